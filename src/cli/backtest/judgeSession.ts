import { prepareBacktest, type Backtest } from '../../backtest/backtest.ts'
import type { FoundSession } from '../sessions/readSessions.ts'
import { createSessionLine, type SessionLine } from './sessionLine.ts'

export interface Judged {
  readonly line: SessionLine
  readonly result?: Backtest
}

/** Backtests what was read, under one config or two; what cannot be judged is told in a sentence. */
export function createSessionJudge(config: unknown, other?: unknown): (found: FoundSession) => Judged {
  const judge = prepareBacktest(config)
  const judgeOther = other === undefined ? undefined : prepareBacktest(other)

  return (found) => {
    const { name: session } = found
    if ('error' in found) return { line: { session, error: found.error } }
    try {
      const result = judge(found.recording)
      return { line: createSessionLine(session, result, judgeOther?.(found.recording)), result }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return { line: { session, error: `It holds observations that unstuck has not written so (${why}).` } }
    }
  }
}
