import { describe, expect, test } from 'vitest'
import { DAWN, session } from '../../support/session/session.ts'
import { rage, reject, rulesOf, under } from '../../support/session/rules.ts'

describe('help for a score', () => {
  const when = { all: [{ page: '/a' }, { score: 'page', atLeast: 20 }] } as const

  test('is about what weighs most on this page, not in the whole visit', () => {
    const user = session(rulesOf({ when })).page('/b')
    reject(user, 'card').page('/a')
    rage(user)
    expect(user.offers.map(({ signal }) => signal?.type)).toEqual(['rage-click'])
  })
})

describe('a place on the screen that was granted', () => {
  const released = (user: ReturnType<typeof under>) => user.effects.filter(({ type }) => type === 'release')

  test('is kept by help that is shown', () => {
    expect(released(under({ event: 'e' }).track('e').wait(10))).toEqual([])
  })
})

test('a rule that rehearsed has used up nothing when it goes on to show', () => {
  const limits = { lifetime: 1 }
  const watching = under({ event: 'e', within: '1s' }, { mode: 'watch', limits }).track('e').wait(5000)
  const { caps } = (watching.state.judge as { budget: { caps: { rules: object } } }).budget
  expect(Object.keys(caps.rules)).toEqual(['watch rule-0'])
  expect(watching.track('e').wait(1000).verdicts.at(-1)).toBe('rule-0 suppress rule-cap')
})

describe('a dead button that raged', () => {
  test('is not relieved because another one answered', () => {
    const user = session().click('x')
    rage(user, 'x').wait(3000).click('x').wait(4000).click('y').answers()
    expect(user.score.visit).toBeGreaterThan(20)
  })

  test('is relieved when pressing it helps at last', () => {
    expect(rage(session(), 'x').wait(3000).click('x').answers().score.visit).toBe(0)
  })
})

test('a visit that began without a config goes on on a page with one', async () => {
  const { createEngine } = await import('../../../src/core/engine.ts')
  const { createJudge } = await import('../../../src/rules/judge.ts')
  const { compileConfig } = await import('../../../src/rules/compile.ts')
  const bare = createEngine({ detectors: [] })
  bare.observe({ type: 'visibility', at: DAWN, hidden: false })
  const judge = createJudge(compileConfig({ schemaVersion: 1 }, []))
  const engine = createEngine({ detectors: [], judge, state: bare.serialize() })
  expect(engine.observe({ type: 'visibility', at: DAWN + 1, hidden: true }).effects).toEqual([])
})
