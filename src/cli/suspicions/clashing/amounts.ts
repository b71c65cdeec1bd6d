import { readDuration } from '../../../core/time.ts'
import type { ConditionConfig } from '../../../rules/schema.ts'
import { sayTime } from '../../../rules/words/sayTime.ts'
import type { FindClash } from './clash.ts'

/** So much friction, or so long, and not even less. */
export const findClashingAmounts: FindClash = (way) => {
  const amounts = way.flatMap(({ condition, pointer, isWanted }) => {
    const amount = readAmount(condition)
    return amount ? [{ ...amount, pointer, isWanted }] : []
  })
  for (const denied of amounts.filter(({ isWanted }) => !isWanted)) {
    const asked = amounts.find(
      (one) => one.isWanted && one.atLeast >= denied.atLeast && one.reaches.includes(denied.what),
    )
    if (asked)
      return {
        pointer: denied.pointer,
        why: `${asked.says} is ${denied.says}, too; "not" must be about more than that.`,
      }
  }
  return undefined
}

interface Amount {
  readonly what: string
  /** What is no less than it. */
  readonly reaches: readonly string[]
  readonly atLeast: number
  readonly says: string
}

function readAmount(condition: ConditionConfig): Amount | undefined {
  if ('timeOnPage' in condition) {
    const atLeast = readDuration(condition.timeOnPage) ?? 0
    return { what: 'time', reaches: ['time'], atLeast, says: `${sayTime(condition.timeOnPage)} on the page` }
  }
  if (!('score' in condition)) return undefined
  const { score: what, atLeast } = condition
  return { what, reaches: REACHES[what], atLeast, says: `a score of ${atLeast} of the ${what}` }
}

/** What an element adds, it adds to its page, too. */
const REACHES = {
  visit: ['visit'],
  page: ['page', 'visit'],
  form: ['form', 'page', 'visit'],
  element: ['element', 'page', 'visit'],
} as const
