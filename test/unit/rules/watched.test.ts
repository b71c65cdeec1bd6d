import { describe, expect, test } from 'vitest'
import type { Observed } from '../../../src/core/observation.ts'
import type { ConditionConfig, Config } from '../../../src/rules/schema.ts'
import { compile } from '../../support/session/live.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { createEngine } from '../../../src/core/engine.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import { isHelped, rage, rulesOf, under } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
const unless = (when: ConditionConfig): ConditionConfig => ({
  all: [{ event: 'go', within: '1s' }, { not: when }],
})
const once = (when: ConditionConfig): ConditionConfig => ({ all: [{ event: 'go', within: '1s' }, when] })
const helped = (user: Session) => isHelped(user.track('go').wait(300))

describe('what a newer config asks about, and the one before did not', () => {
  const older = rulesOf({ when: { event: 'other' } })
  const newer = (when: ConditionConfig, more: Partial<Config> = {}) => ({ ...rulesOf({ when }), ...more })
  const nextPage = (user: Session) => user.start().page('/next', { via: 'load' }).remembers('browser')

  test.each<[sentence: string, when: ConditionConfig, wait: number, helped: boolean]>([
    ['is not known not to have happened', unless({ event: 'placed' }), 1000, false],
    ['nor to be fewer', unless({ event: 'placed', atLeast: 3 }), 1000, false],
    ['nor within ten minutes', unless({ event: 'placed', within: '10m' }), 9 * MINUTE, false],
    ['is known ten minutes later', unless({ event: 'placed', within: '10m' }), 11 * MINUTE, true],
    ['nor over visits', unless({ event: 'placed', within: '7d' }), 1000, false],
    ['is no sequence, nor its contrary', unless({ sequence: ['placed', 'go'] }), 1000, false],
    ['nor is an outcome', unless({ outcome: 'resolved', of: 'rule-0' }), 1000, false],
    ['may have begun what is missed', unless({ absent: 'done', after: 'placed', within: '1m' }), 1000, false],
  ])('%s', (_, when, wait, expected) => {
    const user = session(older).track('placed').wait(5000).reconfigure(newer(when))
    expect(helped(nextPage(user).click('x').wait(wait).click('x'))).toBe(expected)
    // The page that is there already gets a newer config as well.
    const same = session(older).track('placed').wait(5000).reconfigure(newer(when))
    expect(helped(same.click('x').wait(wait).click('x'))).toBe(expected)
  })

  test('is known where it happens from then on', () => {
    const user = nextPage(session(older).reconfigure(newer(once({ event: 'placed' })))).track('placed')
    expect(helped(user)).toBe(true)
  })

  test('is known in the next visit', () => {
    const user = nextPage(
      session(older)
        .click('x')
        .reconfigure(newer(unless({ event: 'placed' }))),
    )
    expect(helped(user.wait(61 * MINUTE).click('x'))).toBe(true)
  })

  test('was watched for, where the one before asked the same', () => {
    const asks = rulesOf({ when: unless({ event: 'placed' }), priority: 3 })
    expect(
      helped(
        nextPage(
          session(asks)
            .wait(10)
            .reconfigure(newer(unless({ event: 'placed' }))),
        ),
      ),
    ).toBe(true)
  })

  test('was not, where that declared it to be something else', () => {
    const asks = newer(unless({ event: 'placed' }), { events: { placed: { page: '/thank-you' } } })
    const mended = newer(unless({ event: 'placed' }), { events: { placed: { page: '/thanks' } } })
    expect(helped(nextPage(session(asks).page('/thanks').wait(10).reconfigure(mended)))).toBe(false)
  })

  test('is in doubt as a whole, where there is very much of it', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ when: unless({ event: `e${i}` }) }))
    const user = nextPage(
      session(older)
        .wait(10)
        .reconfigure(rulesOf(...many)),
    )
      .track('go')
      .wait(300)
    expect(user.offers).toEqual([])
    expect(Object.keys((user.state.judge as JudgeState).facts.forgotten)).toEqual(['*'])
  })
})

