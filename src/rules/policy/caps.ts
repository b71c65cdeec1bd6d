import type { CapsRecord, RuleCaps, Shows } from '../../core/remembered.ts'
import { own } from '../../core/own.ts'
import type { Millis } from '../../core/time.ts'
import { joinFollowed } from '../outcomes/joinFollowed.ts'
import { joinEvidence } from '../outcomes/selfMuting.ts'
import { SHOWN_KEPT } from '../policy.ts'
import type { Budget } from './budget.ts'

/** So many incidents of a status page as it may have, in three states each. */
export const NOTICES_KEPT = 30

export const NO_SHOWS: Shows = { shown: [], lifetime: 0 }
export const NEVER_SHOWN: RuleCaps = { ...NO_SHOWS, dismissals: 0, notBefore: 0, excused: [] }
export const NO_CAPS: CapsRecord = { rules: {}, groups: {}, dismissed: [], quietUntil: 0 }

/** Joins what two tabs, or a tab and the browser, know of shows: never forgets, so never allows more. */
export function joinCaps(one: CapsRecord, other: CapsRecord): Budget['caps'] {
  const followed = joinFollowed(one.followed, other.followed)
  const notices = joinEach(one.notices ?? {}, other.notices ?? {}, 0, Math.max)
  return {
    rules: joinEach(one.rules, other.rules, NEVER_SHOWN, (a, b) => ({
      ...joinShows(a, b),
      dismissals: Math.max(a.dismissals, b.dismissals),
      notBefore: Math.max(a.notBefore, b.notBefore),
      excused: unite(a.excused, b.excused),
      ...withEvidence(joinEvidence(a.evidence, b.evidence)),
    })),
    groups: joinEach(one.groups, other.groups, NO_SHOWS, joinShows),
    dismissed: unite(one.dismissed, other.dismissed),
    quietUntil: Math.max(one.quietUntil, other.quietUntil),
    ...((one.asked ?? other.asked) !== undefined && {
      asked: Math.max(one.asked ?? 0, other.asked ?? 0),
    }),
    ...(followed && { followed }),
    ...(Object.keys(notices).length > 0 && { notices: keepLatest(notices) }),
  }
}

function keepLatest(notices: { readonly [what: string]: Millis }) {
  const latest = Object.entries(notices).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return Object.fromEntries(latest.slice(0, NOTICES_KEPT))
}

/** A show that only one of them knows of adds to what the other has counted. */
function joinShows(a: Shows, b: Shows): Shows {
  const shown = unite(a.shown, b.shown)
  const missing = (from: Shows) => shown.filter((at) => !from.shown.includes(at)).length
  return { shown, lifetime: Math.max(a.lifetime + missing(a), b.lifetime + missing(b)) }
}

function withEvidence(evidence: RuleCaps['evidence']): Pick<RuleCaps, 'evidence'> {
  return evidence ? { evidence } : {}
}

function unite(a: readonly Millis[], b: readonly Millis[]): Millis[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y).slice(-SHOWN_KEPT)
}

function joinEach<T>(
  one: { readonly [key: string]: T },
  other: { readonly [key: string]: T },
  none: T,
  join: (a: T, b: T) => T,
): { [key: string]: T } {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...keys].map((key) => [key, join(own(one, key) ?? none, own(other, key) ?? none)]),
  )
}
