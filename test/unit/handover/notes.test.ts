import { describe, expect, test } from 'vitest'
import type { Observation } from '../../../src/core/observation.ts'
import type { Signal } from '../../../src/core/signal.ts'
import { MINUTE } from '../../../src/core/time.ts'
import { createNotes, NOTES_LENGTH, NOTES_REACH } from '../../../src/handover/notes.ts'
import { tellStory } from '../../../src/handover/story.ts'
import { writeContext } from '../../../src/handover/writeContext.ts'

const target = { key: 'k', tag: 'button', role: 'button', name: 'Pay now' }
const act = (at: number, more: object = {}) =>
  ({ type: 'act', at, began: at, id: `a${at}`, kind: 'press', target, judge: 'yes', ...more }) as Observation
const page = (at: number, path: string) => ({ type: 'page', at, path, url: 'h', via: 'push' }) as Observation
const response = (at: number, more: object = {}) =>
  ({
    type: 'response',
    at,
    id: 'r',
    key: 'POST /api/pay',
    outcome: 'failed',
    status: 503,
    judged: true,
    ...more,
  }) as Observation
const signal = (at: number, count: number, more: object = {}) =>
  ({
    type: 'rage-click',
    id: 's1',
    at,
    count,
    strength: 1,
    layer: 'behaviour',
    target,
    page: '/',
    evidence: {},
    ...more,
  }) as Signal

/** What an agent would read of it. */
function storyOf(observations: readonly Observation[], now = 1000): string[] {
  const notes = createNotes()
  for (const one of observations) notes.note(one)
  return tellStory(notes.read(now)).map(({ text }) => text)
}

test('its figures', () => {
  expect([NOTES_LENGTH, NOTES_REACH]).toEqual([30, 15 * MINUTE])
})

describe('what happened, in words', () => {
  test('where the user was, what they pressed and what failed', () => {
    const error = {
      type: 'error',
      at: 4,
      fingerprint: 'f00',
      name: 'TypeError',
      source: 'uncaught',
    } as Observation
    expect(storyOf([page(1, '/checkout'), act(2), response(3), error])).toEqual([
      'On the page /checkout',
      'Pressed “Pay now”',
      'A request failed: POST /api/pay (503)',
      'An error came up: TypeError',
    ])
  })

  test.each([
    ['a press on nothing in particular', act(2, { judge: 'idle' })],
    ['an answer that went well', response(2, { outcome: 'ok' })],
    ['a request that somebody called off', response(2, { outcome: 'aborted' })],
    ["another site's failure", response(2, { judged: false })],
    ['a key in a field', { type: 'presence', at: 2, by: 'key' } as Observation],
  ])('says nothing of %s', (_, observation) => {
    expect(storyOf([observation])).toEqual([])
  })

  test('of a request without an answer says so', () => {
    const { status: _, ...lost } = response(2) as Observation & { status: number }
    expect(storyOf([lost as Observation])).toEqual(['A request failed: POST /api/pay (no connection)'])
  })

  test('names a control that has no name by its role', () => {
    expect(storyOf([act(2, { target: { key: 'k', tag: 'div', role: 'button' } })])).toEqual([
      'Pressed “button”',
    ])
  })

  test('leaves out the pages that were only passed through', () => {
    expect(storyOf([page(1, '/a'), page(2, '/b'), page(3, '/c'), act(4)])).toEqual([
      'On the page /c',
      'Pressed “Pay now”',
    ])
  })

  test('forgets what is too long ago', () => {
    expect(storyOf([response(1), response(2000)], 1 + NOTES_REACH + 1)).toHaveLength(1)
  })

  test('tells presses of the same thing once, and how often', () => {
    expect(storyOf([act(1), act(2), act(3), page(4, '/b'), act(5)])).toEqual([
      'Pressed “Pay now” (3×)',
      'On the page /b',
      'Pressed “Pay now”',
    ])
  })

  test('shows no place in a title that was filled in for the user', () => {
    const notes = createNotes()
    notes.noteHelp(1, 'Hello {{name}}, card refused?')
    expect(tellStory(notes.read(1))[0]!.text).toBe('Help was shown: “Hello …, card refused?”')
  })

  test('keeps the last lines only', () => {
    const notes = createNotes()
    for (let i = 0; i < NOTES_LENGTH * 3; i++) notes.note(response(i))
    expect(notes.read(0).map(({ at }) => at)).toEqual(
      Array.from({ length: NOTES_LENGTH }, (_, i) => NOTES_LENGTH * 2 + i),
    )
  })
})

