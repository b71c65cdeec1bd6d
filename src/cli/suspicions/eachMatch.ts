import type { ConditionConfig, Config, EventStep, MatchConfig, SignalStep } from '../../rules/schema.ts'
import { pointTo } from '../../rules/problem.ts'
import { eachCondition } from './eachCondition.ts'

/** Something that is asked of properties, and of whose. */
interface FoundMatch {
  readonly match: MatchConfig
  readonly pointer: string
  readonly of: 'user' | 'event' | 'signal'
  /** The name of the event or the signal. */
  readonly name?: string
}

/** Every `audience` and every `where` of all rules. */
export function eachMatch({ rules = [] }: Config): FoundMatch[] {
  return rules.flatMap((rule, i) => {
    const ofUser = (audience: MatchConfig | undefined, pointer: string): FoundMatch[] =>
      audience ? [{ match: audience, pointer: `${pointer}/audience`, of: 'user' }] : []
    const variants = typeof rule.show === 'string' ? [] : rule.show
    return [
      ...eachCondition(rule, i).flatMap(({ condition, pointer }) =>
        'audience' in condition ? ofUser(condition.audience, pointer) : inSteps(condition, pointer),
      ),
      ...ofUser(rule.audience, `/rules/${i}`),
      ...variants.flatMap(({ audience }, j) => ofUser(audience, `/rules/${i}/show/${j}`)),
    ]
  })
}

function inSteps(condition: ConditionConfig, pointer: string): FoundMatch[] {
  const inStep = (step: EventStep | SignalStep, at: string): FoundMatch[] => {
    if (typeof step === 'string' || !step.where) return []
    const where = { match: step.where, pointer: pointTo(at, 'where') }
    return [
      'signal' in step
        ? { ...where, of: 'signal', name: step.signal }
        : { ...where, of: 'event', name: step.event },
    ]
  }
  if ('signal' in condition || 'event' in condition) return inStep(condition, pointer)
  if ('absent' in condition)
    return [...inStep(condition.absent, `${pointer}/absent`), ...inStep(condition.after, `${pointer}/after`)]
  if ('sequence' in condition)
    return condition.sequence.flatMap((step, i) => inStep(step, `${pointer}/sequence/${i}`))
  return []
}
