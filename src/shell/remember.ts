import type { Engine } from '../core/engine.ts'
import type { Observation } from '../core/observation.ts'
import { SECOND, type Millis } from '../core/time.ts'
import type { Page } from '../dom/sensor.ts'
import type { Memory, Remembered } from '../storage/memory.ts'

/** What was learned is written that often: a page that goes has no time for it. */
export const REMEMBER_EVERY: Millis = 10 * SECOND

/** Writes what this browser is to remember, where it may. */
export interface Remember {
  now(): void
  /** After an observation: what it taught is written with what the next seconds teach. */
  after(observation: Observation): void
}

export function createRemember(
  page: Page,
  memory: Memory | undefined,
  engine: () => Engine,
  caps: () => Remembered['caps'],
  mayRemember: () => boolean,
): Remember {
  let [written, writtenAt] = [0, page.now()]

  function now(): void {
    if (!memory || !mayRemember()) return
    const { baselines, learned } = engine()
    ;[written, writtenAt] = [learned, page.now()]
    void memory.write({ caps: caps(), baselines }).catch(() => {})
  }

  return {
    now,
    after({ type }) {
      const isDue = type === 'visibility' || page.now() - writtenAt >= REMEMBER_EVERY
      if (isDue && engine().learned !== written) now()
    },
  }
}
