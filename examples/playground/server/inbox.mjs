import { describeEvent } from './describeEvent.mjs'
import { createInk } from './ink.mjs'

const KEPT = 500

/**
 * What the team's backend received: prints one line an event, keeps the last {@link KEPT}, and passes each on
 * to those who watch.
 *
 * @param {{ write(line: string): void, isTTY?: boolean } | undefined} terminal silent where there is none
 */
export function createInbox(terminal) {
  /** @type {import('../public/panel/readEvent.mjs').CloudEvent[]} */
  const events = []
  /** Ids seen, since delivery is at least once. */
  const seen = new Set()
  /** @type {Set<(event: import('../public/panel/readEvent.mjs').CloudEvent) => void>} */
  const watchers = new Set()
  const ink = terminal && createInk(terminal)

  return {
    events,
    /**
     * @param {string} body a CloudEvents batch: a JSON array
     * @returns {boolean} false where it is none
     */
    receive(body) {
      const batch = readBatch(body)
      for (const event of batch ?? []) {
        if (typeof event?.type !== 'string' || seen.has(event.id)) continue
        seen.add(event.id)
        events.push(event)
        if (events.length > KEPT) seen.delete(events.shift().id)
        if (terminal && ink) terminal.write(`${describeEvent(event, ink)}\n`)
        for (const watcher of watchers) watcher(event)
      }
      return batch !== undefined
    },
    /** @param {(event: import('../public/panel/readEvent.mjs').CloudEvent) => void} watcher */
    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

/** @returns {import('../public/panel/readEvent.mjs').CloudEvent[] | undefined} */
function readBatch(body) {
  try {
    const batch = JSON.parse(body)
    return Array.isArray(batch) ? batch : undefined
  } catch {
    return undefined
  }
}
