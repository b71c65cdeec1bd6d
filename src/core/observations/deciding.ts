import type { BaselinesRecord } from '../baselines.ts'
import type { HelpStep } from '../help.ts'
import type { CapsRecord, HistoryRecord } from '../remembered.ts'
import type { Mode } from './start.ts'

// What whoever decides about help is told: what is remembered, what the page replies, what became of help.

/** What this browser remembers of earlier visits; `visit` when it may not, or could not be read. */
export interface MemoryBody {
  readonly scope: 'visit' | 'browser'
  /** Why it could not, though it may: storage did not answer in time, or is denied or full. */
  readonly why?: 'late' | 'failed'
  readonly caps?: CapsRecord
  readonly baselines?: BaselinesRecord
  readonly events?: HistoryRecord
}

/** What is learned of help elsewhere: other tabs have shown some, or the user has wished for none. */
export interface BudgetBody {
  readonly caps?: CapsRecord
  /** What must not be offered again, for good: `rule <id>` or `group <name>`. In place of what was known. */
  readonly never?: readonly string[]
  /** What happened in other tabs, of what rules ask about over visits. */
  readonly events?: HistoryRecord
}

/** A newer config takes help back at once; what it adds waits for the next page load. */
export interface SwitchBody {
  readonly mode: Mode
  /** Rules that show less from now on; those that are gone are off. */
  readonly rules: { readonly [rule: string]: Mode }
}

/** How an element that a rule asks about now is; told when it changes. */
export interface ElementBody {
  readonly selector: string
  readonly is: 'absent' | 'present' | 'visible'
}

/** Whether a person, or what stands for one, could take over now. */
export interface HandoverBody {
  /** As the host has named it: `default`, `csm`. */
  readonly to: string
  readonly available: boolean
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

/** Follows from what was logged before; the engine tells it to itself. */
export interface OutcomeBody {
  readonly rule: string
  readonly outcome: Outcome
}

/** What became of an offer, or of one that was withheld for comparison. */
export type Outcome =
  'resolved' | 'recurred' | 'dismissed-resolved' | 'dismissed-left' | 'abandoned' | 'escalated'
