import { defineDetector } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import type { Over, Target } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Once is a slip or a test; who presses again does not see why it may not be pressed. */
export const DISABLED_ACTS = 2
/** Longer apart they are two errands: something may have been filled in between. */
export const DISABLED_WITHIN: Millis = 5 * SECOND
/** A button that only looks disabled says what is missing at once, when it is pressed. */
export const DISABLED_SETTLE: Millis = 500

interface State {
  episodes: number
  run: { id: string; at: Millis }[]
  target?: Target
  form?: string
  /** How many of the run have been told of. */
  told: number
  /** What was told of last, to see when it can be pressed. */
  raised?: { place: string; episode: string }
}

const options = { acts: DISABLED_ACTS, within: DISABLED_WITHIN, settle: DISABLED_SETTLE }
const KEPT = 12

/**
 * At least two presses on one control that is disabled, and nothing told the user why. Over when it can be pressed.
 *
 *   press ─ press ── 500 ms without any answer ──▶ disabled click ── pressed while enabled ──▶ over
 */
export const disabledClick = defineDetector<State, typeof options>({
  type: 'disabled-click',
  layer: 'behaviour',
  weight: 0.3,
  options,
  counts: { acts: 12 },
  on: ['act', 'answer', 'page'],
  init: () => ({ episodes: 0, run: [], told: 0 }),

  observe(state, observation, { acts, options, wait }) {
    switch (observation.type) {
      case 'answer':
        // It said why. A quick hand marks a word of whatever it meets.
        if (state.told === 0 && observation.kind !== 'selection') forget(state)
        return undefined
      case 'page':
        forget(state)
        delete state.raised
        return undefined
      case 'act':
        if (observation.kind === 'swipe') return undefined
        if (!observation.disabled) return findRelief(state, observation)
        if (acts.find(observation.id)?.overrun) return undefined
        addPress(state, observation, wait(options.within))
        return undefined
      default:
        return undefined
    }
  },

  dueAt({ run, told }, { options, wait }) {
    const isDue = run.length >= options.acts && run.length > told
    return isDue ? run.at(-1)!.at + wait(options.settle) : undefined
  },

  expire(state, _, { options }) {
    const { run, target, form } = state
    if (state.told === 0) state.episodes++
    const fresh = run.slice(state.told)
    state.told = run.length
    const episode = String(state.episodes)
    if (target) state.raised = { place: target.key, episode }
    return [
      {
        episode,
        strength: 0.6 + 0.1 * (run.length - options.acts),
        counted: fresh.map(({ at }) => at),
        target,
        form,
        act: run.at(-1)?.id,
        evidence: { acts: run.length },
      },
    ]
  },
})

function addPress(state: State, { id, at, target, form }: Observed<'act'>, within: Millis): void {
  const last = state.run.at(-1)
  if (state.target?.key !== target.key || (last && at - last.at > within)) forget(state)
  state.target = target
  if (form !== undefined) state.form = form
  state.run.push({ id, at })
  if (state.run.length <= KEPT) return
  state.run.shift()
  state.told = Math.max(0, state.told - 1)
}

/** It can be pressed at last. */
function findRelief(state: State, { target }: Observed<'act'>): Over[] | undefined {
  if (state.target?.key === target.key) forget(state)
  const { raised } = state
  if (raised?.place !== target.key) return undefined
  delete state.raised
  return [{ episode: raised.episode, over: true }]
}

function forget(state: State): void {
  state.run = []
  state.told = 0
  delete state.target
  delete state.form
}
