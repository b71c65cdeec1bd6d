import { expect, test } from 'vitest'
import type { JudgedSession } from '../../../src/cli/backtest/sessionLine.ts'
import { createChoice, OF_EACH_EMBEDDED, SESSIONS_EMBEDDED } from '../../../src/cli/report/chooseSessions.ts'

const offers = (...rules: string[]) => rules.map((rule) => ({ rule, end: 'shown' }))
const line = (before: readonly object[], after?: readonly object[]) =>
  ({ offers: before, ...(after && { otherOffers: after }) }) as unknown as JudgedSession

/** How many of as many sessions of one kind can be played. */
function taken(choice: ReturnType<typeof createChoice>, times: number, one: JudgedSession, size = 1): number {
  return Array.from({ length: times }, () => choice.take(one, size)).filter(Boolean).length
}

test('of a thousand sessions alike a hundred can be played', () => {
  expect(taken(createChoice(), 1000, line(offers('pay')))).toBe(SESSIONS_EMBEDDED)
})

test('what fires seldom is there, too, when it comes after a thousand others', () => {
  const choice = createChoice()
  taken(choice, 1000, line(offers('pay')))
  expect(taken(choice, 50, line(offers('seldom')))).toBe(OF_EACH_EMBEDDED)
  expect(taken(choice, 50, line(offers('pay')))).toBe(0)
})

test('what another config would change can be looked at, whenever it comes', () => {
  const choice = createChoice()
  taken(choice, 1000, line(offers('pay'), offers('pay')))
  expect(taken(choice, 50, line(offers('pay'), []))).toBe(OF_EACH_EMBEDDED)
  expect(taken(choice, 50, line([], offers('pay')))).toBe(OF_EACH_EMBEDDED)
  expect(taken(choice, 50, line(offers('pay'), offers('pay')))).toBe(0)
})

test('calm is there to be seen, and takes no room from the rest', () => {
  const choice = createChoice()
  expect(taken(choice, 1000, line([]))).toBe(10)
  expect(taken(choice, 1000, line(offers('pay')))).toBe(SESSIONS_EMBEDDED - 10)
})

test('a file is no larger than a browser opens, however much there is to see', () => {
  expect(taken(createChoice(), 1000, line(offers('pay')), 30_000_000)).toBe(2)
  const choice = createChoice()
  for (let i = 0; i < 1000; i++) taken(choice, 20, line(offers(`rule ${i}`)))
  expect(taken(choice, 20, line(offers('another')))).toBe(0)
})
