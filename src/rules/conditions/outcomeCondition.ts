import type { Outcome } from '../../core/observations/deciding.ts'
import { pointTo, type Report } from '../problem.ts'
import { readOneOf, readText, type JsonObject } from '../read.ts'
import { OUTCOMES } from '../words.ts'
import type { Condition, Names } from './condition.ts'
import { counting, readWindow } from './counting.ts'
import { outcomeOf } from './happening.ts'

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
