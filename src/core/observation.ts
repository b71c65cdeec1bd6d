import type { BaselinesRecord } from './baselines.ts'
import type { HelpStep } from './help.ts'
import type { CapsRecord, HistoryRecord } from './remembered.ts'
import type { Target } from './signal.ts'
import type { Millis } from './time.ts'

/**
 * A plain, privacy-safe fact at a time. Sensors make them, the engine folds them, a log of them replays a
 * session to the byte. Adding a kind: one entry in {@link ObservationBodies}.
 */
export type Observation = { [K in ObservationType]: Observed<K> }[ObservationType]

/** One kind of observation. */
export type Observed<K extends ObservationType> = ObservationBodies[K] & {
  readonly type: K
  /** When it happened, stamped on entry: `max(its own time, the engine's now)`. */
  readonly at: Millis
}

export type ObservationType = keyof ObservationBodies

export interface ObservationBodies {
  start: StartBody
  page: PageBody
  act: ActBody
  answer: AnswerBody
  /** An un-prevented link or form navigation has begun: the act is pending until the page goes. */
  leaving: object
  request: RequestBody
  response: ResponseBody
  error: ErrorBody
  sought: SoughtBody
  /** Text of an error was copied; where it stood. */
  copied: { readonly target: Target; readonly form?: string; readonly ignored?: readonly string[] }
  reported: ReportedBody
  form: FormBody
  field: FieldBody
  query: QueryBody
  /** The user took something back. */
  undo: UndoBody
  /** The user is here: a pointer, key or scroll act, at most one a second; `reading` scrolls outside of forms. */
  presence: { readonly by: 'pointer' | 'key' | 'scroll' | 'reading' | 'frame' }
  visibility: { readonly hidden: boolean }
  /** Where the mouse has been lately, no button held: milliseconds before `at`, x, y. */
  pointer: { readonly path: readonly (readonly [before: Millis, x: number, y: number])[] }
  /** One run of scrolling in one direction by the user's hand, in shares of what is seen at once; up is negative. */
  scroll: { readonly by: number }
  /** The user has zoomed, once. */
  zoom: { readonly by: 'pinch' | 'wheel' | 'key' }
  /** Something that the product needs could not be loaded. */
  asset: { readonly kind: 'script' | 'style' | 'chunk'; readonly key: string }
  network: { readonly offline: boolean }
  /** How long the largest part of the page took to be there, or one interaction to be painted. */
  vital: { readonly kind: 'page' | 'interaction'; readonly time: Millis; readonly target?: Target }
  /** Nothing is to be seen, though the page has had its time. */
  blank: object
  sight: SightBody
  /** The main thread was blocked; deadlines that it covers are extended. */
  stalled: { readonly from: Millis; readonly to: Millis }
  /** `track()`, or an event that the config declares. */
  event: { readonly name: string; readonly props: Props; readonly lost?: Lost }
  user: UserBody
  reply: ReplyBody
  help: HelpBody
  call: CallBody
  memory: MemoryBody
  budget: BudgetBody
  switch: SwitchBody
  outcome: OutcomeBody
  handover: HandoverBody
  element: ElementBody
  incidents: IncidentsBody
  end: object
}

export type Scalar = string | number | boolean | null
/** Plain properties of a user or an event, by name; a list is several values of one. */
export type Props = { readonly [name: string]: Scalar | readonly Scalar[] }
/** Names of properties that were given and not kept: too long, or no plain values. */
export type Lost = readonly string[]
/** In place of the names: any that is missing may have been there. */
export const ALL_LOST = '*'

/** Everything that is not in the code: the inputs that make a log replayable. */
export interface StartBody {
  readonly version: string
  /** Hash of the config that was in force. */
  readonly config: string
  /** Names this page load: makes ids unique over page loads. */
  readonly load: string
  readonly tab: string
  /** Somebody was on this site just before, and nothing was carried over: nobody knows what came there. */
  readonly follows?: true
  /** Minutes east of UTC. */
  readonly utcOffset: number
  /** The same of the time zones that the config names, as far as the browser knows them. */
  readonly zones?: { readonly [zone: string]: number }
  readonly mode: Mode
  /** The signals that are on. */
  readonly signals: readonly string[]
  /** A factor on all times of all detectors; 1 unless the user or the host asks for more. */
  readonly patience: number
}

/** What this browser remembers of earlier visits; `visit` when it may not, or could not be read. */
export interface MemoryBody {
  readonly scope: 'visit' | 'browser'
  /** Why it could not, though it may: storage did not answer in time, or is denied or full. */
  readonly why?: 'late' | 'failed'
  readonly caps?: CapsRecord
  readonly baselines?: BaselinesRecord
  readonly events?: HistoryRecord
}

/** Whether a person, or what stands for one, could take over now. */
export interface HandoverBody {
  /** As the host has named it: `default`, `csm`. */
  readonly to: string
  readonly available: boolean
}

