import { describe, expect, test } from 'vitest'
import { PRESENT_WITHIN } from '../../../src/core/pauses.ts'
import { READING_AFTER, STALL_AFTER, TIMES_USUAL } from '../../../src/detectors/formStall.ts'
import { session, type Session } from '../../support/session/session.ts'
import type { Duration } from '../../../src/core/time.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const begins = (user: Session) =>
  user.wait(1000).form('ship', 'started', { target: { key: 'street', tag: 'input' } })
const types = (user: Session) => user.form('ship', 'progress')
const reads = (user: Session, seconds: number) => {
  for (let i = 0; i < seconds; i++) user.wait(1000).present('reading')
  return user
}

describe('a stall is found', () => {
  finds('form-stall', [
    [
      'when a form was begun and nothing goes on, with the user there',
      (user) => begins(user).lingers(20_000),
    ],
    [
      'when the user scrolls up and down meanwhile',
      (user) => begins(user).wait(10_000).present('scroll').wait(10_000),
    ],
    [
      'when the user presses inside the form without getting on',
      (user) => begins(user).wait(10_000).click('info', { form: 'ship' }).wait(10_000),
    ],
    [
      'when the wheel is turned once to look for the next field',
      (user) => reads(begins(user).wait(5000), 3).lingers(12_000),
    ],
    [
      'when it was refused, and its user does not know what is meant',
      (user) => begins(user).form('ship', 'submitted').wait(400).form('ship', 'refused').lingers(20_000),
    ],
    [
      'when the page serves suggestions to a text field',
      (user) =>
        begins(user)
          .click('city', { form: 'ship', judge: 'never' })
          .request('r1')
          .wait(200)
          .response('r1')
          .lingers(20_000),
    ],
    [
      'when what was pressed in the form failed',
      (user) =>
        begins(user)
          .click('save', { form: 'ship' })
          .request('r1')
          .wait(200)
          .response('r1', 'failed')
          .lingers(20_000),
    ],
    [
      'when another act on the page was served',
      (user) =>
        begins(user)
          .click('like')
          .request('r1')
          .wait(200)
          .response('r1')
          .click('street', { form: 'ship' })
          .lingers(20_000),
    ],
    [
      'in a form that was returned to after reading',
      (user) => reads(begins(user), 10).click('street', { form: 'ship' }).lingers(20_000),
    ],
    [
      'after a refusal that the user cannot mend',
      (user) => begins(user).wait(5000).form('ship', 'refused').lingers(20_000),
    ],
    [
      'again when the user stalls a second time',
      (user) => types(begins(user).lingers(21_000)).lingers(21_000),
      [1, 1],
    ],
    [
      'in a form that was returned to',
      (user) =>
        begins(user).wait(5000).click('menu').wait(5000).click('street', { form: 'ship' }).lingers(20_000),
    ],
    [
      'though the page replaced its address meanwhile',
      (user) => begins(user).page('/checkout?step=1', { via: 'replace' }).lingers(20_000),
    ],
    [
      'in the form that was begun last',
      (user) => begins(user).wait(3000).form('pay', 'started').lingers(20_000),
    ],
  ])
})

describe('no stall is found', () => {
  findsNothing('form-stall', [
    [
      'when it was refused once, and accepted soon after',
      (user) =>
        begins(user)
          .form('ship', 'refused')
          .lingers(5000)
          .form('ship', 'submitted')
          .form('ship', 'accepted')
          .lingers(25_000),
    ],
    [
      'when an old form is refused while another one gets on',
      (user) =>
        begins(user)
          .form('old', 'refused')
          .lingers(15_000)
          .form('ship', 'progress')
          .lingers(15_000)
          .form('ship', 'accepted'),
    ],
    ['in a form that nobody began', (user) => user.lingers(60_000)],
    [
      'in somebody who keeps typing',
      (user) =>
        [1, 2, 3, 4].reduce((so) => types(so.lingers(15_000)), begins(user)).form('ship', 'submitted'),
    ],
    ['in somebody who has left the desk', (user) => begins(user).wait(60_000)],
    [
      'in somebody who left the desk and typed on after coming back',
      (user) => types(begins(user).wait(60_000).present()).lingers(10_000).form('ship', 'submitted'),
    ],
    [
      'in somebody who comes back and thinks for a moment',
      (user) => begins(user).wait(60_000).lingers(15_000).form('ship', 'submitted'),
    ],
    [
      'in somebody who reads something else on the page',
      (user) => begins(user).click('article').lingers(60_000),
    ],
    ['in somebody who scrolls on outside of the form', (user) => reads(begins(user), 40).lingers(20_000)],
    [
      'after a press in it was served, as by a tick that saves itself',
      (user) =>
        begins(user).click('emails', { form: 'ship' }).request('r1').wait(200).response('r1').lingers(60_000),
    ],
    [
      'in somebody who types into an embedded card field',
      (user) =>
        [1, 2, 3, 4].reduce((so) => so.wait(8000).present('frame'), begins(user)).form('ship', 'submitted'),
    ],
    [
      'in somebody who read something else and thinks for a moment on return',
      (user) =>
        begins(user)
          .wait(6000)
          .click('article')
          .wait(6000)
          .click('street', { form: 'ship' })
          .lingers(19_000)
          .form('ship', 'submitted'),
    ],
    ['after the form was sent', (user) => begins(user).wait(5000).form('ship', 'submitted').lingers(60_000)],
    [
      'after the form was accepted',
      (user) => begins(user).wait(5000).form('ship', 'accepted').lingers(60_000),
    ],
    ['after the form went away', (user) => begins(user).wait(5000).form('ship', 'gone').lingers(60_000)],
    ['on another page', (user) => begins(user).wait(5000).page('/thanks').lingers(60_000)],
    ['in another tab', (user) => begins(user).wait(3000).hides().wait(60_000)],
    [
      'where the host asked not to look',
      (user) => user.form('ship', 'started', { ignored: ['form-stall'] }).lingers(60_000),
    ],
  ])
})

