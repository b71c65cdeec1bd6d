import type { FindSuspicions } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Goals that say nothing of the help: they are met before it, or never. */
export const findOddGoals: FindSuspicions = ({ rules = [] }) =>
  rules.flatMap((rule, i) => {
    if (!rule.goal) return []
    const { event } = rule.goal
    const isTrigger = eachCondition(rule, i).some(
      ({ condition, isNeeded }) => isNeeded && 'event' in condition && condition.event === event,
    )
    if (!isTrigger) return []
    return [
      {
        code: 'goal-is-trigger',
        pointer: `/rules/${i}/goal/event`,
        message: `"${event}" is what makes "${rule.id}" fire, so it cannot show that the help has helped; name what the user wanted to get done.`,
      },
    ]
  })
