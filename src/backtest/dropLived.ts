import type { EngineState } from '../core/engineState.ts'
import type { Observation } from '../core/observation.ts'
import type { Recording } from '../recording/recording.ts'
import type { JudgeState } from '../rules/judging/judgeState.ts'

/**
 * A log without what belongs to the help of the config that ran: the page's replies about it, what the user did with
 * it, and what it has used up. What was shown before the recording has been shown under any config.
 */
export function dropLived({ log, state }: Recording): readonly Observation[] {
  const first = log.find(({ type }) => type === 'memory')
  const kept = log.flatMap((observation) => adapt(observation, observation === first))
  return withMemory(kept, state !== undefined && memoryOf(state) !== 'unread')
}

/** The same of what was known where the log begins. */
export function dropLivedState(state: EngineState | undefined): EngineState | undefined {
  if (!state?.judge) return state
  const { waiting: _, rehearsing: __, open: ___, switched: ____, ...judge } = state.judge as JudgeState
  const facts = { ...judge.facts, mode: 'on' as const }
  return { ...state, judge: { ...judge, facts, replies: [], calls: [] } }
}

/** Where no config ran, nobody has asked what was shown before. */
function memoryOf({ judge }: EngineState): JudgeState['budget']['memory'] {
  return (judge as JudgeState | undefined)?.budget.memory ?? 'unread'
}

function adapt(observation: Observation, isFirstMemory: boolean): readonly Observation[] {
  switch (observation.type) {
    case 'start':
      // How far this config may go is its own to say.
      return [{ ...observation, mode: 'on' }]
    case 'reply':
      return observation.answer.question === 'form' ? [observation] : []
    case 'help':
    case 'switch':
      return []
    case 'memory': {
      // What is remembered later on was shown in this very session, by the config that ran.
      const { caps: _, ...others } = observation
      return [isFirstMemory ? observation : others]
    }
    case 'budget': {
      const { caps: _, ...others } = observation
      return [others]
    }
    default:
      return [observation]
  }
}

/** Help waits until it is known what was shown before; where neither log nor state says anything of that, nothing was. */
function withMemory(log: readonly Observation[], isRead: boolean): readonly Observation[] {
  const starts = log.flatMap(({ type }, i) => (type === 'start' ? [i] : []))
  const loads = starts[0] === 0 ? starts : [0, ...starts]
  return loads.flatMap((begin, i) => {
    const load = log.slice(begin, loads[i + 1])
    const [first, ...rest] = load
    if (!first || load.some(({ type }) => type === 'memory')) return load
    if (isRead && begin === 0 && first.type !== 'start') return load
    const memory: Observation = { type: 'memory', at: first.at, scope: 'browser' }
    return first.type === 'start' ? [first, memory, ...rest] : [memory, ...load]
  })
}
