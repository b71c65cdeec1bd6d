import { listen } from './listen.ts'
import type { Page } from './sensor.ts'

/**
 * Calls back when a navigation to another document has begun and nobody prevented it. Told by the Navigation
 * API; without it by the links and forms that lead away.
 */
export function watchLeaving(page: Page, onLeaving: () => void): () => void {
  const { window } = page
  const navigation = (window as { navigation?: Navigation }).navigation
  /** Handlers decide first; the browser asks the server meanwhile, so a task later is soon enough. */
  const later = (event: Event, isOff: () => boolean = () => false) => {
    window.setTimeout(page.guard('leaving', () => void (event.defaultPrevented || isOff() || onLeaving())))
  }
  if (!navigation) {
    return listen(
      window,
      'click submit',
      page.guard(
        'leaving',
        (event: Event) => void (event.isTrusted && leadsAway(event, window) && later(event)),
      ),
    )
  }
  let changes = 0
  const stops = [
    listen(
      navigation,
      'navigate',
      page.guard('leaving', (event: NavigateEvent) => {
        const before = changes
        // A router that intercepts has changed the entry by then, and leads nowhere else.
        if (!event.destination.sameDocument && event.downloadRequest === null)
          later(event, () => changes > before)
      }),
    ),
    listen(navigation, 'currententrychange', () => void changes++),
  ]
  return () => stops.forEach((stop) => stop())
}

function leadsAway(event: Event, { location }: Window): boolean {
  const nodes = event.composedPath() as Partial<HTMLAnchorElement & HTMLFormElement>[]
  if (event.type === 'submit') {
    const { target, method } = nodes[0]!
    return method !== 'dialog' && (!target || target === '_self')
  }
  const link = nodes.find(({ localName, href }) => localName === 'a' && href)
  if (!link || (link.target && link.target !== '_self') || link.hasAttribute!('download')) return false
  const bare = (url: string) => url.replace(/#.*/, '')
  return (
    /^https?:/.test(link.href!) && (bare(link.href!) !== bare(location.href) || !link.href!.includes('#'))
  )
}
