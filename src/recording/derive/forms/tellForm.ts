import type { Observed } from '../../../core/observation.ts'
import type { FormStep } from '../../../core/observations/user.ts'
import type { Millis } from '../../../core/time.ts'
import type { PageNode } from '../../tree/pageNode.ts'
import { describe, type Rebuilt } from '../rebuilt.ts'
import { fieldKeyOf, formKeyOf } from './formKey.ts'

export type TellForm = (
  form: PageNode,
  step: FormStep,
  at: Millis,
  more?: { readonly by?: string; readonly field?: PageNode | undefined },
) => ToldForm | undefined

/** What has been told; that a submit has left the page shows when the next one comes. */
export type ToldForm = { -readonly [K in keyof Observed<'form'>]: Observed<'form'>[K] }

/** Nothing of what the host has taken out. */
export function createTellForm(page: Rebuilt): TellForm {
  return (form, step, at, { by, field } = {}) => {
    const ignored = page.marks.ignored(form)
    if (ignored === 'all') return undefined
    const told: ToldForm = {
      type: 'form',
      at,
      form: formKeyOf(form, page),
      step,
      ...(field && { target: describe(field, page), field: fieldKeyOf(field, page) }),
      ...(by !== undefined && { by }),
      ...(ignored.length > 0 && { ignored }),
    }
    page.push(told)
    return told
  }
}
