import { VISIT_GAP } from '../../core/engine.ts'
import { own } from '../../core/own.ts'
import type { Millis } from '../../core/time.ts'
import { earlier, type Condition, type World } from './condition.ts'
import { whyUnknown } from './counting.ts'
import { compileHappening, inOrder, type Happening, type Moment } from './happening.ts'
import { lookSince, type Past } from './lookBack.ts'
import { nameTime } from '../nameTime.ts'
import { pointTo, type Report } from '../problem.ts'
import { readTime, type JsonObject } from '../read.ts'
import { nameVerdict } from './trace.ts'
import type { Verdict } from './verdict.ts'

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
  const begins = { ...anchor, key: `${anchor.key} until ${awaited.key}` }

  const look = (world: World): Wait => {
    const { visitSince, watchedSince } = world.facts
    // What is still waited for as a visit begins, is waited for in it.
    const from = isLong ? 0 : Math.max(watchedSince, visitSince - within)
    const wait = lookAtHistory(begins, awaited, from, world) ?? lookAtFacts(begins, awaited, from, world)
    // Another visit may have begun to wait earlier.
    return isLong && !(wait.isKnown && world.facts.remembers) ? { ...wait, since: -Infinity } : wait
  }
  const judge = (world: World): Verdict => {
    const { since, surelySince } = look(world)
    if (surelySince !== undefined && world.now >= surelySince + within) return true
    return since === undefined || world.now < since + within ? false : undefined
  }
  return {
    topics: [awaited.topic, anchor.topic, 'memory'],
    asks: [
      { ...begins, times: 0, until: awaited, isBrief: !isLong },
      { ...awaited, times: 1, isBrief: !isLong },
    ],
    judge,
    changesAt: (world) => {
      const { since, surelySince } = look(world)
      return [since, surelySince]
        .flatMap((at) => (at === undefined ? [] : [at + within]))
        .filter((at) => at > world.now)
        .reduce<Millis | undefined>(earlier, undefined)
    },
    trace: (world) => {
      const { since, surelySince = since } = look(world)
      const verdict = judge(world)
      const sayWait = (from: Millis | undefined) => {
        if (from === undefined)
          return `"${anchor.name}" has not happened, so "${awaited.name}" is not waited for`
        if (from < 0) return `"${awaited.name}" is waited for, and nobody knows since when`
        const asked = verdict === true ? '' : `; the rule asks for ${nameTime(within)}`
        return `"${awaited.name}" has not happened for ${nameTime(world.now - from)} after "${anchor.name}"${asked}`
      }
      return {
        condition: `absent ${awaited.name}`,
        verdict: nameVerdict(verdict),
        ...(surelySince !== undefined &&
          surelySince > 0 && { value: `${nameTime(world.now - surelySince)} after ${anchor.name}` }),
        expected: `${nameTime(within)} after ${anchor.name}`,
        says: sayWait(surelySince),
        ...(since === undefined && anchor.near(world.facts)),
        ...whyUnknown(verdict, world),
      }
    },
  }
}

/** Since when it is waited for. */
interface Wait {
  /** At the earliest, if all that is in doubt was an anchor; absent where nothing is waited for. */
  readonly since?: Millis | undefined
  /** At the latest, if all that is in doubt was what is awaited. */
  readonly surelySince?: Millis | undefined
  /** Earlier visits are known too. */
  readonly isKnown: boolean
}

function lookAtHistory(
  begins: Happening,
  awaited: Happening,
  from: Millis,
  { facts }: World,
): Wait | undefined {
  const [a, b] = [own(facts.history.events, begins.key), own(facts.history.events, awaited.key)]
  if (!a || !b) return undefined
  const last = Math.max(from, a.until ?? 0, b.times.at(-1) ?? 0)
  const doubt = Math.max(last, b.since, b.unsure ?? 0)
  // Nobody knows when: what was let go, or not watched for in this visit.
  const mayBeEarlier = (a.unsure ?? -1) >= last || (from > 0 && a.since > last)
  return {
    since: mayBeEarlier ? -Infinity : a.times.find((at) => at >= last),
    surelySince: a.times.find((at) => at >= doubt),
    isKnown: true,
  }
}

/** More is waited for than this browser remembers: what this visit has seen is known all the same. */
function lookAtFacts(begins: Happening, awaited: Happening, from: Millis, world: World): Wait {
  const [anchors, ends] = [begins, awaited].map((one) => lookSince(one, from, world)) as [Past, Past]
  const after = (list: readonly Moment[], end: Moment | undefined) =>
    list.find((one) => !end || inOrder(one, end) >= 0)?.at
  const last = ends.sure.at(-1)
  const lost: Moment = { at: ends.doubt ?? 0 }
  const perhapsLast = [...ends.perhaps.slice(-1), lost].sort(inOrder).at(-1)
  return {
    since: (anchors.doubt ?? -1) >= (last?.at ?? 0) ? -Infinity : after(anchors.perhaps, last),
    surelySince: after(anchors.sure, perhapsLast),
    isKnown: false,
  }
}
