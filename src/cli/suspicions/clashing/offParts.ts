import { own } from '../../../core/own.ts'
import * as detectors from '../../../detectors/index.ts'
import type { ConditionConfig } from '../../../rules/schema.ts'
import type { FindClash } from './clash.ts'

/** What needs a signal that the config turns off, a score of which nothing is left, or the help of a rule that is off. */
export const findOffParts: FindClash = (
  way,
  _,
  { signals = {}, score: { weights = {} } = {}, rules = [] },
) => {
  const isOff = (type: string) => own(signals as { readonly [type: string]: unknown }, type) === false
  const weighsNothing = Object.values(detectors).every(
    ({ type, weight }) =>
      isOff(type) || (own(weights as { readonly [type: string]: number }, type) ?? weight) <= 0,
  )
  for (const { condition, pointer, isWanted } of way) {
    if (!isWanted) continue
    const off = signalsOf(condition).find(isOff)
    if (off !== undefined) return { pointer, why: `it needs "${off}", which "signals" turns off.` }
    if ('score' in condition && weighsNothing)
      return { pointer, why: 'it needs a score, and no signal that is on weighs anything.' }
    if ('outcome' in condition && rules.some(({ id, mode }) => id === condition.of && mode === 'off'))
      return { pointer, why: `it waits for what became of the help of "${condition.of}", which is off.` }
  }
  return undefined
}

function signalsOf(condition: ConditionConfig): readonly string[] {
  if ('signal' in condition) return [condition.signal]
  if (!('sequence' in condition)) return []
  return condition.sequence.flatMap((step) =>
    typeof step !== 'string' && 'signal' in step ? [step.signal] : [],
  )
}
