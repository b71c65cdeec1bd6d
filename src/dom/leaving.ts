import { listen } from './listen.ts'
import { withoutHash } from './place.ts'
import type { Page } from './sensor.ts'

/**
 * Calls back when a navigation to another document has begun and nobody prevented it, or a download. Told by the
 * Navigation API; without it by the links and forms that lead away.
 */
export function watchLeaving(page: Page, onLeaving: () => void, onDownload: () => void): () => void {
  const { window } = page
  const { navigation } = window as { navigation?: Navigation }
  /** Handlers decide first; the browser asks the server meanwhile, so a task later is soon enough. */
  const later = (event: Event) => {
    const entry = navigation?.currentEntry
    // A router that takes a navigation over has changed the entry by then.
    const tell = () => void (event.defaultPrevented || navigation?.currentEntry !== entry || onLeaving())
    window.setTimeout(page.guard('leaving', tell))
  }
  const hearNavigation = (event: NavigateEvent) => {
    if (typeof event.downloadRequest === 'string') onDownload()
    else if (!event.destination.sameDocument) later(event)
  }
  const hearPress = (event: Event) => {
    if (event.isTrusted && leadsAway(event, window.location)) later(event)
  }
  return navigation
    ? listen(navigation, 'navigate', page.guard('leaving', hearNavigation))
    : listen(window, 'click submit', page.guard('leaving', hearPress))
}

function leadsAway(event: Event, { href: here }: Location): boolean {
  const nodes = event.composedPath() as Partial<HTMLAnchorElement & HTMLFormElement>[]
  const isSubmit = event.type === 'submit'
  const link = nodes.find(({ localName, href }) => localName === 'a' && typeof href === 'string')
  const { href = '', target, method, download } = (isSubmit ? nodes[0] : link) ?? {}
  if ((target && target !== '_self') || method === 'dialog' || download) return false
  return isSubmit || (href.startsWith('http') && withoutHash(href) !== withoutHash(here))
}
