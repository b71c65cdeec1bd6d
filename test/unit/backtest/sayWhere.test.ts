import { expect, test } from 'vitest'
import { listPages } from '../../../src/backtest/listPages.ts'
import { sayWhere } from '../../../src/backtest/sayWhere.ts'
import { initState } from '../../../src/core/engineState.ts'

const button = { key: 'mjujfz9l1t', tag: 'button' }

test.each([
  ['by its name', { target: { ...button, name: 'Pay now' }, form: 'payment' }, 'Pay now'],
  ['by its form where names are masked', { target: button, form: 'payment' }, 'payment'],
  ['by its role', { target: { ...button, role: 'switch' } }, 'the switch'],
  ['by its tag, and never by its key', { target: button }, 'the button'],
  ['not at all where it was nowhere', {}, undefined],
])('friction is told of %s', (_, signal, said) => {
  expect(sayWhere(signal)).toBe(said)
})

test('a recording that was cut tells on which page it begins', () => {
  const log = [{ type: 'page', at: 9, path: '/thanks', url: 'u', via: 'push' }] as const
  const state = { ...initState(undefined), page: 'checkout' }
  expect(listPages({ log, state, from: 5 })).toEqual([
    { at: 5, page: 'checkout' },
    { at: 9, page: '/thanks' },
  ])
  expect(listPages({ log, from: 5 })).toEqual([{ at: 9, page: '/thanks' }])
})
