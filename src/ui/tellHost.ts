import type { Duration } from '../core/time.ts'
import type { HelpHost } from './view.ts'

/** Tells a snooze with its length in milliseconds, in the place of the action's name. */
export function tellHost(host: HelpHost, delays: ReadonlyMap<string, Duration>): HelpHost {
  return {
    on: (step, by, progress) =>
      host.on(step, step === 'snoozed' ? String(delays.get(by ?? '') ?? 0) : by, progress),
    onProblem: (error) => host.onProblem(error),
  }
}
