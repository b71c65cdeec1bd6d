import { describe, expect, test } from 'vitest'
import { HESITATION_AFTER } from '../../../src/detectors/fieldHesitation.ts'
import { session, type Session } from '../../support/session/session.ts'
import { finds, findsNothing } from '../../support/session/stories.ts'

const enters = (user: Session) => user.wait(1000).field('entered')

describe('a hesitation is found', () => {
  finds('field-hesitation', [
    ['in somebody who went to a field and enters nothing', (user) => enters(user).lingers(8000)],
    [
      'in somebody who presses something in the form meanwhile',
      (user) => enters(user).lingers(4000).click('info', { form: 'ship' }).lingers(4000),
    ],
    [
      'in each field',
      (user) => enters(user).lingers(9000).field('entered', { field: 'city' }).lingers(8000),
      [1, 1],
    ],
  ])
})

describe('no hesitation is found', () => {
  findsNothing('field-hesitation', [
    ['in somebody who begins', (user) => enters(user).lingers(7000).field('began').lingers(30_000)],
    [
      'in somebody who goes on to the next field',
      (user) => enters(user).lingers(7000).field('left').lingers(30_000),
    ],
    ['where the page has put the focus', (user) => user.field('entered', { auto: true }).lingers(30_000)],
    [
      'where the page has moved the focus away',
      (user) => enters(user).lingers(4000).field('entered', { auto: true, field: 'city' }).lingers(30_000),
    ],
    ['in another tab', (user) => enters(user).lingers(4000).hides().lingers(30_000)],
    [
      'after a press elsewhere on the page',
      (user) => enters(user).lingers(4000).click('menu').lingers(30_000),
    ],
    ['on another page', (user) => enters(user).lingers(4000).page('/cart').lingers(30_000)],
    ['after the form was sent by Enter', (user) => enters(user).form('ship', 'submitted').lingers(30_000)],
    [
      'where the host asked not to look',
      (user) => user.field('entered', { ignored: ['field-hesitation'] }).lingers(30_000),
    ],
  ])
})

describe('its threshold', () => {
  test('is eight seconds', () => {
    expect(HESITATION_AFTER).toBe(8000)
    const user = enters(session()).lingers(7999)
    expect(user.found).toEqual([])
    expect(user.wait(1).found).toEqual(['field-hesitation 1'])
  })

  test('is what is long in this field, where that is more', () => {
    const p95 = (time: number) =>
      enters(session({ baselines: { field: { 'ship/street': { p50: '1s', p95: time, n: 400 } } } }))
    expect(p95(20_000).lingers(19_999).found).toEqual([])
    expect(p95(20_000).lingers(20_000).found).toEqual(['field-hesitation 1'])
    expect(p95(2000).lingers(7999).found).toEqual([])
  })

  test('can be set, is stretched for a patient user, and the signal can be turned off', () => {
    expect(
      enters(session({ signals: { 'field-hesitation': { after: '3s' } } })).lingers(3000).found,
    ).toHaveLength(1)
    expect(enters(session().start({ patience: 2 })).lingers(15_000).found).toEqual([])
    expect(enters(session({ signals: { 'field-hesitation': false } })).lingers(60_000).found).toEqual([])
  })
})

test('who has left the desk does not hesitate, and begins anew on return', () => {
  const slow = () => enters(session({ signals: { 'field-hesitation': { after: '20s' } } }))
  expect(slow().wait(60_000).found).toEqual([])
  expect(slow().wait(16_000).lingers(19_000).found).toEqual([])
  expect(slow().wait(16_000).lingers(21_000).found).toEqual(['field-hesitation 1'])
  expect(slow().wait(60_000).lingers(21_000).found).toEqual(['field-hesitation 1'])
})

test('it weighs nothing, unless the config says so', () => {
  expect(enters(session()).lingers(8000).score.visit).toBe(0)
  const weights = { 'field-hesitation': 0.2 } as const
  expect(enters(session({ score: { weights } })).lingers(8000).score.visit).toBeGreaterThan(0)
})
