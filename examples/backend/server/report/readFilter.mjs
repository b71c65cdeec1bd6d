/** Four weeks: every day of the week as often as any other. */
export const DEFAULT_DAYS = 28
/** A year; retention forgets what is older in most products. */
export const MOST_DAYS = 366
/** No page, release or signal has a longer name. */
const LONGEST = 300

const DAY = 86_400_000

/**
 * What a reader wants to see: days of UTC up to now, the last of them a part of one; and as many before them to compare with, of the
 * last again as much: the morning of a day has fewer users than a whole one.
 *
 * @param {{ readonly [name: string]: string | undefined }} query `days`, `page`, `release`, `signal`
 * @param {number} now epoch milliseconds
 */
export function readFilter(query, now) {
  const days = Number(query.days ?? DEFAULT_DAYS)
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    return { error: `"days" is a whole number from 1 to ${MOST_DAYS}.` }
  const texts = { page: query.page ?? '', release: query.release ?? '', signal: query.signal ?? '' }
  const long = Object.keys(texts).find((name) => texts[name].length > LONGEST)
  if (long) return { error: `"${long}" has at most ${LONGEST} characters.` }
  const from = Math.floor(now / DAY) * DAY - (days - 1) * DAY
  return {
    filter: {
      days,
      ...texts,
      before: writeTime(from - days * DAY),
      beforeUntil: writeTime(now - days * DAY),
      from: writeTime(from),
      until: writeTime(now),
    },
  }
}

function writeTime(at) {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '')
}
