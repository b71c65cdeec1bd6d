import { VISIT_GAP } from '../../core/engine.ts'
import { DAY, readDuration } from '../../core/time.ts'
import type { ConditionConfig, EventCondition } from '../../rules/schema.ts'
import { sayTime } from '../../rules/words/sayTime.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Windows that are too short for what is asked of them. */
export const findDeadWindows: FindSuspicions = ({ rules = [] }) =>
  rules.flatMap((rule, i) => [
    ...(rule.goal && readDuration(rule.goal.within) === 0
      ? [
          {
            code: 'never-true',
            pointer: `/rules/${i}/goal/within`,
            message: `Nobody reaches "${rule.goal.event}" in no time at all; say how long it may take, such as "10m".`,
          },
        ]
      : []),
    ...eachCondition(rule, i).flatMap(({ condition, pointer }) => {
      const doubt = doubtNoTime(condition) ?? ('event' in condition ? doubtEvent(condition) : undefined)
      return doubt ? [{ code: 'never-true', ...doubt, pointer: `${pointer}/${doubt.pointer}` }] : []
    }),
  ])

type Doubt = Pick<Suspicion, 'pointer' | 'message'>

/** Nothing happens in no time. */
function doubtNoTime(condition: ConditionConfig): Doubt | undefined {
  if ('timeOnPage' in condition && readDuration(condition.timeOnPage) === 0)
    return { pointer: 'timeOnPage', message: 'No time at all is always over; say how long, or leave it out.' }
  if (!('within' in condition) || readDuration(condition.within) !== 0) return undefined
  return {
    pointer: 'within',
    message:
      'absent' in condition
        ? 'It would be missed at once; "within" says how long to wait for it, such as "30s".'
        : 'In no time at all nothing happens; say how long it may be ago, such as "10m", or leave "within" out for this visit.',
  }
}

function doubtEvent({ days = 1, visitsSince = 0, within = 'ever' }: EventCondition): Doubt | undefined {
  if (within === 'ever') return undefined
  const window = within === 'visit' ? VISIT_GAP : (readDuration(within) ?? Infinity)
  const span = within === 'visit' ? 'this visit' : sayTime(within)
  if (visitsSince > 0 && window <= VISIT_GAP)
    return {
      pointer: 'visitsSince',
      message: `What happened within ${span} does not lie visits back; leave "within" out, or make it days.`,
    }
  if (days > 1 && within === 'visit')
    return {
      pointer: 'days',
      message: `A visit ends after half an hour without an act, so it hardly has ${days} days; leave "within" out, or make it days.`,
    }
  // A window that begins in the afternoon touches a day more than it is long.
  const most = Math.ceil(window / DAY) + 1
  if (days > most)
    return {
      pointer: 'days',
      message: `Within ${span} there are at most ${most} different days, never ${days}; make "within" longer.`,
    }
  return undefined
}
