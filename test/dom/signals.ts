import { afterEach, expect } from 'vitest'
import * as features from '../../src/features.ts'
import { readActs } from '../../src/core/acts/readActs.ts'
import type { Signal, SignalType } from '../../src/core/signal.ts'
import { createUnstuck } from '../../src/core.ts'
import type { Unstuck } from '../../src/surface.ts'
import { show, soon, wait } from './watch.ts'

/** So long after the last input the page has heard of it, and of whatever answers at once. */
const HEARD = 300
/** Silence is judged after two seconds; on a busy machine later. */
const JUDGED_WITHIN = 5000

/** What these tell of, on a busy machine, is the machine. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set(['slow-page', 'slow-interaction'])

const running: Unstuck[] = []

afterEach(() => {
  for (const unstuck of running.splice(0)) unstuck.stop()
})

/** Builds a page, runs its scripts, and finds every signal on it: `type key count`, the last of each episode. */
export async function findOn(html: string) {
  const at = show(html)
  for (const still of document.querySelectorAll('body script')) {
    const script = document.createElement('script')
    script.text = `{${still.textContent}}`
    still.replaceWith(script)
  }
  const found = new Map<string, Signal>()
  const problems: unknown[] = []
  const unstuck = createUnstuck({ features: Object.values(features) })
  running.push(unstuck)
  unstuck.on('signal', (signal) => {
    if (!OF_THE_MACHINE.has(signal.type)) found.set(signal.id, signal)
  })
  unstuck.on('problem', (problem) => void problems.push(problem))
  await unstuck.ready
  return {
    at,
    problems,
    signals: () => [...found.values()],
    words: () => [...found.values()].map(({ type, count }) => `${type} ${count}`).sort(),
    /** Until no act waits for an answer any more: what has been found by then is all. */
    async verdict(more = 0) {
      await wait(HEARD + more)
      await soon(() => expect(waiting(unstuck)).toEqual([]), JUDGED_WITHIN)
    },
  }
}

/** What tells of an act only once some time has passed. */
const LATE = [features.deadClick, features.deadSwipe, features.disabledClick, features.rageClick]

function waiting(unstuck: Unstuck): SignalType[] {
  const state = unstuck.state()!
  const { now, page, patience } = state
  return LATE.flatMap(({ detector: { type, options, dueAt } }) => {
    const acts = readActs(() => state.acts, type)
    const context = {
      now,
      page,
      options,
      acts,
      wait: (time: number) => time * patience,
      baseline: () => undefined,
    }
    return dueAt?.(state.detectors[type], context) === undefined ? [] : [type]
  })
}
