import { closestAcross, parentOf } from './across.ts'
import { ALERTS, GOOD_NEWS } from '../core/tree/changes.ts'
import type { Marks } from './sensor.ts'

/** What the config says by selector, for templates that nobody may edit. */
export interface MarkPatterns {
  readonly error?: readonly string[]
  readonly ambient?: readonly string[]
  /** For all signals, or by signal. */
  readonly ignore?: readonly string[] | { readonly [signal: string]: readonly string[] }
  readonly mask?: readonly string[]
  /** Selector → name. */
  readonly name?: { readonly [selector: string]: string }
}

/**
 * Reads `data-unstuck-*` and the config's `marks`: inherited by descendants, across shadow roots, united along
 * the way. A selector that the browser refuses is left out and told to `onProblem`.
 */
export function createMarks(
  patterns: MarkPatterns = {},
  onProblem: (selector: string) => void = () => {},
): Marks {
  const probe = new DocumentFragment()
  const isValid = (selector: string) => {
    try {
      probe.querySelector(selector)
      return true
    } catch {
      onProblem(selector)
      return false
    }
  }
  const join = (...selectors: string[]) => selectors.filter(isValid).join()

  const { error = [], ambient = [], ignore = [], mask = [], name = {} } = patterns
  const errors = join(...error)
  const ambients = join('[data-unstuck-ambient]', ...ambient)
  const masks = join('[data-unstuck-mask]', ...mask)
  const names = Object.entries(name).filter(([selector]) => isValid(selector))
  const lists = Array.isArray(ignore)
    ? { all: ignore as string[] }
    : (ignore as { [signal: string]: string[] })
  const ignores = Object.entries(lists).map(([signal, selectors]) => [signal, join(...selectors)] as const)
  const anyIgnore = ['[data-unstuck-ignore]', ...ignores.flatMap(([, selector]) => selector || [])].join()

  return {
    ignored(element) {
      const signals = new Set<string>()
      let at = closestAcross(element, anyIgnore)
      for (; at; at = closestAcross(parentOf(at), anyIgnore)) {
        const list = at.getAttribute('data-unstuck-ignore')
        for (const signal of list?.split(/[\s,]+/) ?? []) signals.add(signal || 'all')
        for (const [signal, selector] of ignores) if (selector && at.matches(selector)) signals.add(signal)
      }
      return signals.has('all') ? 'all' : [...signals]
    },
    isMasked: (element) => !!closestAcross(element, masks),
    isAmbient: (element) => !!closestAcross(element, ambients),
    isError: (element) =>
      (!!errors && !!closestAcross(element, errors)) || isBadNews(closestAcross(element, ALERTS)),
    errors,
    name: (element) =>
      element.getAttribute('data-unstuck-name') || names.find(([selector]) => element.matches(selector))?.[1],
  }
}

function isBadNews(alert: Element | undefined): boolean {
  return !!alert?.textContent?.trim() && !alert.matches(GOOD_NEWS) && !alert.querySelector(GOOD_NEWS)
}
