import { initActs, type ActsState } from './acts/actsState.ts'
import { initEpisodes, type EpisodesState } from './episodes.ts'
import type { Judge } from './judge.ts'
import { initLearning, type LearningState } from './learning.ts'
import { initScore, type ScoreState } from './score.ts'
import { initStalls, type StallsState } from './stalls.ts'
import { initSubmits, type SubmitsState } from './submits.ts'
import type { Millis } from './time.ts'

/** Plain JSON, small: it is carried over a page load. */
export interface EngineState {
  readonly version: 1
  now: Millis
  /** When the latest deadline ran. */
  ran: Millis
  patience: number
  page: string
  /** Makes ids unique over page loads. */
  load: string
  visit: number
  visitSince: Millis
  lastAct: Millis
  acts: ActsState
  submits: SubmitsState
  learning: LearningState
  stalls: StallsState
  score: ScoreState
  episodes: EpisodesState
  detectors: { [type: string]: unknown }
  judge: unknown
}

/** Before anything has happened. */
export function initState(judge: Judge | undefined): EngineState {
  return {
    version: 1,
    now: 0,
    ran: 0,
    patience: 1,
    page: '',
    load: '',
    visit: 1,
    visitSince: 0,
    lastAct: 0,
    acts: initActs(),
    submits: initSubmits(),
    learning: initLearning(),
    stalls: initStalls(),
    score: initScore(),
    episodes: initEpisodes(),
    detectors: {},
    judge: judge?.init(),
  }
}
