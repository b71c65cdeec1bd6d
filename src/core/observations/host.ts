import type { Lost, Props } from '../props.ts'
import type { Target } from '../signal.ts'

// What the page's own code, and the team behind it, tell of.

export interface UserBody {
  /** Hash of the id. */
  readonly id?: string
  readonly traits: Props
  readonly lost?: Lost
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

export type CallBody =
  | { readonly call: 'help'; readonly intervention: string }
  | { readonly call: 'preview'; readonly intervention: string }
  | { readonly call: 'reset' }
  | { readonly call: 'ticket'; readonly channel?: string }

/** The feed of known incidents, as it was last read; it takes the place of what it said before. */
export interface IncidentsBody {
  /** In the form of the config's `incidents`; what is wrong in one is left out. */
  readonly incidents: readonly { readonly [key: string]: unknown }[]
}
