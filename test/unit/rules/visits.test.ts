import { describe, expect, test } from 'vitest'
import { VISIT_GAP } from '../../../src/core/engine.ts'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import { isHelped, rage, rulesOf, under } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const angry = () => session({}, ['rage-click'])
const card = { call: 'help', intervention: 'card' } as const

test('a visit ends after half an hour without an act', () => {
  expect(VISIT_GAP).toBe(30 * 60_000)
})

describe('a new visit', () => {
  const after = (gap: number) =>
    under({ event: 'e', atLeast: 2 }).click('x').track('e').wait(gap).click('x').track('e').wait(300)

  test('begins with an act after more than half an hour, and knows nothing of the last one', () => {
    expect(isHelped(after(VISIT_GAP))).toBe(true)
    expect(isHelped(after(VISIT_GAP + 1))).toBe(false)
  })

  test('begins without friction', () => {
    const user = rage(angry())
      .wait(VISIT_GAP - 700)
      .click('x')
    const terms = user.score.terms.length
    expect(
      rage(angry())
        .wait(VISIT_GAP + 1)
        .click('x').score.terms,
    ).toEqual([])
    expect(terms).toBe(1)
  })

  test('keeps who the user is, and arms the rules again', () => {
    const user = under({ audience: { plan: 'free' } })
      .click('x')
      .user('u', { plan: 'free' })
      .wait(300)
      .help('closed')
    expect(
      user
        .wait(VISIT_GAP + 1)
        .click('x')
        .wait(300).offers,
    ).toHaveLength(2)
  })

  test('never gives two signals one name', () => {
    const user = rage(rage(angry()).wait(VISIT_GAP + 1))
    expect(user.signals.map(({ id }) => id)).toEqual(['l1-s1', 'l1-s2'])
  })
})

describe('a visit is over after half an hour without an act', () => {
  const MINUTE = 60_000
  const load = (user: Session) => user.carry().start().page('/b', { via: 'load' }).remembers('browser')
  /** An act, an event, 31 minutes or eight hours of nothing, and then. */
  const after = (gap: number, then: (user: Session) => Session) =>
    isHelped(
      then(under({ event: 'e', atLeast: 2 }).click('x').track('e').wait(gap))
        .track('e')
        .wait(300),
    )

  test.each<[sentence: string, then: (user: Session) => Session]>([
    ['another page load', load],
    ['a tab that is restored', (user) => load(user).page('/b', { via: 'restore' })],
    ['a route', (user) => user.page('/b')],
    ['an event', (user) => user],
    ['a return to the tab', (user) => user.hides().returns()],
    ['an act', (user) => user.click('y')],
  ])('and %s begins the next', (_, then) => {
    expect(after(29 * MINUTE, then)).toBe(true)
    expect(after(31 * MINUTE, then)).toBe(false)
    expect(after(8 * 60 * MINUTE, then)).toBe(false)
  })

  test('and so does a deadline that is due then', () => {
    const user = under({ all: [{ event: 'e' }, { timeOnPage: '40m' }] })
      .click('x')
      .track('e')
    expect(isHelped(user.wait(60 * MINUTE))).toBe(false)
  })

  test('counted from its beginning, where nobody has acted', () => {
    const user = under({ event: 'e', atLeast: 2 })
      .track('e')
      .wait(31 * MINUTE)
      .track('e')
    expect(isHelped(user.wait(300))).toBe(false)
  })

  test('to which what the user does with help belongs', () => {
    const user = under({ event: 'e', atLeast: 3 })
      .call(card)
      .track('e')
      .wait(29 * MINUTE)
    user
      .help('dismissed')
      .track('e')
      .wait(29 * MINUTE)
      .track('e')
      .wait(300)
    expect(user.offers).toHaveLength(2)
  })

  test('and a page that goes on by itself is no visit that somebody comes back for', () => {
    const user = under({ event: 'e', visitsSince: 1 }).click('x').track('e')
    for (let i = 0; i < 5; i++) user.wait(31 * MINUTE).track('poll')
    expect(isHelped(user.wait(300))).toBe(false)
    expect(isHelped(user.click('y').wait(300))).toBe(true)
  })
})

