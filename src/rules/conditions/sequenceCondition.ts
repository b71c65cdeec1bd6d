import type { Millis } from '../../core/time.ts'
import { earlier, type About, type Condition, type Names, type World } from './condition.ts'
import { nameWindow, readWindow, sayWindow, whyUnknown } from './counting.ts'
import { compileHappening, inOrder, type Happening, type Moment } from './happening.ts'
import { isOverVisits, lookAtVisit, lookOverVisits, type Past } from './lookBack.ts'
import { pointTo, type Report } from '../problem.ts'
import { readList, type JsonObject } from '../read.ts'
import { sayTimes } from '../sayTimes.ts'
import { nameVerdict } from './trace.ts'
import type { Verdict } from './verdict.ts'

/** A longer story is told by an event of its own. */
const STEPS_AT_MOST = 5
/** Over visits, of each step; where there were more, it may be that an earlier one began it. */
const TIMES_LOOKED_AT = 10
/** Of what came, in words. */
const SAID_AT_MOST = 6

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

  const isLong = isOverVisits(within)
  const look = (world: World) =>
    steps.map((step) => (isLong ? lookOverVisits : lookAtVisit)(step, within, world))
  const judge = (world: World): Verdict => {
    const pasts = look(world)
    if (findChain(pasts, surely)) return true
    return findChain(pasts, perhaps) ? undefined : false
  }
  return {
    topics: [...steps.map(({ topic }) => topic), ...(isLong ? ['memory'] : [])],
    ...(isLong && { asks: steps.map((step) => ({ ...step, times: TIMES_LOOKED_AT })) }),
    judge,
    changesAt: (world) => {
      if (typeof within !== 'number') return undefined
      const pasts = look(world)
      const began = [findChain(pasts, surely), findChain(pasts, perhaps)].flatMap(
        (chain) => chain?.[0]?.at ?? [],
      )
      const ends = began.filter((at) => at < Infinity).map((at) => at + within + 1)
      return ends.reduce<Millis | undefined>(earlier, undefined)
    },
    about: (world) => (judge(world) ? findAbout(steps, world) : undefined),
    trace: (world) => ({
      condition: 'sequence',
      verdict: nameVerdict(judge(world)),
      value: steps.filter((_, i) => look(world)[i]!.sure.length > 0).map(({ topic }) => topic),
      expected: `${steps.map(({ topic }) => topic).join(', then ')} ${nameWindow(within)}`,
      says: sayCame(steps, look(world), sayWindow(within, 1)),
      ...steps.find((_, i) => look(world)[i]!.sure.length === 0)?.near(world.facts),
      ...(isLong || look(world).some(({ doubt }) => doubt !== undefined)
        ? whyUnknown(
            judge(world),
            world,
            isLong,
            steps.map(({ topic }) => topic),
          )
        : {}),
    }),
  }
}

/** What came, as it came, and from which step on it was not as it should be. */
function sayCame(steps: readonly Happening[], pasts: readonly Past[], when: string): string {
  const names = steps.map(({ topic }) => `"${topic.slice(topic.indexOf(' ') + 1)}"`)
  const moments = steps.flatMap((_, i) => pasts[i]!.sure.map((one) => ({ ...one, name: names[i]! })))
  const came = moments
    .sort(inOrder)
    .filter(
      ({ name, at, nth }, i) =>
        !moments.slice(0, i).some((one) => one.name === name && one.at === at && one.nth === nth),
    )
    .map(({ name }) => name)
  const runs: { name: string; times: number }[] = []
  for (const name of came) {
    const run = runs.at(-1)
    if (run?.name === name) run.times++
    else runs.push({ name, times: 1 })
  }
  let last: Moment | undefined
  const missing = pasts.findIndex(({ sure }) => {
    const next = sure.find((one) => !last || inOrder(one, last) > 0)
    last = next
    return !next
  })
  const wanted = names.join(', then ')
  if (runs.length === 0) return `none of these has come${when}: ${wanted}`
  const told = runs
    .slice(-SAID_AT_MOST)
    .map(({ name, times }) => name + (times > 1 ? ` ${sayTimes(times)}` : ''))
  const order = `${runs.length > SAID_AT_MOST ? 'at last ' : ''}${told.join(', then ')} came${when}`
  if (missing < 0) return order
  return `${order}; ${missing === 0 ? 'before that' : `after ${names[missing - 1]}`}, ${names[missing]} is missing: the rule asks for ${wanted}`
}

/** The latest that ends in the last step; of two that are so, the one which began last. */
function findChain(pasts: readonly Past[], find: typeof surely): readonly Moment[] | undefined {
  const chain: Moment[] = []
  for (const past of [...pasts].reverse()) {
    const one = find(past, chain[0])
    if (!one) return undefined
    chain.unshift(one)
  }
  return chain
}

function surely({ sure }: Past, before: Moment | undefined): Moment | undefined {
  return sure.filter((one) => !before || inOrder(one, before) < 0).at(-1)
}

/** In doubt, just before what came next. */
function perhaps({ perhaps: all, doubt }: Past, before: Moment = NEVER): Moment | undefined {
  const known = all.filter((one) => inOrder(one, before) < 0).at(-1)
  const doubtful = doubt === undefined ? undefined : { at: Math.min(doubt, before.at), nth: Infinity }
  return !known || (doubtful && doubtful.at >= known.at) ? doubtful : known
}

const NEVER: Moment = { at: Infinity }

/** The latest signal among the steps, as far as this visit has seen it. */
function findAbout(steps: readonly Happening[], { facts }: World): About | undefined {
  const signals = steps.flatMap(({ list }) => list(facts)).filter(({ fits, signal }) => fits && signal)
  const last = signals.sort(inOrder).at(-1)
  return last && { signal: last.signal!, at: last.at }
}
