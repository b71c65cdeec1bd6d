import { own } from '../../core/own.ts'
import { pointTo, type Report } from '../problem.ts'
import { readOneOf, readText, type JsonObject } from '../read.ts'
import type { Condition, World } from './condition.ts'
import { nameVerdict } from './trace.ts'
import { negate, type Verdict } from './verdict.ts'

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
