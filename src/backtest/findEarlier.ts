import type { EngineState } from '../core/engineState.ts'
import type { Unknown } from '../recording/recording.ts'
import type { Compiled } from '../rules/compile.ts'
import { isHolding } from '../rules/judging/holding.ts'
import type { JudgeState } from '../rules/judging/judgeState.ts'

/**
 * Rules that had fired before the recording begins, and hold still: of what somebody hands over with their last minute, mostly the very
 * rule that led to it. They fire on the edge, which is not in it; to let them fire at its beginning would tell of a time that is none.
 */
export function findEarlier({ rules }: Compiled, state: EngineState | undefined): Unknown[] {
  if (!state?.judge) return []
  const earlier = rules.filter((rule) => isHolding(state.judge as JudgeState, rule)).map(({ id }) => id)
  const names = earlier.map((id) => `"${id}"`).join(', ')
  return earlier.length === 0
    ? []
    : [
        {
          what: `what became of ${names} before it begins`,
          why: 'The conditions held already then, and a rule fires when they come to hold.',
          count: 1,
          rules: earlier,
        },
      ]
}
