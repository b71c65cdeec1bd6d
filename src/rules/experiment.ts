import { hashText } from '../core/hash.ts'

/**
 * Whether this user belongs to the control group of a rule: the same answer on every device and after every
 * reload, independent between rules. Without a stable id there is no control group. Another salt draws all groups
 * anew.
 *
 * The hash spreads users evenly and keeps no secret: whoever knows a user's id can tell the group, for rule and salt
 * are in the config.
 */
export function isHeldOut(user: string | undefined, rule: string, holdout: number, salt = ''): boolean {
  if (user === undefined || holdout <= 0) return false
  const words = salt === '' ? [rule, user] : [salt, rule, user]
  return Number.parseInt(hashText(words.join('\u0000')), 36) % 10_000 < holdout * 10_000
}
