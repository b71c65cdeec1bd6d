import { hasMinutes, minutesOf } from '../meetHours.ts'
import type { FindClash } from './clash.ts'

/** No minute of the week is in all that are asked for, and in none that must not be; of different zones nothing is said. */
export const findClashingHours: FindClash = (way) => {
  const all = way.flatMap(({ condition, pointer, isWanted }) =>
    'hours' in condition ? [{ hours: condition.hours, pointer, isWanted }] : [],
  )
  for (const zone of new Set(all.map(({ hours }) => hours.zone ?? 'user'))) {
    const mine = all.filter(({ hours }) => (hours.zone ?? 'user') === zone)
    const wanted = mine.filter(({ isWanted }) => isWanted)
    // Hours on no day are doubted by themselves.
    if (wanted.length === 0 || wanted.some(({ hours }) => !hasMinutes(minutesOf(hours)))) continue
    const left = mine
      .map(({ hours, isWanted }) => minutesOf(hours).map((is) => Number(is > 0 === isWanted)))
      .reduce((a, b) => a.map((is, i) => is * b[i]!))
    if (!hasMinutes(left))
      return {
        pointer: mine.at(-1)!.pointer,
        why: 'its hours never come together; for one or the other use "any".',
      }
  }
  return undefined
}
