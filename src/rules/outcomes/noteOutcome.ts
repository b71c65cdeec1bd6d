import type { OutcomeCause } from '../../core/decision.ts'
import type { HelpStep } from '../../core/help.ts'
import type { Followed } from '../../core/followed.ts'
import type { Finds, JudgeContext } from '../../core/judge.ts'
import type { Observation, Observed } from '../../core/observation.ts'
import type { Outcome } from '../../core/observations/deciding.ts'
import { SECOND, type Millis } from '../../core/time.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import { describeTrouble } from './startFollowing.ts'

/**
 * A tip of twenty words takes five seconds to read. The same friction before that is still what brought the help,
 * and not what the help did not prevent.
 */
export const SAME_FRICTION: Millis = 5 * SECOND
/** The friction is over and the task goes on: this many answered acts on the page where the trouble was … */
export const STEPS_TO_GO_ON = 3
/** … the last of them this long after the friction; whoever is stuck tries again within seconds. */
export const CALM_FOR: Millis = 30 * SECOND

/**
 * Takes down what an observation means for the decisions that are followed.
 *
 *   followed ─ goal, or served and going on ─▶ resolved ──┐
 *      │ ╰──── the same friction again ─────▶ recurred ───┤ until its time is over, a later word takes the
 *      │ ╰──── ticket, handover ────────────▶ escalated   │ place of an earlier one, and escalated stays
 *      ▼ its time is over                                 ▼
 *   dismissed-left, abandoned                           ended
 */
export function noteOutcome(state: JudgeState, observation: Observation, context: JudgeContext): void {
  for (const one of listFollowed(state, observation.at)) {
    switch (observation.type) {
      case 'act':
        one.acting = true
        break
      case 'answer':
        if (one.acting && !observation.failing) noteStep(state, one, context)
        break
      case 'form':
        if (observation.step === 'progress' || observation.step === 'accepted') noteStep(state, one, context)
        break
      case 'page':
        // On to another page is going on only for those who were served.
        if (one.relieved || isServed(one, context)) noteStep(state, one, context)
        break
      case 'event':
        if (one.goal === observation.name) {
          one.reached = true
          tellOutcome(state, one, 'resolved', 'goal')
        }
        break
      case 'call':
        if (observation.call === 'ticket') tellOutcome(state, one, 'escalated', 'ticket')
        break
      case 'help':
        if (observation.offer === one.offer) noteHelpStep(state, one, observation)
        break
    }
  }
}

/** Those whose time is not over. */
function listFollowed({ budget }: JudgeState, now: Millis): Followed[] {
  return (budget.caps.followed ?? []).filter(({ ended, until }) => !ended && now <= until)
}

/** Without a goal, it helped when the task goes on. With one, nothing else counts. */
function noteStep(state: JudgeState, one: Followed, context: JudgeContext): void {
  delete one.acting
  if (isServed(one, context)) one.relieved = true
  if (!one.relieved && context.page !== one.page) return
  one.steps++
  const isCalm = one.steps >= STEPS_TO_GO_ON && context.now - one.calmSince >= CALM_FOR
  if (one.goal === undefined && (one.relieved || isCalm)) tellOutcome(state, one, 'resolved', 'went-on')
}

function isServed({ trouble }: Followed, context: JudgeContext): boolean {
  return trouble !== undefined && context.isRelieved(trouble.signal)
}

function noteHelpStep(state: JudgeState, one: Followed, { step, by = '' }: Observed<'help'>): void {
  if (step === 'dismissed') one.dismissed = true
  if (step === 'failed' && by === 'cannot-show') one.unseen = true
  if (USES.includes(step)) one.used = true
  if (step !== 'used') return
  if (by.startsWith('handover')) tellOutcome(state, one, 'escalated', 'handover')
}

/** What somebody does who takes help. */
const USES: readonly HelpStep[] = ['used', 'opened', 'stepped', 'completed']

/** The same friction again, or other friction in the same place: the task does not go on. */
export function noteFriction(state: JudgeState, { signal, counted }: Finds, now: Millis): void {
  const { type, place } = describeTrouble(signal)
  for (const one of listFollowed(state, now)) {
    const latest = counted.at(-1) ?? 0
    if (latest - one.at < SAME_FRICTION) continue
    const isSame = one.trouble?.type === type && one.trouble.place === place
    if (isSame || signal.page === one.page) {
      one.calmSince = now
      one.steps = 0
      delete one.relieved
    }
    if (isSame) tellOutcome(state, one, 'recurred', 'again')
  }
}

/** A rule that is about no signal: its conditions came to hold once more. */
export function noteFiredAgain(state: JudgeState, rule: string, now: Millis): void {
  for (const one of listFollowed(state, now)) {
    if (one.rule !== rule || one.trouble || now - one.at < SAME_FRICTION) continue
    one.calmSince = now
    one.steps = 0
    tellOutcome(state, one, 'recurred', 'again')
  }
}

export function tellOutcome(state: JudgeState, one: Followed, found: Outcome, by: OutcomeCause): void {
  const outcome = found === 'resolved' && one.dismissed ? 'dismissed-resolved' : found
  if (!takesPlace(one, outcome)) return
  one.told = outcome
  state.outcomes.push({ offer: one.offer, outcome, by })
}

function takesPlace({ told, reached }: Followed, outcome: Outcome): boolean {
  if (told === outcome || told === 'escalated') return false
  if (told === undefined || outcome === 'escalated') return true
  return told === 'recurred' ? outcome.endsWith('resolved') : outcome === 'recurred' && !reached
}
