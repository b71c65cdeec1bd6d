import { describe, expect, test } from 'vitest'
import { VISIT_GAP } from '../../../src/core/engine.ts'
import { isHelped, rage, rulesOf, under } from '../../support/session/rules.ts'
import { session } from '../../support/session/session.ts'

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
