import { describe, expect, test } from 'vitest'
import { createRecording } from '../../../src/cli/sessions/readLog.ts'
import { judgeRuleTest } from '../../../src/cli/test/judgeRuleTest.ts'
import { readRuleTests } from '../../../src/cli/test/readRuleTests.ts'
import { createRuleTest } from '../../../src/inspector/copyAsTest.ts'
import { initInspectorState } from '../../../src/inspector/inspectorState.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { rage, reject, rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const rules = rulesOf(
  { id: 'pay/refused', when: { signal: 'form-rejected', atLeast: 2 } },
  { id: 'pay/silent', when: { signal: 'rage-click' } },
)
const whole = (config: Partial<Config> = rules) => ({ schemaVersion: 1, ...config })

/** What is told of a case; nothing where all is well. */
function told(
  user: Session,
  expected: { shown?: string[]; notShown?: string[] },
  config = whole(),
): string[] {
  const { wrong } = judgeRuleTest(
    { name: 'x', log: user.log, expect: expected },
    config,
    createRecording(user.log),
  )
  return wrong.map(({ rule, expected: must, seen }) => `${rule} must be ${must}: ${seen}`)
}
const raging = () => rage(session().wait(1000)).wait(2000).present()

describe('a case', () => {
  test('passes where what must be shown is, and what must not is not', () => {
    expect(told(raging(), { shown: ['pay/silent'], notShown: ['pay/refused'] })).toEqual([])
  })

  test('that says nothing of a rule leaves it free', () => {
    expect(told(reject(raging()).wait(2000).present(), { shown: ['pay/silent'] })).toEqual([])
  })

  const row = (sentence: string, expected: RegExp, ...args: Parameters<typeof told>) =>
    test(sentence, () => expect(told(...args)).toEqual([expect.stringMatching(expected)]))
  row(
    'tells what did not hold where a rule never fired',
    /^pay\/refused must be shown: it never fired\. "signal form-rejected" does not hold: seen 0/,
    raging(),
    { shown: ['pay/refused'] },
  )
  row(
    'tells when and about what help came that must not',
    /^pay\/silent must be not shown: shown at 0:01, about rage-click on pay$/,
    raging(),
    { notShown: ['pay/silent'] },
  )
  row(
    'tells what was in the way',
    /^pay\/silent must be shown: it fired, and was not shown at 0:01: none of its variants/,
    raging(),
    { shown: ['pay/silent'] },
    whole(
      rulesOf({
        id: 'pay/silent',
        when: { signal: 'rage-click' },
        show: [{ offer: 'card', audience: { plan: 'pro' } }],
      }),
    ),
  )
  row(
    'tells that help still waited at the end',
    /it fired at 0:01, and still waited at the end: the user is typing/,
    session().wait(1000).clicks(3, 'pay', 200).wait(450).present('key').wait(800).present('key'),
    { shown: ['pay/silent'] },
  )
  const off = { ...rules, rules: rules.rules!.map((rule) => ({ ...rule, mode: 'off' as const })) }
  row('that must show what is switched off tells so', /must be shown: the rule has "mode": "off"/, raging(), { shown: ['pay/silent'] }, whole(off)) // prettier-ignore
  row('that must not show what is switched off proves nothing, and fails', /must be not shown: the rule has "mode": "off", so it is never shown/, raging(), { notShown: ['pay/silent'] }, whole(off)) // prettier-ignore
  row('fails too where the whole config is off', /the config has "mode": "off"/, raging(), { notShown: ['pay/silent'] }, whole({ ...rules, mode: 'off' })) // prettier-ignore
  row(
    'that must not show what nobody looked for that day proves nothing, and fails',
    /must be not shown: it needs the signal "form-rejected", of which this recording cannot tell: it was switched off that day/,
    rage(session({ signals: { 'form-rejected': false } }).wait(1000))
      .wait(2000)
      .present(),
    { notShown: ['pay/refused'] },
  )
  test('passes where what nobody looked for is one way of several', () => {
    const either = rulesOf({
      id: 'pay',
      when: { any: [{ signal: 'form-rejected' }, { signal: 'rage-click' }] },
    })
    const user = session({ signals: { 'form-rejected': false } })
      .wait(2000)
      .present()
    expect(told(user, { notShown: ['pay'] }, whole(either))).toEqual([])
  })
  row(
    'tells a rule that the config does not have, with the one that was meant',
    /no such rule in the config\. Did you mean "pay\/silent"\?/,
    raging(),
    { notShown: ['pay/silnet'] },
  )
})