/** How an element that a rule asks about now is; told when it changes. */
export interface ElementBody {
  readonly selector: string
  readonly is: 'absent' | 'present' | 'visible'
}

/** What is learned of help elsewhere: other tabs have shown some, or the user has wished for none. */
export interface BudgetBody {
  readonly caps?: CapsRecord
  /** What must not be offered again, for good: `rule <id>` or `group <name>`. In place of what was known. */
  readonly never?: readonly string[]
  /** What happened in other tabs, of what rules ask about over visits. */
  readonly events?: HistoryRecord
}

/** What became of an offer, or of one that was withheld for comparison. */
export type Outcome =
  'resolved' | 'recurred' | 'dismissed-resolved' | 'dismissed-left' | 'abandoned' | 'escalated'

/** Follows from what was logged before; the engine tells it to itself. */
export interface OutcomeBody {
  readonly rule: string
  readonly outcome: Outcome
}

/** The feed of known incidents, as it was last read; it takes the place of what it said before. */
export interface IncidentsBody {
  /** In the form of the config's `incidents`; what is wrong in one is left out. */
  readonly incidents: readonly { readonly [key: string]: unknown }[]
}

/** A newer config takes help back at once; what it adds waits for the next page load. */
export interface SwitchBody {
  readonly mode: Mode
  /** Rules that show less from now on; those that are gone are off. */
  readonly rules: { readonly [rule: string]: Mode }
}

/** `off`; `watch`: decides and reports, shows nothing; `on`. */
export type Mode = 'off' | 'watch' | 'on'

export interface PageBody {
  /** Path, with the query parameters that the config keeps. Stays in the page. */
  readonly path: string
  /** Route name given by `unstuck.page()`. */
  readonly route?: string
  /** Hash of the full URL. */
  readonly url: string
  /**
   * A document: `load`, `reload`, or `restore` by going back or forward to it. Within one: `push`, `replace`,
   * `traverse`, or a `route` that the host has named.
   */
  readonly via: 'load' | 'reload' | 'restore' | 'push' | 'replace' | 'traverse' | 'route'
  /** HTTP status of a full load, where the browser tells. */
  readonly status?: number
}

export interface ActBody {
  readonly id: string
  /** The input's own time; gaps between acts use it. */
  readonly began: Millis
  /** A `swipe` is told of only where something should have moved and did not: one that scrolls is no act. */
  readonly kind: 'press' | 'key' | 'assistive' | 'swipe'
  readonly target: Target
  readonly form?: string
  readonly x?: number
  readonly y?: number
  /**
   * Whether silence after it means something: `yes` for a working control, `idle` for what is not
   * actionable, `never` for what need not answer (a text field, a canvas, what is chosen already), `unknown`
   * where no sensor sees (inside a frame, a closed root).
   */
  readonly judge: 'yes' | 'idle' | 'never' | 'unknown'
  readonly disabled?: true
  /** What it is called is masked: nobody knows whether it counts. */
  readonly masked?: true
  /** Of a search: its button, not one of its results. */
  readonly search?: true
  /** Of a swipe, in pixels. */
  readonly length?: number
  /** An earlier answer was still to be seen (a carousel that slides): neither served nor unserved. */
  readonly absorbed?: true
  /** Signals that must not use it: marked by the host. */
  readonly ignored?: readonly string[]
}

export type AnswerKind =
  | 'dom'
  | 'value'
  | 'style'
  | 'animation'
  | 'navigation'
  | 'focus'
  | 'selection'
  | 'copy'
  | 'scroll'
  | 'media'
  | 'toggle'
  | 'window'
  | 'fullscreen'
  | 'drag'

export interface AnswerBody {
  readonly kind: AnswerKind
  /** It only says "no": an alert, a field marked invalid. */
  readonly failing?: true
  /** An alert that nothing calls an error: it may say as well that all went well. */
  readonly bare?: true
  /** Another control was being pressed, of which no act tells yet: whether it answers the acts before is not known. */
  readonly elsewhere?: true
}

export interface RequestBody {
  readonly id: string
  /** Method and path template. */
  readonly key: string
  /** The latest act caused it, unless it is ten seconds old: it was sent while that was handled, or the host says so. */
  readonly caused?: true
  /** Nobody waits for it: another site's, a beacon, or an upload that takes what it takes. */
  readonly unawaited?: true
  /** Sent so that it outlives the page: it counts something, and no act waits for it. */
  readonly beacon?: true
}

export interface ResponseBody {
  readonly id: string
  readonly key: string
  /** `refused`: 4xx; `failed`: 5xx or no connection; `aborted`: somebody called it off. */
  readonly outcome: 'ok' | 'refused' | 'failed' | 'aborted'
  readonly status?: number
  /** False where an error means nothing to the user: another site's, a beacon, a `no-cors`. */
  readonly judged: boolean
}

