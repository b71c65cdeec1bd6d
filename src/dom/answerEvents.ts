import type { AnswerKind } from '../core/observation.ts'
import { listen } from './listen.ts'
import type { Page } from './sensor.ts'

/** What an event says of itself; whether it answers anything depends on the watch. */
const KINDS: readonly (readonly [types: string, kind: AnswerKind])[] = [
  ['input', 'value'],
  ['focusin', 'focus'],
  ['selectionchange', 'selection'],
  ['copy', 'copy'],
  ['scroll', 'scroll'],
  ['play pause seeked volumechange ratechange', 'media'],
  ['beforetoggle toggle close', 'toggle'],
  ['click blur', 'window'],
  ['fullscreenchange pointerlockchange', 'fullscreen'],
  ['dragstart', 'drag'],
  ['popstate hashchange', 'navigation'],
]

/** Some of them never leave a shadow root: those are heard in it as well. */
export function watchAnswerEvents(
  page: Page,
  root: EventTarget,
  hear: (kind: AnswerKind, event: Event) => void,
): () => void {
  const stops = KINDS.map(([types, kind]) =>
    listen(
      root,
      types,
      page.guard('answers', (event: Event) => hear(kind, event)),
    ),
  )
  return () => stops.forEach((stop) => stop())
}