describe('its thresholds', () => {
  test('are those that were chosen', () => {
    expect([STALL_AFTER, PRESENT_WITHIN, READING_AFTER, TIMES_USUAL]).toEqual([20_000, 15_000, 3000, 1.5])
  })

  test('take twenty seconds without progress', () => {
    const user = begins(session()).lingers(19_000).wait(999)
    expect(user.found).toEqual([])
    expect(user.wait(1).found).toEqual(['form-stall 1'])
  })

  test('take somebody for present who did something in the last fifteen seconds', () => {
    const lastSeen = (ago: number) =>
      countsOf('form-stall', (user) =>
        begins(user)
          .wait(20_000 - ago)
          .present()
          .wait(ago),
      )
    expect(lastSeen(15_000)).toEqual([1])
    expect(lastSeen(15_001)).toEqual([])
  })

  test('begin the pause anew when the user was away for longer than that', () => {
    const away = (ms: number) => {
      const user = begins(session())
        .wait(ms)
        .present()
        .lingers(20_000 - ms)
      return user.found.length
    }
    expect(away(15_000)).toBe(1)
    expect(away(15_001)).toBe(0)
  })

  test('can be set in the config, and are stretched for a patient user', () => {
    const quick = begins(session({ signals: { 'form-stall': { after: '5s' } } }))
    expect(quick.lingers(5000).found).toEqual(['form-stall 1'])
    const calm = begins(session().start({ patience: 2 }))
    expect(calm.lingers(39_000).found).toEqual([])
    expect(calm.lingers(1000).found).toEqual(['form-stall 1'])
  })

  test('wait half as long again as is usual in that field', () => {
    const seeded = (p95: Duration) =>
      session({ baselines: { field: { 'ship/street': { p50: '4s', p95, n: 400 } } } })
    const street = { target: { key: 'street', tag: 'input' }, field: 'street' }
    const careful = seeded('30s').wait(1000).form('ship', 'started', street)
    expect(careful.lingers(44_999).found).toEqual([])
    expect(careful.lingers(1).found).toEqual(['form-stall 1'])
    const brisk = seeded('2s').wait(1000).form('ship', 'started', street)
    expect(brisk.lingers(19_999).found).toEqual([])
    expect(brisk.lingers(1).found).toEqual(['form-stall 1'])
    const elsewhere = seeded('30s')
      .wait(1000)
      .form('ship', 'started', { ...street, field: 'city' })
    expect(elsewhere.lingers(20_000).found).toEqual(['form-stall 1'])
  })

  test('learn what is usual from the user', () => {
    const user = session()
    for (let i = 0; i < 20; i++) {
      user.form('ship', 'progress', { field: 'street' }).lingers(18_000)
      user.form('ship', 'progress', { field: 'city' }).wait(1000)
    }
    user.form('ship', 'progress', { field: 'street' }).lingers(24_000)
    expect(user.found).toEqual([])
    expect(user.lingers(6000).found).toEqual(['form-stall 1'])
  })

  test('do not count the time in which the page stood still', () => {
    const user = begins(session()).lingers(18_000).froze(3000).present()
    expect(user.lingers(1999).found).toEqual([])
    expect(user.wait(1).found).toEqual(['form-stall 1'])
  })
})

describe('the finding', () => {
  test('points at the field that was worked in last', () => {
    const user = begins(session())
      .form('ship', 'progress', { target: { key: 'city', tag: 'input' } })
      .lingers(20_000)
    expect(user.signals).toMatchObject([
      { form: 'ship', strength: 0.8, target: { key: 'city' }, evidence: { pause: 20_000 } },
    ])
  })

  test('weighs no more once the user gets on', () => {
    const user = begins(session()).lingers(20_000)
    expect(user.score.form).toBeGreaterThan(20)
    expect(types(user).score.form).toBe(0)
  })
})

test('a signal that is turned off is never found', () => {
  const off = session({ signals: { 'form-stall': false } })
  expect(begins(off).lingers(60_000).found).toEqual([])
})
