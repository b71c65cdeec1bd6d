import type { Heard, openInspector } from '../inspector/openInspector.tsx'
import type { Unstuck, UnstuckOptions } from '../surface.ts'
import { eventNames } from '../eventNames.ts'

/** The parameter of the page's address that opens the inspector, for those who write rules: `?unstuck-inspect`. */
const INSPECT = 'unstuck-inspect'

/** What is told until the inspector has been loaded; it is small, so that is soon. */
const HEARD_KEPT = 1000

/** Opens the inspector where the address asks for it. Hears at once, so that nothing is missed while it loads. */
export function inspectOnRequest(
  unstuck: Unstuck,
  load: () => Promise<{ readonly openInspector: typeof openInspector }>,
  options?: Pick<UnstuckOptions, 'nonce'> | null,
): void {
  if (!isAsked()) return
  const heard: Heard[] = []
  const offs = eventNames.map((type) =>
    unstuck.on(type, (event) => {
      if (heard.length < HEARD_KEPT) heard.push([type, event] as unknown as Heard)
    }),
  )
  const opening = whenParsed().then(load)
  opening
    .then((inspector) => {
      for (const off of offs) off()
      const nonce = options?.nonce
      inspector.openInspector(unstuck, {
        heard,
        onClose: forgetAsking,
        ...(typeof nonce === 'string' && { nonce }),
      })
    })
    // Without it the page works as ever.
    .catch(() => {})
}

/** Asked for once, it stays over the page loads of its tab until it is closed. */
function isAsked(): boolean {
  const isAskedHere = new URLSearchParams(location.search).has(INSPECT)
  try {
    if (isAskedHere) sessionStorage.setItem(INSPECT, '1')
    return isAskedHere || sessionStorage.getItem(INSPECT) !== null
  } catch {
    return isAskedHere
  }
}

function forgetAsking(): void {
  try {
    sessionStorage.removeItem(INSPECT)
  } catch {
    // Forbidden: then it was not kept either.
  }
}

async function whenParsed(): Promise<void> {
  if (document.readyState !== 'loading') return
  await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }))
}
