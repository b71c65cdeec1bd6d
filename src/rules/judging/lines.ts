import type { Candidate, JudgeState } from './judgeState.ts'
import type { Sitting } from './sitting.ts'

/** What waits for its moment, what only would be shown first: so it is seen before something else is on the screen. */
export function listWaiting({
  rehearsing,
  waiting,
}: Pick<JudgeState, 'rehearsing' | 'waiting'>): Candidate[] {
  return [rehearsing, waiting].filter((one) => one !== undefined)
}

/** It waits no longer; the place on the screen that it has asked for is free again. */
export function dropWaiting({ state, effects }: Pick<Sitting, 'state' | 'effects'>, one: Candidate): void {
  leaveLine(state, one)
  if (one.question === 'slot') effects.push({ type: 'release' })
}

/** The same, of what is shown in that place. */
export function leaveLine(state: JudgeState, one: Candidate): void {
  if (state.waiting === one) delete state.waiting
  if (state.rehearsing === one) delete state.rehearsing
}

/** News of an incident is shown or not by the mode of all; where that is to watch, nothing else is shown either. */
export function isRehearsal({ mode, notice }: Candidate): boolean {
  return mode !== 'on' && !notice
}
