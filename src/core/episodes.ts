import type { AnyDetector } from './detector.ts'
import type { Finding, Signal } from './signal.ts'
import type { Millis } from './time.ts'

/** One episode is one signal: findings of the same episode are updates with the same id. */
export interface EpisodesState {
  /** Signals made in this page load and the ones before it. */
  made: number
  open: { [episode: string]: OpenEpisode }
  /** Ids of signals whose friction is over. */
  over: string[]
}

/** What is asked of a signal later; the whole of it would be a good part of what is carried over page loads. */
interface OpenEpisode {
  readonly id: string
  readonly type: string
  readonly count: number
  readonly page: string
  readonly form?: string
  readonly element?: string
}

const OPEN_KEPT = 14
const OVER_KEPT = 24

export function initEpisodes(made = 0): EpisodesState {
  return { made, open: {}, over: [] }
}

export function joinEpisode(
  state: EpisodesState,
  {
    detector,
    finding,
    now,
    page,
    load,
  }: {
    readonly detector: AnyDetector
    readonly finding: Finding
    readonly now: Millis
    readonly page: string
    readonly load: string
  },
): Signal {
  const { episode, strength, counted, target, form, act, evidence } = finding
  const name = nameOf(detector.type, episode)
  const known = state.open[name]
  const signal: Signal = {
    type: detector.type,
    id: known?.id ?? `${load}-s${++state.made}`,
    at: now,
    strength: Math.round(100 * Math.min(1, Math.max(0, strength))) / 100,
    layer: detector.layer,
    count: (known?.count ?? 0) + counted.length,
    ...(target && { target }),
    ...(form !== undefined && { form }),
    page,
    ...(act !== undefined && { act }),
    evidence,
  }
  const names = Object.keys(state.open)
  if (!known && names.length >= OPEN_KEPT) delete state.open[names[0]!]
  state.open[name] = {
    id: signal.id,
    type: signal.type,
    count: signal.count,
    page,
    ...(form !== undefined && { form }),
    ...(target && { element: target.key }),
  }
  return signal
}

/** Returns the id of the signal that is over, if there was one. */
export function endEpisode(state: EpisodesState, type: string, episode: string): string | undefined {
  const name = nameOf(type, episode)
  const signal = state.open[name]
  if (!signal) return undefined
  delete state.open[name]
  note(state, signal.id)
  return signal.id
}

/** Closes the episodes of a place, and those that are known by id. */
export function relieveSignals(
  state: EpisodesState,
  where: (place: { type: string; page: string; form?: string; element?: string }) => boolean,
  ids: readonly string[],
): void {
  for (const [name, episode] of Object.entries(state.open)) {
    if (!ids.includes(episode.id) && !where(episode)) continue
    delete state.open[name]
    note(state, episode.id)
  }
}

export function isOver(state: EpisodesState, id: string): boolean {
  return state.over.includes(id)
}

function note(state: EpisodesState, id: string): void {
  state.over.push(id)
  if (state.over.length > OVER_KEPT) state.over.shift()
}

function nameOf(type: string, episode: string): string {
  return `${type} ${episode}`
}
