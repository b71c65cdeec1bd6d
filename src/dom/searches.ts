import { PENDING_AT_MOST } from '../core/acts/waits.ts'
import type { Millis } from '../core/time.ts'
import { closestAcross } from './across.ts'
import { listen } from './listen.ts'
import { watchPresses } from './presses.ts'
import { answeredSince, hasOpenRequest } from './requestLog.ts'
import { createQueries } from './queries.ts'
import { GRID, isSearchField, partOfSearch } from './search.ts'
import { findAll, targetOf } from './selector.ts'
import type { Sensor } from './sensor.ts'

/** Who stops typing for so long looks at what has come: pauses between keys are a third of that. */
export const TYPING_PAUSE: Millis = 1000
/** A request that has not been answered by then is asked for again. */
const LOOK_AGAIN: Millis = 500

interface Typing {
  readonly field: HTMLInputElement
  at: Millis
  /** The page has changed since. */
  shown: boolean
  /** Rows of a table have: they are read in place. */
  narrows: boolean
  timer?: number
}

/**
 * What is looked for in searches, as `query` observations that hold no word of it. A query is made when it is sent, or
 * when typing has paused and something came; what is typed to narrow a table is none.
 */
export const startSearches: Sensor = (page) => {
  const { window } = page
  const { document } = window
  const guard = <F extends (...args: never[]) => unknown>(callback: F) => page.guard('searches', callback)
  const queries = createQueries(new URLSearchParams(window.location.search).values())
  const observer = new window.MutationObserver(guard(see))
  let typing: Typing | undefined
  /** The field that was worked in last. */
  let latest: HTMLInputElement | undefined

  function tell(field: HTMLInputElement, isSent: boolean): void {
    const ignored = page.marks.ignored(field)
    const search = page.describe(field)
    const nth = queries.note(search.key, field.value, isSent)
    if (nth === undefined || ignored === 'all') return
    const more = ignored.length > 0 && { ignored }
    page.push({ type: 'query', step: 'made', at: page.now(), search, nth, ...more })
  }

  function tellChosen(): void {
    page.push({ type: 'query', step: 'chosen', at: page.now() })
  }

  const enter = guard((event: Event) => {
    const field = searchOf(event)
    if (field) queries.open(page.describe(field).key, field.value)
  })

  const type = guard((event: Event) => {
    const field = event.isTrusted && !(event as InputEvent).isComposing && searchOf(event)
    if (!field) return
    letGo()
    latest = field
    typing = { field, at: page.now(), shown: false, narrows: false }
    observer.observe(field.getRootNode(), { subtree: true, childList: true, characterData: true })
    if (field.getRootNode() !== document)
      observer.observe(document, { subtree: true, childList: true, characterData: true })
    later(TYPING_PAUSE)
  })

  function later(wait: Millis): void {
    if (typing) typing.timer = window.setTimeout(guard(judge), wait)
  }

  function judge(): void {
    see(observer.takeRecords())
    if (!typing) return
    const { field, at, shown, narrows } = typing
    if (page.now() - at > PENDING_AT_MOST) return letGo()
    if (!narrows && (shown || answeredSince(page, at) === 'served')) {
      letGo()
      return tell(field, false)
    }
    if (hasOpenRequest(page, at)) return later(LOOK_AGAIN)
    letGo()
  }

  function see(records: readonly MutationRecord[]): void {
    for (const { target, addedNodes, removedNodes, type } of records.slice(0, RECORDS_READ)) {
      if (!typing || typing.narrows) return
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement
      if (!element || page.marks.isAmbient(element)) continue
      const isRead =
        type === 'characterData' || [...addedNodes, ...removedNodes].some((node) => node.textContent?.trim())
      typing.narrows = !!closestAcross(element, GRID)
      typing.shown ||= isRead
    }
  }

  function letGo(): void {
    window.clearTimeout(typing?.timer)
    typing = undefined
    observer.disconnect()
  }

  const press = guard((event: KeyboardEvent) => {
    if (!event.isTrusted || event.key !== 'Enter' || event.isComposing || event.repeat) return
    const field = searchOf(event)
    if (!field) return
    if (field.getAttribute('aria-activedescendant')) return tellChosen()
    send(field)
  })

  const submit = guard((event: Event) => {
    const form = targetOf(event)
    const field = form && findAll(form, 'input,textarea').find((one) => isSearchField(one, page.marks))
    if (event.isTrusted && field) send(field as HTMLInputElement)
  })

  function send(field: HTMLInputElement): void {
    if (typing?.field === field) letGo()
    tell(field, true)
  }

  /** Results that are opened beside this page, by those who want to see several. */
  const open = guard((event: MouseEvent) => {
    const isBeside = event.button === 1 || (event.button === 0 && (event.ctrlKey || event.metaKey))
    const link = isBeside && event.isTrusted && closestAcross(targetOf(event), 'a[href]')
    if (link) tellChosen()
  })

  const searchOf = (event: Event) => {
    const field = targetOf(event)
    return field && isSearchField(field, page.marks) ? field : undefined
  }

  const stops = [
    listen(window, 'focusin', enter),
    listen(window, 'input compositionend', type),
    listen(window, 'keydown', press),
    listen(window, 'submit', submit),
    listen(window, 'click auxclick', open),
    watchPresses(page, {
      acted({ meant: { element } }) {
        const field = latest
        if (!field || element === field || !partOfSearch(element)?.contains(field)) return
        // The button that clears the field is no button that sends it.
        const { value } = field
        window.setTimeout(guard(() => void (field.value === value && send(field))))
      },
    }),
    letGo,
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}

/** A page that changes more at once has brought its results among the first. */
const RECORDS_READ = 100
