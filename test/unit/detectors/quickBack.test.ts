import { describe, expect, test } from 'vitest'
import { QUICK_BACK_STAY, QUICK_BACK_WITHIN, QUICK_BACKS } from '../../../src/detectors/quickBack.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

/** Looks into a page for so long and goes back to where the user was. */
const looksInto =
  (page: string, ms = 3000, back = '/home') =>
  (user: Session) =>
    user.page(page).wait(ms).page(back, { via: 'traverse' }).wait(4000)

const all =
  (...parts: ((user: Session) => Session)[]) =>
  (user: Session) =>
    parts.reduce((so, part) => part(so), user.page('/home').wait(5000))

describe('a user who was in the wrong place is found', () => {
  finds('quick-back', [
    ['after the second wrong page', all(looksInto('/billing'), looksInto('/team')), [2]],
    ['after the same wrong page twice', all(looksInto('/team'), looksInto('/team')), [2]],
    ['after the same item of a list twice', all(looksInto('/items/1'), looksInto('/items/1')), [2]],
    ['who had gone two pages too far', (user) =>
        user.page('/home').wait(9000).page('/a').wait(2000).page('/b').wait(2000)
          .page('/a', { via: 'traverse' }).wait(1000).page('/home', { via: 'traverse' }), [2]],
    ['with each further one, once', all(looksInto('/a'), looksInto('/b'), looksInto('/c')), [2, 3]],
    ['when pages are loaded and restored', (user) =>
        ['/billing', '/team'].reduce(
          (so, page) =>
            so.hides().carry().start().page(page, { via: 'load' }).wait(2000)
              .hides().carry().start().page('/home', { via: 'restore' }).wait(4000),
          user.page('/home').wait(5000),
        ), [2]],
    ['where each page gets a name', (user) =>
        ['/billing', '/team'].reduce(
          (so, page) =>
            so.page(page).page(page, { via: 'route', route: page.slice(1) }).wait(2000)
              .page('/home', { via: 'traverse' }).page('/home', { via: 'route', route: 'home' }).wait(2000),
          user.page('/home').page('/home', { via: 'route', route: 'home' }).wait(5000),
        ), [2]],
    ['though items of a list were compared before', all(looksInto('/items/1'), looksInto('/items/2'), looksInto('/a'), looksInto('/b')), [2]],
  ]) // prettier-ignore
})

describe('no wrong place', () => {
  findsNothing('quick-back', [
    ['is one page that was left at once', all(looksInto('/billing'))],
    ['are pages that were read', all(looksInto('/billing', 7000), looksInto('/team', 20_000))],
    ['are the results of a search', all(looksInto('/items/1'), looksInto('/items/2'), looksInto('/items/3'))],
    ['are results with names for numbers', all(looksInto('/shirts/blue-one'), looksInto('/shirts/red-one'))],
    ['are results that the host calls by one name', (user) =>
        ['x', 'y', 'z'].reduce(
          (so, item) =>
            so.page(`/${item}`).page(`/${item}`, { via: 'route', route: 'product' }).wait(2000)
              .page('/home', { via: 'traverse' }).wait(2000),
          user.page('/home').wait(5000),
        )],
    ['are pages that somebody went on from', (user) =>
        ['/a', '/b', '/c', '/d'].reduce((so, page) => so.page(page).wait(2000), user)],
    ['are pages left by a link', (user) =>
        ['/a', '/b'].reduce((so, page) => so.page(page).wait(2000).page('/home').wait(2000), user.page('/home'))],
    ['is going back, and forward again', (user) =>
        user.page('/a').wait(9000).page('/b').wait(9000).page('/a', { via: 'traverse' }).wait(2000)
          .page('/b', { via: 'traverse' }).wait(2000).page('/a', { via: 'traverse' }).wait(2000).page('/b', { via: 'traverse' })],
    ['is a page on which something was filled in', all(
        (user) => user.page('/a').form('f', 'progress').wait(3000).page('/home', { via: 'traverse' }).wait(1000),
        looksInto('/b'),
      )],
    ['is a page on which a press changed something', all(
        (user) => user.page('/a').click('on').request('1', 'PUT /api/a').response('1', 'ok', { key: 'PUT /api/a' })
          .wait(3000).page('/home', { via: 'traverse' }).wait(1000),
        looksInto('/b'),
      )],
    ['is a redirect back', (user) =>
        [1, 2, 3].reduce((so) => so.page('/login').page('/home', { via: 'replace' }).wait(1000), user.page('/home'))],
    ['is a wrong page of another person', (user) =>
        looksInto('/team')(all(looksInto('/billing'))(user).call({ call: 'reset' }).page('/home'))],
  ]) // prettier-ignore

  test('is a page that was looked at for seven seconds', () => {
    const after = (ms: number) => countsOf('quick-back', all(looksInto('/a', ms), looksInto('/b', ms)))
    expect(after(QUICK_BACK_STAY - 1)).toEqual([2])
    expect(after(QUICK_BACK_STAY)).toEqual([])
  })

  test('is one that lies more than two minutes back', () => {
    const apart = (ms: number) =>
      countsOf('quick-back', (user) =>
        looksInto('/b', 1000)(all(looksInto('/a', 1000))(user).wait(ms - 5000)),
      )
    expect(apart(QUICK_BACK_WITHIN)).toEqual([2])
    expect(apart(QUICK_BACK_WITHIN + 1)).toEqual([])
  })
})

describe('going back at once', () => {
  test('has the thresholds that were chosen', () => {
    expect([QUICK_BACK_STAY, QUICK_BACKS, QUICK_BACK_WITHIN]).toEqual([7000, 2, 120_000])
  })

  test('says how often', () => {
    const { signals } = all(looksInto('/a'), looksInto('/b', 2000))(session())
    expect(signals).toMatchObject([
      { layer: 'behaviour', strength: 0.6, page: '/home', evidence: { visits: 2, stay: 2000 } },
    ])
  })

  test('needs as many wrong pages as the config says', () => {
    const story = all(looksInto('/a'), looksInto('/b'), looksInto('/c'))
    expect(countsOf('quick-back', story, { signals: { 'quick-back': { visits: 3 } } })).toEqual([3])
    expect(countsOf('quick-back', story, { signals: { 'quick-back': { stay: '2s' } } })).toEqual([])
  })
})
