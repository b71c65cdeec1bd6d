import { observeActs } from '../core/acts/observeActs.ts'
import type { Observation } from '../core/observation.ts'
import type { Unstuck, UnstuckEvents } from '../surface.ts'
import {
  describeDecision,
  describeHandover,
  describeHelp,
  describeObservation,
  describeOutcome,
  describeProblem,
  describeSignal,
  type Told,
} from './describe.ts'
import { LOG_KEPT, ROWS_KEPT, type InspectorState } from './inspectorState.ts'

/** An event of the public surface, with its name. */
export type Heard = {
  [K in keyof UnstuckEvents]: readonly [type: K, event: UnstuckEvents[K]]
}[keyof UnstuckEvents]

/** Hears everything from now on. Returns what ends it. */
export function hearAll(unstuck: Pick<Unstuck, 'on'>, hear: (heard: Heard) => void): () => void {
  const offs = TYPES.map((type) => unstuck.on(type, (event) => hear([type, event] as unknown as Heard)))
  return () => offs.forEach((off) => off())
}

/** Takes one event into the state. */
export function take(state: InspectorState, [type, event]: Heard): void {
  const taker = TAKERS[type] as (state: InspectorState, event: unknown) => void
  taker(state, event)
}

const TAKERS: {
  readonly [K in keyof UnstuckEvents]: (state: InspectorState, event: UnstuckEvents[K]) => void
} = {
  observation: takeObservation,
  signal: (state, signal) => addRow(state, describeSignal(signal)),
  score: (state, score) => void (state.score = score),
  decision(state, decision) {
    addRow(state, describeDecision(decision))
    const { verdict, reasons, rule } = decision
    if (verdict === 'show') (reasons.includes('silent') ? state.told : state.shown).push(rule)
  },
  intervention: (state, step) => addRow(state, describeHelp(step)),
  handover: (state, step) => addRow(state, describeHandover(step)),
  outcome: (state, outcome) => addRow(state, describeOutcome(outcome)),
  problem(state, problem) {
    state.problems = [...state.problems.slice(-19), problem]
    addRow(state, describeProblem(problem, Date.now()))
  },
}

const TYPES = Object.keys(TAKERS) as (keyof UnstuckEvents)[]

function takeObservation(state: InspectorState, observation: Observation): void {
  state.log.push(observation)
  if (state.log.length > LOG_KEPT) {
    state.log.shift()
    state.isCut = true
  }
  const before = new Map(state.acts.acts.map(({ id, state: was }) => [id, was]))
  observeActs(state.acts, observation)
  if (observation.type === 'answer') {
    for (const { id, state: is } of state.acts.acts) {
      if (before.get(id) !== is) state.answers.set(id, observation.kind)
    }
  }
  addRow(state, describeObservation(observation))
}

let rowsMade = 0

/** Adds a row, or counts it up where the newest says the same. */
function addRow(state: InspectorState, told: Told): void {
  const [newest] = state.rows
  if (newest && newest.kind === told.kind && newest.title === told.title && newest.detail === told.detail) {
    newest.at = told.at
    newest.data = told.data
    newest.times++
    return
  }
  state.rows.unshift({ ...told, times: 1, key: ++rowsMade })
  state.rows.length = Math.min(state.rows.length, ROWS_KEPT)
}
