import { initActs, type ActsState } from '../core/acts/actsState.ts'
import type { Score } from '../core/decision.ts'
import type { Observation } from '../core/observation.ts'
import type { Explanation } from '../rules/explain.ts'
import type { Problem, WhatIf } from '../surface.ts'

/** Rows of the stream; more than anybody scrolls through. */
export const ROWS_KEPT = 400
/** Of the log that a test is made from: a long visit of hard work. */
export const LOG_KEPT = 20_000
/** Of the score, one point a second. */
export const CURVE_SECONDS = 120

/** All that the inspector shows: one object, changed in place. */
export interface InspectorState {
  tab: string
  isOpen: boolean
  side: Side
  /** Newest first. */
  rows: Row[]
  /** Kinds of rows that are switched off. */
  hidden: Set<RowKind>
  /** The engine's own account of what became of each act, folded once more. */
  acts: ActsState
  /** Where and by what an act was answered, by its id. */
  answers: Map<string, string>
  curve: { readonly at: number; readonly page: number }[]
  score?: Score
  explanation?: Explanation
  problems: Problem[]
  /** The stamped observations, oldest first. */
  log: Observation[]
  /** The log no longer begins at its start. */
  isCut: boolean
  /** Rules whose help was shown, or would have been. */
  shown: string[]
  /** Rules whose help was told to the team alone, or would have been. */
  told: string[]
  whatIf: WhatIf
  /** What has just been done, for a moment. */
  note: string
}

/** It covers a part of the page, so it can be moved to the other side. */
export type Side = 'left' | 'right'

export type RowKind = 'observation' | 'small print' | 'signal' | 'decision' | 'help' | 'outcome' | 'problem'

export interface Row {
  readonly key: number
  at: number
  readonly kind: RowKind
  readonly title: string
  readonly detail: string
  readonly tone?: 'good' | 'bad' | undefined
  /** How often in a row. */
  times: number
  /** What arrived, as it arrived. */
  data: object
}

export function initInspectorState(tab: string, side: Side, isOpen: boolean): InspectorState {
  return {
    tab,
    isOpen,
    side,
    rows: [],
    hidden: new Set<RowKind>(['small print']),
    acts: initActs(),
    answers: new Map(),
    curve: [],
    problems: [],
    log: [],
    isCut: false,
    shown: [],
    told: [],
    whatIf: {},
    note: '',
  }
}
