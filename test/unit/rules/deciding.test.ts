import { describe, expect, test } from 'vitest'
import { ASK_AGAIN } from '../../../src/rules/judging/waiting.ts'
import { POLICY } from '../../../src/rules/policy.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { isHelped, rage, reject, rulesOf, under } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const raged = { signal: 'rage-click' } as const

describe('an edge', () => {
  test('fires once while the conditions go on to hold', () => {
    const user = under({ event: 'e' })
      .track('e')
      .wait(1000)
      .help('closed')
      .track('e')
      .wait(1000)
      .track('e')
      .wait(1000)
    expect(user.offers).toHaveLength(1)
  })

  test('fires again after they did not hold', () => {
    const user = under({ event: 'e', within: '5s' })
      .track('e')
      .wait(1000)
      .help('closed')
      .wait(4001)
      .track('e')
      .wait(1000)
    expect(user.offers).toHaveLength(2)
  })

  test('does not fire again when the time is not yet over', () => {
    const user = under({ event: 'e', within: '5s' })
      .track('e')
      .wait(1000)
      .help('closed')
      .wait(4000)
      .track('e')
      .wait(1000)
    expect(user.offers).toHaveLength(1)
  })

  test('is due when a window ends, with nothing else happening', () => {
    const user = under({ all: [{ event: 'e' }, { not: { event: 'f', within: '5s' } }] })
      .track('f')
      .track('e')
    expect(user.nextDue! - user.now).toBe(5001)
    expect(isHelped(user.wait(5000))).toBe(false)
    expect(isHelped(user.wait(1))).toBe(true)
  })

  test('is due when the oldest leaves the window, in whatever order they were told', () => {
    const when = {
      all: [{ event: 'e' }, { not: { signal: 'retry-loop', atLeast: 4, within: '60s' } }],
    } as const
    const fail = (id: string, key: string) => {
      user.click(key).request(id, key).response(id, 'failed', { key }).wait(5000)
    }
    const user = under(when)
    const first = user.now
    // A at 0, B at 5 and 10: told first; A again at 15: told last, though it began first.
    fail('1', 'POST /a')
    fail('2', 'POST /b')
    fail('3', 'POST /b')
    fail('4', 'POST /a')
    user.track('e')
    expect(isHelped(user.at(first + 60_000))).toBe(false)
    expect(isHelped(user.at(first + 60_001))).toBe(true)
  })
})

describe('the moment', () => {
  test('is asked for at once, then the slot, then help comes', () => {
    const user = rage(under(raged))
    expect(user.asks.map(({ question }) => question)).toEqual(['moment', 'slot'])
    expect(user.asks[0]).toMatchObject({ target: { key: 'pay' } })
    expect(user.verdicts).toEqual(['rule-0 show conditions-hold good-moment'])
    expect(user.offers).toMatchObject([
      { intervention: 'card', rule: 'rule-0', signal: { type: 'rage-click' } },
    ])
  })

  test('that is bad holds the help, says why once, and is asked again', () => {
    const user = under(raged).pageSays({ moments: ['typing', 'typing', 'dialog', 'good'] })
    rage(user).wait(2000)
    expect(user.verdicts).toEqual([
      'rule-0 hold moment-typing',
      'rule-0 hold moment-dialog',
      'rule-0 show conditions-hold good-moment',
    ])
    expect(new Set(user.decisions.map(({ offer }) => offer)).size).toBe(1)
  })

  test('is asked for four times a second', () => {
    expect(ASK_AGAIN).toBe(250)
    const user = rage(under(raged).pageSays({ moments: ['typing'] }))
    const asked = user.asks.length
    expect(user.wait(1000).asks.length - asked).toBe(4)
  })

  test('that never comes drops the help after twenty seconds', () => {
    expect(POLICY.maxDefer).toBe(20_000)
    const user = under({ event: 'e' })
      .pageSays({ moments: ['typing'] })
      .track('e')
    expect(user.wait(19_999).verdicts).toEqual(['rule-0 hold moment-typing'])
    expect(user.wait(1).verdicts[1]).toBe('rule-0 suppress waited-too-long moment-typing')
    expect(user.wait(60_000).asks.length).toBe(80)
  })

  test('that the page says nothing about drops it too', () => {
    const user = under({ event: 'e' })
      .pageSays({ moments: ['never'] })
      .track('e')
      .wait(20_000)
    expect(user.asks).toHaveLength(1)
    expect(user.verdicts).toEqual(['rule-0 suppress waited-too-long'])
  })

  test('may be waited for as long as the config says', () => {
    const config = { ...rulesOf({ when: { event: 'e' } }), policy: { maxDefer: '2s' } as const }
    const user = session(config)
      .pageSays({ moments: ['typing'] })
      .track('e')
      .wait(2000)
    expect(user.verdicts.at(-1)).toBe('rule-0 suppress waited-too-long moment-typing')
  })

  test.each([0, '0s', '1ms'] as const)('is asked for once with a patience of %s', (maxDefer) => {
    const config = {
      ...rulesOf({ when: { all: [{ event: 'e' }, { not: { event: 'f', within: '1s' } }] } }),
      policy: { maxDefer },
    }
    const bad = session(config)
      .pageSays({ moments: ['typing', 'good'] })
      .track('f')
      .track('e')
      .wait(5000)
    expect(bad.offers).toEqual([])
    expect(isHelped(session(config).track('f').track('e').wait(5000))).toBe(true)
  })

  test('of a slot that another tab has is waited for', () => {
    const user = under({ event: 'e' })
      .pageSays({ slots: ['taken', 'granted'] })
      .track('e')
      .wait(1000)
    expect(user.verdicts).toEqual(['rule-0 hold slot-taken', 'rule-0 show conditions-hold good-moment'])
    expect(user.asks.map(({ question }) => question)).toEqual(['moment', 'slot', 'moment', 'slot'])
  })
})

