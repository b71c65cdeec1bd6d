import { pointTo, type Report } from '../problem.ts'
import type { JsonObject } from '../read.ts'
import { compileMatch } from '../operators.ts'
import type { Condition, World } from './condition.ts'
import { describeMiss, sayProperties } from './nearMiss.ts'
import { nameVerdict } from './trace.ts'

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
