import { answerForm } from './formOutcome.ts'
import { watchProgress } from './formProgress.ts'
import { watchSubmits } from './formSubmit.ts'
import type { Sensor } from './sensor.ts'

/**
 * How the user gets on with forms: started, worked in, sent, refused, accepted, gone. Of values it is known at
 * most whether they are empty. Nobody starts what is not there to be sent, like a filter; sent it may be all the same.
 */
export const startForms: Sensor = (page) => {
  const progress = watchProgress(page, (form) => submits.resume(form))
  const submits = watchSubmits(page, (form) => progress.finish(form))
  return {
    settle: page.guard('forms', () => {
      progress.check()
      submits.check()
    }),
    answerForm: (key, answer) => answerForm(page, key, answer),
    stop() {
      progress.stop()
      submits.stop()
    },
  }
}
