import { describe, expect, test } from 'vitest'
import { OFFLINE_ACTING, OFFLINE_AFTER } from '../../../src/detectors/offline.ts'
import { SLOW_INTERACTION_AFTER } from '../../../src/detectors/slowInteraction.ts'
import { SLOW_PAGE_AFTER, SLOW_PAGE_LEAST, SLOW_PAGE_TIMES } from '../../../src/detectors/slowPage.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const goes = (user: Session, offline: boolean) => user.observe('network', { offline })

test('the figures of a slow page', () => {
  expect([SLOW_PAGE_AFTER, SLOW_PAGE_TIMES, SLOW_PAGE_LEAST]).toEqual([4000, 3, 2500])
})

describe('a network that went away is found', () => {
  finds('offline', [
    ['while somebody was at work', (user) => goes(user.click('a').wait(5000), true)],
    ['when somebody works on without one', (user) => goes(user.wait(60_000), true).wait(60_000).click('a')],
    ['while a form is filled in', (user) => goes(user.form('f', 'progress').wait(5000), true)],
    ['each time', (user) => goes(goes(goes(user.click('a'), true).wait(4000), false).click('a'), true), [1, 1]],
  ]) // prettier-ignore
})

describe('no network that is missed', () => {
  findsNothing('offline', [
    ['is one that changes over', (user) => goes(goes(user.click('a'), true).wait(2999), false)],
    ['is one that nobody uses', (user) => goes(user.wait(60_000), true)],
    ['is one that goes away in the night', (user) => goes(user.click('a').wait(60_000), true)],
    ['is one that comes', (user) => goes(user.click('a'), false)],
  ])

  test('is one that was last used half a minute ago', () => {
    const after = (ms: number) => countsOf('offline', (user) => goes(user.click('a').wait(ms), true))
    expect(after(OFFLINE_ACTING)).toEqual([1])
    expect(after(OFFLINE_ACTING + 1)).toEqual([])
    expect(OFFLINE_AFTER).toBe(3000)
  })

  test('is one that is back', () => {
    const user = goes(session({}, ['offline']).click('a'), true).wait(4000)
    expect(user.score.visit).toBeGreaterThan(5)
    expect(goes(user, false).score.visit).toBe(0)
  })
})

describe('a part of the product that could not be loaded', () => {
  const fails = (user: Session, kind: 'script' | 'style' | 'chunk', key = '/app.js') =>
    user.observe('asset', { kind, key })

  finds('asset-failed', [
    ['is told at once', (user) => fails(user, 'script')],
    ['is told once for each of them', (user) => fails(fails(user, 'script'), 'style', '/app.css'), [1, 1]],
    ['counts each attempt', (user) => fails(fails(user, 'chunk').wait(2000), 'chunk'), [1, 2]],
  ])

  test('weighs more where somebody has just asked for it', () => {
    const { signals } = fails(fails(session(), 'script').wait(5000).click('reports'), 'chunk')
    expect(signals).toMatchObject([
      { type: 'asset-failed', strength: 0.5, evidence: { kind: 'script', asset: '/app.js' } },
      { strength: 0.8, target: { key: 'reports' }, act: 'a1' },
    ])
  })
})

describe('a page on which nothing is to be seen', () => {
  finds('blank-page', [['is told', (user) => user.page('/orders').wait(3000).observe('blank', {})]])

  test('is over on the next one', () => {
    const user = session().wait(3000).observe('blank', {})
    expect(user.score.page).toBeGreaterThan(30)
    expect(user.page('/help').score.visit).toBe(0)
  })
})

describe('what takes long to be seen', () => {
  const takes = (user: Session, kind: 'page' | 'interaction', time: number) =>
    user.observe('vital', {
      kind,
      time,
      ...(kind === 'interaction' && { target: { key: 'save', tag: 'button' } }),
    })

  finds('slow-page', [
    ['is a page that took more than four seconds', (user) => takes(user, 'page', SLOW_PAGE_AFTER + 1)],
  ])
  finds('slow-interaction', [
    [
      'is a press that took more than half a second',
      (user) => takes(user, 'interaction', SLOW_INTERACTION_AFTER + 1),
    ],
    [
      'is counted press by press',
      (user) => takes(takes(user, 'interaction', 900).wait(1000), 'interaction', 900),
      [1, 2],
    ],
  ])
  const usually = (user: Session, time: number) => {
    for (let i = 0; i < 30; i++) takes(user.page('/checkout', { via: 'load' }).wait(60_000), 'page', time)
    return user.page('/checkout', { via: 'load' }).wait(60_000)
  }

  finds('slow-page', [
    ['is a page that took three times as long as usual', (user) => takes(usually(user, 900), 'page', 3200)],
  ])
  findsNothing('slow-page', [
    ['is not a page that is a little later than usual', (user) => takes(usually(user, 1500), 'page', 3800)],
    ['is not a good page, however fast it usually is', (user) => takes(usually(user, 200), 'page', 2500)],
    ['is not a page of which little is known', (user) => takes(takes(user, 'page', 300), 'page', 3900)],
    ['is not a page that came in time', (user) => takes(user, 'page', SLOW_PAGE_AFTER)],
    ['is not a slow press', (user) => takes(user, 'interaction', 5000)],
    ['is not what a user has patience for', (user) => takes(user.start({ patience: 2 }), 'page', 7000)],
  ])
  findsNothing('slow-interaction', [
    ['is not a press that was painted in time', (user) => takes(user, 'interaction', SLOW_INTERACTION_AFTER)],
    ['is not a slow page', (user) => takes(user, 'page', 9000)],
  ])

  test('has the thresholds that were chosen', () => {
    expect([SLOW_PAGE_AFTER, SLOW_INTERACTION_AFTER]).toEqual([4000, 500])
  })
})
