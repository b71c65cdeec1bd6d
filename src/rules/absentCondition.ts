import { VISIT_GAP } from '../core/engine.ts'
import { own } from '../core/own.ts'
import type { Millis } from '../core/time.ts'
import type { Condition, World } from './condition.ts'
import { compileHappening } from './happening.ts'
import { nameTime } from './nameTime.ts'
import { pointTo, type Report } from './problem.ts'
import { readTime, type JsonObject } from './read.ts'
import { nameVerdict } from './trace.ts'
import type { Verdict } from './verdict.ts'

/** Where the anchor comes again and again, the first of so many is found. */
const ANCHORS_KEPT = 5

/**
 * True once so long has passed since the anchor without what should have followed. The anchor is the first since the
 * last time that it did follow: who begins again does not begin to wait again. Up to half an hour is a matter of
 * this visit, anything longer looks back over earlier ones.
 */
export function compileAbsent(object: JsonObject, pointer: string, report: Report): Condition | undefined {
  const awaited = compileHappening(object.absent, pointTo(pointer, 'absent'), report, {})
  const anchor = compileHappening(object.after, pointTo(pointer, 'after'), report, {})
  const within = readTime(object.within, pointTo(pointer, 'within'), report)
  if (!awaited || !anchor || within === undefined) return undefined
  const isLong = within > VISIT_GAP

  /** Since when it has been waited for; `never`, or `undefined` where nobody can know. */
  const since = ({ facts: { history, remembers, visitSince } }: World): Millis | 'never' | undefined => {
    const a = own(history.events, anchor.key)
    const b = own(history.events, awaited.key)
    if (!a || !b) return undefined
    const from = isLong ? 0 : visitSince
    const last = Math.max(from - 1, b.times.at(-1) ?? 0)
    const anchors = [a.first ?? 0, ...a.times].filter((at) => at > last)
    const first = anchors.length > 0 ? Math.min(...anchors) : undefined
    const doubt = Math.max(b.unsure ?? 0, first === undefined ? (a.unsure ?? 0) : b.since)
    if (doubt > (first ?? last)) return undefined
    return first ?? (isLong && !remembers ? undefined : 'never')
  }
  const judge = (world: World): Verdict => {
    const at = since(world)
    if (at === undefined) return undefined
    if (at !== 'never' && world.now >= at + within) return true
    // Another visit may have begun to wait earlier.
    return isLong && !world.facts.remembers ? undefined : false
  }
  return {
    topics: [awaited.topic, anchor.topic, 'memory'],
    asks: [
      { ...anchor, event: anchor.name, times: ANCHORS_KEPT, days: 0 },
      { ...awaited, event: awaited.name, times: 1, days: 0 },
    ],
    judge,
    changesAt: (world) => {
      const at = since(world)
      return typeof at === 'number' && at + within > world.now ? at + within : undefined
    },
    trace: (world) => {
      const at = since(world)
      const verdict = nameVerdict(judge(world))
      return {
        condition: `absent ${awaited.name}`,
        verdict,
        ...(typeof at === 'number' && { value: `${nameTime(world.now - at)} after ${anchor.name}` }),
        expected: `${nameTime(within)} after ${anchor.name}`,
        ...(at === 'never' && anchor.near(world.facts)),
        ...(verdict === 'unknown' && { why: world.facts.remembers ? 'too-early' : 'no-memory' }),
      }
    },
  }
}
