import { describe, expect, test } from 'vitest'
import {
  SLOW_REQUEST_AFTER,
  SLOW_REQUEST_LEAST,
  SLOW_REQUEST_TIMES,
} from '../../../src/detectors/slowRequest.ts'
import { session, type Session } from '../../support/session/session.ts'
import { finds, findsNothing } from '../../support/session/stories.ts'

/** A press, and a request that takes so long. */
const waits =
  (ms: number, id = '1', key = 'POST /api/pay') =>
  (user: Session) =>
    user.click('pay').request(id, key).wait(ms).response(id, 'ok', { key })

describe('a wait is found', () => {
  finds('slow-request', [
    ['after four seconds', waits(5000)],
    ['of a request that never ends', (user) => user.click('pay').request('1')],
    ['with each that is slow while the first has not come', (user) =>
        user.click('pay').request('1').wait(3000).click('pay', { absorbed: true }).request('2', 'GET /api/b').wait(9000), [1, 1]],
    ['again, when it is slow again', (user) => waits(5000, '2')(waits(5000)(user).answers().wait(3000)), [1, 1]],
    ['though the page shows that it is at work', (user) => user.click('pay').request('1').wait(100).answers().wait(6000)],
    ['though the page has turned to show it', (user) => user.click('go').request('1').wait(50).page('/orders').wait(6000)],
    ['by somebody who presses the same thing again', (user) =>
        user.click('pay').request('1').wait(100).answers().wait(1000).click('pay').answers().wait(6000)],
    ['by somebody who was away for a moment', (user) => user.click('pay').request('1').wait(2000).hides().wait(9000).returns()],
    ['before it fails', (user) => user.click('pay').request('1').wait(6000).response('1', 'failed')],
  ]) // prettier-ignore
})

describe('nobody waits', () => {
  findsNothing('slow-request', [
    ['for what comes in time', waits(3999)],
    ['for what no act has caused', (user) => user.wait(3000).request('1', 'GET /api/news').wait(9000)],
    ['for an upload, or for another site', (user) => user.click('send').request('1', 'POST /files', { unawaited: true }).wait(9000)],
    ['who goes on with something else', (user) =>
        user.click('export').request('1').wait(1500).click('menu').answers().wait(9000)],
    ['while the page cannot be seen', (user) => user.click('pay').request('1').wait(2000).hides().wait(60_000).response('1', 'ok')],
    ['for what the page before has asked', (user) => user.click('pay').request('1').wait(1000).page('/b', { via: 'load' })],
    ['for a long poll that runs all the time', (user) =>
        ['1', '2', '3'].reduce((so, id) => so.request(id, 'GET /poll').wait(20_000).response(id, 'ok', { key: 'GET /poll' }), user)
          .click('x').wait(10).request('4', 'GET /poll').answers().wait(20_000)],
    ['for a click that is counted on the server', (user) =>
        ['1', '2', '3'].reduce((so, id) => so.wait(3000).click('x').request(id, 'POST /count').wait(200).response(id, 'ok', { key: 'POST /count' }), user)
          .wait(3000).click('x').request('4', 'POST /count').wait(9000)],
    ['for what was called off', (user) => user.click('find').request('1').wait(2000).response('1', 'aborted').wait(5000)],
  ]) // prettier-ignore

  test('on a page that stood still and then answered', () => {
    const user = session().click('pay').request('1').wait(1000).froze(5000).wait(1000).response('1', 'ok')
    expect(user.wait(3000).found).toEqual([])
  })
})

describe('a slow request', () => {
  test('has the thresholds that were chosen', () => {
    expect([SLOW_REQUEST_AFTER, SLOW_REQUEST_TIMES, SLOW_REQUEST_LEAST]).toEqual([4000, 3, 1000])
  })

  test('is told while the user waits, and is over when it is served', () => {
    const user = session().click('pay').request('1')
    expect(user.wait(3999).found).toEqual([])
    expect(user.wait(1).signals).toMatchObject([
      {
        layer: 'system',
        target: { key: 'pay' },
        act: 'a1',
        evidence: { request: 'POST /api/pay', limit: 4000 },
      },
    ])
    expect(user.score.visit).toBeGreaterThan(10)
    expect(user.wait(1000).response('1', 'ok').score.visit).toBe(0)
  })

  test('is known by what it usually takes', () => {
    const often = (ms: number) => {
      const user = session({}, ['slow-request'])
      for (let i = 0; i < 25; i++) waits(ms, `u${i}`)(user).answers().wait(3000)
      return user.click('pay').request('now')
    }
    expect(often(600).wait(1300).found).toEqual([])
    expect(often(600).wait(2600).found).toEqual(['slow-request 1'])
    expect(often(100).wait(SLOW_REQUEST_LEAST - 1).found).toEqual([])
    expect(often(100).wait(SLOW_REQUEST_LEAST).found).toEqual(['slow-request 1'])
    expect(often(3000).wait(SLOW_REQUEST_AFTER).found).toEqual(['slow-request 1'])
  })

  test('is slower for users who need more time, and where the config says so', () => {
    expect(waits(7999)(session().start({ patience: 2 })).found).toEqual([])
    expect(waits(7999)(session({ signals: { 'slow-request': { after: '8s' } } })).found).toEqual([])
    expect(waits(8000)(session({ signals: { 'slow-request': { after: '8s' } } })).found).toEqual([
      'slow-request 1',
    ])
  })
})