describe('nobody is helped who is away', () => {
  const MINUTE = 60_000
  const free = { audience: { plan: 'free' } } as const
  /** Was helped once, has closed it, and has left the page alone for three quarters of an hour. */
  const away = (when: ConditionConfig, wait = 45 * MINUTE) => {
    // A rule that waits for its time has a deadline; so had half of those that shops write.
    const other = { when: { timeOnPage: '40m' as const } }
    const user = session(rulesOf({ when }, other)).click('x').user('u', { plan: 'free' }).track('e').wait(300)
    return user.help('closed').wait(wait)
  }
  const stuck = (user: Session) => user.offers.filter(({ rule }) => rule === 'rule-0').length
  const late = (user: Session) => user.offers.some(({ rule }) => rule === 'rule-1')

  test('by a rule that has simply gone on holding, when time turns the visit', () => {
    expect(stuck(away(free))).toBe(1)
    expect(stuck(away({ page: '/checkout' }))).toBe(1)
    expect(stuck(away({ not: { event: 'paid' } }))).toBe(1)
  })

  test('by what time alone makes true', () => {
    const user = away(free)
    expect(late(user)).toBe(false)
    expect(late(away({ event: 'never' }, 12 * 60 * MINUTE))).toBe(false)
  })

  test.each<[sentence: string, then: (user: Session) => Session]>([
    ['acts', (user) => user.click('y')],
    ['moves the mouse', (user) => user.observe('pointer', { path: [[0, 1, 1]] })],
    ['returns to the tab', (user) => user.hides().returns()],
    ['goes on with a form', (user) => user.form('card', 'progress')],
    ['goes back', (user) => user.page('/checkout', { via: 'traverse' })],
  ])('and who %s is there', (_, then) => {
    const user = then(away(free)).wait(300)
    expect(stuck(user)).toBe(2)
    expect(user.verdicts.at(-2)).toBe('rule-1 suppress lower-priority')
  })

  test.each<[sentence: string, then: (user: Session) => Session]>([
    ['a request that the page repeats', (user) => user.request('r1', 'GET /poll').response('r1', 'failed')],
    ['a page that logs out whoever is away', (user) => user.page('/checkout/../login')],
    ['a name for the page', (user) => user.page('/checkout', { via: 'route' })],
    ['a poll', (user) => user.track('poll')],
    ['what is told of the user once more', (user) => user.user('u', { plan: 'free' })],
    ['a tab that is put away', (user) => user.hides()],
    ['a field that the page puts the focus in', (user) => user.field('entered', { auto: true })],
    ['a form that a server refuses', (user) => user.form('card', 'refused')],
  ])('and %s tells of nobody', (_, then) => {
    const user = then(away(free)).wait(5 * MINUTE)
    expect([stuck(user), late(user)]).toEqual([1, false])
  })

  test('but an event that a rule asks about has happened, and is answered', () => {
    const user = away({ event: 'e' })
    expect(stuck(user)).toBe(1)
    expect(stuck(user.track('e').wait(300))).toBe(2)
    // It goes on holding.
    expect(
      stuck(
        user
          .help('closed')
          .track('e')
          .wait(40 * MINUTE),
      ),
    ).toBe(2)
  })

  test('though help was waiting for its moment', () => {
    const waits = { ...rulesOf({ when: free }), policy: { minGap: 0, maxDefer: '2h' as const } }
    const user = session(waits)
      .pageSays({ moments: ['typing'] })
      .click('x')
      .user('u', { plan: 'free' })
      .wait(1000)
    user
      .wait(29 * MINUTE)
      .track('poll')
      .wait(5 * MINUTE)
      .track('poll')
      .pageSays({ moments: ['good'] })
      .wait(MINUTE)
    expect(user.offers).toEqual([])
    expect(user.verdicts.at(-1)).toBe('rule-0 suppress friction-over')
    expect(user.click('y').wait(300).offers).toHaveLength(1)
  })

  test('and what has come meanwhile is known to who comes back', () => {
    const user = away({ element: '#late' }).observe('element', { selector: '#late', is: 'visible' })
    expect(stuck(user.wait(5 * MINUTE))).toBe(0)
    expect(stuck(user.click('y').wait(300))).toBe(1)
  })
})

