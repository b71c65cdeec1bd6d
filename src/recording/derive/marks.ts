import { closestAcross, parentOf } from '../../core/tree/across.ts'
import { ALERTS, GOOD_NEWS } from '../../core/tree/changes.ts'
import type { MarkPatterns } from '../pageSettings.ts'
import { firstInside, type PageNode } from '../tree/pageNode.ts'
import { isSelector } from '../tree/selectors.ts'

export interface PageMarks {
  readonly errors: string
  isMasked(element: PageNode): boolean
  isError(element: PageNode): boolean
  isAmbient(element: PageNode): boolean
  ignored(element: PageNode): 'all' | readonly string[]
  name(element: PageNode): string | undefined
}

/** What the host has marked in its own markup, and what the config marks by selector. */
export function createMarks(patterns: MarkPatterns): PageMarks {
  const { error = [], ambient = [], ignore = [], mask = [], name = {} } = patterns
  const join = (...selectors: string[]) => selectors.filter(isSelector).join()
  const errors = join(...error)
  const ambients = join('[data-unstuck-ambient]', ...ambient)
  const masks = join('[data-unstuck-mask]', ...mask)
  const ignoredByConfig = join(...ignore)
  const ignores = join('[data-unstuck-ignore]', ...ignore)
  const names = Object.entries(name).filter(([selector]) => isSelector(selector))

  return {
    errors,
    isMasked: (element) => !!closestAcross(element, masks),
    isAmbient: (element) => !!closestAcross(element, ambients),
    isError: (element) =>
      (errors !== '' && !!closestAcross(element, errors)) || isBadNews(closestAcross(element, ALERTS)),
    name: (element) =>
      element.getAttribute('data-unstuck-name') || names.find(([selector]) => element.matches(selector))?.[1],
    ignored(element) {
      const signals = new Set<string>()
      let at = closestAcross(element, ignores)
      for (; at; at = closestAcross(parentOf(at), ignores)) {
        const list = at.getAttribute('data-unstuck-ignore')
        for (const signal of list?.split(/[\s,]+/) ?? []) signals.add(signal || 'all')
        if (ignoredByConfig !== '' && at.matches(ignoredByConfig)) signals.add('all')
      }
      return signals.has('all') ? 'all' : [...signals]
    },
  }
}

/** Elements of an alert that are looked at for good news. */
const ALERT_READ = 40

function isBadNews(alert: PageNode | undefined): boolean {
  if (!alert?.textContent.trim() || alert.matches(GOOD_NEWS)) return false
  return !firstInside(alert, ALERT_READ).some((each) => each.matches(GOOD_NEWS))
}
