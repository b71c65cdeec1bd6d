import { expect, test } from 'vitest'
import { backtest } from '../../../src/backtest/backtest.ts'
import { createCurve, POINTS_KEPT } from '../../../src/backtest/scoreCurve.ts'
import { ACTS_SHOWN, createSessionView } from '../../../src/backtest/sessionView.ts'
import { recordingOf } from '../../support/session/recordingOf.ts'
import { session } from '../../support/session/session.ts'

test('the curve of a day of work is drawn to its end, and its highest point is in it', () => {
  const curve = createCurve(undefined as never, 50_000_000)
  for (let i = 0; i < 50_000; i++)
    curve.add({ at: i * 1000, visit: i === 43_210 ? 95 : 20 + (i % 7), page: 10 } as never)
  const { points } = curve
  expect(points.length).toBeLessThanOrEqual(POINTS_KEPT)
  expect(points.at(-1)!.at).toBe(49_999_000)
  expect(Math.max(...points.map(({ visit }) => visit))).toBe(95)
  expect(points).toEqual([...points].sort((a, b) => a.at - b.at))
  // No gap in which an hour of trouble would be lost.
  expect(Math.max(...points.slice(1).map(({ at }, i) => at - points[i]!.at))).toBeLessThan(1_000_000)
})

test('of thousands of presses a report shows some of all hours', () => {
  const user = session()
  for (let i = 0; i < 3 * ACTS_SHOWN; i++)
    user
      .click(`b${i % 9}`)
      .answers()
      .wait(5000)
  const recording = recordingOf(user)
  const { moments, from, to } = createSessionView(backtest({ schemaVersion: 1 }, recording), recording)
  const acts = moments.filter(({ kind }) => kind === 'act')
  expect(acts.length).toBeLessThanOrEqual(ACTS_SHOWN)
  for (const share of [0.25, 0.5, 0.75, 0.99]) {
    const at = from + share * (to - from)
    expect(acts.some((act) => Math.abs(act.at - at) < 60_000)).toBe(true)
  }
})