describe('windows of minutes look across the edge of a visit', () => {
  const MINUTE = 60_000
  /** An act, much later an event, and soon after it an act with which the next visit begins. */
  const edge = (when: ConditionConfig, event = 'e') =>
    under({ all: [{ event: 'go', within: '1m' }, when] })
      .click('x')
      .wait(29 * MINUTE)
      .track(event)
      .wait(5 * MINUTE)
      .click('y')
  const helped = (user: Session) => isHelped(user.track('go').wait(300))

  test.each<[sentence: string, when: ConditionConfig, helped: boolean]>([
    ['what happened five minutes ago happened', { event: 'e', within: '10m' }, true],
    ['it is not said that it did not', { not: { event: 'e', within: '10m' } }, false],
    ['what is older than the window is not in it', { not: { event: 'e', within: '4m' } }, true],
    ['in this visit it did not', { not: { event: 'e' } }, true],
    ['in this visit it did not, by name', { event: 'e', within: 'visit' }, false],
    ['half an hour is the longest of them', { event: 'e', within: '30m' }, true],
  ])('%s', (_, when, expected) => expect(helped(edge(when))).toBe(expected))

  test('a sequence began before it', () => {
    expect(helped(edge({ sequence: ['e', 'f'], within: '10m' }).track('f'))).toBe(true)
    expect(helped(edge({ sequence: ['e', 'f'] }).track('f'))).toBe(false)
  })

  test('what was begun before it is missed after it', () => {
    const when = { absent: 'done', after: 'e', within: '10m' } as const
    expect(helped(edge(when).wait(4 * MINUTE))).toBe(false)
    expect(helped(edge(when).wait(5 * MINUTE))).toBe(true)
    expect(
      helped(
        edge(when)
          .track('done')
          .wait(5 * MINUTE),
      ),
    ).toBe(false)
    const missed = under({ all: [{ event: 'go' }, { ...when, within: '4m' }] })
      .click('x')
      .track('e')
    expect(
      helped(
        missed
          .wait(20 * MINUTE)
          .wait(15 * MINUTE)
          .click('y'),
      ),
    ).toBe(false)
  })

  test('so does a signal, with what is known of it', () => {
    const when = { signal: 'rage-click', where: { target: 'pay' }, within: '10m' } as const
    const user = under({ all: [{ event: 'go' }, when] }).observe('presence', { by: 'pointer' })
    user.at(25 * MINUTE)
    rage(user, 'pay')
      .track('x')
      .wait(29 * MINUTE)
    expect(helped(user)).toBe(false)
    const early = under({ all: [{ event: 'go' }, when] })
    // The presses were the last acts of a visit that has lasted for long.
    rage(early, 'pay').wait(31 * MINUTE)
    expect(helped(early.click('y'))).toBe(false)
  })

  test('also without leave to remember', () => {
    const user = under({ all: [{ event: 'go' }, { event: 'e', within: '10m' }] }).remembers('visit')
    user
      .click('x')
      .wait(29 * MINUTE)
      .track('e')
      .wait(5 * MINUTE)
      .click('y')
    expect(helped(user)).toBe(true)
  })
})

