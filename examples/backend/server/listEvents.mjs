/** A page of them: larger ones keep others waiting. */
export const PAGE = 5000

/**
 * Events as they came, oldest first, and what to ask for to get the next ones.
 *
 * @param {Awaited<ReturnType<typeof import('./openStore.mjs').openStore>>} store
 * @param {{ readonly since?: string, readonly type?: string, readonly after?: string }} query `after` is the `next` of the page before
 */
export async function listEvents(store, { since = '1970-01-01', type = '', after }) {
  const [time, id = ''] = after === undefined ? [since] : after.split(/ (.*)/s)
  const from = new Date(time)
  if (Number.isNaN(from.getTime())) return { error: '"since" is a time, such as 2026-11-21T10:00:00Z.' }
  const rows = await store.ask(
    `SELECT id, source, type, strftime(time, '%Y-%m-%dT%H:%M:%S.%gZ') AS time, visit, "user", release, config, sdk, weight, data
     FROM events
     WHERE (time > $1::TIMESTAMP OR (time = $1::TIMESTAMP AND id > $2)) AND ($3 = '' OR type = $3)
     ORDER BY time, id LIMIT ${PAGE}`,
    [from.toISOString().replace('Z', ''), id, type],
  )
  const last = rows.length === PAGE ? rows.at(-1) : undefined
  return { events: rows.map(writeEvent), ...(last && { next: `${last.time} ${last.id}` }) }
}

function writeEvent({ id, source, type, time, visit, user, release, config, sdk, weight, data }) {
  return {
    specversion: '1.0',
    id,
    source,
    type: `io.unstuck.${type}`,
    time,
    datacontenttype: 'application/json',
    sdkversion: sdk,
    confighash: config,
    visit,
    ...(release !== null && { release }),
    ...(user !== null && { user }),
    ...(weight !== 1 && { sampledrate: weight }),
    data: JSON.parse(data),
  }
}
