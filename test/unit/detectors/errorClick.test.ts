import { describe, expect, test } from 'vitest'
import {
  ERROR_CLICK_WITHIN,
  ERRORS_OF_A_FLOOD,
  FLOOD_WITHIN,
  ONE_FAILURE_WITHIN,
} from '../../../src/detectors/errorClick.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const failing = (config = {}) => session(config, ['error-click'])

/** An error that comes by itself, again and again. */
const flood = (user: Session, times: number, gap: number) => {
  for (let i = 0; i < times; i++) user.wait(gap).error('tick')
  return user
}

describe('finds an error click', () => {
  finds('error-click', [
    ['when an error comes right after a press', (user) => user.click('save').error('E')],
    ['when it comes a second later', (user) => user.click('save').wait(1000).error('E')],
    [
      'when it comes before the press has become a click',
      (user) => {
        user.wait(500).error('E')
        return user.wait(80).click('menu', { began: user.log.at(-1)!.at - 10 })
      },
    ],
    ['on a picture', (user) => user.clickAt(10, 10).error('E')],
    ['in a text field', (user) => user.click('name', { judge: 'never' }).error('E')],
    ['on what works all the same', (user) => user.click('menu').answers().wait(20).error('E')],
    ['in a press by keyboard', (user) => user.click('save', { kind: 'key' }).error('E')],
    ['when its request fails', (user) => user.click('save').request('r1').wait(400).response('r1', 'failed')],
    [
      'when its request fails after a long wait',
      (user) => user.click('save').request('r1').wait(8000).response('r1', 'failed'),
    ],
    [
      'when a change is refused',
      (user) => user.click('save').request('r1').wait(400).response('r1', 'refused'),
    ],
    [
      'when a slow request brings an error',
      (user) => user.click('save').request('r1').wait(6000).error('E').response('r1'),
    ],
    [
      'when what its request brought cannot be read',
      (user) => user.click('save').request('r1').wait(6000).response('r1').wait(400).error('E'),
    ],
    ['when an alert comes up', (user) => user.click('save').wait(600).refuses()],
    [
      'when an error comes after the page stood still',
      (user) => user.click('save').wait(100).froze(1200).error('E'),
    ],
    [
      'when a code is refused that was sent as it was complete',
      (user) =>
        user
          .click('code', {
            kind: 'key',
            judge: 'never',
            target: { key: 'code', tag: 'input', role: 'textbox' },
          })
          .request('r1')
          .wait(300)
          .response('r1', 'refused'),
    ],
    [
      'when an alert comes up after its request',
      (user) => user.click('save').request('r1').wait(3000).response('r1').wait(300).refuses(),
    ],
    [
      'in two presses of the same button, as one episode',
      (user) => user.click('save').error('E').wait(3000).click('save').error('E'),
      [1, 2],
    ],
    [
      'in presses of two things, each for itself',
      (user) => user.click('save').error('E').wait(3000).click('send').error('E'),
      [1, 1],
    ],
    [
      'for each of two presses that fail one after the other',
      (user) => user.click('a').wait(300).click('b').wait(100).error('E').wait(301).error('F'),
      [1, 1],
    ],
    [
      'when an error has come once by itself before',
      (user) => user.wait(5000).error('E').wait(5000).click('save').error('E'),
    ],
    ['when another error floods the page', (user) => flood(user, 9, 700).click('save').error('E')],
    [
      'when the flood was more than a minute ago',
      (user) => flood(user, 9, 700).wait(60_001).click('save').error('tick'),
    ],
  ])
})

