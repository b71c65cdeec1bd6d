import type { Target } from '../signal.ts'
import type { Millis } from '../time.ts'

// What the user does.

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

/** The user goes for help. */
export interface SoughtBody {
  /** A link to help, a button of that name, an address or number, a vendor's chat, or what the host has marked. */
  readonly by: 'link' | 'button' | 'address' | 'chat' | 'mark'
  readonly target: Target
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
