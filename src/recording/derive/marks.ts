import { closestAcross, parentOf } from '../../core/tree/across.ts'
import { ALERTS, GOOD_NEWS } from '../../core/tree/changes.ts'
import { firstInside, type PageNode } from '../tree/pageNode.ts'

interface PageMarks {
  readonly errors: string
  isMasked(element: PageNode): boolean
  isError(element: PageNode): boolean
  isAmbient(element: PageNode): boolean
  ignored(element: PageNode): 'all' | readonly string[]
  name(element: PageNode): string | undefined
}

/** What the host has marked in its own markup; what a config says by selector is not in a recording. */
export const marks: PageMarks = {
  errors: '',
  isMasked: (element) => !!closestAcross(element, '[data-unstuck-mask]'),
  isAmbient: (element) => !!closestAcross(element, '[data-unstuck-ambient]'),
  isError: (element) => isBadNews(closestAcross(element, ALERTS)),
  name: (element) => element.getAttribute('data-unstuck-name') ?? undefined,
  ignored(element) {
    const signals = new Set<string>()
    let at = closestAcross(element, IGNORE)
    for (; at; at = closestAcross(parentOf(at), IGNORE)) {
      const list = at.getAttribute('data-unstuck-ignore')
      for (const signal of list?.split(/[\s,]+/) ?? []) signals.add(signal || 'all')
    }
    return signals.has('all') ? 'all' : [...signals]
  },
}

const IGNORE = '[data-unstuck-ignore]'
/** Elements of an alert that are looked at for good news. */
const ALERT_READ = 40

function isBadNews(alert: PageNode | undefined): boolean {
  if (!alert?.textContent.trim() || alert.matches(GOOD_NEWS)) return false
  return !firstInside(alert, ALERT_READ).some((each) => each.matches(GOOD_NEWS))
}
