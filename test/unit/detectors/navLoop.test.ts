import { describe, expect, test } from 'vitest'
import { NAV_LOOP_SETTLE, NAV_LOOP_VISITS, NAV_LOOP_WITHIN } from '../../../src/detectors/navLoop.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

/** Goes from page to page, with so much time on each. */
const goes =
  (pages: string, gap = 5000) =>
  (user: Session) =>
    pages.split(' ').reduce((so, page) => so.page(page).wait(gap), user)

/** The same by full page loads, with the state carried over. */
const loads =
  (pages: string, gap = 5000) =>
  (user: Session) =>
    pages
      .split(' ')
      .reduce((so, page) => so.hides().carry().start().page(page, { via: 'load' }).wait(gap), user)

describe('a user who goes round in circles is found', () => {
  finds('nav-loop', [
    ['between two pages', goes('/a /b /a /b'), [2]],
    ['between two pages that are loaded each time', loads('/a /b /a /b'), [2]],
    ['by the back button', (user) => goes('/a /b')(user).page('/a', { via: 'traverse' }).wait(2000).page('/b', { via: 'traverse' }), [2]],
    ['round three pages for the third time', goes('/a /b /c /a /b /c /a', 4000), [4]],
    ['when a page is only another by its query', (user) =>
        [1, 2, 1, 2].reduce((so, tab) => so.page('/settings', { url: `tab${tab}` }).wait(3000), user), [2]],
    ['when the host names its routes, which all have one address', (user) =>
        ['a', 'b', 'a', 'b'].reduce((so, route) => so.page('/app', { route, via: 'route' }).wait(3000), user), [2]],
    ['when each address also gets a name', (user) =>
        ['a', 'b', 'a', 'b'].reduce(
          (so, route) => so.page(`/${route}`).page(`/${route}`, { route, via: 'route' }).wait(3000),
          user,
        ), [2]],
    ['with each further round, once', goes('/a /b /a /b /a /b'), [2, 3, 4]],
    ['who starts anew after something new was seen', (user) => goes('/a /b /a /b /new /c /d /c /d')(user), [2, 2]],
    ['though they turned pages faster than the verdict comes', goes('/a /b /a /b /a', 1000), [3]],
    ['in a product that reloads one of the pages', (user) =>
        goes('/a /b /a /b')(goes('/a')(user).page('/a', { via: 'reload' })), [2]],
    ['who only looked at a form on the way', (user) =>
        goes('/a /b /a')(user).form('f', 'started').page('/b').wait(3000), [2]],
  ]) // prettier-ignore
})

describe('no loop', () => {
  findsNothing('nav-loop', [
    ['is going there and back', goes('/a /b /a')],
    ['is a step back in a wizard', goes('/cart /shipping /payment /shipping /payment /review', 2500)],
    ['is browsing from a list to its items', goes('/list /1 /list /2 /list /3 /list /4')],
    ['is comparing two of them', goes('/list /1 /list /2 /list /1 /list /2 /list')],
    ['is a menu whose entries are all looked at', goes('/home /a /home /b /home /c /home')],
    ['is a tour through many pages', goes('/a /b /c /d /e /f /g /h /i /j /a')],
    ['is coming back after a while', goes('/a /b /a /b', 25_000)],
    ['is a redirect back to where one came from', (user) =>
        [1, 2, 3].reduce((so) => so.page('/login').page('/a', { via: 'replace' }).wait(2000), user.page('/a'))],
    ['is a page that is reloaded', (user) =>
        [1, 2, 3, 4].reduce((so) => so.page('/a', { via: 'reload' }).wait(2000), user.page('/a'))],
    ['is an address that is given a name', (user) =>
        goes('/a')(user).page('/a', { route: 'a', via: 'route' }).page('/a', { route: 'a', via: 'route' })],
    ['is a step back to mend what was filled in', (user) =>
        goes('/a /b')(user).page('/a', { via: 'traverse' }).form('f', 'progress').wait(3000).page('/b').wait(5000)],
    ['is a list into which things are put', (user) =>
        [1, 2, 3].reduce((so) => so.page('/new').wait(2000).form('f', 'accepted').page('/list').wait(2000), user)],
    ['is a loop from which somebody is on the way elsewhere', (user) =>
        goes('/a /b /a')(user).page('/b').wait(1000).click('next').leaves().wait(5000).page('/c', { via: 'load' })],
    ['is a page that leads on at once', (user) =>
        goes('/a /b /a')(user).page('/b').wait(500).page('/c', { via: 'replace' })],
    ['is one that another person goes on with', (user) =>
        goes('/a /b')(goes('/a /b')(user).call({ call: 'reset' }))],
  ]) // prettier-ignore

  test('is one that takes longer than a minute', () => {
    const rounds = (ms: number) => countsOf('nav-loop', goes('/a /b /a /b', ms))
    expect(rounds(NAV_LOOP_WITHIN / 3)).toEqual([2])
    expect(rounds(NAV_LOOP_WITHIN / 3 + 1)).toEqual([])
  })

  test('is found before the next step could have come', () => {
    const user = goes('/a /b /a')(session()).page('/b')
    expect(user.wait(NAV_LOOP_SETTLE - 1).found).toEqual([])
    expect(user.wait(1).found).toEqual(['nav-loop 2'])
  })
})

describe('a loop of pages', () => {
  test('has the thresholds that were chosen', () => {
    expect([NAV_LOOP_WITHIN, NAV_LOOP_VISITS, NAV_LOOP_SETTLE]).toEqual([60_000, 3, 3000])
  })

  test('says how many pages it is of, and gives the user who needs more time more time', () => {
    const user = goes('/a /b /a /b')(session())
    expect(user.signals).toMatchObject([
      { layer: 'behaviour', strength: 0.7, page: '/b', evidence: { pages: 2, visits: 4, span: 15_000 } },
    ])
    const patient = session().start({ patience: 2 })
    expect(goes('/a /b /a')(patient).page('/b').wait(5999).found).toEqual([])
    expect(patient.wait(1).found).toEqual(['nav-loop 2'])
  })

  test('is over once a form there was accepted', () => {
    const user = goes('/a /b /a /b')(session())
    expect(user.score.visit).toBeGreaterThan(15)
    expect(user.form('f', 'accepted').score.visit).toBe(0)
  })

  test('needs as many visits of one page as the config says', () => {
    const round = goes('/a /b /c /a /b /c /a', 2000)
    expect(countsOf('nav-loop', round, { signals: { 'nav-loop': { visits: 4 } } })).toEqual([])
    expect(countsOf('nav-loop', round, { signals: { 'nav-loop': { visits: 3 } } })).toEqual([4])
  })
})
