import type { Observation } from '../core/observation.ts'
import type { Answer } from '../core/observations/deciding.ts'
import type { Target } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'
import type { Guard } from './guard.ts'

/** Turns what happens in the page into observations, from when it is started until it is stopped. */
export type Sensor = (page: Page) => Sensing

export interface Sensing {
  /** Takes every listener, observer and patch away. */
  stop(): void
  /** Looks at what has changed but was not announced yet; called right before a deadline is judged. */
  settle?(): void
  /** Says once what became of a form that another page has sent. Returns how to call it off. */
  answerForm?(key: string, answer: (found: FormAnswer) => void): () => void
}

/** Whether it is on this page again, and whether the page says "no". */
export type FormAnswer = Extract<Answer, { readonly question: 'form' }>

/** What sensors share: the window, the clock, and the words of the host and of the config. */
export interface Page {
  readonly window: Window & typeof globalThis
  /** Since when it is watched. */
  readonly since: Millis
  /** Epoch milliseconds. */
  now(): Millis
  /** Epoch milliseconds of an event's own time. */
  timeOf(event: Event): Millis
  push(observation: Observation): void
  /** The same function, but an error in it is reported and never reaches the page, and its time is accounted for. */
  readonly guard: Guard
  /** A name for an act or a request, unique in this page load. */
  newId(prefix: string): string
  readonly marks: Marks
  readonly forms: readonly FormPattern[]
  /** Plain data for an element, which finds it again while it, or what replaced it, is in the page. */
  describe(element: Element): Target
  find(target: Pick<Target, 'key' | 'tag'>): Element | undefined
  /** What a form is called, now and on the next page. */
  keyOf(form: Element): string
  /** The key of the form that an element belongs to. */
  formOf(element: Element): string | undefined
}

/** What the host and the config say about parts of the page; inherited, across shadow roots too. */
export interface Marks {
  /** Signals that must not use this part: `all`, or a list. */
  ignored(element: Element): 'all' | readonly string[]
  isMasked(element: Element): boolean
  isAmbient(element: Element): boolean
  /** An error that the page shows. */
  isError(element: Element): boolean
  /** The same as a selector, for those who look for one in a part of the page; empty where nothing is marked. */
  readonly errors: string
  name(element: Element): string | undefined
}

/** A form as the config declares it. */
export interface FormPattern {
  readonly name: string
  /** Selector of the form. */
  readonly match: string
  /** Selector of what the page shows when it refuses. */
  readonly refused?: string
}
