import { hashText } from '../core/hash.ts'

/** Whether this user is among those that are told of: the same answer on every page and every day. */
export function isSampled(who: string, share: number): boolean {
  return Number.parseInt(hashText(`sample\u0000${who}`), 36) % 10_000 < share * 10_000
}
