import type { Ask } from '../../../src/core/decision.ts'
import type { Answer, MomentReason } from '../../../src/core/observations/deciding.ts'

/** What the page will say to the engine's questions. Of each list the last answer is given again and again. */
export interface PageAnswers {
  moments: ('good' | 'never' | MomentReason)[]
  slots: ('granted' | 'taken' | 'never')[]
  forms: ('refused' | 'shown again' | 'gone' | 'never' | `says ${string}`)[]
}

export function politePage(): PageAnswers {
  return { moments: ['good'], slots: ['granted'], forms: ['gone'] }
}

/** The reply to one question; `undefined` where the page stays silent. */
export function answerAsk(answers: PageAnswers, { question }: Ask): Answer | undefined {
  switch (question) {
    case 'moment': {
      const moment = next(answers.moments)
      if (moment === 'never') return undefined
      return moment === 'good' ? { question, good: true } : { question, good: false, why: moment }
    }
    case 'slot': {
      const slot = next(answers.slots)
      return slot === 'never' ? undefined : { question, granted: slot === 'granted' }
    }
    case 'form': {
      const form = next(answers.forms)
      if (form === 'never') return undefined
      const said = form.startsWith('says ') ? { said: [form.slice(5)] } : {}
      return { question, present: form !== 'gone', refused: form === 'refused', ...said }
    }
  }
}

function next<T>(list: T[]): T {
  return list.length > 1 ? list.shift()! : list[0]!
}
