import { denyMatch, findImpossible } from '../impossibleMatches.ts'
import type { FindClash } from './clash.ts'

/** Who a rule is for, in all places where it says so; each by itself is looked at elsewhere. */
export const findClashingAudiences: FindClash = (way) => {
  const asked = way.flatMap(({ condition, pointer, isWanted }) => {
    if (!('audience' in condition)) return []
    const match = isWanted ? condition.audience : denyMatch(condition.audience)
    return match ? [{ match, pointer }] : []
  })
  if (asked.length < 2 || asked.some(({ match }) => findImpossible([match], {}).length > 0)) return undefined
  const [why] = findImpossible(
    asked.map(({ match }) => match),
    {},
  )
  return why === undefined
    ? undefined
    : { pointer: `${asked.at(-1)!.pointer}/audience`, why: `its audiences contradict each other. ${why}` }
}
