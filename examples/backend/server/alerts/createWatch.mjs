import { findTrouble } from './findTrouble.mjs'
import { writeMessage } from './writeMessage.mjs'

/** An alert is over when half as many users as it takes are left: at the limit it would come and go all the time. */
export const OVER_AT = 0.5
/** So many places at once are one trouble, or somebody who makes up names: more messages help nobody. */
export const MOST_OPEN = 20

/**
 * Opens alerts and resolves them by themselves: one is open for each place, however often somebody looks.
 *
 * ```
 *   users ≥ n, ≥ times what is usual          users < n / 2, heard of all that time; or the alert is gone from the file
 *  ───────────────────────────────▶ open ───────────────────────────────────────────────▶ resolved
 * ```
 *
 * A server that was down has heard of nobody, which is no good news: until it has listened for as long as an alert looks back, it resolves none
 * of them. And an alert that cannot be read today is not gone.
 *
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('../openStore.mjs').openStore>>} options.store
 * @param {readonly import('./readAlerts.mjs').Alert[]} options.alerts
 * @param {ReturnType<typeof import('./createOutbox.mjs').createOutbox>} options.outbox
 * @param {string} options.report where the report is
 * @param {number} options.since when this server began to listen, epoch milliseconds
 * @param {boolean} options.isWhole all of the file could be read
 */
export function createWatch({ store, alerts, outbox, report, since, isWhole }) {
  return async function look(now) {
    const rows = await store.ask(
      "SELECT fingerprint, alert, page, place, failure, users, strftime(opened, '%Y-%m-%dT%H:%M:%SZ') AS opened FROM alerts WHERE resolved IS NULL",
    )
    const open = new Map(rows.map((row) => [row.fingerprint, row]))
    for (const alert of alerts) {
      const troubles = new Map((await findTrouble(store, alert, now)).map((one) => [nameOf(alert, one), one]))
      const news = [...troubles]
        .filter(([fingerprint, trouble]) => !open.has(fingerprint) && isReached(alert, trouble))
        .sort(([, a], [, b]) => b.users - a.users)
      const room = MOST_OPEN - rows.filter((row) => row.alert === alert.id).length
      for (const [fingerprint, trouble] of news.slice(0, Math.max(0, room)))
        await raise(alert, fingerprint, trouble, now)
      for (const [fingerprint, row] of open) {
        if (row.alert !== alert.id) continue
        const users = troubles.get(fingerprint)?.users ?? 0
        const hasListened = now - since >= 1000 * alert.within
        if (hasListened && users < OVER_AT * alert.users) await resolve(alert, { ...row, users }, now)
      }
    }
    for (const row of isWhole ? open.values() : []) {
      if (!alerts.some(({ id }) => id === row.alert)) await close(row.fingerprint, now)
    }
  }

  async function raise(alert, fingerprint, trouble, now) {
    const { page, place, failure, users, usual } = trouble
    const about = { fingerprint, page, place, failure, users, usual, opened: new Date(now).toISOString() }
    // Told first: who is stopped in between tells it twice, and never not at all.
    await outbox.put(alert.to, writeMessage('opened', alert, about, report), now)
    await store.change(
      'INSERT INTO alerts VALUES ($1, $2, $3, $4, $5, $6, $7, $8, epoch_ms($9::BIGINT), NULL)',
      [fingerprint, alert.id, alert.signal, page, place, failure, users, alert.do, String(now)],
    )
  }

  async function resolve(alert, row, now) {
    await outbox.put(alert.to, writeMessage('resolved', alert, row, report), now)
    await close(row.fingerprint, now)
  }

  function close(fingerprint, now) {
    return store.change(
      'UPDATE alerts SET resolved = epoch_ms($1::BIGINT) WHERE fingerprint = $2 AND resolved IS NULL',
      [String(now), fingerprint],
    )
  }
}

function nameOf({ id }, { page, place, failure }) {
  return JSON.stringify([id, page, place, failure])
}

function isReached({ users: least, timesBaseline }, { users, usual }) {
  if (users < least) return false
  return timesBaseline === undefined || (usual !== undefined && users >= timesBaseline * usual)
}