describe('a signal that nobody looks for', () => {
  const off = (when: ConditionConfig) => session({ ...rulesOf({ when }), signals: { 'rage-click': false } })
  const not = unless({ signal: 'rage-click' })

  test.each<[sentence: string, (when: ConditionConfig) => Session]>([
    ['the config turns it off', off],
    [
      'the build has none',
      (when) =>
        under(when)
          .start({ signals: ['dead-click'] })
          .remembers('browser'),
    ],
    ['a part of the script is off', (when) => under(when).observe('sight', { of: 'nothing' })],
  ])('is not known not to have happened, as %s', (_, start) => {
    expect(helped(start(not))).toBe(false)
    expect(helped(start(unless({ signal: 'rage-click', within: '7d' })))).toBe(false)
    expect(helped(start(unless({ sequence: ['go', { signal: 'rage-click' }] })))).toBe(false)
  })

  test('may have come while nobody looked', () => {
    const user = under(not)
      .start({ signals: ['dead-click'] })
      .remembers('browser')
      .wait(1000)
    user.carry().start().page('/next', { via: 'load' }).remembers('browser')
    expect(helped(user)).toBe(false)
    const minutes = under(unless({ signal: 'rage-click', within: '5m' })).observe('sight', { of: 'nothing' })
    minutes.wait(1000).observe('sight', { of: 'all' })
    expect(
      helped(
        minutes
          .click('x')
          .wait(4 * MINUTE)
          .click('x'),
      ),
    ).toBe(false)
    expect(helped(minutes.wait(2 * MINUTE).click('x'))).toBe(true)
  })

  test('is known to have happened, where it was found before', () => {
    expect(helped(rage(under(once({ signal: 'rage-click' }))).observe('sight', { of: 'nothing' }))).toBe(true)
  })

  test('is only one that samples the page, while what samples it rests', () => {
    const rests = { of: 'unsampled' } as const
    expect(helped(under(not).observe('sight', rests))).toBe(true)
    expect(helped(under(unless({ signal: 'scroll-thrash' })).observe('sight', rests))).toBe(false)
    expect(helped(under(unless({ signal: 'cursor-thrash' })).observe('sight', rests))).toBe(false)
  })

  test('leaves others known', () => {
    expect(helped(off(unless({ signal: 'dead-click' })))).toBe(true)
  })

  test('is said to be off, by who explains', () => {
    const compiled = compile({ ...rulesOf({ when: not }), signals: { 'rage-click': false } })
    const engine = createEngine({ detectors: compiled.detectors, judge: createJudge(compiled) })
    for (const one of off(not).track('go').log) engine.observe(one as Observed<'event'>)
    const [rule] = engine.inspect((state, context) =>
      explainRules(compiled, state as JudgeState, context),
    ).rules
    expect(rule!.says).toContain('it is switched off')
  })
})

describe('a score', () => {
  const calm = unless({ score: 'page', atLeast: 10 })

  test('is of the signals that are on: what a config turns off counts for nothing', () => {
    expect(helped(session({ ...rulesOf({ when: calm }), signals: { 'rage-click': false } }))).toBe(true)
  })

  test.each<[sentence: string, (user: Session) => Session]>([
    [
      'no signal that weighs anything is on',
      (user) => user.start({ signals: ['zoom-struggle'] }).remembers('browser'),
    ],
    ['a part of the script is off', (user) => user.observe('sight', { of: 'nothing' })],
  ])('is not known to be low where %s', (_, story) => {
    expect(helped(story(under(calm)))).toBe(false)
  })

  test('is known to be high where a part of the script has been switched off since', () => {
    const high = once({ score: 'page', atLeast: 10 })
    expect(helped(rage(under(high)).observe('sight', { of: 'nothing' }))).toBe(true)
  })
})
