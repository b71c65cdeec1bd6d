import { DAY, HOUR, MINUTE, SECOND, type Millis } from '../core/time.ts'

/** A length of time as people say it, to the nearest unit: `250 ms`, `20 s`, `10 min`, `7 days`. */
export function nameTime(time: Millis): string {
  if (time > 0 && time < SECOND) return `${time} ms`
  if (time < MINUTE) return `${Math.round(time / SECOND)} s`
  if (time < HOUR) return `${Math.round(time / MINUTE)} min`
  if (time < DAY) return `${Math.round(time / HOUR)} h`
  const days = Math.round(time / DAY)
  return days === 1 ? '1 day' : `${days} days`
}
