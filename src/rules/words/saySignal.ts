import type { MatchConfig, SignalStep } from '../schema.ts'
import { own } from '../../core/own.ts'
import type { SignalType } from '../../core/signal.ts'
import { EVIDENCE } from './evidence.ts'
import { sayMatch } from './sayMatch.ts'
import { sayPage, type PageNames } from './sayPage.ts'
import { sayTime } from './sayTime.ts'

/** A signal as a clause; `{form}` is the form that the condition names, or any. */
const CLAUSES: { readonly [type: string]: string } = {
  'rage-click': 'somebody presses again and again in vain',
  'dead-click': 'a press of something does nothing',
  'slow-click': 'a press is answered late',
  'error-click': 'a press ends in an error',
  'disabled-click': 'somebody presses a disabled control',
  'dead-swipe': 'a swipe does nothing',
  'cursor-thrash': 'the pointer is thrown about',
  'scroll-thrash': 'somebody scrolls up and down in vain',
  'form-stall': '{form} stalls',
  'field-hesitation': 'somebody hesitates at a field',
  'field-refill': 'a field is filled in again and again',
  'form-rejected': '{form} is refused',
  'form-abandon': '{form} is abandoned',
  'nav-loop': 'somebody goes round in circles between pages',
  'quick-back': 'pages are left at once by going back',
  'reload-loop': 'a page is loaded again and again',
  'search-struggle': 'somebody searches without success',
  'help-seek': 'somebody looks for help',
  'error-copied': 'an error message is copied',
  'reported-friction': 'another tool on the page finds somebody stuck',
  'zoom-struggle': 'somebody zooms again and again',
  'undo-burst': 'somebody undoes step after step',
  'error-loop': 'the same error keeps coming',
  'retry-loop': 'the same request keeps failing',
  'failed-request': 'a request fails',
  'slow-request': 'somebody waits long for a request',
  'slow-page': 'a page is slow to appear',
  'slow-interaction': 'the page reacts slowly',
  'blank-page': 'a page stays blank',
  'asset-failed': 'a part of the page fails to load',
  offline: 'the network goes away',
}

export function saySignal({ signal, where = {} }: SignalStep, names: PageNames): string {
  const { form, page, ...rest } = where as MatchConfig
  const clause = CLAUSES[signal] ?? `"${signal}" is found`
  const isNamed = typeof form === 'string' && clause.includes('{form}')
  const told = clause.replace('{form}', isNamed ? `the ${form} form` : 'a form')
  const isPlace = isPages(page)
  const others: MatchConfig = {
    ...rest,
    ...(form !== undefined && !isNamed && { form }),
    ...(page !== undefined && !isPlace && { page }),
  }
  const place = isPlace ? ` ${sayPage(page, names)}` : ''
  return `${told}${place}${Object.keys(others).length === 0 ? '' : ` (where ${sayMatch(withUnits(others, signal))})`}`
}

/** What is measured in milliseconds is said as people say a time. */
function withUnits(match: MatchConfig, signal: string): MatchConfig {
  const properties = own(EVIDENCE, signal as SignalType) ?? {}
  return Object.fromEntries(
    Object.entries(match).map(([name, wanted]) => [
      name,
      own(properties, name)?.is === 'milliseconds' ? sayTimes(wanted) : wanted,
    ]),
  ) as MatchConfig
}

function sayTimes(wanted: unknown): unknown {
  if (typeof wanted === 'number') return sayTime(wanted)
  if (Array.isArray(wanted)) return wanted.map(sayTimes)
  if (typeof wanted !== 'object' || wanted === null) return wanted
  return Object.fromEntries(Object.entries(wanted).map(([operator, value]) => [operator, sayTimes(value)]))
}

function isPages(page: unknown): page is string | readonly string[] {
  const pages = [page].flat()
  return pages.length > 0 && pages.every((one) => typeof one === 'string')
}
