import { describe, expect, test } from 'vitest'
import {
  ABANDON_AFTER,
  ABANDON_FIELDS,
  ABANDON_WITHIN,
  LEADS_ON_WITHIN,
} from '../../../src/detectors/formAbandon.ts'
import { session, type Session } from '../../support/session/session.ts'
import { finds, findsNothing } from '../../support/session/stories.ts'

const fills = (user: Session, ...fields: string[]) => {
  for (const field of fields) user.wait(2000).form('ship', 'progress', { field })
  return user
}
const begins = (user: Session) => fills(user, 'street', 'city').wait(2000)
const leaves = (user: Session) => user.click('home').page('/home').wait(5000)

describe('a form that is abandoned is found', () => {
  finds('form-abandon', [
    ['when the user goes to another page', (user) => leaves(begins(user))],
    ['when the user goes back', (user) => begins(user).page('/cart', { via: 'traverse' })],
    [
      'when another document is loaded',
      (user) => begins(user).click('home').leaves().carry().start().page('/home', { via: 'load' }),
    ],
    ['when its dialog is closed', (user) => begins(user).click('close').form('ship', 'gone')],
    [
      'when a field was pressed into just before',
      (user) =>
        begins(user).click('zip', { form: 'ship', judge: 'never' }).page('/cart', { via: 'traverse' }),
    ],
    [
      'when it was sent and turned down',
      (user) => leaves(begins(user).form('ship', 'submitted').form('ship', 'refused')),
    ],
    [
      'when what was asked of the server meanwhile were only suggestions',
      (user) =>
        leaves(begins(user).request('r1', 'GET /suggest').response('r1', 'ok', { key: 'GET /suggest' })),
    ],
    [
      'when it could not be saved',
      (user) =>
        leaves(begins(user).request('r1', 'PUT /draft').response('r1', 'failed', { key: 'PUT /draft' })),
    ],
    [
      'when it was refilled after it had been sent once',
      (user) => leaves(begins(begins(user).form('ship', 'submitted').form('ship', 'accepted'))),
    ],
  ])
})

describe('nothing is found', () => {
  findsNothing('form-abandon', [
    ['in somebody who stays', (user) => begins(user).lingers(60_000)],
    [
      'in somebody who tried one field',
      (user) => leaves(fills(user, 'street', 'street', 'street').wait(2000)),
    ],
    ['in somebody who emptied what they wrote', (user) => leaves(begins(user).field('left'))],
    ['after it was sent', (user) => leaves(begins(user).form('ship', 'submitted'))],
    [
      'after it was accepted',
      (user) => leaves(begins(user).form('ship', 'submitted').form('ship', 'accepted')),
    ],
    [
      'after it was sent by a full page load',
      (user) =>
        begins(user)
          .form('ship', 'submitted', { leaves: true })
          .leaves()
          .carry()
          .start()
          .page('/thanks', { via: 'load' }),
    ],
    [
      'in a wizard that leads on by a button in it',
      (user) => begins(user).click('next', { form: 'ship' }).wait(3000).page('/step/2'),
    ],
    [
      'in a wizard that takes its form away',
      (user) => begins(user).click('next', { form: 'ship' }).wait(800).form('ship', 'gone'),
    ],
    [
      'in a dialog that is left by its own button',
      (user) => begins(user).click('cancel', { form: 'ship' }).form('ship', 'gone'),
    ],
    [
      'after a draft was saved by a button',
      (user) =>
        leaves(
          begins(user).click('draft', { form: 'ship' }).request('r1').wait(400).response('r1').wait(20_000),
        ),
    ],
    [
      'in a form that saves itself',
      (user) =>
        leaves(
          begins(user).request('r1', 'PATCH /draft').wait(300).response('r1', 'ok', { key: 'PATCH /draft' }),
        ),
    ],
    [
      'in somebody who is back at once',
      (user) => begins(user).click('terms').page('/terms').wait(4000).page('/checkout', { via: 'traverse' }),
    ],
    [
      'in somebody who types on in the same form on the next page',
      (user) => fills(begins(user).page('/checkout/2'), 'zip').form('ship', 'submitted'),
    ],
    [
      'when the same page is loaded again',
      (user) => begins(user).carry().start().page('/checkout', { via: 'load' }),
    ],
    ['when it is reloaded', (user) => begins(user).carry().start().page('/checkout', { via: 'reload' })],
    [
      'when only the address is replaced, or the page named',
      (user) => begins(user).page('/x', { via: 'replace' }).page('/x', { via: 'route' }),
    ],
    ['in what had been left lying long before', (user) => leaves(begins(user).wait(ABANDON_WITHIN))],
    [
      'where the host asked not to look',
      (user) =>
        leaves(
          user
            .form('ship', 'progress', { field: 'a', ignored: ['form-abandon'] })
            .form('ship', 'progress', { field: 'b', ignored: ['form-abandon'] }),
        ),
    ],
  ])
})

describe('its thresholds', () => {
  test('are those that were chosen', () => {
    expect([ABANDON_FIELDS, ABANDON_AFTER, LEADS_ON_WITHIN, ABANDON_WITHIN]).toEqual([
      2, 5000, 10_000, 1_800_000,
    ])
  })

  test('wait five seconds for the user to come back', () => {
    const user = begins(session()).click('home').page('/home').wait(4999)
    expect(user.found).toEqual([])
    expect(user.wait(1).found).toEqual(['form-abandon 1'])
  })

  test('take a press in the form for its next step for ten seconds', () => {
    const pressed = (ago: number) =>
      begins(session()).click('next', { form: 'ship' }).wait(ago).page('/step/2').wait(5000).signals
    const isFound = (ago: number) => pressed(ago).some(({ type }) => type === 'form-abandon')
    expect([isFound(10_000), isFound(10_001)]).toEqual([false, true])
  })

  test('can be set, are stretched for a patient user, and the signal can be turned off', () => {
    const with_ = (options: object | false) => session({ signals: { 'form-abandon': options as false } })
    expect(leaves(begins(with_({ fields: 3 }))).found).toEqual([])
    expect(leaves(fills(with_({ fields: 1 }), 'street').wait(1)).found).toEqual(['form-abandon 1'])
    expect(leaves(begins(with_(false))).found).toEqual([])
    expect(leaves(begins(session().start({ patience: 2 }))).found).toEqual([])
  })
})

test('the finding says which form, and how far it had come', () => {
  expect(leaves(begins(session())).signals).toMatchObject([
    { form: 'ship', evidence: { fields: 2 }, strength: 0.6 },
  ])
})
