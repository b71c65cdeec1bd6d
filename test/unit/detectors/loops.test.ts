import { describe, expect, test } from 'vitest'
import { BLAMED_WITHIN } from '../../../src/core/acts/waits.ts'
import { ALONE_OFTEN } from '../../../src/detectors/distinctActs.ts'
import { ERROR_LOOP_ACTS, ERROR_LOOP_WITHIN } from '../../../src/detectors/errorLoop.ts'
import { RETRY_LOOP_ACTS, RETRY_LOOP_WITHIN } from '../../../src/detectors/retryLoop.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const LOOPS = ['error-loop', 'retry-loop'] as const

/** Presses and waits for a request that ends so. */
const asks =
  (id: string, outcome: 'ok' | 'refused' | 'failed' | 'aborted', key = 'POST /api/pay') =>
  (user: Session) =>
    user.click('pay').request(id, key).wait(300).response(id, outcome, { key }).wait(2000)

const all =
  (...parts: ((user: Session) => Session)[]) =>
  (user: Session) =>
    parts.reduce((so, part) => part(so), user)

const fails =
  (fingerprint: string, target = 'save') =>
  (user: Session) =>
    user.click(target).wait(50).error(fingerprint).wait(3000)

describe('an error loop is found', () => {
  finds('error-loop', [
    ['when the same error comes after a second press', all(fails('E'), fails('E'))],
    ['when it comes after presses of different things', all(fails('E', 'save'), fails('E', 'send'))],
    ['with each further act, once', all(fails('E'), fails('E'), fails('E')), [2, 3]],
    ['when another error came between', all(fails('E'), fails('F'), fails('E'))],
    [
      'when an error follows a slow request of the act',
      (user) =>
        user
          .click('save')
          .request('r1')
          .wait(4000)
          .error('E')
          .response('r1', 'failed')
          .wait(500)
          .click('save')
          .request('r2')
          .wait(4000)
          .error('E'),
    ],
    [
      'when an error follows the answer to a slow request',
      (user) =>
        [1, 2].reduce(
          (so, i) =>
            so.click('save').request(`r${i}`).wait(3000).response(`r${i}`).wait(100).error('E').wait(2000),
          user,
        ),
    ],
    ['for each error apart', all(fails('E'), fails('F'), fails('E'), fails('F')), [2, 2]],
  ])
})

describe('no error loop is found', () => {
  findsNothing('error-loop', [
    ['when an error came once', fails('E')],
    [
      'when one press floods the console',
      (user) => user.click('save').error('E').error('E').error('E').error('E'),
    ],
    [
      'when errors come without anything being done',
      (user) => user.wait(5000).error('E').wait(5000).error('E'),
    ],
    [
      'when errors come from a timer long after the presses',
      (user) => user.click('save').wait(1001).error('E').wait(3000).click('save').wait(1001).error('E'),
    ],
    [
      'when a timer throws all the time, and presses fall close to it',
      (user) =>
        [1, 2, 3, 4].reduce(
          (so) => so.wait(1700).error('E').click('x').answers().wait(100).error('E'),
          user.error('E'),
        ),
    ],
    ['when each press brings an error of its own', all(fails('E'), fails('F'), fails('G'))],
    [
      'when the product answered by an alert but no error',
      (user) => user.click('save').refuses().wait(500).click('save').refuses(),
    ],
    [
      'where the host asked not to look',
      (user) =>
        user
          .click('save', { ignored: ['error-loop'] })
          .error('E')
          .wait(3000)
          .click('save', { ignored: ['error-loop'] })
          .error('E'),
    ],
    [
      'when the first time happened to somebody else',
      (user) => fails('E')(fails('E')(user).call({ call: 'reset' })),
    ],
  ])

  test('when the first time lies more than two minutes back', () => {
    const apart = (ms: number) =>
      countsOf('error-loop', (user) => user.click('a').error('E').wait(ms).click('b').error('E'))
    expect(apart(ERROR_LOOP_WITHIN)).toEqual([2])
    expect(apart(ERROR_LOOP_WITHIN + 1)).toEqual([])
  })

  test('when it comes too late after the act to be put down to it', () => {
    const later = (ms: number) =>
      countsOf('error-loop', (user) =>
        user.click('a').wait(ms).error('E').wait(5000).click('b').wait(ms).error('E'),
      )
    expect(later(BLAMED_WITHIN)).toEqual([2])
    expect(later(BLAMED_WITHIN + 1)).toEqual([])
  })

  test('when the visit ended between', () => {
    const config = { signals: { 'error-loop': { within: '2h' } } }
    const apart = (ms: number) =>
      countsOf('error-loop', (user) => user.click('a').error('E').wait(ms).click('b').error('E'), config)
    expect(apart(30 * 60_000)).toEqual([2])
    expect(apart(30 * 60_000 + 1)).toEqual([])
  })
})

