import { describe, expect, test } from 'vitest'
import { DEAD_SWIPE_AFTER, DEAD_SWIPE_LENGTH } from '../../../src/detectors/deadSwipe.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const swipes =
  (length = 120, more = {}) =>
  (user: Session) =>
    user.click('reel', { kind: 'swipe', length, ...more })

describe('finds a dead swipe', () => {
  finds('dead-swipe', [
    ['where nothing moved', swipes()],
    ['in each of two on one part, as one episode', (user) => swipes()(swipes()(user).wait(900)), [1, 2]],
    ['while a button elsewhere is at work', (user) => swipes()(user.click('pay').request('r1').wait(500))],
    ['on a page that froze, and did not move afterwards either', (user) => swipes()(user).froze(3000)],
  ])
})

describe('finds no dead swipe', () => {
  findsNothing('dead-swipe', [
    ['when the page scrolls', (user) => swipes()(user).wait(100).answers('scroll')],
    ['when a slide comes', (user) => swipes()(user).wait(400).answers('dom')],
    [
      'when the page moved before the finger was up',
      (user) => swipes(120, { began: user.answers().now })(user),
    ],
    ['when it is shorter than a swipe', swipes(29)],
    ['in a press', (user) => user.click('reel')],
    ['on what need not move', swipes(120, { judge: 'never' })],
    ['when another page comes', (user) => swipes()(user).wait(300).page('/next')],
    ['when the tab is hidden', (user) => swipes()(user).hides()],
    ['where the host asked not to look', swipes(120, { ignored: ['dead-swipe'] })],
    ['on a page that froze and then moved', (user) => swipes()(user).froze(3000).wait(200).answers('scroll')],
  ])
  const thrice = (user: Session) => swipes()(swipes()(swipes()(user).wait(300)).wait(300))
  findsNothing('rage-click', [['in three quick swipes', thrice]])
  findsNothing('dead-click', [['in swipes of which nothing came', thrice]])
  findsNothing('disabled-click', [
    [
      'in swipes over a disabled part',
      (user) => swipes(90, { disabled: true })(swipes(90, { disabled: true })(user)),
    ],
  ])

  test('and does not end a run of presses', () => {
    const story = (user: Session) =>
      swipes()(user.clicks(2, 'pay', 200).wait(100))
        .wait(100)
        .click('pay')
    expect(countsOf('rage-click', story)).toEqual([3])
  })
})

describe('its thresholds', () => {
  test('are those that were chosen', () => {
    expect([DEAD_SWIPE_AFTER, DEAD_SWIPE_LENGTH]).toEqual([2000, 30])
    expect(countsOf('dead-swipe', swipes(30))).toEqual([1])
  })

  test('can be set in the config', () => {
    const config = { signals: { 'dead-swipe': { after: '3s', length: 100 } } }
    expect(countsOf('dead-swipe', swipes(99), config)).toEqual([])
    expect(countsOf('dead-swipe', (user) => swipes(100)(user).wait(2999).answers(), config)).toEqual([])
    expect(countsOf('dead-swipe', (user) => swipes(100)(user).wait(3000).answers(), config)).toEqual([1])
  })
})

test('the finding says where, and is over when the part moves at last', () => {
  const user = swipes()(session({}, ['dead-swipe'])).wait(2000)
  expect(user.signals).toMatchObject([{ strength: 0.6, target: { key: 'reel' }, evidence: { waited: 2000 } }])
  expect(user.score.visit).toBe(12)
  expect(swipes()(user).wait(50).answers('scroll').score.visit).toBe(0)
})
