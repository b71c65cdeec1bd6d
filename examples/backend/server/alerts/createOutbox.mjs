/** What does not answer in that time has not taken it. */
export const ANSWER_MS = 10_000
/** Twice as long each time; the last try comes after about two hours and a half. */
export const FIRST_WAIT_MS = 10_000
export const MOST_TRIES = 11

/**
 * What is to be sent, kept on disk until somebody has taken it: neither a restart nor a webhook that is down for an hour loses an
 * alert. At least once, so a message carries the fingerprint and the state that it tells of.
 *
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('../openStore.mjs').openStore>>} options.store
 * @param {typeof fetch} options.fetch
 * @param {(problem: string) => void} options.onProblem
 */
export function createOutbox({ store, fetch, onProblem }) {
  return {
    /**
     * @param {string} to
     * @param {object} message
     * @param {number} now
     */
    put: (to, message, now) =>
      store.change("INSERT INTO outbox VALUES (nextval('messages'), $1, $2, 0, epoch_ms($3::BIGINT))", [
        to,
        JSON.stringify(message),
        String(now),
      ]),

    /**
     * Sends what is due, in the order in which it was put.
     *
     * @param {number} now
     */
    async send(now) {
      const due = await store.ask(
        'SELECT id, address, message, tries FROM outbox WHERE due <= epoch_ms($1::BIGINT) ORDER BY id',
        [String(now)],
      )
      for (const { id, address, message, tries } of due) {
        const answer = await post(fetch, address, message)
        if (answer === 'again' && tries + 1 < MOST_TRIES) {
          const at = now + FIRST_WAIT_MS * 2 ** tries
          await store.change(
            'UPDATE outbox SET tries = tries + 1, due = epoch_ms($1::BIGINT) WHERE id = $2',
            [String(at), id],
          )
          continue
        }
        if (answer !== 'taken')
          onProblem(`Failed to send an alert to ${new URL(address).host}: it was not taken. ${message}`)
        await store.change('DELETE FROM outbox WHERE id = $1', [id])
      }
    },
  }
}

/** @returns {Promise<'taken' | 'again' | 'never'>} */
async function post(fetch, address, body) {
  try {
    const { ok, status } = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    if (ok) return 'taken'
    return status >= 500 || status === 408 || status === 429 ? 'again' : 'never'
  } catch {
    return 'again'
  }
}
