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
  test('says what was seen', () => {
    expect(explain(session(config))).toMatchObject({
      state: 'not shown',
      says: 'Friction "rage-click" was not found in this visit.',
      memory: 'browser',
    })
  })

  test('says of silent help that the team was told, and not that it was shown', () => {
    const quiet = {
      ...rulesOf({ when: { event: 'e' }, show: 'quiet' }),
      interventions: { quiet: { kind: 'silent' } },
    } as const
    expect(explain(session(quiet).track('e'), quiet).says).toBe('The team was told; nothing is shown.')
  })

  test('says what is not known', () => {
    expect(explain(rage(session(config))).says).toBe(
      'Nothing is known of the user before the page calls identify().',
    )
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
      says: 'Waiting for a good moment: the user is typing.',
    })
    const late = rage(free().pageSays({ moments: ['typing'] })).wait(20_000)
    expect(explain(late)).toMatchObject({
      state: 'not shown',
      says: 'Not shown: no good moment came in time, the user is typing.',
    })
  })

  test('says that nobody is there to be helped', () => {
    const late = { ...config, ...rulesOf({ when: { timeOnPage: '40m' } }) }
    const user = session(late).wait(50 * 60_000)
    expect(explain(user, late)).toMatchObject({
      state: 'not shown',
      says: 'Its conditions hold; nobody has been here for half an hour, and it waits until somebody is.',
    })
    expect(explain(user.present(), late).state).toBe('shown')
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

  test('names every gate, with its numbers', () => {
    const { gates } = explain(session(config))
    expect(gates.map(({ gate, open, says }) => `${gate} ${open ? 'open' : 'shut'}: ${says}`))
      .toMatchInlineSnapshot(`
        [
          "mode-watch open: the mode is "on"",
          "no-variant open: "card" fits this user now",
          "expired open: not expired",
          "another-open open: nothing else is on the screen",
          "incident open: no known incident explains the trouble",
          "unwanted open: the user has not refused help like this",
          "quiet open: not in a quiet week",
          "rule-cooldown open: not dismissed or postponed lately",
          "rule-cap open: this help not shown yet",
          "not-helping open: has not failed this user",
          "overall-cap open: help of any kind not shown yet",
          "visit-cap open: 0 of 1000 in this visit",
          "min-gap open: no help yet",
          "page-load-cap open: this browser may remember what was shown",
          "control-group open: no control group",
        ]
      `)
    expect(gates.find(({ gate }) => gate === 'visit-cap')).toMatchObject({ value: 0, limit: 1000 })
  })

  test('says until when a gate is shut', () => {
    const user = rage(session({ ...config, policy: { minGap: '10m' } }).user('u', { plan: 'free' }))
    const gate = explain(user.help('closed'), { policy: { minGap: '10m' } }).gates.find(
      (one) => one.gate === 'min-gap',
    )
    expect(gate).toMatchObject({ open: false })
    expect(gate!.until! - user.state.now).toBeGreaterThan(9 * 60_000)
  })

  test('says who is kept for comparison, and who is not', () => {
    const held = { rules: [{ ...config.rules![0]!, holdout: 0.5 }] }
    const user = (id: string | undefined) =>
      explain(rage(session({ ...config, ...held }).user(id, { plan: 'free' })), held)
    const said = (id: string | undefined) => user(id).gates.find(({ gate }) => gate === 'control-group')?.says
    expect(user('u_42')).toMatchObject({
      state: 'kept for comparison',
      says: 'Kept for comparison: this user is in the control group.',
    })
    expect(said('u_42')).toBe('in the control group of 50 %')
    expect(said('u_1')).toBe('not in the control group of 50 %')
    expect(said(undefined)).toBe('in no control group: the user is not identified')
  })

  test('says what became of the help', () => {
    const user = rage(session(config).user('u', { plan: 'free' })).help('closed')
    expect(explain(user.wait(9000).call({ call: 'ticket' }))).toMatchObject({
      state: 'shown',
      outcome: 'escalated',
      says: 'Was shown. Since then the user asked a person for help.',
    })
  })
})
