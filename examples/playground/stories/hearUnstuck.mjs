/** What unstuck tells, of every kind. */
const KINDS = ['observation', 'signal', 'decision', 'intervention', 'problem']

/**
 * Listens to unstuck on every page of a browser context, from its first word on: by the same queue that the
 * script tag's stub keeps.
 *
 * @param {import('playwright').BrowserContext} context
 * @param {(kind: string, happened: any) => void} hear
 */
export async function hearUnstuck(context, hear) {
  await context.exposeBinding('heardFromUnstuck', (_, kind, happened) => hear(kind, happened))
  await context.addInitScript((kinds) => {
    window.unstuck = function () {
      ;(window.unstuck.q = window.unstuck.q || []).push(arguments)
    }
    for (const kind of kinds) {
      window.unstuck('on', kind, (happened) => {
        const { error: _, ...plain } = happened
        window.heardFromUnstuck(kind, plain)
      })
    }
  }, KINDS)
}
