import type { ForwardProblemCode } from '../core/problemCode.ts'
import { SECOND, type Millis } from '../core/time.ts'
import type { CloudEvent } from './cloudEvent.ts'
import type { Source } from './createCloudEvent.ts'
import type { ConsentState, Forwarding } from './forward.ts'

/** So many are kept for a script that is not there yet: a page that loads one has seen no more by then. */
export const WAITING_AT_MOST = 200
/** Vendors' scripts come last, and on slow lines later; those that have not come by then were blocked. */
export const READY_WITHIN: Millis = 30 * SECOND
const LOOK_EVERY: Millis = SECOND
/** Three of a kind, and a part is switched off. */
export const FAILURES_AT_MOST = 3

/**
 * Stands between us and somebody else's code: keeps events until there is consent and the other is there, and lets none
 * of its errors out into the page. What could not be handed over is told as a problem, with its number.
 */
export function feed(
  { name = 'forward', privacy, isReady = () => true, send, stop }: Forwarding,
  { window, onProblem }: Pick<Source, 'window' | 'onProblem'>,
): Forwarding {
  let waiting: CloudEvent[] = []
  let consent: ConsentState = 'pending'
  let failures = 0
  let overflow = 0
  let timer: number | undefined
  let waitsSince: Millis | undefined

  const tell = (code: ForwardProblemCode, why: string, error?: unknown) =>
    onProblem({
      code,
      message: `Failed to hand events to ${name}: ${why}.`,
      ...(error !== undefined && { error }),
    })

  function fail(error: unknown): void {
    failures++
    const isLast = failures === FAILURES_AT_MOST
    if (failures > FAILURES_AT_MOST) return
    tell('forward-failed', `${String(error)}${isLast ? '; it gets no more of them' : ''}`, error)
    if (isLast) end()
  }

  function handOver(): void {
    window.clearTimeout(timer)
    if (consent !== 'granted' || waiting.length === 0) return
    try {
      if (!isReady()) return wait()
    } catch (error) {
      return fail(error)
    }
    waitsSince = undefined
    if (overflow > 0) tell('forward-dropped', `it came late, and ${overflow} of them are lost`)
    overflow = 0
    for (const event of waiting.splice(0)) {
      try {
        const result: unknown = send(event)
        if (result instanceof Promise) result.catch(fail)
      } catch (error) {
        fail(error)
      }
      if (failures >= FAILURES_AT_MOST) return
    }
  }

  function wait(): void {
    const now = window.performance.now()
    waitsSince ??= now
    if (now - waitsSince < READY_WITHIN) timer = window.setTimeout(handOver, LOOK_EVERY)
    else {
      tell('forward-absent', `it is not on this page; ${waiting.length + overflow} of them are lost`)
      end()
    }
  }

  function end(): void {
    consent = 'denied'
    waiting = []
    failures = FAILURES_AT_MOST
  }

  return {
    ...(privacy && { privacy }),
    send(event) {
      if (consent === 'denied') return
      waiting.push(event)
      if (waiting.length > WAITING_AT_MOST) {
        waiting.shift()
        overflow++
      }
      if (waitsSince === undefined) handOver()
    },
    consent(state) {
      if (failures >= FAILURES_AT_MOST) return
      consent = state
      if (state === 'denied') waiting = []
      handOver()
    },
    stop() {
      end()
      window.clearTimeout(timer)
      stop?.()
    },
  }
}
