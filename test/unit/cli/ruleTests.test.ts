import { describe, expect, test } from 'vitest'
import { createRecording } from '../../../src/cli/sessions/readLog.ts'
import { judgeRuleTest } from '../../../src/cli/test/judgeRuleTest.ts'
import { readRuleTests } from '../../../src/cli/test/readRuleTests.ts'
import { createRuleTest } from '../../../src/inspector/copyAsTest.ts'
import { initInspectorState } from '../../../src/inspector/inspectorState.ts'
import type { RuleTest } from '../../../src/rules/ruleTest.ts'
import type { Config, ConditionConfig, RuleConfig } from '../../../src/rules/schema.ts'
import { capsOf } from '../../support/session/caps.ts'
import { rage, reject, rulesOf } from '../../support/session/rules.ts'
import { DAWN, session, type Session } from '../../support/session/session.ts'

const rules = rulesOf(
  { id: 'pay/refused', when: { signal: 'form-rejected', atLeast: 2 } },
  { id: 'pay/silent', when: { signal: 'rage-click' } },
)
const whole = (config: Partial<Config> = rules) => ({ schemaVersion: 1, ...config })

/** What is told of a case; nothing where all is well. */
function told(user: Session, expected: RuleTest['expect'], config = whole()): string[] {
  const { wrong } = judgeRuleTest(
    { name: 'x', log: user.log, expect: expected },
    config,
    createRecording(user.log),
  )
  return wrong.map(({ rule, expected: must, seen }) => `${rule} ${must}: ${seen}`)
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
    /^pay\/refused must be shown: it never fired\. Friction "form-rejected" was not found in this visit/,
    raging(),
    { shown: ['pay/refused'] },
  )
  row(
    'tells when and about what help came that must not',
    /^pay\/silent must not be shown: shown at 0:01, about rage-click on the button$/,
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
  row('that must not show what is switched off proves nothing, and fails', /must not be shown: this proves nothing: the rule has "mode": "off", so it is never shown/, raging(), { notShown: ['pay/silent'] }, whole(off)) // prettier-ignore
  row('fails too where the whole config is off', /the config has "mode": "off"/, raging(), { notShown: ['pay/silent'] }, whole({ ...rules, mode: 'off' })) // prettier-ignore
  row(
    'that must not show what nobody looked for that day proves nothing, and fails',
    /must not be shown: this proves nothing: it needs the signal "form-rejected", of which this recording cannot tell: it was switched off that day/,
    rage(session({ signals: { 'form-rejected': false } }).wait(1000))
      .wait(2000)
      .present(),
    { notShown: ['pay/refused'] },
  )
  describe('that must not show what could not be shown anyway proves nothing, and fails', () => {
    const calm = (config: Partial<Config> = rules) => session(config).wait(2000).present().wait(5000)
    const one = (when: ConditionConfig, more: Partial<RuleConfig> = {}): Partial<Config> =>
      rulesOf({ id: 'pay', when, ...more })
    const refused: ConditionConfig = { signal: 'form-rejected', atLeast: 2 }
    /** A config, and a user under it; what is said, and what would be different for the same to prove something. */
    type Hollow = [sentence: string, config: Partial<Config>, says: RegExp, user?: (user: Session) => Session]
    const hollow: Hollow[] = [
      ['of a user in the control group', one(refused, { holdout: 0.5 }), /the user is in the control group of 50 %/, (user) => user.user('u2')],
      ['whose rule fired, and was kept for comparison', one({ signal: 'rage-click' }, { holdout: 0.5 }), /the user is in the control group/, (user) => rage(user.user('u2')).wait(2000)],
      ['of a rule that has expired', one(refused, { expires: '2026-01-04' }), /the rule expired on 2026-01-04, before the session begins/],
      ['of a rule that has expired and fired', one({ signal: 'rage-click' }, { expires: '2026-01-04' }), /expired/, rage],
      ['of a signal that the config turns off', { ...one(refused), signals: { 'form-rejected': false } }, /"pay" can never fire: it needs "form-rejected", which "signals" turns off/],
      ['of a signal off in one of several steps', { ...one({ sequence: ['opened', { signal: 'rage-click' }] }), signals: { 'rage-click': false } }, /it needs "rage-click", which "signals" turns off/],
      ['of a score of which nothing is on', one({ score: 'page', atLeast: 20 }), /as far as was seen, the friction on this page is 0.*nobody looks for it/, () => session({ ...one({ score: 'page', atLeast: 20 }) }, ['zoom-struggle']).wait(2000).present()],
      ['of a contrary that nobody can know', { ...one({ all: [{ event: 'e' }, { not: { signal: 'rage-click' } }] }), signals: { 'rage-click': false } }, /as far as was seen, friction "rage-click" was not found.*nobody looks for it/],
      ['of an element that nobody looked at', one({ all: [refused, { element: '#vip' }] }), /it needs the element "#vip", of which this recording cannot tell/],
      ['of the contrary of such an element', one({ all: [refused, { not: { element: '#vip' } }] }), /the page has not been searched for "#vip" yet/],
      ['of an audience where nobody is known', one(refused, { audience: { plan: 'pro' } }), /it needs the traits of the user, .*: the recording does not say who the user is/],
      ['of a trait that the user never had', one(refused, { audience: { plan: 'pro' } }), /the user's plan is not known/, (user) => user.user('u1', { seats: 3 })],
      ['of variants for those whom nobody knows', one({ signal: 'rage-click' }, { show: [{ offer: 'card', audience: { plan: 'pro' } }] }), /each of its variants asks who the user is/, rage],
      ['of a handover of which nobody said whether it can be', one({ all: [refused, { handover: 'available', to: 'csm' }] }), /it needs who could take over "csm"/],
      ['of hours in a zone that nobody told', one({ all: [refused, { hours: { from: '09:00', to: '17:00', zone: 'Europe/Berlin' } }] }), /an hour that this browser cannot tell in Europe\/Berlin/],
      ['of a rule that contradicts itself', one({ all: [{ event: 'e', atLeast: 5 }, { not: { event: 'e', atLeast: 5 } }] }), /"pay" can never fire/],
      ['of a signal that is never so', one({ signal: 'rage-click', where: { strength: { $gt: 2 } } }), /strength/],
      ['of silent help, which nobody is shown', { ...one(refused), interventions: { card: { kind: 'silent' } } }, /its help is silent/],
    ] // prettier-ignore
    test.each<Hollow>(hollow)('%s', (_, config, says, does = (user) => user) => {
      const user = does(calm(config)).wait(3000)
      expect(told(user, { notShown: ['pay'] }, whole(config))).toEqual([
        expect.stringMatching(
          new RegExp(`^pay must not be shown: this proves nothing: .*${says.source}.*cannotBeShown`),
        ),
      ])
      // Whoever means it says so.
      expect(told(user, { cannotBeShown: ['pay'] }, whole(config))).toEqual([])
    })

    test('and one that must be impossible to show fails where it could be', () => {
      expect(told(calm(), { cannotBeShown: ['pay/refused'] })).toEqual([
        expect.stringMatching(
          /^pay\/refused must be impossible to show: it was not shown, and could have been/,
        ),
      ])
      expect(told(raging(), { cannotBeShown: ['pay/silent'] })).toEqual([
        expect.stringMatching(/shown at 0:01/),
      ])
    })

    test('of help that was shown as often as it may be, nothing is proven before it fires', () => {
      const config = one({ signal: 'rage-click' }, { limits: { lifetime: 1 } })
      const caps = capsOf({ pay: { shown: [DAWN - 9e6], lifetime: 1 } })
      const remembering = (user: Session) => ({
        ...user,
        log: user.log.map((each) => (each.type === 'memory' ? { ...each, caps } : each)),
      })
      expect(told(remembering(calm(config)), { notShown: ['pay'] }, whole(config))).toEqual([
        expect.stringMatching(/it was kept back all along: this help shown once/),
      ])
      const raged = remembering(rage(calm(config)).wait(2000).present())
      expect(told(raged, { notShown: ['pay'] }, whole(config))).toEqual([])
    })

    test('nor does a log prove anything that ends while help waits', () => {
      const user = session()
        .wait(1000)
        .clicks(3, 'pay', 200)
        .wait(450)
        .present('key')
        .wait(800)
        .present('key')
      expect(told(user, { notShown: ['pay/silent'] })).toEqual([
        expect.stringMatching(
          /this proves nothing: it fired at 0:01, and still waited at the end: the user is typing/,
        ),
      ])
    })

    const sound: [string, Partial<Config>, ((user: Session) => Session)?][] = [
      ['of a user outside of the control group', one(refused, { holdout: 0.5 }), (user) => user.user('u1')],
      ['of a rule that expires later', one(refused, { expires: '2026-01-05' })],
      ['of a user who is known to be somebody else', one({ signal: 'rage-click' }, { audience: { plan: 'pro' } }), (user) => rage(user.user('u1', { plan: 'free' }))],
      ['of an element that came at some time', one({ all: [refused, { element: '#vip' }] }), (user) => user.observe('element', { selector: '#vip', is: 'visible' }).start().page('/next')],
      ['of one who cannot take over now', one({ all: [{ signal: 'rage-click' }, { handover: 'available' }] }), (user) => rage(user.observe('handover', { to: 'default', available: false }))],
      ['of another page than that of the log', one({ all: [refused, { page: '/other' }] })],
      ['of one of several ways that can be', one({ any: [{ element: '#vip' }, refused] })],
      ['of help that other help had kept back', rulesOf({ id: 'first', priority: 5, when: { signal: 'rage-click' } }, { id: 'pay', when: { signal: 'rage-click' } }), rage],
      ['of other hours', one({ all: [{ signal: 'rage-click' }, { hours: { from: '20:00', to: '21:00' } }] }), rage],
      ['in the mode "watch"', { ...one(refused), mode: 'watch' }],
    ] // prettier-ignore
    test.each(sound)('but not %s', (_, config, does = (user) => user) => {
      expect(told(does(calm(config)).wait(3000), { notShown: ['pay'] }, whole(config))).toEqual([])
    })
  })

  describe('about silent help', () => {
    const quiet: Partial<Config> = { ...rules, interventions: { card: { kind: 'silent' } } }
    test('holds where the team is told, in "watch" too', () => {
      expect(
        told(
          rage(session(quiet)).present(),
          { told: ['pay/silent'], notTold: ['pay/refused'] },
          whole(quiet),
        ),
      ).toEqual([])
      const watching = { ...quiet, mode: 'watch' as const }
      expect(told(rage(session(watching)).present(), { told: ['pay/silent'] }, whole(watching))).toEqual([])
    })
    test('is not shown: nobody sees it', () =>
      expect(told(rage(session(quiet)).present(), { shown: ['pay/silent'] }, whole(quiet))).toEqual([
        expect.stringMatching(
          /must be shown: its help is silent: the team is told, and nobody is shown anything/,
        ),
      ]))
    test('fails where the team is told and must not be', () =>
      expect(told(rage(session(quiet)).present(), { notTold: ['pay/silent'] }, whole(quiet))).toEqual([
        expect.stringMatching(/must not be told to the team: told at 0:00/),
      ]))
    test('cannot be expected of help that is shown', () =>
      expect(told(raging(), { notTold: ['pay/silent'] })).toEqual([
        expect.stringMatching(/this proves nothing: its help is shown/),
      ]))
  })

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

/** Of the first case that is none. */
function refusalOf(value: unknown): string {
  try {
    return readRuleTests(value).flatMap((one) => ('error' in one ? one.error : []))[0] ?? ''
  } catch (error) {
    return (error as Error).message
  }
}

test('a case that is none takes no other of its file with it', () => {
  const { log } = raging()
  const sound = { name: 'a', log, expect: { shown: ['pay/silent'] } }
  const broken = { ...sound, log: log.with(1, { type: 'page', at: log[1]!.at, path: null } as never) }
  expect(readRuleTests([sound, broken, sound])).toEqual([
    sound,
    { error: expect.stringMatching(/"path" is null/) },
    sound,
  ])
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
    ['that expects a rule to be shown and not', { name: 'a', log, expect: { shown: ['a'], notShown: ['a'] } }, /expects "a" to be so and not to be/],
    ['of which the log does not begin', logOf(log.slice(1)), /"a" has a "log" that does not begin with a "start"/],
    ['with a slip in a type', logOf(log.toSpliced(2, 0, { ...log[1]!, type: 'prescence' as never })), /observation 3 is a "prescence", which no page tells of \(Did you mean "presence"\?\)/],
    ['with a type that every object has', logOf(log.toSpliced(2, 0, { ...log[1]!, type: 'constructor' as never })), /observation 3 is a "constructor"/],
    ['with a time before the last', logOf(log.toSpliced(2, 0, { ...log.at(-1)!, at: log[1]!.at - 250 })), /observation 3 .*lies 250 ms before the one above it/],
    ['with half of an observation', logOf(log.toSpliced(2, 0, { type: 'event', at: log[1]!.at } as never)), /observation 3 \("event"\) is not as unstuck writes it: "name" is missing/],
    ['that expects nothing', { name: 'a', log, expect: {} }, /expects nothing/],
    ['that expects a slip', { name: 'a', log, expect: { shown: ['a'], notshown: ['b'] } }, /expects "notshown", which is none of shown, notShown, .* Did you mean "notShown"/],
    ['that expects a number', { name: 'a', log, expect: { shown: [1] } }, /must list ids of rules in "shown"/],
    ['with a key that nobody knows', { name: 'a', log, expects: {} }, /has "expects", which is not known/],
    ['of which the second is wrong', [{ name: 'a', log, expect: { shown: ['a'] } }, 1], /test 2 must be/],
  ])('%s', (_, value, sentence) => expect(refusalOf(value)).toMatch(sentence))
})

test("what the inspector's “Copy as test” yields is read, and passes", () => {
  const user = rage(session(rules).wait(1000)).wait(2000).present()
  const state = initInspectorState('Rules', 'right', true)
  state.log = [...user.log]
  state.shown = user.decisions.filter(({ verdict }) => verdict === 'show').map(({ rule }) => rule)
  const [copied] = readRuleTests(JSON.parse(JSON.stringify(createRuleTest(state)))) as RuleTest[]
  expect(copied!.expect.shown).toEqual(['pay/silent'])
  expect(judgeRuleTest(copied!, whole(), createRecording(copied!.log!)).wrong).toEqual([])
})
