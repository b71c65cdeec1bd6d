import { listen } from './listen.ts'
import { withoutHash } from './place.ts'
import type { Page } from './sensor.ts'

/**
 * Calls back when a navigation to another document has begun and nobody prevented it. Told by the Navigation
 * API; without it by the links and forms that lead away.
 */
export function watchLeaving(page: Page, onLeaving: () => void): () => void {
  const { window } = page
  const { navigation } = window as { navigation?: Navigation }
  const hear = page.guard('leaving', (event: Event) => {
    if (
      !(navigation ? isLeaving(event as NavigateEvent) : event.isTrusted && leadsAway(event, window.location))
    )
      return
    const entry = navigation?.currentEntry
    // Handlers decide first, and a router that takes over has changed the entry by then. The browser asks the
    // server meanwhile, so a task later is soon enough.
    const tell = () => void (event.defaultPrevented || navigation?.currentEntry !== entry || onLeaving())
    window.setTimeout(page.guard('leaving', tell))
  })
  return navigation ? listen(navigation, 'navigate', hear) : listen(window, 'click submit', hear)
}

function isLeaving({ destination, downloadRequest }: NavigateEvent): boolean {
  return !destination.sameDocument && downloadRequest === null
}

function leadsAway(event: Event, location: Location): boolean {
  const nodes = event.composedPath() as Partial<HTMLAnchorElement & HTMLFormElement>[]
  const {
    href = location.href,
    target,
    method,
    download,
  } = (event.type === 'submit' ? nodes[0] : nodes.find(({ localName, href }) => localName === 'a' && href)) ??
  {}
  if ((target && target !== '_self') || method === 'dialog' || download) return false
  return (
    event.type === 'submit' || (href.startsWith('http') && withoutHash(href) !== withoutHash(location.href))
  )
}
