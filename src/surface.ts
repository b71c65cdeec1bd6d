import type { Decision, DecisionOutcome, Score } from './core/decision.ts'
import type { EngineState } from './core/engineState.ts'
import type { Observation } from './core/observation.ts'
import type { Mode } from './core/observations/start.ts'
import type { Props } from './core/props.ts'
import type { RuntimeProblemCode } from './core/problemCode.ts'
import type { Signal } from './core/signal.ts'
import type { HandoverStep, InterventionStep } from './forward/event.ts'
import type { Forward } from './forward/forward.ts'
import type { HandoverTarget } from './handover/adapter.ts'
import type { Explanation } from './rules/explain.ts'
import type { ConfigProblemCode } from './rules/problem.ts'
import type { Config } from './rules/schema.ts'
import type { Render } from './ui/headless/render.ts'
import type { WhatIf } from './rules/suppose.ts'

export type * from './handover/adapter.ts'
export type * from './handover/context.ts'
export type { HandoverDraft, HandoverEnd, HandoverKept } from './handover/draft.ts'
export type * from './ui/headless/render.ts'
export type { Block, Inline } from './ui/readMarkdown.ts'
export type { HandoverStep, WhatIf }

/** What {@link Unstuck} is made with. Everything is optional: without a config there are signals and no help. */
export interface UnstuckOptions {
  /**
   * The config, or where it is: a path or an address of this origin. A JSON import fits as it is;
   * `defineConfig()` types one that is written in code.
   */
  readonly config?: Config | JsonConfig | string
  /** `sha384-…` of the config at that address; any other content is refused. */
  readonly integrity?: string
  /**
   * How often a config that has an address, and its feed of incidents, are asked for again while the page is in sight,
   * in milliseconds; `false`: only when the page loads. Default: ten minutes, and whenever the page comes back into sight.
   */
  readonly refresh?: number | false
  /** `off`, `watch` (decides and reports, shows nothing) or `on`; the stricter of this and the config's counts. */
  readonly mode?: Mode
  /** Your release, told with every event. */
  readonly release?: string
  /** Who the user is, if you know; the id is hashed before anything else sees it. `identify()` says it later. */
  readonly user?: { readonly id?: string; readonly traits?: Props }
  /**
   * A text that user ids are hashed with, so that the hashes of two sites cannot be matched. Changing it makes everybody
   * somebody new: control groups are drawn anew.
   */
  readonly idSalt?: string
  /** BCP 47 language of the help. Default: the document's, else the browser's. */
  readonly locale?: string
  /** Where events go, e.g. `forwarder({ url: '/friction' })`; or several places. */
  readonly forward?: Forward | readonly Forward[]
  /**
   * Who can take over, by name; an action or a rule that names nobody means `default`. Of a list each is asked in turn.
   *
   * @example
   * handover: { default: [crisp(), mailto('help@example.com')], csm: openCalendly }
   */
  readonly handover?: { readonly [name: string]: HandoverTarget }
  /**
   * The last minute, which the user may share in a handover, as rrweb events; `undefined` while there is none.
   *
   * @example
   * const unstuck = createUnstuck({ recording: () => recorder.take() })
   * const recorder = createRecorder(unstuck, { consent: 'granted' }) // of `unstuck/recorder`
   */
  readonly recording?: () => readonly unknown[] | undefined
  /** What the buttons of interventions may do, by name. */
  readonly remedies?: { readonly [name: string]: Remedy }
  /**
   * Draws help in your own components, in the place of the widget. What is decided, told and announced stays the same, and
   * so do the ways in and out by keyboard.
   */
  readonly render?: Render
  /** What only the page's own code may allow. */
  readonly allow?: {
    readonly links?: readonly string[]
    /** Remedies that may run by themselves, before help is shown, where the config says "auto". */
    readonly autoRemedies?: readonly string[]
    /** Origins that the config, and the feed of incidents, may come from besides this one. */
    readonly configs?: readonly string[]
  }
  /** What may be kept and sent. Default: `pending`, memory only. */
  readonly consent?: Consent
  /** `ignore`: Global Privacy Control does not stop the forwarding. Only with consent of your own. */
  readonly gpc?: 'ignore'
  /** A factor on all times, for users who need longer. Default: 1. */
  readonly patience?: number
  /**
   * The key that moves the focus into help while it is shown; a second press is the browser's again. A key of its own, as `F6`, or
   * with `Alt`, `Ctrl` or `Meta`, as `Alt+Shift+H`: a letter alone would be pressed by accident (WCAG 2.1.4). Default: `F6`.
   */
  readonly shortcut?: string
  /**
   * Milliseconds of the main thread that the script may take in a second, averaged over ten. Above it what only samples
   * the page rests; a part that takes far more for half a minute is switched off, with the problem `too-slow`. Default: 2.
   */
  readonly cpuBudget?: number
  /** Origins besides this page's site whose failing requests are the product's own. */
  readonly origins?: readonly string[]
  /** For the style element, in browsers without constructable style sheets. */
  readonly nonce?: string
}

