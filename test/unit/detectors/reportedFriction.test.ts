import { expect, test } from 'vitest'
import type { ReportedBody } from '../../../src/core/observations/host.ts'
import { ACT_WITHIN, ONE_TROUBLE_WITHIN } from '../../../src/detectors/reportedFriction.ts'
import { session, type Session } from '../../support/session/session.ts'
import { finds, findsNothing } from '../../support/session/stories.ts'

const reports =
  (kind: ReportedBody['kind'] = 'rage-click', more: Partial<ReportedBody> = {}) =>
  (user: Session) =>
    user.observe('reported', { kind, by: 'PostHog', ...more })

finds('reported-friction', [
  ['a tool has found rage', reports()],
  ['it says so again while it goes on, one trouble', (user) => reports()(reports()(user).wait(ONE_TROUBLE_WITHIN)), [1, 2]],
  ['it says so again much later', (user) => reports()(reports()(user).wait(ONE_TROUBLE_WITHIN + 1)), [1, 1]],
  ['it finds a dead click as well', (user) => reports('dead-click')(reports()(user)), [1, 1]],
  ['two tools have found it', (user) => reports('rage-click', { by: 'Datadog' })(reports()(user)), [1, 1]],
]) // prettier-ignore

findsNothing('reported-friction', [
  ['nobody reports anything', (user) => user.click('pay').answers()],
  ['the host asked not to look', reports('rage-click', { ignored: ['reported-friction'] })],
  [
    'the user goes for help',
    (user) => user.observe('sought', { by: 'chat', target: { key: 'h', tag: 'a' } }),
  ],
])

test('it names the act that it must have been about, and its place', () => {
  const user = reports()(session().click('pay').wait(3000))
  expect(user.signals.at(-1)).toMatchObject({
    type: 'reported-friction',
    target: { key: 'pay' },
    act: expect.any(String),
    strength: 0.7,
    evidence: { by: 'PostHog', kind: 'rage-click' },
  })
})

test('it names none that was long ago', () => {
  const user = reports()(
    session()
      .click('pay')
      .answers()
      .wait(ACT_WITHIN + 1000),
  )
  const signal = user.signals.find(({ type }) => type === 'reported-friction')!
  expect(signal.act).toBeUndefined()
  expect(signal.target).toBeUndefined()
})

test('what we have found ourselves counts once in the score', () => {
  const rage = (user: Session) => user.click('pay').wait(300).click('pay').wait(300).click('pay').wait(2500)
  const alone = rage(session()).score
  const both = reports()(rage(session())).score
  expect(both.visit).toBeCloseTo(alone.visit, 0)
})

test('the figures: a minute, ten seconds', () => {
  expect([ONE_TROUBLE_WITHIN, ACT_WITHIN]).toEqual([60_000, 10_000])
})