describe('a page that nothing was carried to', () => {
  const MINUTE = 60_000
  const knows = (when: ConditionConfig, live = (user: Session) => user) =>
    isHelped(live(under({ all: [{ event: 'go', within: '1m' }, when] })).track('go').wait(300))
  const next = (user: Session) => user.wait(5 * MINUTE).arrives().wait(1000)

  test.each<[sentence: string, when: ConditionConfig, atFirst: boolean, after: boolean]>([
    ['what did not happen in the last minutes', { not: { event: 'e', within: '20m' } }, true, false],
    ['which friction there was not', { not: { signal: 'rage-click', within: '10m' } }, true, false],
    ['in which order things did not come', { not: { sequence: ['e', 'f'], within: '10m' } }, true, false],
    ['what has not happened since it is there', { not: { event: 'e' } }, true, true],
    ['what has not followed since', { not: { absent: 'f', after: 'e', within: '1m' } }, true, true],
    ['that too little is known of friction to say more', { score: 'visit', atLeast: 1 }, false, false],
  ])('knows, or does not know, %s', (_, when, atFirst, after) => {
    expect(knows(when)).toBe(atFirst)
    expect(knows(when, next)).toBe(after)
  })

  test('knows it once it has been watched for so long', () => {
    const when = { not: { event: 'e', within: '10m' } } as const
    expect(knows(when, (user) => next(user).wait(8 * MINUTE))).toBe(false)
    expect(knows(when, (user) => next(user).wait(10 * MINUTE))).toBe(true)
  })

  test('knows what has happened there, and that nothing more is asked', () => {
    expect(knows({ event: 'e', within: '20m' }, (user) => next(user).track('e'))).toBe(true)
    expect(knows({ not: { event: 'e', atLeast: 2, within: '20m' } }, (user) => next(user).track('e'))).toBe(false)
  })

  test('is none where the state was carried', () => {
    const carried = (user: Session) => user.carry().start({ follows: true }).page('/b', { via: 'load' }).remembers('browser')
    expect(knows({ not: { event: 'e', within: '20m' } }, carried)).toBe(true)
  })
}) // prettier-ignore

describe('a page load that carries the state', () => {
  test('goes on counting', () => {
    const user = under({ event: 'e', atLeast: 2 }).track('e').carry().start().page('/b', { via: 'load' })
    expect(isHelped(user.remembers('browser').track('e').wait(300))).toBe(true)
  })

  test('closes what was on the screen, and does not offer the same again', () => {
    const user = under({ event: 'e' }).track('e').wait(300)
    user.carry().start().page('/b', { via: 'load' }).remembers('browser').wait(1000).track('e').wait(1000)
    expect(user.offers).toHaveLength(1)
    const other = session(rulesOf({ when: { event: 'e' } }, { when: { event: 'f' } }))
      .track('e')
      .wait(300)
    other.carry().start().page('/b', { via: 'load' }).remembers('browser').track('f').wait(300)
    expect(other.offers).toHaveLength(2)
  })

  test('hears no more of an offer of before', () => {
    const user = under({ event: 'e', within: 1 }, { limits: { windows: [], cooldownAfterDismiss: '1h' } })
      .track('e')
      .wait(300)
    user.carry().start().remembers('browser').help('dismissed').wait(10).track('e').wait(300)
    expect(user.offers).toHaveLength(2)
  })
})