describe('a signal', () => {
  const tell = (...signals: Signal[]) => {
    const notes = createNotes()
    for (const one of signals) notes.noteSignal(one)
    return tellStory(notes.read(10)).map(({ step, text }) => [step.at, text])
  }

  test('is told in the words of somebody who met it, once, and how often by now', () => {
    expect(tell(signal(1, 3), signal(5, 6))).toEqual([
      [1, 'Pressed again and again, without an answer: “Pay now” (6×)'],
    ])
  })

  test('of nothing that has a name is told without', () => {
    const { target: _, ...bare } = signal(1, 1, { type: 'dead-click' })
    expect(tell(bare as Signal)).toEqual([[1, 'A press did nothing']])
  })

  test('names the form that it is about', () => {
    const { target: _, ...bare } = signal(1, 2, { type: 'form-rejected', form: 'payment' })
    expect(tell(bare as Signal)).toEqual([[1, 'The form was refused: “payment” (2×)']])
  })

  test.each(['help-seek', 'error-copied', 'zoom-struggle', 'cursor-thrash'])(
    'that may tell of a person and not of the product is left out: %s',
    (type) => {
      expect(tell(signal(1, 1, { type }))).toEqual([])
    },
  )
})

describe('what is passed on', () => {
  const notes = createNotes()
  for (const one of [page(1, '/checkout'), act(2), response(3)]) notes.note(one)
  notes.noteSignal(signal(4, 3))
  notes.noteHelp(5, 'Card refused?')
  const lines = tellStory(notes.read(10))
  const parts = {
    idempotencyKey: 'one',
    lines,
    text: '',
    subject: 'Checkout',
    page: '/checkout',
    url: 'https://shop.example/checkout',
    sayTime: (at: number) => `0:0${at}`,
  }

  test('is what the user has written, then what happened', () => {
    const { message, subject } = writeContext({
      ...parts,
      text: ' My card is refused.\nIt is valid. ',
      lines: lines.slice(1, 3),
    })
    expect(subject).toBe('My card is refused.')
    expect(message).toBe(
      'My card is refused.\nIt is valid.\n\nhttps://shop.example/checkout\n0:02 Pressed “Pay now”\n0:03 A request failed: POST /api/pay (503)',
    )
  })

  test('holds no more than the lines that were kept, not as data either', () => {
    const context = writeContext({ ...parts, text: 'Help!', lines: [] })
    expect(context).toEqual({
      idempotencyKey: 'one',
      subject: 'Help!',
      message: 'Help!',
      page: '/checkout',
      url: 'https://shop.example/checkout',
      steps: [],
      fields: {},
    })
  })

  test('has a subject where nothing was written', () => {
    expect(writeContext(parts)).toMatchObject({ subject: 'Checkout' })
  })

  test('says in fields what there is, and nothing of what there is not', () => {
    expect(writeContext(parts).fields).toEqual({
      signals: 'rage-click Pay now (3)',
      requests: 'POST /api/pay (503)',
      help: 'Card refused?',
    })
  })

  test('fits into what providers take, the newest first', () => {
    const many = Array.from({ length: 100 }, (_, i) => ({
      id: String(i),
      text: '',
      step: { at: i, kind: 'error' as const, what: `Error${i}` },
    }))
    const { errors } = writeContext({ ...parts, lines: many }).fields
    expect(errors!.length).toBeLessThanOrEqual(255)
    expect(errors).toMatch(/^Error99, Error98, .*…$/)
  })
})
