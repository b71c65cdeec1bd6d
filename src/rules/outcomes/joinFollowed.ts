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
  const all = [...joined.values()].sort((a, b) => a.at - b.at || (a.offer < b.offer ? -1 : 1))
  return keepFollowed(all, KEPT)
}

/** The last of them; what was only rehearsed is let go before what somebody saw, or was kept from seeing. */
export function keepFollowed(all: readonly Followed[], kept: number): Followed[] {
  const surplus = all.length - kept
  const gone = [...all]
    .sort((a, b) => Number(a.mode === 'on') - Number(b.mode === 'on'))
    .slice(0, Math.max(0, surplus))
  return all.filter((one) => !gone.includes(one))
}

function rank({ ended, told }: Followed): number {
  return ended ? 2 : told ? 1 : 0
}
