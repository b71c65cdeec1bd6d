import type { Observed } from '../core/observation.ts'
import { closestAcross } from './across.ts'
import { listen } from './listen.ts'
import { nameOf } from '../core/tree/name.ts'
import { watchPresses, type Press } from './presses.ts'
import { isPressable } from '../core/tree/role.ts'
import { HELP_MARK, isCall, isHelpAddress, isHelpAt } from '../core/tree/helpWords.ts'
import { readUrl } from './readUrl.ts'
import type { Page, Sensor } from './sensor.ts'
import { CHATS } from '../core/tree/chats.ts'

type By = Observed<'sought'>['by']

/**
 * The user goes for help, as `sought` observations. What leads from one page of the help to the next is reading,
 * and the addresses in a list of people are work.
 */
export const startHelpSeeks: Sensor = (page) => {
  const { window } = page
  const told = page.guard('helpSeeks', (element: Element, by: By) => {
    const ignored = page.marks.ignored(element)
    if (ignored === 'all') return
    const body = { by, target: page.describe(element), ...(ignored.length > 0 && { ignored }) }
    page.push({ type: 'sought', at: page.now(), ...body })
  })
  /** A launcher in a frame takes the focus, and tells nobody. */
  const onBlur = page.guard('helpSeeks', ({ target, currentTarget }: Event) => {
    const frame = window.document.activeElement
    if (target === currentTarget && frame?.matches('iframe') && closestAcross(frame, CHATS))
      told(frame, 'chat')
  })
  const stops = [
    watchPresses(page, {
      acted(press) {
        const by = seekOf(press, page)
        if (by) told(press.meant.element, by)
      },
    }),
    listen(window, 'blur', onBlur),
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}

function seekOf({ meant: { element }, name }: Press, page: Page): By | undefined {
  const part = closestAcross(element, `${HELP_MARK},${CHATS}`)
  if (part) return closestAcross(element, HELP_MARK) ? 'mark' : 'chat'
  if (element.matches('a[href],area[href]')) return seekOfLink(element as HTMLAnchorElement, page)
  return isPressable(element) && isCall(name ?? nameOf(element, page.marks) ?? '') ? 'button' : undefined
}

function seekOfLink({ href, protocol, ownerDocument }: HTMLAnchorElement, { window }: Page): By | undefined {
  const { location } = window
  if (protocol === 'mailto:' || protocol === 'tel:') {
    const count = () => ownerDocument.querySelectorAll('a[href^="mailto:"],a[href^="tel:"]').length
    return isHelpAddress(href.slice(protocol.length), location.hostname, count) ? 'address' : undefined
  }
  return isHelp(href) && !isHelp(location.href) ? 'link' : undefined
}

function isHelp(address: string): boolean {
  const url = readUrl(address, 'about:blank')
  return !!url && /^https?:/.test(url.protocol) && isHelpAt(url.hostname, url.pathname)
}