describe('help that waits is dropped', () => {
  test('when the friction is over', () => {
    const user = rage(under(raged).pageSays({ moments: ['typing'] })).wait(1000)
    user.click('pay').answers().wait(1000)
    expect(user.verdicts).toEqual(['rule-0 hold moment-typing', 'rule-0 suppress friction-over'])
  })

  test('when its conditions no longer hold', () => {
    const user = under({ all: [raged, { page: '/checkout' }] }).pageSays({ moments: ['typing'] })
    rage(user).page('/cart')
    expect(user.verdicts.at(-1)).toBe('rule-0 suppress friction-over')
  })

  test('when its goal is reached', () => {
    const user = under({ event: 'e' }, { goal: { event: 'paid' } }).pageSays({ moments: ['typing'] })
    expect(user.track('e').wait(1000).verdicts).toHaveLength(1)
    user.wait(1000).track('paid')
    expect(user.verdicts.at(-1)).toBe('rule-0 suppress friction-over')
    expect(user.pageSays({ moments: ['good'] }).wait(30_000).offers).toEqual([])
  })

  test('without a word when another document comes, and fires anew there', () => {
    const user = rage(under(raged).pageSays({ moments: ['typing'] }))
    user
      .pageSays({ moments: ['good'] })
      .carry()
      .start()
      .page('/next', { via: 'load' })
      .remembers('browser')
      .wait(300)
    expect(user.verdicts).toEqual(['rule-0 hold moment-typing', 'rule-0 show conditions-hold good-moment'])
  })
})

describe('a tie', () => {
  const both = (...more: object[]) =>
    session(rulesOf(...more.map((one) => ({ when: { event: 'e' }, ...one }))))
      .track('e')
      .wait(300).verdicts

  test('goes to the higher priority; the other is dropped, not queued', () => {
    expect(both({ priority: 1 }, { priority: 2 })).toEqual([
      'rule-0 suppress lower-priority',
      'rule-1 show conditions-hold good-moment',
    ])
  })

  test('of equals goes by id', () => {
    expect(both({ id: 'b' }, { id: 'a' })[0]).toBe('b suppress lower-priority')
  })

  test('of equal priority goes to the one about the stronger signal', () => {
    const config = rulesOf(
      { id: 'a', when: { all: [raged, { event: 'e' }] } },
      { id: 'b', when: { all: [{ signal: 'form-rejected' }, { event: 'e' }] } },
    )
    const user = reject(rage(session(config)))
      .track('e')
      .wait(300)
    expect(user.verdicts).toEqual(['a suppress lower-priority', 'b show conditions-hold good-moment'])
  })

  test('with help that waits goes by priority too', () => {
    const config = rulesOf({ when: { event: 'e' } }, { when: { event: 'f' }, priority: 1 })
    const user = session(config)
      .pageSays({ moments: ['typing'] })
      .track('e')
      .wait(1000)
      .track('f')
      .wait(1000)
    expect(user.verdicts).toEqual([
      'rule-0 hold moment-typing',
      'rule-0 suppress lower-priority',
      'rule-1 hold moment-typing',
    ])
  })

  test('with help that is on the screen is lost', () => {
    const user = session(rulesOf({ when: { event: 'e' } }, { when: { event: 'f' }, priority: 9 }))
    expect(user.track('e').wait(300).track('f').wait(300).verdicts.at(-1)).toBe(
      'rule-1 suppress another-open',
    )
    const closed = session(rulesOf({ when: { event: 'e' } }, { when: { event: 'f' } }))
    expect(closed.track('e').wait(300).help('closed').track('f').wait(300).offers).toHaveLength(2)
  })
})

