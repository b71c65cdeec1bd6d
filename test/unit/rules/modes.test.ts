import { describe, expect, test } from 'vitest'
import type { Mode } from '../../../src/core/observations/start.ts'
import { hashText } from '../../../src/core/hash.ts'
import { isHeldOut } from '../../../src/rules/experiment.ts'
import { isHelped, rage, rulesOf, under } from '../../support/session/rules.ts'
import { session } from '../../support/session/session.ts'

describe('watching', () => {
  test.each<[Mode | undefined, Mode, Mode | undefined, string]>([
    [undefined, 'on', undefined, 'show conditions-hold good-moment'],
    ['watch', 'on', undefined, 'show conditions-hold good-moment mode-watch'],
    [undefined, 'watch', 'on', 'show conditions-hold good-moment mode-watch'],
    [undefined, 'on', 'watch', 'show conditions-hold good-moment mode-watch'],
    ['off', 'on', 'on', ''],
    ['on', 'off', 'watch', ''],
    ['watch', 'on', 'off', ''],
  ])('config %s, page %s, rule %s: %s', (config, page, rule, verdict) => {
    const rules = rulesOf({ when: { event: 'e' }, ...(rule && { mode: rule }) })
    const user = session({ ...rules, ...(config && { mode: config }) })
      .start({ mode: page })
      .remembers('browser')
    user.track('e').wait(300)
    expect(user.verdicts.join()).toBe(verdict && `rule-0 ${verdict}`)
    expect(isHelped(user)).toBe(verdict.endsWith('good-moment'))
  })

  test('uses up the caps as showing would', () => {
    const user = under({ event: 'e', within: '1s' }, { mode: 'watch', limits: { lifetime: 1 } })
    user.track('e').wait(5000).track('e').wait(1000)
    expect(user.verdicts.at(-1)).toBe('rule-0 suppress rule-cap')
  })
})

describe('the control group', () => {
  test.each([
    ['u_1', false],
    ['u_2', false],
    ['u_3', true],
    ['u_42', true],
    ['ann', true],
  ])('%s stays where they are for ever: %s', (user, expected) => {
    expect(isHeldOut(user, 'card-help', 0.5)).toBe(expected)
  })

  test('is as large as asked for, and another one for each rule', () => {
    const users = Array.from({ length: 10_000 }, (_, i) => hashText(`user ${i}`))
    for (const holdout of [0.05, 0.2, 0.5]) {
      const held = users.filter((user) => isHeldOut(user, 'a', holdout)).length
      // Four standard deviations of a binomial.
      expect(Math.abs(held - 10_000 * holdout)).toBeLessThan(4 * Math.sqrt(10_000 * holdout * (1 - holdout)))
    }
    const both = users.filter((user) => isHeldOut(user, 'a', 0.5) && isHeldOut(user, 'b', 0.5)).length
    expect(Math.abs(both - 2500)).toBeLessThan(4 * Math.sqrt(10_000 * 0.25 * 0.75))
  })

  test('is drawn anew with another salt, and independently of it', () => {
    expect(isHeldOut('u_42', 'card-help', 0.5, 'spring')).toBe(false)
    expect(isHeldOut('u_1', 'card-help', 0.5, 'spring')).toBe(true)
    const users = Array.from({ length: 10_000 }, (_, i) => hashText(`user ${i}`))
    const both = users.filter(
      (user) => isHeldOut(user, 'a', 0.5, 'spring') && isHeldOut(user, 'a', 0.5),
    ).length
    expect(Math.abs(both - 2500)).toBeLessThan(4 * Math.sqrt(10_000 * 0.25 * 0.75))
  })

  test('only grows with its share', () => {
    for (let i = 0; i < 500; i++) {
      if (isHeldOut(`u${i}`, 'a', 0.1)) expect(isHeldOut(`u${i}`, 'a', 0.3)).toBe(true)
    }
  })

  test('is empty without a share, and without an id', () => {
    expect(isHeldOut('u', 'a', 0)).toBe(false)
    expect(isHeldOut(undefined, 'a', 0.5)).toBe(false)
  })

  test('gets no help, and uses up the same budget', () => {
    const held = Array.from({ length: 20 }, (_, i) => `u${i}`).find((user) => isHeldOut(user, 'rule-0', 0.5))!
    const user = under({ event: 'e', within: '1s' }, { holdout: 0.5, limits: { lifetime: 1 } }).user(held)
    user.track('e').wait(5000).track('e').wait(1000)
    expect(user.verdicts).toEqual(['rule-0 withhold control-group', 'rule-0 suppress rule-cap'])
    expect(user.offers).toEqual([])
  })

  test('has nobody in it who is not identified', () => {
    expect(isHelped(under({ event: 'e' }, { holdout: 0.5 }).track('e').wait(300))).toBe(true)
  })
})

describe('a goal', () => {
  const goal = { goal: { event: 'paid' } }

  test('takes help from the screen and the friction from the page', () => {
    const user = rage(under({ signal: 'rage-click' }, goal))
    expect(user.score.page).toBeGreaterThan(30)
    user.track('paid')
    expect(user.withdrawn).toEqual(['goal-reached'])
    expect(user.score.page).toBe(0)
  })

  test('that is reached on the next page takes the friction from the one where the trouble was', () => {
    const user = rage(under({ signal: 'rage-click' }, goal))
      .page('/thanks')
      .track('paid')
    expect(user.score.visit).toBe(0)
  })

  test('leaves the friction of other pages', () => {
    const rule = { when: { signal: 'rage-click', where: { page: '/pay' } }, ...goal } as const
    const user = rage(session(rulesOf(rule)).page('/pay')).page('/search')
    rage(user, 'search').track('paid')
    expect(user.score.page).toBeGreaterThan(30)
  })

  test('takes away help that still waits for its moment', () => {
    const user = under({ signal: 'rage-click' }, goal).pageSays({ moments: ['typing'] })
    rage(user)
      .track('paid')
      .pageSays({ moments: ['good'] })
      .wait(1000)
    expect(user.offers).toEqual([])
  })

  test('of a rule that was never decided on takes nothing', () => {
    const user = rage(under({ event: 'never' }, goal)).track('paid')
    expect(user.score.page).toBeGreaterThan(30)
    expect(user.withdrawn).toEqual([])
  })

  test('of another rule leaves help on the screen', () => {
    const config = rulesOf({ when: { signal: 'rage-click' } }, { when: { event: 'e' }, ...goal })
    const user = rage(session(config)).track('e').track('paid')
    expect(user.withdrawn).toEqual([])
  })

  test('of a form accepts it', () => {
    const config = {
      ...rulesOf({ when: { event: 'e' } }),
      forms: { card: { match: '#card', accepted: 'paid' } },
    }
    const user = session(config)
    for (let i = 0; i < 2; i++)
      user.wait(1000).form('card', 'submitted').form('card', 'refused', { by: 'alert' })
    expect(user.score.form).toBeGreaterThan(30)
    expect(user.track('paid').score.form).toBe(0)
  })
})
