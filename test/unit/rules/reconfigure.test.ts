import { describe, expect, test } from 'vitest'
import type { Config, RuleConfig } from '../../../src/rules/schema.ts'
import { rage, rulesOf } from '../../support/session/rules.ts'
import { session } from '../../support/session/session.ts'

const rule = { id: 'pay', when: { signal: 'rage-click' } } as const
const config = (...more: Partial<RuleConfig>[]): Partial<Config> =>
  rulesOf(...more.map((one) => ({ ...rule, ...one })))

/** Help that waits for its moment. */
const waiting = () => rage(session(config({})).pageSays({ moments: ['typing'] }))

describe('a config that changes meanwhile', () => {
  test('leaves help waiting whose rule is unchanged, under its old name', () => {
    const user = waiting().reconfigure(config({}, { id: 'other', when: { event: 'e' } }))
    user.pageSays({ moments: ['good'] }).wait(1000)
    expect(user.verdicts).toEqual(['pay hold moment-typing', 'pay show conditions-hold good-moment'])
    expect(new Set(user.decisions.map(({ offer }) => offer)).size).toBe(1)
  })

  test('drops help whose rule is gone', () => {
    const user = waiting()
      .reconfigure(config({ id: 'other' }))
      .pageSays({ moments: ['good'] })
    user.track('anything').wait(1000)
    expect(user.verdicts).toEqual([
      'pay hold moment-typing',
      'pay suppress config-changed',
      'other show conditions-hold good-moment',
    ])
  })

  test.each<[string, Partial<Config>]>([
    ['rule', config({ priority: 3 })],
    ['words', { ...config({}), interventions: { card: { kind: 'card', title: 'Help', body: 'Better.' } } }],
  ])('judges help anew whose %s have changed', (_, changed) => {
    const user = waiting()
      .reconfigure(changed)
      .pageSays({ moments: ['good'] })
    user.track('anything').wait(1000)
    expect(user.verdicts).toEqual([
      'pay hold moment-typing',
      'pay suppress config-changed',
      'pay show conditions-hold good-moment',
    ])
  })

  test('fires nothing anew that is unchanged', () => {
    const user = rage(session(config({}))).help('closed')
    user
      .reconfigure(config({}, { id: 'other', when: { event: 'e' } }))
      .track('anything')
      .wait(1000)
    expect(user.offers).toHaveLength(1)
  })

  test('knows what happened before', () => {
    const user = session(config({ when: { event: 'never' } })).wait(1000)
    rage(user).reconfigure(config({})).track('anything').wait(1000)
    expect(user.offers).toHaveLength(1)
  })

  test('goes on following what was shown', () => {
    const user = rage(session(config({ goal: { event: 'paid' } })))
    expect(user.reconfigure(config({ id: 'other' })).track('paid').outcomes).toEqual(['pay resolved goal'])
  })

  test('names the page in its own words', () => {
    const named = { ...config({ when: { page: ['shop'] } }), pages: { names: { shop: ['/checkout'] } } }
    const user = session(config({ when: { event: 'never' } }))
    expect(user.reconfigure(named).track('anything').wait(1000).offers).toHaveLength(1)
  })

  test('still knows the caps', () => {
    const capped = { limits: { lifetime: 1 } }
    const user = rage(session(config(capped))).help('closed')
    user
      .reconfigure(config({ ...capped, priority: 1 }))
      .track('anything')
      .wait(1000)
    expect(user.verdicts.at(-1)).toBe('pay suppress rule-cap')
  })
})
