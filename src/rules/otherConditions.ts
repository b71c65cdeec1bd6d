import type { Outcome } from '../core/observation.ts'
import { own } from '../core/own.ts'
import type { Condition, Names, World } from './condition.ts'
import { counting, readWindow } from './counting.ts'
import { outcomeOf } from './happening.ts'
import { compileHours } from './hours.ts'
import { describeMiss, sayProperties } from './nearMiss.ts'
import { compileMatch } from './operators.ts'
import { pointTo, type Report } from './problem.ts'
import { readOneOf, readText, type JsonObject } from './read.ts'
import { nameVerdict } from './trace.ts'
import { negate, type Verdict } from './verdict.ts'
import { OUTCOMES } from './words.ts'

/** Before anybody is identified nothing is known of them, not even what they lack. */
export function compileAudience(object: JsonObject, pointer: string, report: Report): Condition | undefined {
  const match = compileMatch(object.audience, pointTo(pointer, 'audience'), report)
  if (!match) return undefined
  const judge = ({ facts: { user } }: World) => user.traits && match(user.traits, user.lost)
  const audience = object.audience as JsonObject
  const says = (world: World) => {
    const { traits, lost } = world.facts.user
    if (!traits) return 'nothing is known of the user before the page calls identify()'
    const said = judge(world) ? sayProperties(audience, traits) : describeMiss(audience, traits, lost)
    return said ? `the user's ${said}` : 'the user is known'
  }
  return {
    topics: ['user'],
    judge,
    trace: (world) => ({
      condition: 'audience',
      verdict: nameVerdict(judge(world)),
      value: Object.entries(world.facts.user.traits ?? {}).map(
        ([name, value]) => `${name}: ${String(value)}`,
      ),
      says: says(world),
    }),
  }
}

/** What became of the help of another rule. */
export function compileOutcome(
  object: JsonObject,
  pointer: string,
  report: Report,
  { rules }: Names,
): Condition | undefined {
  const { within: span = 'visit' } = object
  const outcome = readOneOf(
    object.outcome,
    Object.keys(OUTCOMES) as Outcome[],
    pointTo(pointer, 'outcome'),
    report,
  )
  const rule = readText(object.of, pointTo(pointer, 'of'), report)
  const within = readWindow(span, pointTo(pointer, 'within'), report)
  if (outcome === undefined || rule === undefined || within === undefined) return undefined
  if (!rules.includes(rule)) return report('unknown-rule', pointTo(pointer, 'of'), rule, rules.join(', '))
  return counting(outcomeOf(rule, outcome), { atLeast: 1, within }, `outcome ${outcome} of ${rule}`)
}

/** Somebody could take over; unknown until the host has said so. */
export function compileHandover(
  { handover, to = 'default' }: JsonObject,
  pointer: string,
  report: Report,
): Condition | undefined {
  const wanted = readOneOf(handover, ['available', 'unavailable'], pointTo(pointer, 'handover'), report)
  const name = readText(to, pointTo(pointer, 'to'), report)
  if (wanted === undefined || name === undefined) return undefined
  const judge = ({ facts }: World): Verdict => {
    const available = own(facts.handovers, name)
    return wanted === 'available' ? available : negate(available)
  }
  return {
    topics: [`handover ${name}`],
    handovers: [name],
    judge,
    trace: (world) => ({
      condition: `handover ${name}`,
      verdict: nameVerdict(judge(world)),
      expected: wanted,
      says: sayHandover(own(world.facts.handovers, name), name),
    }),
  }
}

function sayHandover(isThere: boolean | undefined, name: string): string {
  const who = name === 'default' ? 'to take over' : `to take over for "${name}"`
  if (isThere === undefined) return `nobody has said whether somebody is there ${who}`
  return `${isThere ? 'somebody' : 'nobody'} is there ${who}`
}

/** Office hours. */
export function compileHoursCondition(
  object: JsonObject,
  pointer: string,
  report: Report,
): Condition | undefined {
  const hours = compileHours(object.hours, pointTo(pointer, 'hours'), report)
  if (!hours) return undefined
  const judge = ({ now, facts }: World) => hours.judge(now, facts)
  return {
    topics: ['start'],
    ...(hours.zone !== undefined && { zones: [hours.zone] }),
    judge,
    changesAt: ({ now, facts }) => hours.changesAt(now, facts),
    trace: (world) => ({
      condition: 'hours',
      verdict: nameVerdict(judge(world)),
      expected: hours.says,
      says: `it is ${hours.tell(world.now, world.facts)}${judge(world) ? '' : `; the rule asks for ${hours.says}`}`,
    }),
  }
}
