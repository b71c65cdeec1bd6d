import type { Followed } from '../../core/followed.ts'

/** More than a tab follows: the browser keeps those of closed tabs until somebody can tell what came of them. */
const KEPT = 12

/** What two tabs, or a tab and the browser, follow. Of one offer, whoever knows its end knows more; then, the other. */
export function joinFollowed(
  one: readonly Followed[] = [],
  other: readonly Followed[] = [],
): Followed[] | undefined {
  if (one.length + other.length === 0) return undefined
  const joined = new Map(one.map((each) => [each.offer, { ...each }]))
  for (const each of other) {
    const known = joined.get(each.offer)
    if (!known || rank(each) >= rank(known)) joined.set(each.offer, { ...each })
  }
  return [...joined.values()].sort((a, b) => a.at - b.at || (a.offer < b.offer ? -1 : 1)).slice(-KEPT)
}

function rank({ ended, told }: Followed): number {
  return ended ? 2 : told ? 1 : 0
}
