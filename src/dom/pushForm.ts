import type { Observed } from '../core/observation.ts'
import type { FormStep } from '../core/observations/user.ts'
import type { Millis } from '../core/time.ts'
import { fieldKey } from './fieldKey.ts'
import type { Page } from './sensor.ts'

export type FormDetails = Pick<Observed<'form'>, 'by' | 'leaves' | 'said'> & {
  readonly field?: Element | undefined
  readonly at?: Millis
}

/** Says what happened to a form, unless the host marked it as nobody's business. */
export function pushForm(
  page: Page,
  form: Element,
  step: FormStep,
  { field, at, ...rest }: FormDetails = {},
): void {
  const ignored = page.marks.ignored(form)
  if (ignored === 'all') return
  page.push({
    type: 'form',
    at: at ?? page.now(),
    form: page.keyOf(form),
    step,
    ...(field && { target: page.describe(field), field: fieldKey(field, page.marks) }),
    ...rest,
    ...(ignored.length > 0 && { ignored }),
  })
}
