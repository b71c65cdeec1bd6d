import { DAY, HOUR, MINUTE, readDuration, SECOND, type Duration } from '../../core/time.ts'

/** A length of time in words, as it stands in a sentence: `10 minutes`, `1 day`, `250 milliseconds`. */
export function sayTime(duration: Duration): string {
  const time = readDuration(duration)
  if (time === undefined) return String(duration)
  const [unit, name] = UNITS.find(([length]) => time >= length && time % length === 0) ?? [1, 'millisecond']
  const amount = time / unit
  return `${amount} ${name}${amount === 1 ? '' : 's'}`
}

const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
] as const
