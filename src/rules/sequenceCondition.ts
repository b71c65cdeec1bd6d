import type { Millis } from '../core/time.ts'
import { earlier, type About, type Condition, type Names, type World } from './condition.ts'
import { knownAt, nameWindow, readWindow } from './counting.ts'
import { compileHappening, type Happening } from './happening.ts'
import { pointTo, type Report } from './problem.ts'
import { readList, type JsonObject } from './read.ts'
import { nameVerdict } from './trace.ts'
import type { Verdict } from './verdict.ts'

/** A longer story is told by an event of its own. */
const STEPS_AT_MOST = 5

/** One after the other, all of them in a window that ends now. */
export function compileSequence(
  object: JsonObject,
  pointer: string,
  report: Report,
  names: Names,
): Condition | undefined {
  const { within: span = 'visit' } = object
  const at = pointTo(pointer, 'sequence')
  const list = readList(object.sequence, at, report)
  if (!list) return undefined
  if (list.length < 2 || list.length > STEPS_AT_MOST)
    return report('out-of-range', at, list.length, `2 to ${STEPS_AT_MOST} steps`)
  const read = list.map((one, i) => compileHappening(one, pointTo(at, i), report, names))
  const within = readWindow(span, pointTo(pointer, 'within'), report)
  if (read.includes(undefined) || within === undefined) return undefined
  const steps = read as readonly Happening[]

  const isIn = ({ now }: World, time: Millis) => typeof within !== 'number' || now - time <= within
  /** The latest that ends in the last step; of two that are so, the one which began last. */
  const find = (world: World, isStep: (fits: Verdict) => boolean): (About | { at: Millis })[] | undefined => {
    const found: (About | { at: Millis })[] = []
    let before = Infinity
    for (const { list: all } of [...steps].reverse()) {
      const one = all(world.facts)
        .filter(({ at: time, fits }) => time < before && isStep(fits))
        .at(-1)
      if (!one || !isIn(world, one.at)) return undefined
      before = one.at
      found.unshift(one)
    }
    return found
  }
  const surely = (world: World) => find(world, (fits) => fits === true)
  const judge = (world: World): Verdict => {
    if (surely(world)) return true
    const mayHaveBeen = steps.some(({ topic }) => knownAt(world, topic, within) > world.now)
    return mayHaveBeen || find(world, (fits) => fits !== false) ? undefined : false
  }
  return {
    topics: steps.map(({ topic }) => topic),
    judge,
    changesAt: (world) => {
      if (typeof within !== 'number') return undefined
      const perhaps = find(world, (fits) => fits !== false)
      const ends = [surely(world), perhaps].map((one) => one && one[0]!.at + within + 1)
      const known = steps.map(({ topic }) => knownAt(world, topic, within)).filter((one) => one > world.now)
      return [...ends, ...known].reduce(earlier, undefined)
    },
    about: (world) =>
      surely(world)
        ?.filter((one): one is About => 'signal' in one)
        .at(-1),
    trace: (world) => ({
      condition: 'sequence',
      verdict: nameVerdict(judge(world)),
      value: steps
        .filter(({ list: all }) => all(world.facts).some(({ fits }) => fits))
        .map(({ topic }) => topic),
      expected: `${steps.map(({ topic }) => topic).join(', then ')} ${nameWindow(within)}`,
      ...steps.find(({ list: all }) => !all(world.facts).some(({ fits }) => fits))?.near(world.facts),
    }),
  }
}
