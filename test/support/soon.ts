import { vi } from 'vitest'

/** What is late on a busy machine is not wrong. */
const LATEST = 10_000

/** Waits until an assertion holds, and gives what was looked at. */
export const soon = <T>(check: () => T | Promise<T>, timeout = LATEST) =>
  vi.waitFor(check, { timeout, interval: 20 })
