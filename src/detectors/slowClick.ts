import type { ActRecord } from '../core/acts/actsState.ts'
import { ANSWERED_WITHIN } from '../core/acts/waits.ts'
import { defineDetector, type Context } from '../core/detector.ts'
import type { Finding } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'
import { closePlaces, findAt, initPlaces, type Places } from './places.ts'

/** After a second people notice that they wait, and lose the thread (Nielsen's limit for an unbroken train of thought). */
export const SLOW_AFTER: Millis = SECOND
/**
 * Who presses again so soon counts up rather than waits, and the page may well wait for the last press before it
 * works out a total: debounced handlers take 200 to 500 ms.
 */
export const PRESSES_ON: Millis = SECOND / 2

interface State {
  places: Places
  /** The last answer that was looked at. */
  answered: Millis
  /** When the main thread last stood still. */
  frozeFrom: Millis
  frozeUntil: Millis
}

type Options = { after: Millis }

interface Answered {
  readonly act: ActRecord
  readonly waited: Millis
}

/**
 * The first answer to an act, be it a "no", came later than a second after the finger went down: of presses that follow
 * each other quickly, after the last. What a frozen page takes counts: the user waits all the same. An answer that
 * neither a request nor the time explains is none to this act.
 */
export const slowClick = defineDetector<State, Options>({
  type: 'slow-click',
  layer: 'behaviour',
  weight: 0.1,
  options: { after: SLOW_AFTER },
  on: ['act', 'answer', 'stalled'],
  init: () => ({ places: initPlaces(), answered: 0, frozeFrom: 0, frozeUntil: 0 }),

  observe(state, observation, context) {
    if (observation.type === 'stalled') {
      const { from, to } = observation
      // One freeze is told of in pieces, as more of it is known.
      const isOne = from <= state.frozeUntil && state.frozeFrom <= to
      state.frozeFrom = isOne ? Math.min(from, state.frozeFrom) : from
      state.frozeUntil = isOne ? Math.max(to, state.frozeUntil) : to
      return undefined
    }
    const first = firstAnswered(state, context)
    if (!first) return undefined
    if (first.waited > context.wait(context.options.after)) return [tell(state, first)]
    return closePlaces(state.places, [first.act])
  },
})

/** The first of the acts that have just had their first answer, if it is clear that they are what was answered. */
function firstAnswered(state: State, { acts, wait, options }: Context<Options>): Answered | undefined {
  const index = acts.recent.findIndex(({ answeredAt = 0 }) => answeredAt > state.answered)
  const act = acts.recent[index]
  if (!act?.answeredAt) return undefined
  state.answered = act.answeredAt
  const isOurs = !!acts.find(act.id) && act.kind !== 'swipe' && act.judge === 'yes' && !act.disabled
  const run = acts.recent.slice(index)
  const isOnly = run.every(({ target }) => target.key === act.target.key)
  if (!isOurs || !isOnly || !isExplained(state, act)) return undefined
  const waited = act.answeredAt - waitsSince(state, run, act, wait(options.after))
  return { act, waited }
}

/** What works on a request, or stands still for long, answers the first press, however many come after. */
function waitsSince(
  { frozeFrom, frozeUntil }: State,
  run: readonly ActRecord[],
  first: ActRecord,
  long: Millis,
): Millis {
  let since = first.began
  const isFrozen = frozeUntil > since && frozeUntil - Math.max(since, frozeFrom) >= long / 2
  if (first.pendingUntil > 0 || isFrozen) return since
  for (const { began } of run) if (began - since <= PRESSES_ON) since = began
  return since
}

/** What comes long after an act, with nothing under way, may be anything. */
function isExplained({ frozeUntil }: State, { at, pendingUntil, answeredAt = 0 }: ActRecord): boolean {
  return answeredAt - Math.max(at, frozeUntil) <= ANSWERED_WITHIN || answeredAt <= pendingUntil
}

function tell(state: State, { act, waited }: Answered): Finding {
  const { episode, times } = findAt(state.places, act)
  return {
    episode,
    // A second and a bit is felt; five seconds are a breakdown.
    strength: 0.4 + waited / (10 * SECOND),
    counted: [act.at],
    target: act.target,
    form: act.form,
    act: act.id,
    evidence: {
      waited: Math.round(waited),
      times,
      requested: act.pendingUntil > 0,
      froze: state.frozeUntil > act.began,
    },
  }
}
