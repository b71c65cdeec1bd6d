import type { ActsState } from './acts/actsState.ts'
import { durationOf } from './acts/readActs.ts'
import { joinBaselines, noteTime, type BaselineKind, type BaselinesRecord } from './baselines.ts'
import type { Observation } from './observation.ts'
import { initPauses, observePauses, type PausesState } from './pauses.ts'
import type { Millis } from './time.ts'

/** What is learned of this user: how long things usually take. */
export interface LearningState {
  baselines: BaselinesRecord
  pauses: PausesState
  /** How many times have gone into the baselines. */
  learned: number
}

export function initLearning(): LearningState {
  return { baselines: {}, pauses: initPauses(), learned: 0 }
}

/** Comes after the detectors: what takes long now is judged by what was usual until now. */
export function learn(state: LearningState, observation: Observation, acts: ActsState, page: string): void {
  const pause = observePauses(state.pauses, observation)
  if (pause) note(state, 'field', pause.key, pause.time, observation.at)
  switch (observation.type) {
    case 'response': {
      const time = durationOf(acts, observation)
      // How soon a server says "no" does not tell how long its work takes.
      if (time !== undefined && observation.outcome === 'ok')
        note(state, 'request', observation.key, time, observation.at)
      return
    }
    case 'vital':
      if (observation.kind === 'page') note(state, 'page', page, observation.time, observation.at)
      return
    case 'memory':
      if (observation.baselines) state.baselines = joinBaselines(observation.baselines, state.baselines)
      return
    case 'call':
      // The next person at this desk is another.
      if (observation.call === 'reset') Object.assign(state, { baselines: {}, pauses: initPauses() })
  }
}

function note(state: LearningState, kind: BaselineKind, key: string, time: Millis, at: Millis): void {
  state.baselines = noteTime(state.baselines, { kind, key, time, at })
  state.learned++
}
