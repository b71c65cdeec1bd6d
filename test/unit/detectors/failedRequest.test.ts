import { describe, expect, test } from 'vitest'
import { FAILED_REQUEST_SETTLE, FAILED_REQUEST_WITHIN } from '../../../src/detectors/failedRequest.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

type Outcome = 'ok' | 'refused' | 'failed' | 'aborted'

/** A press, its request, and how that ends. */
const asks =
  (id: string, outcome: Outcome, key = 'POST /api/pay', target = 'pay') =>
  (user: Session) =>
    user.click(target).request(id, key).wait(300).response(id, outcome, { key })

const all =
  (...parts: ((user: Session) => Session)[]) =>
  (user: Session) =>
    parts.reduce((so, part) => part(so).wait(3000), user)

describe('a request that failed somebody is found', () => {
  finds('failed-request', [
    ['when the server breaks down', asks('1', 'failed')],
    ['when a change is refused', asks('1', 'refused')],
    ['when a page cannot be fetched', asks('1', 'failed', 'GET /api/list')],
    ['when it fails long after the press', (user) => user.click('go').request('1').wait(9000).response('1', 'failed')],
    ['with each further press, once', all(asks('1', 'failed'), asks('2', 'failed')), [1, 2]],
    ['for each request apart', all(asks('1', 'failed'), asks('2', 'failed', 'POST /api/cart')), [1, 1]],
    ['anew after it had gone well', all(asks('1', 'failed'), asks('2', 'ok'), asks('3', 'failed')), [1, 1]],
    ['when a library has tried again in vain', (user) =>
        asks('1', 'failed')(user).wait(1000).request('2').wait(300).response('2', 'failed').wait(1000).request('3').wait(300).response('3', 'failed')],
    ['when the host tells of it', (user) =>
        user.click('go').wait(4000).request('1', 'Export', { caused: true }).response('1', 'failed', { key: 'Export', status: 0 })],
    ['though the answer never came to what was sent again', (user) => asks('1', 'failed')(user).wait(1000).request('2').wait(60_000)],
    ['also of a page that was left at once', (user) => asks('1', 'failed')(user).wait(1000).page('/b', { via: 'load' })],
  ]) // prettier-ignore
})

describe('nobody was failed', () => {
  findsNothing('failed-request', [
    ['when it went well', asks('1', 'ok')],
    ['when something is not found', asks('1', 'refused', 'GET /api/user/7')],
    ['when somebody called it off', asks('1', 'aborted')],
    ['when a library tried again and was served', (user) =>
        asks('1', 'failed')(user).wait(1000).request('2').wait(2000).response('2', 'ok')],
    ['when an ad blocker stops what another site counts', (user) =>
        user.click('go').request('1', 'POST ads.example/c').wait(50).response('1', 'failed', { key: 'POST ads.example/c', judged: false })],
    ['when a press on the bare page is counted, and the count fails, there and at the next press', (user) =>
        user.click('page', { target: { key: 'page', tag: 'html' }, judge: 'never' }).request('1', 'POST /collect').wait(50)
          .response('1', 'failed', { key: 'POST /collect' }).wait(3000)
          .click('go').answers().request('2', 'POST /collect').wait(50).response('2', 'failed', { key: 'POST /collect' })],
    ['when it fails without anything being done', (user) => user.wait(5000).request('1').wait(50).response('1', 'failed')],
    ['when a poll fails while somebody works', (user) =>
        [1, 2, 3, 4, 5].reduce(
          (so, i) => so.wait(i < 3 ? 4900 : 4000).click('x').answers().wait(1000).request(`p${i}`, 'GET /news').wait(50).response(`p${i}`, 'failed', { key: 'GET /news' }),
          user,
        )],
    ['when the page was left before it failed', (user) =>
        user.click('go').request('1').page('/b', { via: 'load' }).response('1', 'failed')],
    ['when the user asked again at once, and was served', (user) => asks('2', 'ok')(asks('1', 'failed')(user).wait(500))],
  ]) // prettier-ignore

  test('before a library could have tried again', () => {
    const user = asks('1', 'failed')(session({}, ['failed-request']))
    expect(user.wait(FAILED_REQUEST_SETTLE - 1).found).toEqual([])
    expect(user.wait(1).found).toEqual(['failed-request 1'])
  })
})

describe('a failed request', () => {
  test('has the thresholds that were chosen', () => {
    expect([FAILED_REQUEST_SETTLE, FAILED_REQUEST_WITHIN]).toEqual([1500, 120_000])
  })

  test('counts once, however often one press sends it', () => {
    const thrice = (user: Session) =>
      ['1', '2', '3']
        .reduce((so, id) => so.request(id), user.click('pay'))
        .wait(100)
        .response('1', 'failed')
        .response('2', 'failed')
        .response('3', 'failed')
    expect(countsOf('failed-request', thrice)).toEqual([1])
  })

  test('says what failed, and what was pressed', () => {
    const { signals } = asks('1', 'failed')(session({}, ['failed-request'])).wait(2000)
    expect(signals).toMatchObject([
      {
        layer: 'system',
        strength: 0.6,
        target: { key: 'pay' },
        act: 'a1',
        evidence: { request: 'POST /api/pay', status: 503, failures: 1 },
      },
    ])
  })

  test('is over when it is served', () => {
    const user = asks('1', 'failed')(session({}, ['failed-request'])).wait(2000)
    expect(user.score.visit).toBeGreaterThan(10)
    expect(asks('2', 'ok')(user).score.visit).toBe(0)
  })

  test('is told as soon as the config says', () => {
    const user = asks(
      '1',
      'failed',
    )(session({ signals: { 'failed-request': { settle: 0 } } }, ['failed-request'])).wait(1)
    expect(user.found).toEqual(['failed-request 1'])
  })
})
