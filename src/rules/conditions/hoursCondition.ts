import { pointTo, type Report } from '../problem.ts'
import type { JsonObject } from '../read.ts'
import type { Condition, World } from './condition.ts'
import { compileHours } from './hours.ts'
import { nameVerdict } from './trace.ts'

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
