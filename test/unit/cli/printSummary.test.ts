import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { printSummary } from '../../../src/cli/backtest/printSummary.ts'
import type { JudgedSession } from '../../../src/cli/backtest/sessionLine.ts'
import { addSession, createSummary, medianInto } from '../../../src/cli/backtest/summary.ts'

const LONG = 'onboarding/first-week/connect-a-source-before-the-trial-ends'

/** In each session the first rule would be seen, in one the second. */
function summaryOf(sessions: number) {
  const summary = createSummary(['pay', LONG, 'calm'])
  const offer = { at: 5000, into: 5000, endedAt: 5000, held: ['moment-typing'], reasons: [], mode: 'watch' }
  for (let i = 0; i < sessions; i++) {
    const rules = i === 0 ? ['pay', LONG] : ['pay']
    addSession(summary, {
      session: `s${i}`,
      mode: i % 2 ? 'exact' : 'derived',
      basis: 'supposed',
      from: 0,
      length: 60_000,
      signals: {},
      peak: 0,
      offers: rules.map((rule) => ({ ...offer, rule, end: 'shown' })) as unknown as JudgedSession['offers'],
      unknown: [],
    })
  }
  return summary
}

const colors = picocolors.createColors(false)
const print = (width: number, sessions = 12) =>
  printSummary(summaryOf(sessions), { colors, width, config: 'unstuck.json' })

test('of how many sessions it is the share stands in brackets, so that two numbers are not read as one', () => {
  expect(print(100)).toMatch(/^pay +12 \(100 %\) +– +0:05 +12× waited: the user is typing/m)
  expect(print(100)).toMatch(/ 1 \(8 %\) /)
  expect(print(100)).toContain('12 sessions (6 exact; 6 derived, an estimate; 12 min recorded)')
})

test.each([46, 71, 72, 80, 100, 200])(
  'nothing of a rule is cut off or broken by a terminal of %i columns',
  (width) => {
    const told = print(width, 1234).split('Signals')[0]!.trimEnd().split('\n').slice(3)
    expect(told.filter((line) => line.trimEnd().length > width && !line.includes(LONG))).toEqual([])
    // Down the first column of a table, or whole in a list.
    const names = told.map((line) => line.split(' ')[0]).join('')
    expect(names).toContain(LONG)
    expect(told.join('\n')).toMatch(/1,234 \(100 %\)/)
    expect(told.join('\n')).toContain('never fired')
  },
)

test('a rule that could not be judged is not taken for one that had nothing to do', () => {
  const summary = createSummary(['pay', 'sign-up'])
  const line = { mode: 'derived', basis: 'supposed', length: 1, signals: {} }
  const lacking = (...rules: string[]) => [{ what: 'the signal', why: 'Nobody looked.', count: 1, rules }]
  const shown = { rule: 'pay', end: 'shown', held: [], reasons: [], into: 1000 }
  for (const more of [
    { offers: [], unknown: lacking('pay', 'sign-up') },
    { offers: [], unknown: [...lacking('pay'), ...lacking('pay')] },
    { offers: [shown], unknown: lacking('pay') },
  ])
    addSession(summary, { ...line, ...more } as unknown as JudgedSession)
  expect(summary.rules).toMatchObject({ pay: { fired: 1, unsure: 2 }, 'sign-up': { fired: 0, unsure: 1 } })
  const more = { what: 'requests', why: 'There were none.', count: 1 }
  addSession(summary, { ...line, offers: [], unknown: [more] } as unknown as JudgedSession)
  const told = printSummary(summary, { colors, width: 120, config: 'unstuck.json' })
  expect(told).toMatch(/the signal: Nobody looked[^]*requests: There were none/)
  expect(told).toMatch(/^pay .* cannot be told in 2 sessions/m)
  expect(told).toMatch(/never fired\s+cannot be told in 1 session\s/)
})

test('help that comes again in a session changes nothing of when it first came in half of them', () => {
  const summary = createSummary(['pay'])
  for (const times of [[1000], [2000, 300_000, 600_000], [4000]]) {
    const offers = times.map((into) => ({ rule: 'pay', end: 'shown', held: [], reasons: [], into }))
    const line = { mode: 'exact', basis: 'supposed', length: 1, signals: {}, offers, unknown: [] }
    addSession(summary, line as unknown as JudgedSession)
  }
  expect(medianInto(summary.rules['pay']!)).toBeCloseTo(2000, -2)
})
