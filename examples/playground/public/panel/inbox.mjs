import { readEvent } from './readEvent.mjs'

const KEPT = 200

/**
 * Watches what the team's backend receives. By EventSource, since a polling `fetch` would be one more request
 * for unstuck to see.
 */
export function openInbox(change) {
  const events = new EventSource('/friction/live')
  events.addEventListener('open', () => change((state) => (state.inbox = [])))
  events.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data)
    const row = { id: event.id, at: Date.parse(event.time), event, ...readEvent(event) }
    change((state) => (state.inbox = [row, ...state.inbox].slice(0, KEPT)))
  })
  // An open stream would keep the page out of the back/forward cache.
  addEventListener('pagehide', () => events.close())
  addEventListener('pageshow', ({ persisted }) => persisted && openInbox(change))
}
