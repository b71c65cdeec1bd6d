import { defineDetector, type Context } from '../core/detector.ts'
import { MINUTE, SECOND, type Millis } from '../core/time.ts'
import type { Finding, Over } from '../core/signal.ts'
import { followTrail, type Trail } from './trail.ts'

/** Who looks something up comes back within minutes; who is lost goes round within one. */
export const NAV_LOOP_WITHIN: Millis = MINUTE
/** Twice on one page is looking something up; the third time what was sought was in none of those places. */
export const NAV_LOOP_VISITS = 3
/** One step back in a wizard looks like a loop until its next step comes. */
export const NAV_LOOP_SETTLE: Millis = 3 * SECOND

interface State {
  episodes: number
  trail: Trail
  /** Since when the trail ends in a loop; 0 while it does not. */
  since: Millis
  /** Up to which visit it has been told; 0 while it has not. */
  told: Millis
  /** On the way to somewhere: what it is shows when it is there. */
  leaving: boolean
}

type Options = { within: Millis; visits: number; settle: Millis }

/**
 * Going round between the same pages: A → B → A → B within a minute, or one page for the third time with nothing new
 * between. A page that was not seen in that time is a new destination, and work in a form a reason to be there: both
 * end it. List, item, list, other item is browsing.
 *
 *   A ─ B ─ A ─ B ── 3 s ──▶ loop ── A ──▶ goes on
 *               └─── C ────▶ nothing
 */
export const navLoop = defineDetector<State, Options>({
  type: 'nav-loop',
  layer: 'behaviour',
  weight: 0.3,
  options: { within: NAV_LOOP_WITHIN, visits: NAV_LOOP_VISITS, settle: NAV_LOOP_SETTLE },
  counts: { visits: 6 },
  on: ['page', 'form', 'leaving', 'visibility', 'act'],
  init: () => ({ episodes: 0, trail: [], since: 0, told: 0, leaving: false }),

  observe(state, observation, context) {
    switch (observation.type) {
      case 'page':
        state.leaving = false
        followTrail(state.trail, observation)
        return judge(state, context)
      case 'form':
        return work(state, observation.step)
      case 'leaving':
        state.leaving = true
        return undefined
      case 'visibility':
        state.leaving = observation.hidden
        return undefined
      case 'act':
        // Still here: it was a download, or a server that says nothing.
        state.leaving = false
        return undefined
      default:
        return undefined
    }
  },

  dueAt({ since, told, leaving }, { options, wait }) {
    return since === 0 || told > 0 || leaving ? undefined : since + wait(options.settle)
  },

  expire(state, _, context) {
    const loop = findLoop(state.trail, context)
    state.episodes++
    return [tell(state, loop, returnsOf(loop))]
  },
})

function judge(state: State, context: Context<Options>): Finding[] | undefined {
  const last = state.trail.at(-1)!
  // Where the host names its routes, a name is about to come.
  if (!last.named && state.trail.some(({ named }) => named)) return undefined
  const loop = findLoop(state.trail, context)
  if (loop.length === 0) return endLoop(state)
  state.since ||= last.at
  return state.told > 0 && last.at > state.told ? [tell(state, loop, [last.at])] : undefined
}

/** Who fills in a form, or has sent one, is where they wanted to be. */
function work(state: State, step: string): Over[] | undefined {
  if (step !== 'progress' && step !== 'accepted') return undefined
  const over = state.told > 0 ? [{ episode: String(state.episodes), over: true } as const] : undefined
  state.trail = state.trail.slice(-1)
  endLoop(state)
  return over
}

function endLoop(state: State): undefined {
  state.since = 0
  state.told = 0
}

/** The visits of the loop in which the trail ends, none where there is none. */
function findLoop(trail: Trail, { options, wait }: Context<Options>): Trail {
  const recent = trail.filter(({ at }) => trail.at(-1)!.at - at <= wait(options.within))
  const [a, b, c, d] = recent.slice(-4)
  const there = recent.flatMap(({ place }, i) => (place === recent.at(-1)?.place ? [i] : []))
  const [first, second] = there.slice(-options.visits)
  if (there.length >= options.visits && first !== undefined && second !== undefined) {
    const seen = recent.slice(first, second).map(({ place }) => place)
    if (recent.slice(second).every(({ place }) => seen.includes(place))) return recent.slice(first)
  }
  return d && a?.place === c?.place && b?.place === d.place ? recent.slice(-4) : []
}

/** When each page was come back to. */
function returnsOf(loop: Trail): Millis[] {
  return loop
    .filter(({ place }, i) => loop.findIndex((visit) => visit.place === place) < i)
    .map(({ at }) => at)
}

function tell(state: State, loop: Trail, counted: Millis[]): Finding {
  const [first, last] = [loop[0]!, loop.at(-1)!]
  state.told = last.at
  return {
    episode: String(state.episodes),
    strength: 0.7 + 0.1 * (returnsOf(loop).length - 2),
    counted,
    evidence: {
      pages: new Set(loop.map(({ place }) => place)).size,
      visits: loop.length,
      span: Math.round(last.at - first.at),
    },
  }
}
