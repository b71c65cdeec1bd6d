import type { Observation } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { createMarks } from '../dom/marks.ts'
import { startPresence } from '../dom/presence.ts'
import { joinPage, type Member, type SharedPage } from '../dom/sharedPage.ts'
import { noteLateTimer, startStalls } from '../dom/stalls.ts'
import { startVisibility } from '../dom/visibility.ts'

/** The sensors at work, before anybody can fold what they see. */
export interface Watch {
  readonly shared: SharedPage
  readonly since: Millis
  /** What has been seen so far. */
  readonly early: Observation[]
  /** For the one who owns the timer: it was due then, and only runs now. */
  noteLate(due: Millis, now: Millis): void
  /** Goes by what the config says of parts of the page, too. */
  mark: (...says: Parameters<typeof createMarks>) => void
  /** How this instance stands to the shared page; what the config says of it comes later. */
  readonly member: { -readonly [K in keyof Member]: Member[K] }
}

/** What happens before the config is read: some seconds of a busy page. */
const EARLY_KEPT = 500

/** Begins to watch at once, so that nothing is missed while the config is on its way. Sensors are added to what is shared. */
export function startWatching({ onProblem, cpuBudget }: Pick<Member, 'onProblem' | 'cpuBudget'>): Watch {
  const early: Observation[] = []
  const member: Watch['member'] = {
    marks: createMarks(),
    forms: [],
    push: (observation) => {
      early.push(observation)
      if (early.length > EARLY_KEPT) early.shift()
    },
    onProblem,
    cpuBudget,
    giveWay: () => {},
  }
  const shared = joinPage(window, member)
  const since = shared.page.now()
  // A stall must be known before the act that was queued behind it.
  shared.use('stalls', startStalls)
  shared.use('visibility', startVisibility)
  shared.use('presence', startPresence)
  const noteLate = (due: Millis, now: Millis) => noteLateTimer(shared.page, due, now)
  const mark: Watch['mark'] = (...says) => void (member.marks = createMarks(...says))
  return { shared, since, early, noteLate, mark, member }
}
