import type { Engine } from '../core/engine.ts'
import type { Observation } from '../core/observation.ts'
import { SECOND, type Millis } from '../core/time.ts'
import type { Page } from '../dom/sensor.ts'
import type { Memory, Remembered } from '../storage/memory.ts'

/** What was learned is written that often: a page that goes has no time for it. */
export const REMEMBER_EVERY: Millis = 10 * SECOND

/** What comes one after the other is written together. */
const REMEMBER_TOGETHER: Millis = SECOND

/** Writes what this browser is to remember, where it may. */
export interface Remember {
  now(): Promise<void>
  /** Ends when what was written last has been. */
  settled(): Promise<void>
  /** At once, but not again and again. */
  soon(): void
  /** After an observation: what it taught is written with what the next seconds teach. */
  after(observation: Observation): void
  stop(): void
}

export function createRemember(
  page: Page,
  memory: Memory | undefined,
  engine: () => Engine,
  judged: () => Pick<Remembered, 'caps' | 'events'>,
  mayRemember: () => boolean,
): Remember {
  let [written, writtenAt] = [0, page.now()]
  let writing = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function now(): Promise<void> {
    stop()
    if (!memory || !mayRemember()) return writing
    const { baselines, learned } = engine()
    ;[written, writtenAt] = [learned, page.now()]
    writing = memory.write({ ...judged(), baselines })
    // Who waits for it hears of a failure; nobody has to.
    writing.catch(() => {})
    return writing
  }

  return {
    now,
    settled: () => writing,
    soon() {
      const wait = writtenAt + REMEMBER_TOGETHER - page.now()
      if (wait <= 0) void now()
      else timer ??= setTimeout(page.guard('memory', now), wait)
    },
    stop,
    after({ type }) {
      const isDue = type === 'visibility' || page.now() - writtenAt >= REMEMBER_EVERY
      if (isDue && (timer !== undefined || engine().learned !== written)) void now()
    },
  }
}