describe('a retry loop is found', () => {
  finds('retry-loop', [
    ['when what was asked for fails again', all(asks('1', 'failed'), asks('2', 'failed'))],
    ['when a change is refused again', all(asks('1', 'refused'), asks('2', 'refused'))],
    ['with each further failure', all(asks('1', 'failed'), asks('2', 'failed'), asks('3', 'failed')), [2, 3]],
    [
      'when something else went well between',
      all(asks('1', 'failed'), asks('2', 'ok', 'POST /api/cart'), asks('3', 'failed')),
    ],
    [
      'when a page cannot be fetched',
      all(asks('1', 'failed', 'GET /api/list'), asks('2', 'failed', 'GET /api/list')),
    ],
    [
      'when the host tells of a call that failed',
      (user) =>
        user
          .click('go')
          .wait(4000)
          .request('1', 'CreateExport', { caused: true })
          .response('1', 'failed', { key: 'CreateExport', status: 0 })
          .wait(2000)
          .click('go')
          .wait(4000)
          .request('2', 'CreateExport', { caused: true })
          .response('2', 'failed', { key: 'CreateExport', status: 0 }),
    ],
    [
      'anew after it had gone well',
      all(
        asks('1', 'failed'),
        asks('2', 'failed'),
        asks('3', 'ok'),
        asks('4', 'failed'),
        asks('5', 'failed'),
      ),
      [2, 2],
    ],
  ])
})

describe('no retry loop is found', () => {
  const silent = (key: string, outcome: 'refused' | 'failed', judged: boolean) => (user: Session) =>
    [1, 2, 3].reduce(
      (so, i) =>
        so.click('x').request(`r${i}`, key).wait(100).response(`r${i}`, outcome, { key, judged }).wait(2000),
      user,
    )

  findsNothing('retry-loop', [
    ['when a request failed once', asks('1', 'failed')],
    ['when it went well the second time', all(asks('1', 'failed'), asks('2', 'ok'), asks('3', 'failed'))],
    ['when somebody called it off', all(asks('1', 'aborted'), asks('2', 'aborted'), asks('3', 'aborted'))],
    ['when a search found nothing', silent('GET /api/find', 'refused', true)],
    ['when a HEAD found nothing', silent('HEAD /file', 'refused', true)],
    [
      'when an ad blocker stops the analytics of another site',
      silent('POST ads.example/collect', 'failed', false),
    ],
    [
      'when a click counter fails, on fields and plain text as well',
      (user) =>
        [1, 2, 3].reduce(
          (so, i) =>
            ['never', 'yes'].reduce(
              (then, judge) =>
                then
                  .click(judge, { judge: judge as 'never' | 'yes' })
                  .request(judge + i, 'POST /collect')
                  .wait(100)
                  .response(judge + i, 'failed', { key: 'POST /collect' })
                  .wait(2000),
              so,
            ),
          user,
        ),
    ],
    ['when different requests fail', all(asks('1', 'failed', 'POST /a'), asks('2', 'failed', 'POST /b'))],
    ['when it fails in different ways', all(asks('1', 'failed'), asks('2', 'refused'))],
    [
      'when a poll fails without anybody doing anything',
      (user) =>
        [1, 2, 3, 4].reduce(
          (so, i) =>
            so
              .wait(5000)
              .request(`p${i}`, 'GET /news')
              .wait(100)
              .response(`p${i}`, 'failed', { key: 'GET /news' }),
          user,
        ),
    ],
    [
      'when one press sends the same request three times',
      (user) =>
        user
          .click('pay')
          .request('1')
          .request('2')
          .request('3')
          .wait(100)
          .response('1', 'failed')
          .response('2', 'failed')
          .response('3', 'failed'),
    ],
    [
      'when the request began too long after the press',
      (user) =>
        [1, 2].reduce(
          (so, i) => so.click('x').wait(151).request(`${i}`).wait(100).response(`${i}`, 'failed').wait(2000),
          user,
        ),
    ],
    [
      'where the host asked not to look',
      (user) =>
        [1, 2].reduce(
          (so, i) =>
            so
              .click('x', { ignored: ['retry-loop'] })
              .request(`${i}`)
              .response(`${i}`, 'failed')
              .wait(2000),
          user,
        ),
    ],
    [
      'when the page was left before it failed',
      (user) =>
        [1, 2].reduce(
          (so, i) =>
            so.click('x').request(`${i}`).page('/b', { via: 'load' }).response(`${i}`, 'failed').wait(2000),
          user,
        ),
    ],
  ])

  test('when the first failure lies more than two minutes back', () => {
    const apart = (ms: number) =>
      countsOf('retry-loop', (user) =>
        user
          .click('a')
          .request('1')
          .response('1', 'failed')
          .wait(ms)
          .click('b')
          .request('2')
          .response('2', 'failed'),
      )
    expect(apart(RETRY_LOOP_WITHIN)).toEqual([2])
    expect(apart(RETRY_LOOP_WITHIN + 1)).toEqual([])
  })
})

