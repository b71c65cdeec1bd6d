import type { Signal } from '../../core/signal.ts'
import type { About, Condition, World } from './condition.ts'
import { pointTo, type Report } from '../problem.ts'
import { readNumber, readOneOf, type JsonObject } from '../read.ts'
import { findScoreFall } from '../scoreFall.ts'
import { nameVerdict } from './trace.ts'

/** The friction in a scope; of several forms or elements on this page, the highest. */
export function compileScore(object: JsonObject, pointer: string, report: Report): Condition | undefined {
  const scope = readOneOf(
    object.score,
    ['visit', 'page', 'form', 'element'],
    pointTo(pointer, 'score'),
    report,
  )
  const atLeast = readNumber(object.atLeast, pointTo(pointer, 'atLeast'), report, { min: 1, max: 100 })
  if (scope === undefined || atLeast === undefined) return undefined
  // It may be higher than what is known, never lower.
  const judge = ({ score, facts }: World) =>
    score()[scope] >= atLeast || (facts.watching.score ? false : undefined)
  return {
    topics: ['score'],
    judge,
    changesAt: (world) =>
      judge(world) ? findScoreFall((at) => world.scoreAt(at)[scope] < atLeast, world.now) : undefined,
    about: (world) => findStrongest(world, scope),
    trace: (world) => ({
      condition: `score ${scope}`,
      verdict: nameVerdict(judge(world)),
      value: world.score()[scope],
      expected: `at least ${atLeast}`,
      says: `the friction ${WHERE[scope]} is ${world.score()[scope]}${judge(world) ? '' : `; the rule asks for at least ${atLeast}`}`,
      ...(judge(world) === undefined && { why: 'not-watched' }),
    }),
  }
}

/** What weighs most of that which the score is about. */
function findStrongest({ score, now, facts }: World, scope: keyof typeof IN_SCOPE): About | undefined {
  const [first] = score()
    .terms.filter(({ signal }) => {
      const known = facts.signals[signal]?.signal
      return known && IN_SCOPE[scope](known, facts.page.key)
    })
    .sort((a, b) => b.value - a.value)
  return first && { signal: first.signal, at: now - first.age }
}

const WHERE = { visit: 'in this visit', page: 'on this page', form: 'in a form', element: 'at an element' }

const IN_SCOPE = {
  visit: () => true,
  page: ({ page }: Signal, here: string) => page === here,
  form: ({ page, form }: Signal, here: string) => page === here && form !== undefined,
  element: ({ page, target }: Signal, here: string) => page === here && target !== undefined,
}