export interface ErrorBody {
  /** Hash of type, normalised message and top frame. */
  readonly fingerprint: string
  readonly name: string
  readonly source: 'uncaught' | 'rejection' | 'reported'
}

/** The user goes for help. */
export interface SoughtBody {
  /** A link to help, a button of that name, an address or number, a vendor's chat, or what the host has marked. */
  readonly by: 'link' | 'button' | 'address' | 'chat' | 'mark'
  readonly target: Target
  readonly ignored?: readonly string[]
}

/** Friction that another tool on the page has found, as `unstuck.friction()` tells. */
export interface ReportedBody {
  readonly kind: 'rage-click' | 'dead-click' | 'error-click'
  /** What the host calls the tool. */
  readonly by: string
  readonly target?: Target
  readonly form?: string
  /** Signals that must not use it: marked by the host. */
  readonly ignored?: readonly string[]
}

export type FormStep = 'started' | 'progress' | 'submitted' | 'refused' | 'accepted' | 'undecided' | 'gone'

export interface FormBody {
  readonly form: string
  readonly step: FormStep
  /** The field concerned: the one worked in, or the first that was refused. */
  readonly target?: Target
  /** What its author calls that field: the config knows it by this. */
  readonly field?: string
  /**
   * What told so: `invalid`, `aria-invalid`, `alert`, `gone`, `cleared`, `request`, `result`, `page`, `status`,
   * `event`.
   */
  readonly by?: string
  /** The submit leaves the page: its outcome is on the next one. */
  readonly leaves?: true
  /** Of a submit that leaves: hashes of the words at the form that are called an error, now. */
  readonly said?: readonly string[]
  /** Signals that must not use it: marked by the host. */
  readonly ignored?: readonly string[]
}

/** How the user gets on in a text field that holds no secret. */
export interface FieldBody {
  readonly form: string
  /** What its author calls it: the config knows it by this. */
  readonly field: string
  readonly target: Target
  /** The focus came · the first input since · what was in it is gone · the focus went. */
  readonly step: 'entered' | 'began' | 'emptied' | 'left'
  /** `entered`: the user did not go there, the page has put the focus there. */
  readonly auto?: true
  /** `left`: something is in it. */
  readonly filled?: true
  /** `left`: something else was in it when it was entered. */
  readonly rewritten?: true
  /** Signals that must not use it: marked by the host. */
  readonly ignored?: readonly string[]
}

/** The user looks for something; what for is compared in memory, and told to nobody. */
export type QueryBody =
  | {
      readonly step: 'made'
      readonly search: Target
      /** Which of the queries of this search on this page load: the same number is the same query. */
      readonly nth: number
      /** Signals that must not use it: marked by the host. */
      readonly ignored?: readonly string[]
    }
  /** A result was opened beside this page, or chosen by key, of which no act tells. */
  | { readonly step: 'chosen' }

export interface UndoBody {
  readonly target: Target
  readonly form?: string
  /** Signals that must not use it: marked by the host. */
  readonly ignored?: readonly string[]
}

export interface UserBody {
  /** Hash of the id. */
  readonly id?: string
  readonly traits: Props
  readonly lost?: Lost
}

/**
 * How well the page can be watched from now on: `unsampled` while what samples the page rests, for it takes too much time;
 * `nothing` is certain once a part of ours is switched off.
 */
export interface SightBody {
  readonly of: 'all' | 'unsampled' | 'nothing'
  /** What a recording cannot tell of, whatever happened in it: `signal offline`, `event upgraded`. */
  readonly untold?: readonly string[]
}

export interface ReplyBody {
  readonly ask: string
  readonly answer: Answer
}

/** What the page says to a question of the engine's. */
export type Answer =
  | { readonly question: 'moment'; readonly good: boolean; readonly why?: MomentReason }
  | { readonly question: 'slot'; readonly granted: boolean }
  | {
      readonly question: 'form'
      readonly present: boolean
      readonly refused: boolean
      readonly by?: string
      /** Hashes of the words at the form that are called an error. */
      readonly said?: readonly string[]
    }

export type MomentReason =
  | 'hidden'
  | 'typing'
  | 'composing'
  | 'pointer-down'
  | 'selecting'
  | 'scrolling'
  | 'requesting'
  | 'dialog'
  | 'fullscreen'
  | 'printing'
  | 'other-help'

/** What happened to an intervention on the screen. */
export interface HelpBody {
  readonly offer: string
  readonly step: HelpStep
  /** The action used, or why it was closed or failed. */
  readonly by?: string
  /** Where in a tour it happened. */
  readonly progress?: { readonly step: number; readonly of: number }
}

export type CallBody =
  | { readonly call: 'help'; readonly intervention: string }
  | { readonly call: 'preview'; readonly intervention: string }
  | { readonly call: 'reset' }
  | { readonly call: 'ticket'; readonly channel?: string }
