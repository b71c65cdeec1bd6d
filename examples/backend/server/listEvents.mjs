import { readTime } from './readTime.mjs'

/** A page of them: larger ones keep others waiting. */
export const PAGE = 5000

/**
 * Events as they came, oldest first, those of one millisecond in the order in which they happened, and what to ask for to get the next.
 *
 * @param {Awaited<ReturnType<typeof import('./openStore.mjs').openStore>>} store
 * @param {{ readonly since?: string, readonly type?: string, readonly after?: string }} query `after` is the `next` of the page before
 */
export async function listEvents(store, { since = '1970-01-01', type = '', after }) {
  const from = readTime(since)
  if (!from) return { error: '"since" is a time, such as 2026-11-21T10:00:00Z.' }
  const place = after === undefined ? [from.getTime(), '', '', ''] : readPlace(after)
  if (!place) return { error: '"after" is what the page before has led to.' }
  const rows = await store.ask(
    `SELECT source, id, type, CAST(epoch_ms(time) AS DOUBLE) AS at, coalesce(sequence, '') AS sequence, visit, "user", release, config,
       sdk, weight, data
     FROM told
     WHERE (time, coalesce(sequence, ''), source, id) > (epoch_ms($1::BIGINT), $2::VARCHAR, $3::VARCHAR, $4::VARCHAR)
       AND time >= epoch_ms($1::BIGINT) AND ($5 = '' OR type = $5)
     ORDER BY time, coalesce(sequence, ''), source, id LIMIT ${PAGE}`,
    [String(place[0]), ...place.slice(1), type],
  )
  const last = rows.length === PAGE ? rows.at(-1) : undefined
  return {
    events: rows.map(writeEvent),
    ...(last && { next: JSON.stringify([last.at, last.sequence, last.source, last.id]) }),
  }
}

function readPlace(after) {
  try {
    const [at, ...texts] = JSON.parse(after)
    return Number.isSafeInteger(at) && texts.length === 3 && texts.every((text) => typeof text === 'string')
      ? [at, ...texts]
      : undefined
  } catch {
    return undefined
  }
}

function writeEvent({ source, id, type, at, sequence, visit, user, release, config, sdk, weight, data }) {
  return {
    specversion: '1.0',
    id,
    source,
    type: `io.unstuck.${type}`,
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    ...(sequence !== '' && { sequence }),
    sdkversion: sdk,
    confighash: config,
    visit,
    ...(release !== null && { release }),
    ...(user !== null && { user }),
    ...(weight !== 1 && { sampledrate: weight }),
    data: JSON.parse(data),
  }
}