/** What a JSON import of a config is typed as. */
export type JsonConfig = { readonly [key: string]: unknown }

/** Something that the page can do for the user; it may return a promise, and be undone. */
export type Remedy =
  | ((context: RemedyContext) => unknown)
  | { run(context: RemedyContext): unknown; undo?(context: RemedyContext): unknown }

/** What a remedy is told. */
export interface RemedyContext {
  /** What the help was about. */
  readonly signal?: Signal
}

/** `pending` and `denied` keep everything in memory; `denied` also purges. */
export type Consent = ConsentState | { readonly [part in ConsentPart]?: ConsentState }
/** What the user has said; `pending` until they have. */
export type ConsentState = 'pending' | 'granted' | 'denied'
/** State over a page load · caps over visits · events that leave the page. */
export type ConsentPart = 'carry' | 'history' | 'forward'

/** What can be listened to. */
export interface UnstuckEvents {
  /** Friction was found, or an episode of it goes on. */
  signal: Signal
  /** How much friction there is, whenever that changes. */
  score: Score
  /** What was decided about a rule's help, and why. */
  decision: Decision
  /** What happened to help on the screen. */
  intervention: InterventionStep
  /** What became of the help that was shown, or withheld for comparison. */
  outcome: DecisionOutcome
  /** The user was handed over, or nobody could take over. */
  handover: HandoverStep
  /** Something is wrong in the config, or in this script; the page is never disturbed by it. */
  problem: Problem
  /** For debugging: each stamped observation, as it goes into the log. */
  observation: Observation
}

/** What went wrong, in the config or anywhere else. */
export type ProblemCode = ConfigProblemCode | RuntimeProblemCode

/** Something that went wrong. The page never hears of it otherwise. */
export interface Problem {
  /** For programs; stays the same over releases. */
  readonly code: ProblemCode
  /** What failed, where, why, and how to mend it. */
  readonly message: string
  /** JSON pointer into the config. */
  readonly pointer?: string
  /** What was thrown, where something was. */
  readonly error?: unknown
}

/**
 * Watches for friction and offers help while the user is still stuck. No method throws.
 *
 * @example
 * const unstuck = createUnstuck({ config: '/unstuck.json', consent: 'granted' })
 * unstuck.on('signal', (signal) => console.log(signal.type, signal.target))
 */
export interface Unstuck {
  /** When the config is read and the sensors run; never rejects. */
  readonly ready: Promise<void>
  /** Returns a function that ends the listening. An error in a listener is its own. */
  on<K extends keyof UnstuckEvents>(type: K, listener: (event: UnstuckEvents[K]) => void): () => void
  /** Who the user is; the id is hashed before anything else sees it. */
  identify(id: string, traits?: Props): void
  /** A route name, where the path says too little. */
  page(name: string): void
  /** Something that the user did or that happened, for rules to ask about. */
  track(name: string, props?: Props): void
  /** An error that a framework boundary swallowed. */
  error(error: unknown): void
  /** A request that no sensor sees: a GraphQL operation, a websocket call. */
  request(result: { readonly key: string; readonly ok: boolean; readonly status?: number }): void
  /**
   * Another tool on the page has found friction: it becomes a `reported-friction` signal. `unstuck/adapters` does this for
   * Fullstory, PostHog and Datadog.
   */
  friction(found: {
    readonly kind: 'rage-click' | 'dead-click' | 'error-click'
    /** What you call the tool. */
    readonly by: string
    readonly element?: Element
  }): void
  /** How a submit went, where neither the page nor the request says so: status 200 with a message, for one. */
  formResult(form: HTMLElement, result: 'accepted' | 'refused'): void
  /** Prevention failed: a ticket or a chat was opened. */
  ticketOpened(ticket?: { readonly channel?: string }): void
  /** The user or the host asks for help: shown at once, never capped. */
  help(intervention: string): void
  /** Shows an intervention now, for authors; touches no cap. */
  preview(intervention: string): void
  /** How much friction there is now, and what it is made of. */
  score(): Score
  /** Why each rule did or did not fire, right now; or how it would stand at another time, or for another user. */
  explain(whatIf?: WhatIf): Explanation
  /** What the engine knows, as plain JSON: a log of observations goes on from here. Nothing until everything runs. */
  state(): EngineState | undefined
  /** What the user has said now; what is not named stays as it was. */
  consent(consent: Consent): void
  /** Log-out: score, traits and history of this person are gone. */
  reset(): void
  /** And everything that is stored in this browser. */
  forget(): void
  /**
   * Removes listeners, nodes and timers. A patched function that somebody wrapped meanwhile becomes a
   * pass-through.
   */
  stop(): void
}
