/** What nobody else tells: a report of what came says nothing of what did not. */
const REFUSED = `SELECT why, CAST(sum(events) AS DOUBLE) AS events, CAST(sum(batches) AS DOUBLE) AS batches
  FROM refusals WHERE hour >= $from::TIMESTAMP GROUP BY why ORDER BY events DESC, batches DESC, why LIMIT 5`

const UNSENT = `SELECT key AS reason, CAST(sum(CAST(value AS DOUBLE)) AS DOUBLE) AS events
  FROM told, json_each(told.data)
  WHERE told.type = 'dropped' AND received >= $from::TIMESTAMP
  GROUP BY key ORDER BY events DESC, reason`

/**
 * What was refused here and why, and what pages tell that they did not send, since the first of the days that are looked at.
 *
 * @param {Pick<Awaited<ReturnType<typeof import('../openStore.mjs').openStore>>, 'ask'>} store
 * @param {{ readonly from: string }} filter
 */
export async function findLosses(store, { from }) {
  const [refused, unsent] = await Promise.all([store.ask(REFUSED, { from }), store.ask(UNSENT, { from })])
  return { refused, unsent }
}
