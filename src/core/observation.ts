import type {
  BudgetBody,
  ElementBody,
  HandoverBody,
  HelpBody,
  MemoryBody,
  OutcomeBody,
  ReplyBody,
  SwitchBody,
} from './observations/deciding.ts'
import type { CallBody, IncidentsBody, ReportedBody, UserBody } from './observations/host.ts'
import type {
  AnswerBody,
  ErrorBody,
  PageBody,
  RequestBody,
  ResponseBody,
  SightBody,
} from './observations/page.ts'
import type { StartBody } from './observations/start.ts'
import type { ActBody, FieldBody, FormBody, QueryBody, SoughtBody, UndoBody } from './observations/user.ts'
import type { Lost, Props } from './props.ts'
import type { Target } from './signal.ts'
import type { Millis } from './time.ts'

/**
 * A plain, privacy-safe fact at a time. Sensors make them, the engine folds them, a log of them replays a
 * session to the byte. Adding a kind: one entry in {@link ObservationBodies}; what takes more
 * than a line is in `observations/`, by who tells of it.
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
