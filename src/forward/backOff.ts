import { MINUTE, SECOND, type Millis } from '../core/time.ts'

/** A server that restarts is back in a second or two. */
export const BACK_OFF_FIRST: Millis = SECOND
/** Jitter included: nobody who looks at an incoming log wants to wait longer for a server that is back. */
export const BACK_OFF_AT_MOST: Millis = MINUTE
/** Half of it up or down, so that pages which failed together do not come back together. */
export const BACK_OFF_JITTER = 0.5
/** A visit is rarely longer; a server that asks for an hour would get nothing of it. */
export const RETRY_AFTER_AT_MOST: Millis = 5 * MINUTE

/**
 * How long to wait after so many failed rounds in a row, but not less than the server asks for. The longest waits
 * differ by chance too, so it is the wait before the jitter that stops to grow.
 */
export function computeBackOff(failures: number, asked: Millis, random: number): Millis {
  const even = Math.min(BACK_OFF_FIRST * 2 ** (failures - 1), BACK_OFF_AT_MOST / (1 + BACK_OFF_JITTER))
  return Math.max(asked, even * (1 + BACK_OFF_JITTER * (2 * random - 1)))
}

/** The wait that a `Retry-After` asks for, in seconds or as a date (RFC 9110, 10.2.3); 0 where it asks for none. */
export function readRetryAfter(header: string | null, now: Millis): Millis {
  if (!header) return 0
  const asked = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - now
  return Math.min(RETRY_AFTER_AT_MOST, Math.max(0, asked || 0))
}
