import type { SignalType } from '../../src/core/signal.ts'
import type { Config } from '../../src/rules/schema.ts'
import type { Site } from '../support/e2e/site.ts'
import type { User } from './user.ts'

/** A real page with a real widget on it, as its users use it. */
export interface LabPage {
  /** The npm name of the library whose widget it is; `native` for what the browser brings. */
  readonly widget: string
  readonly body: string
  /** A module of the page, TypeScript or JSX of React; it may import from npm, style sheets as well. */
  readonly script?: string
  /** Comes before unstuck. */
  readonly first?: string
  /** Goes into the head: styles, classic scripts that run before the body is there. */
  readonly head?: string
  /** Other documents of this website, by their path; the same script runs on them. */
  readonly documents?: { readonly [path: string]: string }
  /** What the website's server answers; `render` makes a document of this page of another body. */
  readonly serve?: (site: Site, render: (body: string) => string) => void
  /** The user holds a phone: a small screen, and touch. */
  readonly phone?: true
  /** How the host has configured unstuck; by default not at all. */
  readonly config?: Config
}

export interface Scenario {
  readonly page: LabPage
  /** What the user does. */
  readonly user: (user: User) => Promise<unknown>
  /** The signals that must come; no other may. Left out: none may. */
  readonly finds?: readonly SignalType[]
  /** Signals that are neither right nor wrong here; they count nowhere. */
  readonly allows?: readonly SignalType[]
  /** What the control is called that the signals must be about. */
  readonly on?: string
  /** How long after the last input a verdict may still fall, where it is longer than {@link VERDICTS_OUT}. */
  readonly until?: number
  /** Why we get this one wrong, as it stands under *Limitations*. It counts like all others. */
  readonly limitation?: string
}

/** A scenario under the name that reports call it by. */
export interface NamedScenario extends Scenario {
  readonly family: string
  /** A sentence about the user. */
  readonly name: string
}

/** The slowest usual verdict is that on a dead click, 2 s after it; and the browser gets some time to tell. */
export const VERDICTS_OUT = 2800

/**
 * Signals that tell of the machine which the lab runs on as much as of the page: with several browsers on few cores
 * every page is slow. They count only where a scenario expects them.
 */
export const OF_THE_MACHINE: readonly SignalType[] = ['slow-page', 'slow-interaction']

/** What comes of pressing something dead again and again. */
export const RAGE: readonly SignalType[] = ['rage-click', 'dead-click']
/** What comes of pressing it once. */
export const DEAD: readonly SignalType[] = ['dead-click']

/** The scenarios of one kind of widget, each under a sentence that goes on after "a user who". */
export function family(
  name: string,
  scenarios: { readonly [sentence: string]: Scenario },
): readonly NamedScenario[] {
  return Object.entries(scenarios).map(([sentence, scenario]) => ({
    ...scenario,
    family: name,
    name: sentence,
  }))
}