describe('reset', () => {
  test('leaves the next person at this screen nothing of the last one', () => {
    const user = rage(under({ all: [{ event: 'e' }, { audience: { plan: 'free' } }] }))
      .user('u', { plan: 'free' })
      .track('e')
      .wait(300)
    expect(isHelped(user)).toBe(true)
    user.help('closed').call({ call: 'reset' }).wait(1000)
    expect(user.score).toMatchObject({ visit: 0, terms: [] })
    expect(user.track('e').wait(1000).offers).toHaveLength(1)
    expect(JSON.stringify(user.state)).not.toContain('free')
    expect(user.user('v', { plan: 'free' }).wait(1000).offers).toHaveLength(2)
  })

  test.each<[sentence: string, when: ConditionConfig]>([
    ['time on the page', { timeOnPage: '30s' }],
    ['what happened a moment ago', { event: 'e', within: '1m' }],
    ['a sequence that had begun', { sequence: ['e', 'f'], within: '1m' }],
    ['what was waited for', { absent: 'done', after: 'e', within: '30s' }],
    ['friction of a moment ago', { signal: 'rage-click', within: '1m' }],
    ['score', { score: 'visit', atLeast: 1 }],
  ])('leaves the next person nothing of the %s', (_, when) => {
    const user = rage(under({ all: [{ event: 'go' }, when] }).wait(10_000))
      .track('e')
      .wait(15_000)
    user.call({ call: 'reset' }).wait(10_000).track('f').track('go').wait(300)
    expect(isHelped(user)).toBe(false)
  })

  test('begins the time on the page anew, and not while it is hidden', () => {
    const user = under({ timeOnPage: '30s' }, { limits: { lifetime: 9, windows: [] } }).wait(25_000)
    expect(isHelped(user.call({ call: 'reset' }).wait(29_000))).toBe(false)
    expect(isHelped(user.wait(1000))).toBe(true)
    const hidden = under({ timeOnPage: '30s' }).wait(25_000).hides().call({ call: 'reset' }).wait(60_000)
    expect(isHelped(hidden.returns().wait(29_000))).toBe(false)
    expect(isHelped(hidden.wait(1000))).toBe(true)
  })

  test('ends the form that the last person has sent away', () => {
    const user = session({}, ['form-rejected']).form('card', 'submitted', { leaves: true })
    user.call({ call: 'reset' }).carry().start().page('/checkout', { via: 'load' }).wait(1000)
    expect(user.asks).toEqual([])
  })

  test('drops help that waits', () => {
    const user = rage(under({ signal: 'rage-click' }).pageSays({ moments: ['typing'] })).call({
      call: 'reset',
    })
    expect(user.pageSays({ moments: ['good'] }).wait(30_000).offers).toEqual([])
  })

  test('leaves help on the screen to whoever closes it', () => {
    const user = under({ event: 'e' }).track('e').wait(10).call({ call: 'reset' }).call(card)
    expect(user.withdrawn).toEqual(['replaced'])
  })

  test('forgets caps, and keeps how far they reach', () => {
    const user = under({ event: 'e' }, { limits: { lifetime: 1 } })
      .track('e')
      .wait(10)
      .help('closed')
    user.call({ call: 'reset' }).track('e').wait(300)
    expect(user.offers).toHaveLength(2)
  })

  test('names later offers and questions anew', () => {
    const user = under({ event: 'e' })
      .track('e')
      .wait(10)
      .help('closed')
      .call({ call: 'reset' })
      .track('e')
      .wait(300)
    const ids = [...user.offers, ...user.asks].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('help that somebody asks for', () => {
  test('comes at once, asks nothing and is never capped', () => {
    const user = under({ event: 'never' })
    for (let i = 0; i < 20; i++) user.call(card).help('dismissed')
    expect(user.offers).toHaveLength(20)
    expect(user.asks).toEqual([])
    expect(user.decisions).toEqual([])
  })

  test('takes the screen from what is there', () => {
    const user = under({ event: 'e' }).track('e').wait(10).call(card)
    expect(user.withdrawn).toEqual(['replaced'])
    expect(user.offers).toHaveLength(2)
    expect(user.offers[1]).toEqual({ id: user.offers[1]!.id, intervention: 'card' })
  })

  test.each(['help', 'preview'] as const)('by %s uses up no cap', (call) => {
    const user = under({ event: 'e' }, { limits: { lifetime: 1 } })
      .call({ call, intervention: 'card' })
      .help('dismissed')
    expect(user.track('e').wait(300).offers).toHaveLength(2)
  })
})
