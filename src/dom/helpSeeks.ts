import type { Observed } from '../core/observation.ts'
import { closestAcross } from './across.ts'
import { listen } from './listen.ts'
import { nameOf } from '../core/tree/name.ts'
import { watchPresses } from './presses.ts'
import { isPressable } from '../core/tree/role.ts'
import { isSameSite } from '../core/sameSite.ts'
import type { Page, Sensor } from './sensor.ts'
import { CHATS } from './vendors.ts'

/** Addresses on a page of which more are a list of people, and work with them no call for help. */
export const ADDRESSES_OF_A_LIST = 3

type By = Observed<'sought'>['by']

/** The words that people look for, as part of an address or as a whole name: in the languages that we know them in. */
const WORDS =
  'help|help-?(cent(er|re)|desk)|support|customer-?(service|care|support)|contact(-?us)?|get-?(help|support)|faqs?|' +
  'hilfe|hilfe-?center|kontakt|kundenservice|kundendienst|aide|assistance|contactez-?nous|nous-?contacter|' +
  'ayuda|soporte|contacto|cont[aá]ctenos|aiuto|assistenza|contatti|contattaci|ajuda|suporte|contato|contacte-?nos|' +
  'hulp|klantenservice|hj[aä]lp|kundtj[aä]nst|hj[aæ]lp|kundeservice|tuki|apua|pomoc|pomo[cč]|wsparcie|podpora|' +
  'yard[iı]m|destek|помощь|поддержка|контакты|ヘルプ|サポート|お問い合わせ|帮助|支持|联系我们|도움말|고객센터'
const WORD = new RegExp(`^(${WORDS})$`, 'iu')
/** Buttons that open a chat say so in a few words. */
const CALL = new RegExp(
  `^((${WORDS})( us| now)?|(live )?chat( with us| now)?|ask (us|for help)|need help|talk to (us|support|sales)|report a problem)[?!…]?$`,
  'iu',
)
const MARK = '[data-unstuck-help]'

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
      acted({ meant }) {
        const by = seekOf(meant.element, page)
        if (by) told(meant.element, by)
      },
    }),
    listen(window, 'blur', onBlur),
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}

function seekOf(element: Element, page: Page): By | undefined {
  if (closestAcross(element, MARK)) return 'mark'
  if (closestAcross(element, CHATS)) return 'chat'
  if (element.matches('a[href],area[href]')) return seekOfLink(element as HTMLAnchorElement, page)
  return isPressable(element) && CALL.test(nameOf(element, page.marks) ?? '') ? 'button' : undefined
}

function seekOfLink({ href, protocol, ownerDocument }: HTMLAnchorElement, { window }: Page): By | undefined {
  const { location } = window
  if (protocol === 'mailto:' || protocol === 'tel:') {
    const [user = '', host = ''] = href.slice(protocol.length).split('?')[0]!.split('@')
    if (!user) return undefined
    if (WORD.test(user) || (host && isSameSite(host, location.hostname))) return 'address'
    const all = ownerDocument.querySelectorAll('a[href^="mailto:"],a[href^="tel:"]')
    return all.length <= ADDRESSES_OF_A_LIST ? 'address' : undefined
  }
  return isHelp(href) && !isHelp(location.href) ? 'link' : undefined
}

/** A whole part of the path, or of the host's name, says so. */
function isHelp(address: string): boolean {
  try {
    const { protocol, hostname, pathname } = new URL(address)
    if (!/^https?:/.test(protocol)) return false
    return [...hostname.split('.').slice(0, -2), ...pathname.split('/')].some((part) =>
      WORD.test(decodeURIComponent(part).replace(/\.\w{2,5}$/, '')),
    )
  } catch {
    return false
  }
}
