import { expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import { DAY } from '../../../src/core/time.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import type { WhatIf } from '../../../src/rules/suppose.ts'
import { compile } from '../../support/session/live.ts'
import { rage, rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const config = rulesOf({
  when: { signal: 'rage-click' },
  audience: { plan: 'free' },
  limits: { windows: [{ cap: 1, per: '7d' }] },
})

const helped = () => rage(session(config).user('u', { plan: 'free' })).help('shown')

/** What is said of the one rule, and of the same one when the question is asked. */
function ask(user: Session, whatIf: WhatIf) {
  const compiled = compile(config)
  const engine = createEngine({ detectors: [], judge: createJudge(compiled), state: user.state })
  const explain = (question?: WhatIf) =>
    engine.inspect((state, context) => explainRules(compiled, state as JudgeState, context, question))
      .rules[0]!
  const before = JSON.stringify(engine.serialize())
  const supposed = explain(whatIf)
  expect(JSON.stringify(engine.serialize())).toBe(before)
  return { now: explain(), supposed }
}

const shutGates = ({ gates }: { gates: readonly { gate: string; open: boolean }[] }) =>
  gates.flatMap(({ gate, open }) => (open ? [] : [gate]))

test('a trait that is not known may be supposed', () => {
  const { now, supposed } = ask(rage(session(config)), { traits: { plan: 'free' } })
  expect([now.trace.verdict, supposed.trace.verdict]).toEqual(['unknown', 'true'])
})

test('a trait may be supposed to be another', () => {
  const { now, supposed } = ask(rage(session(config).user('u', { plan: 'free' })), {
    traits: { plan: 'pro' },
  })
  expect([now.trace.verdict, supposed.trace.verdict]).toEqual(['true', 'false'])
})

test('a cap is open again at a later time', () => {
  const user = helped()
  const { now, supposed } = ask(user, { at: user.state.now + 8 * DAY })
  expect(shutGates(now)).toContain('rule-cap')
  expect(shutGates(supposed)).toEqual([])
})

test('a cap is open where nothing had been shown', () => {
  const { now, supposed } = ask(helped(), { neverShown: true })
  expect(shutGates(now)).toContain('rule-cap')
  expect(shutGates(supposed)).toEqual([])
})

test('an earlier time does not make friction greater than it is', () => {
  const user = rage(session(config))
  const compiled = compile(config)
  const engine = createEngine({ detectors: [], judge: createJudge(compiled), state: user.state })
  const scores = [undefined, { at: 0 }].map(
    (whatIf) =>
      engine.inspect((state, context) => explainRules(compiled, state as JudgeState, context, whatIf)).score
        .visit,
  )
  expect(scores[1]).toBe(scores[0])
})
