import type { Ask } from '../core/decision.ts'
import { answerForm } from '../dom/formOutcome.ts'
import type { Moment } from '../dom/moment.ts'
import type { SharedPage } from '../dom/sharedPage.ts'
import type { Driver } from './driver.ts'

/** Answers the engine's questions to the page; what is answered is logged. */
export interface Replies {
  answer(ask: Ask): void
  stop(): void
}

export function createReplies(shared: SharedPage, moment: Moment | undefined, push: Driver['push']): Replies {
  const { page } = shared
  let stopAsking = () => {}

  return {
    answer(ask) {
      switch (ask.question) {
        case 'moment': {
          const target = ask.target && page.find(ask.target)
          return moment && push('reply', { ask: ask.id, answer: moment.answer(target) })
        }
        case 'slot':
          return push('reply', { ask: ask.id, answer: { question: 'slot', granted: shared.takeSlot() } })
        case 'form':
          stopAsking()
          stopAsking = answerForm(page, ask.form, (found) => push('reply', { ask: ask.id, answer: found }))
      }
    },
    stop: () => stopAsking(),
  }
}
