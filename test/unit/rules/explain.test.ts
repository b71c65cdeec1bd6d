import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import { capsOf } from '../../support/session/caps.ts'
import { compile } from '../../support/session/live.ts'
import { rage, rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const config = rulesOf({
  when: { all: [{ signal: 'rage-click' }, { page: '/checkout' }] },
  audience: { plan: { $ne: 'pro' } },
})

/** What is said of the one rule now. */
function explain(user: Session, more: object = {}) {
  const compiled = compile({ ...config, ...more })
  const engine = createEngine({ detectors: [], judge: createJudge(compiled), state: user.state })
  const { rules, memory } = engine.inspect((state, context) =>
    explainRules(compiled, state as JudgeState, context),
  )
  return { ...rules[0]!, memory }
}

describe('an explanation', () => {
  test('says what does not hold, what was seen and what was wanted', () => {
    expect(explain(session(config))).toMatchObject({
      state: 'not shown',
      says: '"signal rage-click" does not hold: seen 0, wanted at least 1 in this visit.',
      memory: 'browser',
    })
  })

  test('says what is not known', () => {
    expect(explain(rage(session(config))).says).toBe('Not known enough about "audience".')
  })

  test('traces each condition with its value and verdict', () => {
    const { trace } = explain(rage(session(config).user('u', { plan: 'free' }).page('/cart')))
    expect(trace).toMatchObject({
      condition: 'all',
      verdict: 'false',
      parts: [
        {
          condition: 'all',
          verdict: 'false',
          parts: [
            { condition: 'signal rage-click', verdict: 'true', value: 3 },
            { condition: 'page', verdict: 'false', value: ['/cart'], expected: ['/checkout'] },
          ],
        },
        { condition: 'audience', verdict: 'true', value: ['plan: free'] },
      ],
    })
  })

  test('says that help is shown, waits, or why it is not', () => {
    const free = () => session(config).user('u', { plan: 'free' })
    expect(explain(rage(free()))).toMatchObject({ state: 'shown', says: 'Shown now.' })
    expect(explain(rage(free().pageSays({ moments: ['typing'] })))).toMatchObject({
      state: 'waiting',
      says: 'Waiting for a good moment: moment typing.',
    })
    const late = rage(free().pageSays({ moments: ['typing'] })).wait(20_000)
    expect(explain(late)).toMatchObject({
      state: 'not shown',
      says: 'Not shown: waited too long, moment typing.',
    })
  })

  test('says that a rule is off, or only watched', () => {
    expect(explain(session(config), { mode: 'off' })).toMatchObject({
      state: 'off',
      says: 'Off by its mode.',
    })
    const watched = rage(session({ ...config, mode: 'watch' }).user('u', { plan: 'free' }))
    expect(explain(watched, { mode: 'watch' }).says).toBe('Would have been shown: the mode is "watch".')
  })

  test('says which gate would be shut', () => {
    const user = session(config).remembers('browser', capsOf({}, { quietUntil: 9e15 }))
    expect(explain(user).says).toContain(
      'And if they held: the user dismissed help repeatedly; quiet for a week.',
    )
  })
})
