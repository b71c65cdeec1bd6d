import type { SignalType } from '../core/signal.ts'
import type { Step } from './context.ts'

/** A line of what happened, for the user to read and to take out. */
export interface StoryLine {
  readonly id: string
  readonly text: string
  readonly step: Step
}

/**
 * Tells in words what happened, oldest first. What went on is told once: the pages that were only passed through, and
 * presses that a signal tells of, are left to the next line.
 */
export function tellStory(steps: readonly Step[], words: StoryWords = defaultWords): readonly StoryLine[] {
  return steps.flatMap((step, i) => {
    if (step.kind === 'page' && steps[i + 1]?.kind === 'page') return []
    const text = sayStep(step, words)
    return text === undefined ? [] : [{ id: `line-${i}`, text, step }]
  })
}

function sayStep({ kind, what, how }: Step, words: StoryWords): string | undefined {
  if (kind !== 'signal')
    return withTimes(fill(words[kind], { what, how: how ?? '' }), kind === 'act' ? how : undefined)
  const [type = '', ...where] = what.split(' ')
  const clause = Object.hasOwn(words.signals, type) ? words.signals[type as SignalType] : undefined
  if (clause === undefined) return undefined
  return withTimes(fill(clause, { what: where.join(' '), how: '' }), how)
}

function withTimes(text: string, times: string | undefined): string {
  return times !== undefined && Number(times) > 1 ? `${text} (${times}×)` : text
}

/** In a title of help; what is filled in there is known to the help alone. */
const PLACES = /\{\{[^{}]*\}\}/g

/** Where nothing is known, the quotes around it go too. */
function fill(template: string, values: { readonly what: string; readonly how: string }): string {
  const named = values.what === '' ? template.replace(/:? ?“\{what\}”/, '') : template
  return named.replace('{what}', () => values.what.replace(PLACES, '…')).replace('{how}', () => values.how)
}

/** `{what}`: the name of the thing. `{how}`: the status of a request. */
export interface StoryWords {
  readonly page: string
  readonly act: string
  readonly error: string
  readonly request: string
  readonly help: string
  /** What is not listed is no news to whoever takes over. */
  readonly signals: { readonly [type in SignalType]?: string }
}

const defaultWords: StoryWords = {
  page: 'On the page {what}',
  act: 'Pressed “{what}”',
  error: 'An error came up: {what}',
  request: 'A request failed: {what} ({how})',
  help: 'Help was shown: “{what}”',
  signals: {
    'rage-click': 'Pressed again and again, without an answer: “{what}”',
    'dead-click': 'A press did nothing: “{what}”',
    'slow-click': 'A press was answered late: “{what}”',
    'error-click': 'A press ended in an error: “{what}”',
    'disabled-click': 'Pressed what is disabled: “{what}”',
    'dead-swipe': 'A swipe did nothing: “{what}”',
    'form-stall': 'Got stuck in the form “{what}”',
    'field-refill': 'Filled in again: “{what}”',
    'form-rejected': 'The form was refused: “{what}”',
    'form-abandon': 'Left the form without sending it: “{what}”',
    'error-loop': 'The same error kept coming',
    'retry-loop': 'The same request kept failing',
    'failed-request': 'A request failed',
    'slow-request': 'Waited long for an answer',
    'slow-page': 'The page was slow to appear',
    'slow-interaction': 'The page reacted slowly',
    'blank-page': 'The page stayed blank',
    'asset-failed': 'A part of the page did not load',
    offline: 'The network was gone',
  },
}