describe('finds no error click', () => {
  findsNothing('error-click', [
    [
      'in an alert that may say as well that all went well',
      (user) => user.click('save').refuses({ bare: true }),
    ],
    [
      'when what the page asks for as a text field is pressed fails',
      (user) =>
        user
          .click('name', { judge: 'never', target: { key: 'name', tag: 'input', role: 'textbox' } })
          .request('r1', 'POST /collect')
          .wait(50)
          .response('r1', 'failed', { key: 'POST /collect' }),
    ],
    ['when nothing goes wrong', (user) => user.click('save').request('r1').response('r1').answers()],
    ['when an error comes without an act', (user) => user.wait(5000).error('E')],
    ['when an error comes more than a second later', (user) => user.click('save').wait(1001).error('E')],
    ['when the error came before the press', (user) => user.error('E').wait(10).click('save')],
    [
      'when the error comes all the time by itself',
      (user) => flood(flood(user, 3, 700).click('save'), 9, 700),
    ],
    [
      'when a poll fails',
      (user) =>
        flood(user, 0, 0).request('p', 'GET /news').wait(100).response('p', 'failed', { key: 'GET /news' }),
    ],
    [
      'when another site fails',
      (user) => user.click('save').request('r1').response('r1', 'failed', { judged: false }),
    ],
    [
      'when nothing is found',
      (user) =>
        user
          .click('find')
          .request('r1', 'GET /api/find')
          .response('r1', 'refused', { key: 'GET /api/find', status: 404 }),
    ],
    [
      'when the request is called off',
      (user) => user.click('find').request('r1').wait(100).response('r1', 'aborted'),
    ],
    [
      'when a request fails that no act caused',
      (user) => user.click('save').answers().wait(600).request('r1').wait(100).response('r1', 'failed'),
    ],
    [
      'when the focus goes back to the field that is missing',
      (user) => user.click('save').observe('answer', { kind: 'focus', failing: true }),
    ],
    ['when an alert comes by itself', (user) => user.click('save').answers().wait(3000).refuses()],
    [
      'where the host asked not to look',
      (user) => user.click('save', { ignored: ['error-click'] }).error('E'),
    ],
    ['of the page before', (user) => user.click('save').page('/b', { via: 'load' }).wait(1500).error('E')],
    [
      'when the request of the page before fails',
      (user) => user.click('save').request('r').page('/b', { via: 'load' }).wait(500).response('r', 'failed'),
    ],
    ['after somebody else has logged in', (user) => user.click('save').call({ call: 'reset' }).error('E')],
  ])

  test('a second time when one failure shows as error, request and alert', () => {
    const user = failing().click('menu').answers().wait(400).click('save').request('r1').wait(50)
    user.response('r1', 'failed').error('E').wait(20).error('F').wait(100).refuses()
    expect(user.wait(5000).found).toEqual(['error-click 1'])
  })

  test('a second time for the same act, however often it fails', () => {
    const user = failing().click('save')
    for (let i = 0; i < 9; i++) user.wait(100).error(`E${i}`)
    expect(user.found).toEqual(['error-click 1'])
  })
})

describe('its thresholds', () => {
  test('are those that were chosen', () => {
    expect([ERROR_CLICK_WITHIN, ONE_FAILURE_WITHIN, ERRORS_OF_A_FLOOD, FLOOD_WITHIN]).toEqual([
      1000, 300, 2, 60_000,
    ])
  })

  test('are longer for a patient user', () => {
    const after = (ms: number) => failing().start({ patience: 2 }).click('save').wait(ms).error('E').found
    expect(after(2000)).toEqual(['error-click 1'])
    expect(after(2001)).toEqual([])
  })

  test('can be set in the config', () => {
    const config = { signals: { 'error-click': { within: '200ms' } } }
    expect(countsOf('error-click', (user) => user.click('a').wait(200).error('E'), config)).toEqual([1])
    expect(countsOf('error-click', (user) => user.click('a').wait(201).error('E'), config)).toEqual([])
  })

  test('take an error for one that comes by itself the third time in a minute', () => {
    const after = (times: number) => flood(failing(), times, 700).wait(1).click('save').error('tick').found
    expect(after(1)).toEqual(['error-click 1'])
    expect(after(2)).toEqual([])
  })
})

describe('the finding', () => {
  test('says what failed', () => {
    const user = failing().click('save', { form: 'card' }).wait(40).error('E').wait(3000)
    user
      .click('send')
      .request('r1')
      .wait(400)
      .response('r1', 'failed')
      .wait(3000)
      .click('ok')
      .wait(90)
      .refuses()
    expect(user.signals).toMatchObject([
      {
        type: 'error-click',
        layer: 'behaviour',
        strength: 0.7,
        target: { key: 'save' },
        form: 'card',
        act: 'a1',
        evidence: { by: 'error', error: 'E', name: 'TypeError', times: 1, after: 40 },
      },
      {
        strength: 0.7,
        target: { key: 'send' },
        evidence: { by: 'request', request: 'POST /api/pay', status: 503, times: 1, after: 400 },
      },
      { strength: 0.6, target: { key: 'ok' }, evidence: { by: 'alert', times: 1, after: 90 } },
    ])
  })

  test('is less sure of an alert in a form, which may tell of a slip', () => {
    const [signal] = failing().click('save', { form: 'card' }).refuses().signals
    expect(signal!.strength).toBe(0.4)
  })

  test('weighs no more once the same button has worked for a second', () => {
    const user = failing().click('save').error('E').wait(3000)
    expect(user.score.visit).toBeGreaterThan(23)
    user.click('save').wait(100).answers().wait(899)
    expect(user.score.visit).toBeGreaterThan(23)
    expect(user.wait(1).score.visit).toBe(0)
  })

  test('still weighs when what looked like an answer ends in the same error', () => {
    const user = failing().click('save').answers().wait(500).error('E').wait(3000)
    user.click('save').answers().request('r2').wait(2000).response('r2', 'failed').wait(5000)
    expect(user.found).toEqual(['error-click 1', 'error-click 2'])
    expect(user.score.visit).toBeGreaterThan(20)
  })

  test('is bounded when everything fails', () => {
    const user = failing()
    for (let i = 0; i < 300; i++)
      user.wait(1100).error(`X${i}`).wait(1100).click(`button ${i}`).error(`E${i}`)
    expect(JSON.stringify(user.state.detectors['error-click']).length).toBeLessThan(1800)
  })
})