describe('variants', () => {
  const config = rulesOf({
    when: { event: 'e' },
    show: [
      { audience: { role: 'admin' }, offer: 'admin' },
      { hours: { days: ['sat'], from: '09:00', to: '17:00' }, offer: 'call' },
      { audience: { plan: { $ne: 'pro' } }, offer: 'card' },
    ],
  })
  const kinds = ['admin', 'call', 'card'] as const
  const card = { kind: 'card' as const, title: 'Help', body: 'So.' }
  const interventions = Object.fromEntries(kinds.map((id) => [id, card]))
  const shown = (traits: Record<string, string>, days = 0) => {
    const user = session({ ...config, interventions })
      .user('u', traits)
      .wait(days * 86_400_000)
    return user
      .track('e')
      .wait(300)
      .decisions.map(({ intervention, reasons }) => intervention ?? reasons[0])
  }

  test('are tried in order: the first that fits is shown', () => {
    expect(shown({ role: 'admin', plan: 'free' })).toEqual(['admin'])
    expect(shown({ role: 'user', plan: 'free' })).toEqual(['card'])
    expect(shown({ plan: 'free' }, 5)).toEqual(['call'])
  })

  describe('are chosen anew when help comes', () => {
    const show = [{ hours: { from: '08:00', to: '09:00', zone: '-00:10' }, offer: 'call' }, { offer: 'card' }]
    const late = (more: object[], kind: 'card' | 'silent' = 'card') => {
      const rules = rulesOf({ when: { event: 'e' }, show: [show[0]!, ...more] as typeof show })
      const user = session({
        ...rules,
        interventions: { ...interventions, card: { ...card, kind } },
      } as Partial<Config>)
      return user
        .wait(10 * 60_000 - 1000)
        .pageSays({ moments: ['typing'] })
        .track('e')
    }
    const comes = (user: Session) => user.pageSays({ moments: ['good'] }).wait(300)

    test('while the first still fits', () => {
      expect(comes(late([show[1]!])).offers).toMatchObject([{ intervention: 'call' }])
    })

    test('after its hours, when the next one fits', () => {
      const user = comes(late([show[1]!]).wait(1000))
      expect(user.offers).toMatchObject([{ intervention: 'card' }])
      expect(user.decisions.at(-1)).toMatchObject({ verdict: 'show', intervention: 'card' })
    })

    test('after its hours, when none fits any more', () => {
      expect(comes(late([]).wait(1000)).verdicts.at(-1)).toBe('rule-0 suppress no-variant')
    })

    test('and told to the team alone, where that is the next one', () => {
      const user = comes(late([show[1]!], 'silent').wait(1000))
      expect(user.verdicts.at(-1)).toBe('rule-0 show conditions-hold silent')
      expect(user.effects.map(({ type }) => type)).toContain('release')
      expect(user.offers).toEqual([])
    })
  })

  test('may all not fit; an unknown trait fits none', () => {
    expect(shown({ plan: 'pro' })).toEqual(['no-variant'])
    expect(shown({})).toEqual(['no-variant'])
  })
})

describe('a rule', () => {
  test('is silent after the day on which it expires', () => {
    const at = (expires: string) => under({ event: 'e' }, { expires }).track('e').wait(300).verdicts[0]
    expect(at('2026-01-05')).toContain('show')
    expect(at('2026-01-04')).toBe('rule-0 suppress expired')
  })
})

describe('a rule arms again', () => {
  const element = (user: Session, is: 'absent' | 'visible') =>
    user.observe('element', { selector: '#promo', is }).wait(300)
  const promo = () => under({ element: '#promo' })

  test('when it was false', () => {
    const user = element(promo(), 'visible').help('closed')
    expect(element(element(user, 'absent'), 'visible').offers).toHaveLength(2)
  })

  test('not when it was only unknown for a while', () => {
    const user = element(promo(), 'visible').help('closed')
    user.carry().start().page('/checkout', { via: 'load' }).remembers('browser').wait(300)
    expect(element(user, 'visible').offers).toHaveLength(1)
    expect(element(element(user, 'absent'), 'visible').offers).toHaveLength(2)
  })

  test('when it was unknown before its help could come', () => {
    const user = under({ audience: { plan: 'free' } })
      .pageSays({ moments: ['typing'] })
      .user('u', { plan: 'free' })
      .wait(300)
    expect(user.user('u', {}).verdicts.at(-1)).toBe('rule-0 suppress friction-over')
    expect(
      user
        .pageSays({ moments: ['good'] })
        .user('u', { plan: 'free' })
        .wait(300).offers,
    ).toHaveLength(1)
  })
})
