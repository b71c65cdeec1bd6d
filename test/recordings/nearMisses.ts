import type { Observation } from '../../src/core/observation.ts'
import { readRecording } from '../../src/replay.ts'

/** What rrweb writes, read here by itself, so that two readings stand side by side. */
export interface RawEvent {
  readonly type: number
  readonly timestamp: number
  readonly data: { readonly source?: number; readonly type?: number; readonly x?: number; readonly y?: number }
}

export interface NearMiss {
  /** Milliseconds into the recording. */
  readonly into: number
  readonly clicks: number
  /** Until the last of them. */
  readonly span: number
  /** What the recording holds after each, until the next one or for two seconds: changes, input, scrolling, a focus. */
  readonly changes: readonly number[]
  readonly whyNot: string
}

export interface Reading {
  readonly name: string
  readonly lasts: number
  readonly clicks: number
  readonly nearMisses: readonly NearMiss[]
}

/** As other tools define rage: clicks within so much time and space. Two are a near miss of three. */
const APART = 1000
const RADIUS = 30
const FEWEST = 2
/** As they define dead clicks: nothing changes for so long. */
const SILENT = 2000

/** Clicks that come near to rage, or near to nothing, and why neither is found. */
export function readNearMisses(name: string, events: readonly RawEvent[]): Reading {
  const from = events[0]!.timestamp
  const to = events.at(-1)!.timestamp
  const clicks = events.filter(({ type, data }) => type === 3 && data.source === 2 && data.type === 2)
  const { log } = readRecording(events)
  const runs = findRuns(clicks).filter((run) => {
    const changes = run.map((click) => countChanges(events, clicks, click))
    return run.length >= FEWEST || changes.includes(0)
  })
  const nearMisses = runs.map((run): NearMiss => {
    const [first, last] = [run[0]!, run.at(-1)!]
    return {
      into: first.timestamp - from,
      clicks: run.length,
      span: last.timestamp - first.timestamp,
      changes: run.map((click) => countChanges(events, clicks, click)),
      whyNot: sayWhyNot(run, log, to),
    }
  })
  return { name, lasts: to - from, clicks: clicks.length, nearMisses }
}

/** On one place, each soon after the one before. */
function findRuns(clicks: readonly RawEvent[]): RawEvent[][] {
  const runs: RawEvent[][] = []
  for (const click of clicks) {
    const before = runs.at(-1)?.at(-1)
    if (before && click.timestamp - before.timestamp <= APART && isNear(before, click)) runs.at(-1)!.push(click)
    else runs.push([click])
  }
  return runs
}

function isNear({ data: a }: RawEvent, { data: b }: RawEvent): boolean {
  return Math.hypot(a.x! - b.x!, a.y! - b.y!) <= RADIUS
}

/** A handler may have run on the press that the click ends. */
const PRESS = 150

function countChanges(events: readonly RawEvent[], clicks: readonly RawEvent[], click: RawEvent): number {
  const next = clicks[clicks.indexOf(click) + 1]?.timestamp ?? Infinity
  const until = Math.min(next, click.timestamp + SILENT)
  return events.filter(
    (event) => event.timestamp >= click.timestamp - PRESS && event.timestamp < until && isChange(event),
  ).length
}

const CHANGES = [0, 3, 5, 7, 8, 13, 15]
const FOCUS = 5

function isChange({ type, data }: RawEvent): boolean {
  return type === 3 && (CHANGES.includes(data.source!) || (data.source === 2 && data.type === FOCUS))
}

/** In the words of what was derived: what the presses were on, and what answered them. */
function sayWhyNot(run: readonly RawEvent[], log: readonly Observation[], to: number): string {
  const acts = log.flatMap((one) =>
    one.type === 'act' && run.some((click) => Math.abs(click.timestamp - one.at) < 30) ? one : [],
  )
  if (acts.length === 0) return 'no press of a user: a script has clicked, or assistive technology'
  const judges = new Set(acts.map(({ judge }) => judge))
  if (judges.size === 1 && judges.has('never')) return 'what is written or drawn in need not answer'
  const waits = acts.map(({ began, at }) => {
    const answer = log.find((one) => one.type === 'answer' && !one.failing && one.at >= began)
    return answer && answer.at - at <= SILENT ? Math.max(0, answer.at - at) : Infinity
  })
  const silent = waits.filter((wait) => wait === Infinity).length
  if (silent === 0) return `answered, at the latest after ${Math.round(Math.max(...waits))} ms`
  if (to - acts.at(-1)!.at < SILENT) return 'the recording ends before anybody could tell'
  if (judges.has('idle')) return `${silent} of ${acts.length} on what is no control`
  if (judges.has('unknown')) return 'what it did is in no recording'
  return `${silent} of ${acts.length} without an answer: too few, or too far apart`
}
