import type { SignalType } from '../../core/signal.ts'

/** What `where` can ask of a signal: of what kind it is, and what it tells. */
export interface Property {
  readonly is: 'number' | 'milliseconds' | 'text' | 'yes or no' | readonly string[]
  readonly says: string
}

type Properties = { readonly [name: string]: Property }

const number = (says: string): Property => ({ is: 'number', says })
const time = (says: string): Property => ({ is: 'milliseconds', says })
const text = (says: string): Property => ({ is: 'text', says })
const flag = (says: string): Property => ({ is: 'yes or no', says })
const oneOf = (values: string, says: string): Property => ({ is: values.split(' '), says })

/** Of every signal; a form and an element only where it is about one. */
export const OF_EVERY_SIGNAL: Properties = {
  form: text('the form: its name in "forms", or its mark, name or id'),
  page: text('the page: its name in "pages.names", its route name, or its path with ":id" for ids'),
  count: number('how often by now, of the thing itself: presses, refusals, failures'),
  strength: number('how sure and how bad, from 0 to 1'),
  name: text('what the element is called, as a screen reader would say it'),
  role: text('its role, such as "button"'),
  tag: text('its tag, such as "input"'),
  target: text('its key, as signals tell it; the same over page loads'),
  type: text('the name of the signal'),
}

const requested = flag('a request was under way')
const times = number('how often there by now')
const request = text('method and path template, such as "POST /api/orders/:id"')
const status = number('what the server answered; 0 for no answer')
const error = text('the fingerprint of the error')

/**
 * What each signal was found by: the one source of the table in docs/rules.md, of the published schema and of what
 * `unstuck check` doubts. Tests hold it to what the detectors tell.
 */
export const EVIDENCE: { readonly [type in SignalType]: Properties } = {
  'rage-click': {
    acts: number('presses in a row'),
    span: time('from the first press to the last'),
    refused: flag('the page said "no" to one of them'),
    actionable: flag('what was pressed is a control'),
  },
  'dead-click': { waited: time('how long nothing came'), times, requested },
  'slow-click': {
    waited: time('until the first answer'),
    times,
    requested,
    froze: flag('the page was frozen meanwhile'),
  },
  'error-click': {
    by: oneOf('error request alert', 'what failed'),
    error,
    request,
    status,
    times,
    after: time('from the press to the failure'),
  },
  'disabled-click': { acts: number('presses in a row') },
  'dead-swipe': { waited: time('how long nothing came'), times, requested },
  'cursor-thrash': {
    turns: number('sharp turns'),
    pixels: number('the way of the pointer'),
    speed: number('in pixels a second'),
    box: number('how wide and high the place was, in pixels'),
  },
  'scroll-thrash': { reversals: number('turns up or down'), span: time('from the first to the last') },
  'form-stall': { pause: time('without progress') },
  'field-hesitation': { pause: time('from the focus on') },
  'field-refill': { by: oneOf('emptied rewritten', 'what was done to it last') },
  'form-rejected': {
    by: oneOf(
      'invalid aria-invalid alert marked gone cleared request result page status',
      'what told of the refusal',
    ),
    refusals: number('refusals since it was accepted last'),
  },
  'form-abandon': { fields: number('fields that were filled') },
  'nav-loop': {
    pages: number('different pages'),
    visits: number('visits to them'),
    span: time('from the first to the last'),
  },
  'quick-back': { visits: number('pages left at once'), stay: time('on the last of them') },
  'reload-loop': { reloads: number('in a row'), span: time('from the first to the last') },
  'search-struggle': { queries: number('different queries') },
  'help-seek': { by: oneOf('link button address chat mark', 'where help was looked for'), times },
  'error-copied': { times },
  'reported-friction': {
    by: text('the tool, as the host calls it'),
    kind: oneOf('rage-click dead-click error-click', 'what it has found'),
  },
  'zoom-struggle': { zooms: number('in a row') },
  'undo-burst': {},
  'error-loop': { error, name: text('its type, such as "TypeError"'), acts: number('acts that ended in it') },
  'retry-loop': { request, status, acts: number('acts that ended in it') },
  'failed-request': { request, status, failures: number('acts that ended in it') },
  'slow-request': { request, limit: time('from where on it is called slow') },
  'blank-page': {},
  'asset-failed': {
    kind: oneOf('script style chunk', 'what did not load'),
    asset: text('its path template'),
  },
  offline: { away: time('without the network') },
  'slow-page': { time: time('until its largest part was there') },
  'slow-interaction': { time: time('until the page showed anything') },
}
