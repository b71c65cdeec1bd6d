import type { Observation } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { fieldKey } from '../dom/fieldKey.ts'
import { createMarks } from '../dom/marks.ts'
import { startPresence } from '../dom/presence.ts'
import type { Page, Sensor } from '../dom/sensor.ts'
import { joinPage, type Member, type SharedPage } from '../dom/sharedPage.ts'
import { startStalls } from '../dom/stalls.ts'
import { startVisibility } from '../dom/visibility.ts'

/** The sensors at work, before anybody can fold what they see. */
export interface Watch {
  readonly shared: SharedPage
  readonly since: Millis
  /** What has been seen so far. */
  readonly early: Observation[]
  /** How this instance stands to the shared page; what the config says of it comes later. */
  readonly member: { -readonly [K in keyof Member]: Member[K] }
}

/**
 * Says again, in the words of the config, what was seen before it was there: its names and its forms. What lies in a
 * part that it ignores is dropped; what has left the page meanwhile loses its name, which might be masked.
 */
export function amendEarly(page: Page, observation: Observation): Observation[] {
  if (!('target' in observation) || !observation.target) return [observation]
  const { name: _, ...nameless } = observation.target
  const element = page.find(observation.target)
  if (!element) return [{ ...observation, target: nameless } as Observation]
  if (page.marks.ignored(element) === 'all') return []
  const form = page.formOf(element)
  const field = 'field' in observation ? fieldKey(element, page.marks) : undefined
  return [
    {
      ...observation,
      target: page.describe(element),
      ...(form !== undefined && { form }),
      ...(field !== undefined && { field }),
    } as Observation,
  ]
}

/** What happens before the config is read: some seconds of a busy page. */
const EARLY_KEPT = 500

/** Starts to watch at once, so that nothing is missed while the config is on its way. */
export function startWatching(
  sensors: readonly (readonly [name: string, sensor: Sensor])[],
  { onProblem, cpuBudget }: Pick<Member, 'onProblem' | 'cpuBudget'>,
): Watch {
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
  for (const [name, sensor] of sensors) shared.use(name, sensor)
  return { shared, since, early, member }
}
