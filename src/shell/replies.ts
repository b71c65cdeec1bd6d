import type { Ask } from '../core/decision.ts'
import type { Moment } from '../dom/moment.ts'
import type { SharedPage } from '../dom/sharedPage.ts'
import type { Driver } from './driver.ts'

/** Answers the engine's questions to the page; what is answered is logged. */
export interface Replies {
  answer(ask: Ask): void
  stop(): void
}

export function createReplies(
  { page, answerForm }: SharedPage,
  moment: Moment | undefined,
  push: Driver['push'],
  claim: () => Promise<boolean>,
): Replies {
  let stopAsking = () => {}

  return {
    answer(ask) {
      switch (ask.question) {
        case 'moment': {
          const target = ask.target && page.find(ask.target)
          return moment && push('reply', { ask: ask.id, answer: moment.answer(target) })
        }
        case 'slot':
          return void claim().then(
            page.guard('claim', (granted: boolean) =>
              push('reply', { ask: ask.id, answer: { question: 'slot', granted } }),
            ),
          )
        case 'form':
          stopAsking()
          stopAsking = answerForm(ask.form, (found) => push('reply', { ask: ask.id, answer: found }))
      }
    },
    stop: () => stopAsking(),
  }
}
