import type { Observed } from './observation.ts'
import type { Millis } from './time.ts'

/** How far each detector's deadline is put off because the main thread stood still before it. */
export interface StallsState {
  [detector: string]: { due: Millis; by: Millis }
}

export function initStalls(): StallsState {
  return {}
}

/**
 * A page that froze and then answered is slow, not dead: the time in which it could not answer is given back.
 * A deadline that was set anew since is another deadline, and is not put off.
 */
export function observeStall(
  state: StallsState,
  { from, to }: Observed<'stalled'>,
  deadlines: readonly (readonly [detector: string, due: Millis | undefined])[],
): void {
  for (const [detector, due] of deadlines) {
    if (due === undefined || extendDue(state, detector, due) <= from) continue
    const known = state[detector]
    state[detector] = { due, by: (known?.due === due ? known.by : 0) + Math.max(0, to - from) }
  }
}

/** The deadline as it stands after the stalls that it covers. */
export function extendDue(state: StallsState, detector: string, due: Millis): Millis {
  const known = state[detector]
  return known?.due === due ? due + known.by : due
}
