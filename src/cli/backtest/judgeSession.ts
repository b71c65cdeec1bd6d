import { messageOf } from '../../core/messageOf.ts'
import { prepareBacktest } from '../../backtest/backtest.ts'
import type { SessionView } from '../../backtest/reportData.ts'
import { createSessionView } from '../../backtest/sessionView.ts'
import type { FoundSession } from '../sessions/readSessions.ts'
import { createSessionLine, type SessionLine } from './sessionLine.ts'

export interface Judged {
  readonly line: SessionLine
  /** What a report shows of it. */
  view?(): SessionView
}

/** Backtests what was read, under one config or two; what cannot be judged is told in a sentence. */
export function createSessionJudge(config: unknown, other?: unknown): (found: FoundSession) => Judged {
  const judge = prepareBacktest(config)
  const judgeOther = other === undefined ? undefined : prepareBacktest(other)

  return (found) => {
    const { name: session } = found
    if ('error' in found) return { line: { session, error: found.error } }
    try {
      const { recording, events } = found
      const result = judge(recording)
      return {
        line: createSessionLine(session, result, judgeOther?.(recording)),
        view: () => createSessionView(result, recording, events),
      }
    } catch (error) {
      const why = messageOf(error)
      return { line: { session, error: upperFirst(why.replace(/^Failed to backtest: /, '')) } }
    }
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
