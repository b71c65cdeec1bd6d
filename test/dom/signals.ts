import { afterEach } from 'vitest'
import * as features from '../../src/features.ts'
import type { Signal } from '../../src/core/signal.ts'
import { createUnstuck } from '../../src/core.ts'
import type { Unstuck } from '../../src/surface.ts'
import { show, wait } from './watch.ts'

/** So long after the last input the slowest usual verdict is out: that on a dead click. */
const VERDICT = 2600

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
    verdict: (more = 0) => wait(VERDICT + more),
  }
}
