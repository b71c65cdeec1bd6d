import { hashText } from '../core/hash.ts'

/**
 * Whether this user belongs to the control group of a rule: the same answer on every device and after every
 * reload, independent between rules. Without a stable id there is no control group.
 */
export function isHeldOut(user: string | undefined, rule: string, holdout: number): boolean {
  if (user === undefined || holdout <= 0) return false
  return Number.parseInt(hashText(`${rule}\u0000${user}`), 36) % 10_000 < holdout * 10_000
}
