import type { DecisionReason } from '../../core/decision.ts'
import type { Observed } from '../../core/observation.ts'
import type { Millis } from '../../core/time.ts'
import { isNews, noteNotice } from '../incidents/notices.ts'
import type { Policy } from '../policy.ts'
import type { Candidate, JudgeState } from './judgeState.ts'
import { isHolding } from './holding.ts'
import { dropWaiting, isRehearsal } from './lines.ts'
import { showHelp } from './showHelp.ts'
import { tell, type Sitting } from './sitting.ts'

/** The page is asked again this often while help waits for a good moment. */
export const ASK_AGAIN: Millis = 250

export function noteReply(state: JudgeState, { ask, answer }: Observed<'reply'>): void {
  if (answer.question === 'moment') {
    const reason = answer.why && (`moment-${answer.why}` as const)
    state.replies.push({ ask, good: answer.good, ...(reason && { reason }) })
  } else if (answer.question === 'slot') {
    state.replies.push({ ask, good: answer.granted, isSlot: true })
  }
}

/** Help that lost its reason, or waited in vain, is dropped: it would come as an interruption. */
export function reviewWaiting(sitting: Sitting, waiting: Candidate): void {
  const { compiled, ruleOf, state, context } = sitting
  const { rule, signal, notice } = waiting
  const isOver = notice
    ? !isNews(state, notice)
    : !isHolding(state, waiting) || (signal !== undefined && context.isRelieved(signal))
  const isChanged = !notice && ruleOf.get(rule)?.version !== waiting.version
  const isStale = context.now >= staleAt(waiting, compiled.policy)
  if (!isOver && !isStale && !isChanged) return
  dropWaiting(sitting, waiting)
  if (notice && !isOver) noteNotice(state, notice, { now: context.now, isTold: false })
  const reasons: DecisionReason[] = isChanged
    ? ['config-changed']
    : isOver
      ? ['friction-over']
      : ['waited-too-long', ...waiting.held]
  tell(sitting, waiting, 'suppress', reasons)
}

/** Asks the page for the moment, then for the slot, then shows. What only would be shown needs no place on the screen. */
export function pursueMoment(sitting: Sitting, waiting: Candidate): void {
  const { state, context, effects } = sitting
  const { now, load } = context
  const reply = state.replies.findIndex(({ ask }) => ask === waiting.ask)
  if (reply >= 0) {
    const { good, reason } = state.replies.splice(reply, 1)[0]!
    delete waiting.ask
    if (!good) return hold(sitting, waiting, reason ?? 'slot-taken')
    if (waiting.question === 'slot') return showHelp(sitting, waiting)
    if (state.budget.memory === 'unread') {
      waiting.askAt = now + ASK_AGAIN
      return
    }
    if (isRehearsal(waiting)) return showHelp(sitting, waiting)
    waiting.question = 'slot'
    waiting.askAt = now
  }
  if (waiting.ask !== undefined || nextAskAt(waiting, state) > now) return
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

/** What only would be shown is asked about whenever the other is, or that one would be on the screen before it. */
function nextAskAt(one: Candidate, { waiting }: JudgeState): Millis {
  const other = isRehearsal(one) && waiting?.ask === undefined ? waiting : undefined
  return Math.min(one.askAt, other?.askAt ?? Infinity)
}

/** Granted, and nobody needs it any more. */
export function releaseUnused({ state, effects }: Sitting): void {
  if (!state.open && state.replies.some(({ isSlot, good }) => isSlot && good))
    effects.push({ type: 'release' })
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