describe('a loop', () => {
  test('has the thresholds that were chosen', () => {
    expect(ALONE_OFTEN).toBe(2)
    expect([ERROR_LOOP_ACTS, ERROR_LOOP_WITHIN, RETRY_LOOP_ACTS, RETRY_LOOP_WITHIN]).toEqual([
      2, 120_000, 2, 120_000,
    ])
  })

  test('points at what was pressed last, and says what failed', () => {
    const { signals } = all(
      fails('E', 'save'),
      fails('E', 'send'),
      asks('1', 'failed'),
      asks('2', 'failed'),
    )(session({}, LOOPS))
    expect(signals).toMatchObject([
      {
        type: 'error-loop',
        layer: 'system',
        strength: 0.7,
        target: { key: 'send' },
        act: 'a2',
        evidence: { error: 'E', name: 'TypeError', acts: 2 },
      },
      {
        type: 'retry-loop',
        layer: 'system',
        strength: 0.7,
        target: { key: 'pay' },
        act: 'a4',
        evidence: { request: 'POST /api/pay', status: 503, acts: 2 },
      },
    ])
  })

  test('of requests weighs no more once one is served', () => {
    const user = all(asks('1', 'failed'), asks('2', 'failed'))(session({}, LOOPS))
    expect(user.score.visit).toBeGreaterThan(20)
    expect(asks('3', 'ok')(user).score.visit).toBe(0)
  })

  test('needs as many acts as the config says', () => {
    const config = { signals: { 'error-loop': { acts: 3 } } }
    expect(countsOf('error-loop', all(fails('E'), fails('E')), config)).toEqual([])
    expect(countsOf('error-loop', all(fails('E'), fails('E'), fails('E')), config)).toEqual([3])
  })
})

describe('a failing poll beside a button that works', () => {
  const poll = (id: string) => (user: Session) =>
    user.request(id, 'GET /api/news').response(id, 'failed', { key: 'GET /api/news' })

  test("is nobody's doing, though presses fall close to it", () => {
    const user = session({}, LOOPS)
    poll('1')(user.wait(700))
    poll('2')(user.wait(700))
    for (let i = 3; i < 8; i++) poll(String(i))(user.wait(690).click('plus').answers().wait(10))
    expect(user.found).toEqual([])
  })

  test('is a loop where the user asks for the same again', () => {
    const user = session({}, LOOPS)
    poll('1')(user.wait(700))
    poll('2')(user.wait(700))
    const refresh = (id: string) =>
      user
        .wait(2000)
        .click('refresh')
        .request(id, 'GET /api/news', { caused: true })
        .response(id, 'failed', { key: 'GET /api/news' })
    refresh('a')
    refresh('b')
    expect(user.found).toEqual(['retry-loop 2'])
  })
})