describe('a test file is refused in a sentence', () => {
  const { log } = raging()
  const logOf = (some: readonly object[]) => ({ name: 'a', log: some, expect: { shown: ['a'] } })
  // prettier-ignore
  test.each([
    ['a text', 'hello', /must be an object/],
    ['an empty list', [], /holds no tests/],
    ['without a name', { log, expect: { shown: ['a'] } }, /the test has no "name"/],
    [
      'without a log or a recording',
      { name: 'a', expect: { shown: ['a'] } },
      /"a" needs either a "log" or a "recording"/,
    ],
    ['with both', { name: 'a', log, recording: 'x', expect: { shown: ['a'] } }, /either/],
    ['with a log that is none', { name: 'a', log: [1], expect: { shown: ['a'] } }, /whose observation 1 is no observation, which has a type and a time/],
    ['that expects a rule to be shown and not', { name: 'a', log, expect: { shown: ['a'], notShown: ['a'] } }, /expects "a" to be shown and not to be/],
    ['of which the log does not begin', logOf(log.slice(1)), /"a" has a "log" that does not begin with a "start"/],
    ['with a slip in a type', logOf(log.toSpliced(2, 0, { ...log[1]!, type: 'prescence' as never })), /observation 3 is a "prescence", which no page tells of \(Did you mean "presence"\?\)/],
    ['with a type that every object has', logOf(log.toSpliced(2, 0, { ...log[1]!, type: 'constructor' as never })), /observation 3 is a "constructor"/],
    ['with a time before the last', logOf(log.toSpliced(2, 0, { ...log.at(-1)!, at: log[1]!.at - 250 })), /observation 3 .*lies 250 ms before the one above it/],
    ['with half of an observation', logOf(log.toSpliced(2, 0, { type: 'event', at: log[1]!.at } as never)), /observation 3 \("event"\) is not as unstuck writes it: "name" is missing/],
    ['that expects nothing', { name: 'a', log, expect: {} }, /expects nothing/],
    ['that expects a slip', { name: 'a', log, expect: { shown: ['a'], notshown: ['b'] } }, /expects "notshown", which is neither "shown" nor "notShown"/],
    ['that expects a number', { name: 'a', log, expect: { shown: [1] } }, /must list ids of rules/],
    ['with a key that nobody knows', { name: 'a', log, expects: {} }, /has "expects", which is not known/],
    ['of which the second is wrong', [{ name: 'a', log, expect: { shown: ['a'] } }, 1], /test 2 must be/],
  ])('%s', (_, value, sentence) => expect(() => readRuleTests(value)).toThrow(sentence))
})

test("what the inspector's “Copy as test” yields is read, and passes", () => {
  const user = rage(session(rules).wait(1000)).wait(2000).present()
  const state = initInspectorState('Rules', 'right', true)
  state.log = [...user.log]
  state.shown = user.decisions.filter(({ verdict }) => verdict === 'show').map(({ rule }) => rule)
  const [copied] = readRuleTests(JSON.parse(JSON.stringify(createRuleTest(state))))
  expect(copied!.expect.shown).toEqual(['pay/silent'])
  expect(judgeRuleTest(copied!, whole(), createRecording(copied!.log!)).wrong).toEqual([])
})
