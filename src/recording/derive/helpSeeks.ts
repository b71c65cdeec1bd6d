import type { Observed } from '../../core/observation.ts'
import type { Millis } from '../../core/time.ts'
import { closestAcross } from '../../core/tree/across.ts'
import { CHATS } from '../../core/tree/chats.ts'
import { HELP_MARK, isCall, isHelpAddress, isHelpAt } from '../../core/tree/helpWords.ts'
import { nameOf } from '../../core/tree/name.ts'
import { isPressable } from '../../core/tree/role.ts'
import type { PageNode } from '../tree/pageNode.ts'
import { hostOf, readAddress } from './address.ts'
import { findAll } from './forms/find.ts'
import { describe, type Rebuilt } from './rebuilt.ts'

/** Nodes searched for addresses. */
const PAGE_READ = 6000

/** The user goes for help: as in the page, but where words are masked. */
export function tellHelpSeek(element: PageNode, at: Millis, page: Rebuilt): void {
  const by = seekOf(element, page)
  const ignored = page.marks.ignored(element)
  if (!by || ignored === 'all') return
  const target = describe(element, page)
  page.push({ type: 'sought', at, by, target, ...(ignored.length > 0 && { ignored }) })
}

function seekOf(element: PageNode, page: Rebuilt): Observed<'sought'>['by'] | undefined {
  if (closestAcross(element, HELP_MARK)) return 'mark'
  if (closestAcross(element, CHATS)) return 'chat'
  if (!element.matches('a[href],area[href]'))
    return isPressable(element) && isCall(nameOf(element, page.marks) ?? '') ? 'button' : undefined
  const link = readAddress(element.getAttribute('href') ?? '', page.href)
  const here = readAddress(page.href)
  if (/^(mailto|tel):$/.test(link.protocol)) {
    const { document } = page.tree
    const count = () =>
      document ? findAll(document, 'a[href^="mailto:"],a[href^="tel:"]', PAGE_READ).length : 0
    return isHelpAddress(link.pathname, hostOf(here), count) ? 'address' : undefined
  }
  const isHelp = /^https?:$/.test(link.protocol) && isHelpAt(hostOf(link), link.pathname)
  return isHelp && !isHelpAt(hostOf(here), here.pathname) ? 'link' : undefined
}
