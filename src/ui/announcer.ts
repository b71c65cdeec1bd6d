/** Long enough for a screen reader to have noticed the region before its text comes. */
export const ANNOUNCE_AFTER_MS = 150

/** Says things politely through a live region, the latest one if several come at once. */
export function createAnnouncer(status: HTMLElement) {
  let timer = 0
  return {
    say(text: string) {
      clearTimeout(timer)
      status.textContent = ''
      timer = window.setTimeout(() => (status.textContent = text), ANNOUNCE_AFTER_MS)
    },
    stop: () => clearTimeout(timer),
  }
}
