import { OBSERVATION_TAG, STATE_TAG, type EmbeddedObservation, type EmbeddedState } from '../core/embedded.ts'
import type { EngineState } from '../core/engineState.ts'
import type { Observation } from '../core/observation.ts'
import { readArrival } from './arrival.ts'
import type { Recording, Unknown } from './recording.ts'
import { CUSTOM, isFields, type Fields } from './rrwebEvent.ts'
import type { Session } from './sessions.ts'

/** What one recorder has embedded: one page load. */
interface Load {
  readonly observations: Map<number, Observation>
  /** Where its log begins: the first state, and the number of the observation that follows it. */
  state?: EngineState
  first: number
}

/**
 * Our own observations, as they were stamped in the page: replaying them gives what the page found, to the byte.
 *
 * @returns Nothing where none are embedded.
 */
export function readExact({ name, events, broken }: Session): Recording | undefined {
  const loads = new Map<string, Load>()
  for (const { type, data } of events) {
    if (type !== CUSTOM || !isFields(data) || !isFields(data['payload'])) continue
    const { payload } = data
    if (data['tag'] === OBSERVATION_TAG && isObservation(payload)) noteObservation(loads, payload)
    else if (data['tag'] === STATE_TAG && isState(payload)) noteState(loads, payload)
  }
  const used = [...loads.values()].filter(({ observations }) => observations.size > 0)
  const [first] = used
  if (!first) return undefined
  for (const load of used) if (isWhole(load) && (load !== first || !isCarried(load))) forgetState(load)
  // What the first begins with is the state of the whole; at the others the page was there already.
  const log = used.flatMap((load) => [
    ...(load.state && load !== first ? readArrival(load.state) : []),
    ...listObservations(load),
  ])
  const last = log.at(-1)
  const to = Math.max(last?.at ?? 0, events.at(-1)!.timestamp)
  if (last?.type !== 'end') log.push({ type: 'end', at: to })
  return {
    mode: 'exact',
    log,
    ...(first.state && { state: first.state }),
    from: log[0]!.at,
    to: log.at(-1)!.at,
    ...(name !== undefined && { name }),
    unknown: listUnknown(used, broken),
  }
}

function noteObservation(loads: Map<string, Load>, { of, nth, observation }: EmbeddedObservation): void {
  const { observations } = open(loads, of)
  if (!observations.has(nth)) observations.set(nth, observation)
}

function noteState(loads: Map<string, Load>, { of, nth, state }: EmbeddedState): void {
  const load = open(loads, of)
  if (load.state && load.first <= nth) return
  load.state = state
  load.first = nth
}

function open(loads: Map<string, Load>, of: string): Load {
  let load = loads.get(of)
  if (!load) loads.set(of, (load = { observations: new Map(), first: 0 }))
  return load
}

/** It goes back to the start of the page load. */
function isWhole({ observations, state, first }: Load): boolean {
  return !!state && first > 0 && observations.get(0)?.type === 'start'
}

/** What the page load before has handed on was known at its start already, and is in no log but its own. */
function isCarried({ observations, state }: Load): boolean {
  return state?.visit !== 1 || state.visitSince !== observations.get(0)?.at
}

function forgetState(load: Load): void {
  delete load.state
  load.first = 0
}

/** What the state knows already is not told once more. */
function listObservations({ observations, first }: Load): Observation[] {
  return [...observations.entries()]
    .filter(([nth]) => nth >= first)
    .sort(([a], [b]) => a - b)
    .map(([, observation]) => observation)
}

function listUnknown(loads: readonly Load[], broken: number): Unknown[] {
  const lost = loads.reduce((sum, load) => sum + countLost(load), 0)
  const missing = { what: 'observations', why: 'They are missing: what follows may have been otherwise.' }
  const arrivals = loads.slice(1).filter(({ state }) => state).length
  const reached = { what: 'how some pages were reached', why: 'The recorder began once they were there.' }
  const unread = { what: 'some of its events', why: 'They could not be read.' }
  return [
    { ...missing, count: lost },
    { ...reached, count: arrivals },
    { ...unread, count: broken },
  ].filter(({ count }) => count > 0)
}

function countLost({ observations, first }: Load): number {
  let kept = 0
  let highest = first - 1
  for (const nth of observations.keys()) {
    if (nth < first) continue
    kept++
    highest = Math.max(highest, nth)
  }
  return highest - first + 1 - kept
}

type Payload = EmbeddedObservation | EmbeddedState

function isObservation(payload: Fields | Payload): payload is EmbeddedObservation {
  const observation = 'observation' in payload ? payload.observation : undefined
  const isOne =
    isFields(observation) && typeof observation['type'] === 'string' && Number.isFinite(observation['at'])
  return isOne && isNumbered(payload)
}

function isState(payload: Fields | Payload): payload is EmbeddedState {
  const state = 'state' in payload ? payload.state : undefined
  return isFields(state) && state['version'] === 1 && isNumbered(payload)
}

function isNumbered({ of, nth }: Fields | Payload): boolean {
  return typeof of === 'string' && Number.isSafeInteger(nth) && Number(nth) >= 0
}
