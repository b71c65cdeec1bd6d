import type { DecisionReason } from '../../core/decision.ts'
import type { Observed } from '../../core/observation.ts'
import type { Millis } from '../../core/time.ts'
import { isNews, noteNotice } from '../incidents/notices.ts'
import type { Policy } from '../policy.ts'
import type { Candidate, JudgeState } from './judgeState.ts'
import { showHelp } from './showHelp.ts'
import { tell, type Sitting } from './sitting.ts'

/** The page is asked again this often while help waits for a good moment. */
export const ASK_AGAIN: Millis = 250

export function noteReply(state: JudgeState, { ask, answer }: Observed<'reply'>): void {
  if (answer.question === 'moment') {
    const reason = answer.why && (`moment-${answer.why}` as const)
    state.replies.push({ ask, good: answer.good, ...(reason && { reason }) })
  } else if (answer.question === 'slot') {
    state.replies.push({ ask, good: answer.granted })
  }
}

/** Help that lost its reason, or waited in vain, is dropped: it would come as an interruption. */
export function reviewWaiting(sitting: Sitting, waiting: Candidate): void {
  const { compiled, ruleOf, state, context, effects } = sitting
  const { rule, signal, notice } = waiting
  const isOver = notice
    ? !isNews(state, notice)
    : !state.holding[rule] || (signal !== undefined && context.isRelieved(signal))
  const isChanged = !notice && ruleOf.get(rule)?.version !== waiting.version
  const isStale = context.now >= staleAt(waiting, compiled.policy)
  if (!isOver && !isStale && !isChanged) return
  delete state.waiting
  if (notice && !isOver) noteNotice(state, notice, false)
  if (waiting.question === 'slot') effects.push({ type: 'release' })
  const reasons: DecisionReason[] = isChanged
    ? ['config-changed']
    : isOver
      ? ['friction-over']
      : ['waited-too-long', ...waiting.held]
  tell(sitting, waiting, 'suppress', reasons)
}

/** Asks the page for the moment, then for the slot, then shows. */
export function pursueMoment(sitting: Sitting, waiting: Candidate): void {
  const { state, context, effects } = sitting
  const { now, load } = context
  const reply = state.replies.find(({ ask }) => ask === waiting.ask)
  if (reply) {
    delete waiting.ask
    if (!reply.good) return hold(sitting, waiting, reply.reason ?? 'slot-taken')
    if (waiting.question === 'slot') return showHelp(sitting, waiting)
    if (state.budget.memory === 'unread') {
      waiting.askAt = now + ASK_AGAIN
      return
    }
    waiting.question = 'slot'
    waiting.askAt = now
  }
  if (waiting.ask !== undefined || waiting.askAt > now) return
  const id = (waiting.ask = `${load}-q${++state.made}`)
  const target = waiting.signal === undefined ? undefined : state.facts.signals[waiting.signal]?.signal.target
  effects.push({
    type: 'ask',
    ask:
      waiting.question === 'slot'
        ? { id, question: 'slot', offer: waiting.offer }
        : { id, question: 'moment', ...(target && { target }) },
  })
}

function hold(sitting: Sitting, waiting: Candidate, reason: DecisionReason): void {
  waiting.askAt = sitting.context.now + ASK_AGAIN
  waiting.question = 'moment'
  if (waiting.held.includes(reason)) return
  waiting.held.push(reason)
  tell(sitting, waiting, 'hold', [reason])
}

/** When something is to be done about it, with nothing else happening. */
export function waitingDueAt(waiting: Candidate, policy: Policy): Millis {
  const stale = staleAt(waiting, policy)
  return waiting.ask === undefined ? Math.min(stale, waiting.askAt) : stale
}

/** However little patience there is, the page has time for one answer. */
function staleAt({ since }: Candidate, { maxDefer }: Policy): Millis {
  return since + Math.max(maxDefer, ASK_AGAIN)
}
