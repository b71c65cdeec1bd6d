import type { Effect, Offer } from '../core/decision.ts'
import type { SharedPage } from '../dom/sharedPage.ts'
import { announceSignal } from './announceSignal.ts'
import type { Presenter } from './presenter.ts'
import type { Reached } from './reached.ts'
import type { Replies } from './replies.ts'

/** At this score the widget is fetched, so that it is there when it is needed. */
const PREFETCH_SCORE = 20

export interface CarryOutNeeds {
  readonly shared: SharedPage
  readonly presenter: Presenter
  readonly replies: Replies
  /** Help for the team alone is due. */
  onTold(offer: Offer): void
  freeSlot(): void
}

/** Does what the engine has decided, effect by effect: to the page, the host's listeners, the team's backend and what is remembered. */
export function createCarryOut(
  { page, emit, forwarding, remember, attention, handingOver }: Reached,
  { shared, presenter, replies, onTold, freeSlot }: CarryOutNeeds,
): (effect: Effect) => void {
  return (effect) => {
    switch (effect.type) {
      case 'signal':
        emit('signal', effect.signal)
        announceSignal(page, effect.signal)
        handingOver?.notes?.noteSignal(effect.signal)
        return forwarding?.send({ type: 'signal', at: effect.signal.at, data: effect.signal })
      case 'score':
        emit('score', effect.score)
        if (effect.score.visit >= PREFETCH_SCORE) presenter.prefetch()
        return forwarding?.send({ type: 'score', at: effect.score.at, data: effect.score })
      case 'decision':
        emit('decision', effect.decision)
        // The other arm, and a rehearsal, are remembered like the shows that they stand for.
        if (effect.decision.verdict === 'withhold' || effect.decision.verdict === 'show') {
          void remember.now()
          attention?.note()
        }
        return forwarding?.send({ type: 'decision', at: effect.decision.at, data: effect.decision })
      case 'outcome':
        emit('outcome', effect.outcome)
        void remember.now()
        return forwarding?.send({ type: 'outcome', at: effect.outcome.at, data: effect.outcome })
      case 'ask':
        return replies.answer(effect.ask)
      case 'offer':
        shared.seizeSlot()
        return presenter.present(effect.offer)
      case 'tell':
        return onTold(effect.offer)
      case 'release':
        return freeSlot()
      case 'remember':
        return remember.soon()
      case 'withdraw':
        return presenter.withdraw(effect.why, effect.offer)
    }
  }
}
