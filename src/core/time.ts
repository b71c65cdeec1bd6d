/**
 * A point in time (epoch milliseconds) or a length of time (milliseconds). The mark keeps a count, a pixel
 * or a second from being passed where a time belongs, while plain arithmetic stays plain.
 */
export type Millis = number & { readonly unit?: 'ms' }

/** A length of time as people write it: `250ms`, `20s`, `2m`, `1h`, `7d`, or milliseconds as a number. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

export const SECOND: Millis = 1000
export const MINUTE: Millis = 60 * SECOND
export const HOUR: Millis = 60 * MINUTE
export const DAY: Millis = 24 * HOUR

const UNITS: Record<string, Millis> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY }
const DURATION = /^(\d{1,12}(?:\.\d{1,6})?)(ms|s|m|h|d)$/

/** The milliseconds of a duration; `undefined` for what is none. */
export function readDuration(value: unknown): Millis | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined
  if (typeof value !== 'string') return undefined
  const [, amount, unit] = DURATION.exec(value) ?? []
  return amount && unit ? Number(amount) * UNITS[unit]! : undefined
}
