import { writeSql } from '../report/writeSql.mjs'

/** What is usual is the median of as many days. */
export const USUAL_DAYS = 14
/** With fewer nobody knows what is usual, and what is unknown alarms nobody. */
export const KNOWN_DAYS = 3

const DAY = 86_400_000

/** Users at each place in the same part of the day, today and on the days before. Nothing happens later than we hear of it. */
const SQL = `WITH told AS (
  SELECT page, coalesce(target, form, '') AS place, coalesce(error, request, asset, '') AS failure, who, weight,
    dateDiff('second', least(time, received), {until}) AS ago
  FROM events
  WHERE type = 'signal' AND signal = {signal} AND least(time, received) >= {from} AND least(time, received) <= {until}
    AND ({page} = '' OR page = {page}) AND ({form} = '' OR form = {form}) AND ({target} = '' OR target = {target})
    AND ({release} = '' OR release = {release}) AND ({request} = '' OR request = {request}) AND ({error} = '' OR error = {error})
),
struck AS (
  SELECT page, place, failure, floor(ago / 86400) AS daysAgo, who, max(weight) AS stood
  FROM told WHERE ago - 86400 * floor(ago / 86400) < {seconds} GROUP BY page, place, failure, floor(ago / 86400), who
)
SELECT page, place, failure, CAST(daysAgo AS DOUBLE) AS daysAgo, sum(stood) AS users
FROM struck GROUP BY page, place, failure, daysAgo`

/**
 * Every place where an alert's signal was seen in its time, with how many users, and how many are usual there at this time of the day.
 *
 * @param {Pick<Awaited<ReturnType<typeof import('../openStore.mjs').openStore>>, 'ask'>} store
 * @param {import('./readAlerts.mjs').Alert} alert
 * @param {number} now
 * @returns {Promise<{ page: string, place: string, failure: string, users: number, usual: number | undefined }[]>}
 */
export async function findTrouble(store, { signal, where, within }, now) {
  const { sql, needs } = writeSql(SQL)
  const values = {
    page: '',
    form: '',
    target: '',
    release: '',
    request: '',
    error: '',
    ...where,
    signal,
    seconds: within,
    from: writeTime(now - USUAL_DAYS * DAY - 1000 * within),
    until: writeTime(now),
  }
  const rows = await store.ask(sql, Object.fromEntries(needs.map((name) => [name, values[name]])))
  // By our own clock: one device that lives in the past would know of fourteen days.
  const [{ first }] = await store.ask('SELECT CAST(epoch_ms(min(received)) AS DOUBLE) AS first FROM told')
  const known = Math.min(USUAL_DAYS, Math.floor((now - first) / DAY))
  const places = new Map()
  for (const { page, place, failure, daysAgo, users } of rows) {
    const key = JSON.stringify([page, place, failure])
    const found = places.get(key) ?? { page, place, failure, users: 0, before: [] }
    places.set(key, found)
    if (daysAgo === 0) found.users = users
    else if (daysAgo <= known) found.before.push(users)
  }
  return [...places.values()].map(({ before, ...found }) => ({
    ...found,
    usual: known >= KNOWN_DAYS ? median(before, known) : undefined,
  }))
}

/** On days without any of it, it were none. */
function median(counts, days) {
  const all = [...counts, ...Array.from({ length: days - counts.length }, () => 0)].sort((a, b) => a - b)
  return (all[Math.floor((days - 1) / 2)] + all[Math.ceil((days - 1) / 2)]) / 2
}

function writeTime(at) {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '')
}
