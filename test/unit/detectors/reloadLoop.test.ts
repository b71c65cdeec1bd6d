import { describe, expect, test } from 'vitest'
import { RELOAD_LOOP_WITHIN, RELOADS, RELOADS_BY_CLOCK } from '../../../src/detectors/reloadLoop.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

type Via = 'load' | 'reload' | 'restore'

/** Another page load, so long after the one before. */
const loads =
  (via: Via, gap = 4000, page = '/orders') =>
  (user: Session) =>
    user.wait(gap).hides().carry().start().page(page, { via })

const all =
  (...parts: ((user: Session) => Session)[]) =>
  (user: Session) =>
    parts.reduce((so, part) => part(so), loads('load')(user))

const reloads = (...gaps: number[]) => all(...gaps.map((gap) => loads('reload', gap)))

const sends = (user: Session) => loads('load', 300)(user.wait(4000).form('f', 'submitted', { leaves: true }))

describe('a page that is loaded again and again is found', () => {
  finds('reload-loop', [
    ['after the third reload', reloads(4000, 4000, 4000), [3]],
    ['after the same address for the third time', all(loads('load'), loads('load'), loads('load')), [3]],
    ['by both together', all(loads('reload'), loads('load'), loads('reload')), [3]],
    ['with each further reload, once', reloads(4000, 2000, 5000, 3000), [3, 4]],
    ['when the state begins with a reload', (user) => reloads(3000, 4000, 3000)(user), [3]],
    ['when the first of them is known only as a reload', (user) =>
        loads('reload')(loads('reload')(loads('reload')(loads('reload')(user)))), [3]],
    ['in a hurry that is as even as a clock', reloads(2000, 2000, 2000, 2000), [3, 4]],
    ['at uneven intervals', reloads(12_000, 31_000, 20_000), [3]],
    ['when the page fails to be sent', reloads(3000, 4000, 8000), [3]],
    ['anew, much later', reloads(4000, 4000, 4000, 300_000, 4000, 4000), [3, 3]],
    ['though the app moved its address once it ran', (user) =>
        [1, 2, 3].reduce((so) => loads('reload')(so), loads('load', 100, '/start')(user).page('/orders', { via: 'replace' })), [3]],
  ]) // prettier-ignore
})

describe('no reload loop', () => {
  findsNothing('reload-loop', [
    ['is a page that is reloaded twice', reloads(4000, 4000)],
    ['are tasks added with a form', all(sends, sends, sends, sends)],
    ['are tasks added with a form, and two reloads', all(sends, loads('reload'), sends, loads('reload'), sends)],
    ['are different pages', all(loads('load', 3000, '/a'), loads('load', 3000, '/b'), loads('load', 3000, '/c'))],
    ['is going home between other pages', all(
        loads('load', 3000, '/'), loads('load', 3000, '/a'), loads('load', 3000, '/'), loads('load', 3000, '/b'), loads('load', 3000, '/'),
      )],
    ['is going back to a page', all(loads('restore'), loads('restore'), loads('restore'))],
    ['is a dashboard that reloads itself', reloads(30_000, 30_400, 30_100, 29_900, 30_000)],
    ['is a page that the app shows again', (user) =>
        [1, 2, 3, 4].reduce((so) => so.page('/orders', { via: 'push' }).wait(2000), user)],
    ['is a route that is named again', (user) =>
        [1, 2, 3, 4].reduce((so) => so.page('/orders', { via: 'route', route: 'orders' }).wait(2000), user)],
    ['is what another person has reloaded', (user) => loads('reload')(reloads(3000, 3000)(user).call({ call: 'reset' }))],
  ]) // prettier-ignore

  test('is one that takes longer than two minutes', () => {
    const third = (ms: number) => countsOf('reload-loop', reloads(4000, 4000, ms))
    expect(third(RELOAD_LOOP_WITHIN - 4000)).toEqual([3])
    expect(third(RELOAD_LOOP_WITHIN - 3999)).toEqual([])
  })

  test('is one by the clock', () => {
    const every = (ms: number) => countsOf('reload-loop', reloads(ms, ms + 1500, ms))
    expect(every(RELOADS_BY_CLOCK - 1)).toEqual([3])
    expect(every(RELOADS_BY_CLOCK)).toEqual([])
  })
})

describe('a reload loop', () => {
  test('has the thresholds that were chosen', () => {
    expect([RELOADS, RELOAD_LOOP_WITHIN, RELOADS_BY_CLOCK]).toEqual([3, 120_000, 10_000])
  })

  test('says how many, and in what time', () => {
    const { signals } = reloads(4000, 2000, 3000)(session())
    expect(signals).toMatchObject([
      { layer: 'behaviour', strength: 0.7, page: '/orders', evidence: { reloads: 3, span: 5000 } },
    ])
  })

  test('needs as many reloads as the config says', () => {
    const config = { signals: { 'reload-loop': { reloads: 4 } } }
    expect(countsOf('reload-loop', reloads(4000, 4000, 4000), config)).toEqual([])
    expect(countsOf('reload-loop', reloads(4000, 4000, 4000, 4000), config)).toEqual([4])
  })
})
