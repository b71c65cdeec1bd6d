import { describe, expect, test } from 'vitest'
import type { Score } from '../../../src/core/decision.ts'
import type { Signal } from '../../../src/core/signal.ts'
import * as detectors from '../../../src/detectors/index.ts'
import { withoutPersonal } from '../../../src/forward/withoutPersonal.ts'

const signal = (type: string) =>
  ({ type: 'signal', at: 1, data: { type, id: 's1' } as unknown as Signal }) as const
const term = (type: string) => ({ signal: 's1', type, value: 0.1, weight: 0.1, strength: 1, age: 0 })
const score = (...types: string[]) =>
  ({ type: 'score', at: 1, data: { visit: 10, terms: types.map(term) } as unknown as Score }) as const

describe('a backend', () => {
  test('is told no signal that may only tell of a disability or a habit', () => {
    expect(withoutPersonal(signal('undo-burst'), ['undo-burst'])).toBeUndefined()
  })

  test('is told all others as they are', () => {
    expect(withoutPersonal(signal('rage-click'), ['undo-burst'])).toEqual(signal('rage-click'))
  })

  test('is told the score without the terms of such signals', () => {
    expect(withoutPersonal(score('undo-burst', 'rage-click'), ['undo-burst'])).toEqual(score('rage-click'))
  })

  test('is told everything else', () => {
    const ticket = { type: 'ticket', at: 1, data: {} } as const
    expect(withoutPersonal(ticket, ['undo-burst'])).toBe(ticket)
  })
})

const all: readonly { readonly type: string; readonly personal?: true; readonly weight: number }[] =
  Object.values(detectors)

test.each(all.filter(({ personal }) => personal).map(({ type, weight }) => [type, weight]))(
  '%s weighs nothing by default',
  (_, weight) => expect(weight).toBe(0),
)

/** Those of the signals that may only tell of a disability or a habit. */
const PERSONAL = ['cursor-thrash', 'field-hesitation', 'undo-burst', 'zoom-struggle']

test('these signals are personal, and no others', () => {
  const built = all.map(({ type }) => type)
  expect(all.filter(({ personal }) => personal).map(({ type }) => type)).toEqual(
    PERSONAL.filter((type) => built.includes(type)),
  )
})
