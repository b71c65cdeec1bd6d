import type { Millis } from '../core/time.ts'

/** Providers that raise no event are looked for this often: at once for the eye, and nothing for the page. */
const LOOK_EVERY: Millis = 100

/** Resolves with `true` as soon as it holds, or with `false` when the time is over. */
export function waitUntil(holds: () => boolean, timeout: Millis): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const end = performance.now() + timeout
    const look = () => {
      try {
        if (holds()) resolve(true)
        else if (performance.now() >= end) resolve(false)
        else setTimeout(look, LOOK_EVERY)
      } catch (error) {
        // Out of a timer it would be an error of the page.
        reject(error)
      }
    }
    look()
  })
}

/** Asks a provider to do something, and waits until it says that it has. */
export function waitForWord(
  ask: (done: () => void, failed: (error: unknown) => void) => void,
  timeout: Millis,
): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), timeout)
    const done = () => {
      clearTimeout(timer)
      resolve(true)
    }
    const failed = (error: unknown) => {
      clearTimeout(timer)
      reject(error)
    }
    ask(done, failed)
  })
}
