import { VISIT_GAP } from '../../core/engine.ts'
import { own } from '../../core/own.ts'
import type { Millis } from '../../core/time.ts'
import type { World } from './condition.ts'
import type { Window } from './counting.ts'
import type { Happening, Moment } from './happening.ts'
import type { Known } from '../history/history.ts'
import { isWatched, unnoticedUntil } from '../watching.ts'

/** What is known of something that rules ask about, in a window that ends now. */
export interface Past {
  /** When it came, oldest first. */
  readonly sure: readonly Moment[]
  /** When it came, or may have. */
  readonly perhaps: readonly Moment[]
  /** Until then it may have come as well, once or often; absent where all of the window is known. */
  readonly doubt?: Millis
}

/** Longer than what lies between two visits: whoever asks for it looks back over them. */
export function isOverVisits(within: Window): boolean {
  return within === 'ever' || (within !== 'visit' && within > VISIT_GAP)
}

/** From when on a window counts. */
function startOf(within: Window, { now, facts }: World): Millis {
  if (within === 'visit') return facts.visitSince
  return within === 'ever' ? -Infinity : now - within
}

/** Of this visit, and of a half hour before it: as its facts tell. */
export function lookAtVisit(happening: Happening, within: Window, world: World): Past {
  return lookSince(happening, startOf(within, world), world)
}

export function lookSince({ topic, list }: Happening, from: Millis, world: World): Past {
  const seen = list(world.facts).filter(({ at }) => at >= from)
  return {
    sure: seen.filter(({ fits }) => fits),
    perhaps: seen.filter(({ fits }) => fits !== false),
    ...withDoubt(unnoticedUntil(world.facts, topic), from),
  }
}

/** Over visits, as far as this browser remembers. */
export function lookOverVisits(happening: Happening, within: Window, world: World): Past {
  const from = startOf(within, world)
  const known = own(world.facts.history.events, happening.key)
  // There is more than can be remembered: what this visit has seen is known all the same.
  if (!known) return { ...lookAtVisit(happening, within, world), doubt: Infinity }
  const sure = known.times.filter((at) => at >= from).map((at) => ({ at }))
  return {
    sure,
    perhaps: sure,
    ...withDoubt(
      Math.max(
        doubtOf(known, within, world),
        known.dropped ?? -1,
        isWatched(world.facts.watching, happening.topic) ? -1 : Infinity,
      ),
      from,
    ),
  }
}

/** The days in the window on which it came. */
export function lookAtDays({ key }: Happening, within: Window, world: World): Past {
  const from = startOf(within, world)
  const known = own(world.facts.history.events, key)
  if (!known) return { sure: [], perhaps: [], doubt: Infinity }
  const sure = Object.values(known.days)
    .filter((at) => at >= from)
    .map((at) => ({ at }))
  return { sure, perhaps: sure, ...withDoubt(doubtOf(known, within, world), from) }
}

/** Before it was watched for, and where it may have been what is asked for. */
function doubtOf({ since, unsure = -1 }: Known, within: Window, { facts }: World): Millis {
  const before = within !== 'ever' ? since - 1 : facts.remembers ? -1 : Infinity
  return Math.max(before, unsure)
}

function withDoubt(doubt: Millis | undefined, from: Millis): Pick<Past, 'doubt'> {
  return doubt !== undefined && doubt >= 0 && doubt >= from ? { doubt } : {}
}
