import type { ElementBody } from '../core/observations/deciding.ts'
import type { Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import { closest, findAll, isShown, targetOf } from './selector.ts'
import type { Page, Sensor } from './sensor.ts'

/** An event that the config declares, of the kinds that only the page can see. */
export interface DeclaredEvents {
  readonly [name: string]: { readonly click?: string; readonly element?: string }
}

/** Pages change many times a second; nobody counts milestones that fast. */
export const LOOK_EVERY: Millis = 500

/**
 * Events without code: a press on what a selector names, or its appearance on the page. And of the elements that
 * rules ask about, whether they are there.
 */
export function createDeclaredEvents(events: DeclaredEvents, asked: readonly string[] = []): Sensor {
  const clicks: [name: string, selector: string][] = []
  const elements: [name: string, selector: string][] = []
  for (const [name, { click, element }] of Object.entries(events)) {
    if (click) clicks.push([name, click])
    if (element) elements.push([name, element])
  }
  return (page) => {
    const push = (name: string) => page.push({ type: 'event', at: page.now(), name, props: {} })
    // A press on a label clicks its control as well, in the same task.
    const told = new Set<string>()
    const clicked = page.guard('events', (event: Event) => {
      const target = event.isTrusted && targetOf(event)
      if (!target || page.marks.ignored(target) === 'all') return
      for (const [name, selector] of clicks) {
        if (told.has(name) || !closest(target, selector)) continue
        told.add(name)
        push(name)
      }
      page.window.setTimeout(() => told.clear())
    })
    const stops = [
      clicks.length > 0 && listen(page.window, 'click', clicked),
      elements.length + asked.length > 0 &&
        watchElements(page, [...elements.map(([, selector]) => selector), ...asked], (selector, is) => {
          for (const [name, one] of elements) if (one === selector && is === 'visible') push(name)
          if (asked.includes(selector)) page.push({ type: 'element', at: page.now(), selector, is })
        }),
    ]
    return { stop: () => stops.forEach((stop) => stop && stop()) }
  }
}

/** Each once a page, and when it has changed; what went away and comes back has come again. */
function watchElements(
  page: Page,
  selectors: readonly string[],
  tell: (selector: string, is: ElementBody['is']) => void,
): () => void {
  const { document, location, MutationObserver, clearTimeout } = page.window
  const known = new Map<string, ElementBody['is']>()
  let place = location.pathname
  let timer: number | undefined

  const look = page.guard('events', () => {
    timer = undefined
    if (place !== location.pathname) known.clear()
    place = location.pathname
    for (const selector of new Set(selectors)) {
      const found = findAll(document, selector).slice(0, 20)
      const is = found.some(isShown) ? 'visible' : found.length > 0 ? 'present' : 'absent'
      if (known.get(selector) === is) continue
      known.set(selector, is)
      tell(selector, is)
    }
  })
  const changed = page.guard('events', () => {
    timer ??= page.window.setTimeout(look, LOOK_EVERY)
  })
  const observer = new MutationObserver(changed)
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['class', 'style', 'hidden', 'open', 'id'],
  })
  look()
  return () => {
    observer.disconnect()
    clearTimeout(timer)
  }
}
