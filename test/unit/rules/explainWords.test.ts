import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine.ts'
import { explainRules } from '../../../src/rules/explain.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import { TIMES } from '../../../src/rules/conditions/nearMiss.ts'
import { EVIDENCE } from '../../../src/rules/words/evidence.ts'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import { compile } from '../../support/session/live.ts'
import { rage, reject, rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

type Row = [says: string, when: ConditionConfig, live?: (user: Session) => unknown]

/** Why a rule does not fire, in the words of explain(): for the people who answer the tickets. */
function says(about: string, rows: readonly Row[]): void {
  describe(about, () => {
    test.each<Row>(rows)('%s', (expected, when, live = () => {}) => {
      const asking = rulesOf({ when }, { id: 'pay', when: { event: 'never' } })
      const user = session(asking)
      live(user)
      const compiled = compile(asking)
      expect(compiled.problems).toEqual([])
      const engine = createEngine({ detectors: [], judge: createJudge(compiled), state: user.state })
      const { rules } = engine.inspect((state, context) =>
        explainRules(compiled, state as JudgeState, context),
      )
      expect(rules[0]!.says.replace(/ (Earlier|And if they held): .*/, '')).toBe(expected)
    })
  })
}

const unless = (when: ConditionConfig): ConditionConfig => ({ not: when })
const paid = { event: 'paid' } as const
const pays = (user: Session) => user.track('paid')
const blind = (user: Session) => user.observe('sight', { of: 'nothing' })

says('what happened', [
  ['"paid" has not happened in this visit.', paid],
  ['"paid" has happened once in this visit, and that must not be.', unless(paid), pays],
  [
    '"paid" has happened twice in the last 10 min; the rule asks for 3 times.',
    { ...paid, atLeast: 3, within: '10m' },
    (user) => pays(pays(user)),
  ],
  [
    '"paid" has happened once in all; the rule asks for twice.',
    { ...paid, atLeast: 2, within: 'ever' },
    pays,
  ],
  ['"paid" has not happened so far.', { ...paid, within: 'ever' }],
  [
    '"paid" has happened once in the last 7 days, on one day, with no visit since; the rule asks for 3 times and on 2 days and with one visit since.',
    { ...paid, atLeast: 3, days: 2, visitsSince: 1, within: '7d' },
    pays,
  ],
  [
    '"paid" has happened once in all, on one day, and that must not be.',
    { all: [unless({ ...paid, days: 1 }), { event: 'go' }] },
    pays,
  ],
  [
    'As far as was seen, "paid" has not happened so far; but this browser may not remember earlier visits.',
    { ...paid, within: 'ever' },
    (user) => user.remembers('visit'),
  ],
  [
    'As far as was seen, "paid" has not happened in the last 20 min; but it has not been watched for that long, or something in that time is in doubt.',
    unless({ ...paid, within: '20m' }),
    (user) => user.arrives(),
  ],
  [
    '"export-failed" has not happened in this visit. No event "export-failed" was seen (did you mean "export-faild"?).',
    { event: 'export-failed' },
    (user) => user.track('export-faild'),
  ],
  [
    '"export-failed" as it is asked for has not happened in this visit. Of the latest, format is "pdf", rows is not known (did you mean "row"?).',
    { event: 'export-failed', where: { format: 'csv', rows: { $gt: 5 }, size: 3 } },
    (user) => user.track('export-failed', { format: 'pdf', row: 9, size: 3 }),
  ],
  [
    '"paid" as it is asked for has not happened in this visit. Of the latest, plan is "pro", seats is 2.',
    { ...paid, where: { $or: [{ $not: { plan: 'pro' } }, { seats: { $gt: 5 } }] } },
    (user) => user.track('paid', { plan: 'pro', seats: 2 }),
  ],
  [
    'As far as is known, "paid" as it is asked for has not happened in this visit. Of the latest, note was too much to be kept, and is not known.',
    { ...paid, where: { note: 'x' } },
    (user) => user.track('paid', { other: 'y'.repeat(190) }),
  ],
  [
    'As far as is known, "paid" as it is asked for has not happened in this visit. Of the latest, seats is "4", which cannot be compared with what is asked for.',
    unless({ ...paid, where: { seats: { $lt: 5 } } }),
    (user) => user.track('paid', { seats: '4' }),
  ],
])

says('friction', [
  ['Friction "rage-click" was not found in this visit.', { signal: 'rage-click' }],
  [
    'Friction "form-rejected" as it is asked for was found twice in this visit; the rule asks for 3 times.',
    { signal: 'form-rejected', where: { form: 'card' }, atLeast: 3 },
    (user) => reject(user),
  ],
  [
    'Friction "dead-click" as it is asked for was not found in this visit. Of the latest, waited is 2 s.',
    { signal: 'dead-click', where: { waited: { $gt: 5000 } } },
    (user) => user.click('x').wait(5000),
  ],
  [
    'Friction "form-rejected" as it is asked for was not found in this visit; the rule asks for twice. No form "paymnt" was seen (did you mean "payment"?).',
    { signal: 'form-rejected', where: { form: 'paymnt' }, atLeast: 2 },
    (user) => reject(user, 'payment'),
  ],
  [
    'As far as was seen, friction "dead-click" was not found in the last 5 min; but nobody looks for it now: it is switched off, what would see it is, or it is not recorded.',
    unless({ signal: 'dead-click', within: '5m' }),
    blind,
  ],
  ['The friction in this visit is 0; the rule asks for at least 20.', { score: 'visit', atLeast: 20 }],
  [
    'As far as was seen, the friction at an element is 0; the rule asks for at least 20; but nobody looks for it now: it is switched off, what would see it is, or it is not recorded.',
    unless({ score: 'element', atLeast: 20 }),
    blind,
  ],
])

says('where the user is, and what is there', [
  ['The user is on /checkout; the rule asks for /orders or /cart.', { page: ['/orders', '/cart'] }],
  ['The user is on /checkout, and that must not be.', unless({ page: '/checkout' })],
  [
    'The user has been on this page for 20 s; the rule asks for 30 s.',
    { timeOnPage: '30s' },
    (user) => user.wait(20_000).present(),
  ],
  ['The page has not been searched for ".vip" yet.', unless({ element: '.vip' })],
  [
    '".vip" is on the page, and not to be seen.',
    { element: '.vip' },
    (user) => user.observe('element', { selector: '.vip', is: 'present' }),
  ],
  [
    '".vip" is to be seen, and that must not be.',
    unless({ element: '.vip' }),
    (user) => user.observe('element', { selector: '.vip', is: 'visible' }),
  ],
  [
    '".vip" is not on the page.',
    { element: '.vip', is: 'present' },
    (user) => user.observe('element', { selector: '.vip', is: 'absent' }),
  ],
])

says('who the user is', [
  ['Nothing is known of the user before the page calls identify().', unless({ audience: { plan: 'free' } })],
  [
    'The user\'s plan is "free", and that must not be.',
    unless({ audience: { plan: 'free' } }),
    (user) => user.user('u', { plan: 'free' }),
  ],
  [
    'The user\'s seets is not known (did you mean "seats"?).',
    { audience: { plan: 'free', seets: 5 } },
    (user) => user.user('u', { plan: 'free', seats: 5 }),
  ],
  [
    'The user\'s plan is "pro", seats is 4.',
    { audience: { $or: [{ plan: 'free' }, { seats: { $lt: 3 } }] } },
    (user) => user.user('u', { plan: 'pro', seats: 4 }),
  ],
  [
    "The user's plan was too much to be kept, and is not known.",
    { audience: { plan: 'x' } },
    (user) => user.observe('user', { id: 'u', traits: {}, lost: ['plan'] }),
  ],
  [
    "The user's plan is empty.",
    { audience: { plan: { $exists: true } } },
    (user) => user.user('u', { plan: null }),
  ],
  ["The user's admin is no.", { audience: { admin: true } }, (user) => user.user('u', { admin: false })],
  ['The user is known, and that must not be.', unless({ audience: {} }), (user) => user.user('u', {})],
])

says('other help, people and hours', [
  [
    'After the help of "pay" it has not come in the last 30 min to this: the same trouble came again.',
    { outcome: 'recurred', of: 'pay', within: '30m' },
  ],
  [
    'After the help of "pay" it has come in this visit to this: the same trouble came again, and that must not be.',
    unless({ outcome: 'recurred', of: 'pay' }),
    (user) => user.observe('outcome', { rule: 'pay', outcome: 'recurred' }),
  ],
  ['Nobody has said whether somebody is there to take over for "csm".', { handover: 'available', to: 'csm' }],
  [
    'Nobody is there to take over.',
    { handover: 'available' },
    (user) => user.observe('handover', { to: 'default', available: false }),
  ],
  [
    'It is Mon 09:00; the rule asks for Tue, Wed 08:00 to 10:00.',
    { hours: { days: ['tue', 'wed'], from: '08:00', to: '10:00' } },
  ],
  ['It is Mon 09:00, and that must not be.', unless({ hours: { from: '08:00', to: '10:00' } })],
  [
    'It is an hour that this browser cannot tell in Mars/Base; the rule asks for 11:00 to 13:00 Mars/Base.',
    { hours: { from: '11:00', to: '13:00', zone: 'Mars/Base' } },
  ],
])

says('what follows, or should', [
  ['None of these has come in this visit: "a", then "b".', { sequence: ['a', 'b'] }],
  [
    '"b", then "a" came in the last 5 min; after "a", "b" is missing: the rule asks for "a", then "b".',
    { sequence: ['a', 'b'], within: '5m' },
    (user) => user.track('b').wait(9).track('a'),
  ],
  [
    '"b" came in this visit; before that, "a" is missing: the rule asks for "a", then "b".',
    { sequence: ['a', 'b'] },
    (user) => user.track('b'),
  ],
  [
    '"a", then "rage-click" 3 times came in this visit; after "a", "b" is missing: the rule asks for "a", then "b", then "rage-click".',
    { sequence: ['a', 'b', { signal: 'rage-click' }] },
    (user) => rage(user.track('a').wait(1000)),
  ],
  [
    '"a" came in this visit; after "a", "a" is missing: the rule asks for "a", then "a".',
    { sequence: ['a', 'a'] },
    (user) => user.track('a'),
  ],
  [
    '"a", then "b" came in this visit, and that must not be.',
    unless({ sequence: ['a', 'b'] }),
    (user) => user.track('a').track('b'),
  ],
  [
    'As far as was seen, none of these has come in the last 9 days: "a", then "b"; but it has not been watched for that long, or something in that time is in doubt.',
    { sequence: ['a', 'b'], within: '9d' },
  ],
  [
    '"begun" has not happened, so "paid" is not waited for.',
    { absent: 'paid', after: 'begun', within: '1m' },
  ],
  [
    '"begun" has not happened, so "paid" is not waited for. No event "begun" was seen (did you mean "begin"?).',
    { absent: 'paid', after: 'begun', within: '1m' },
    (user) => user.track('begin'),
  ],
  [
    '"paid" has not happened for 20 s after "begun"; the rule asks for 1 min.',
    { absent: 'paid', after: 'begun', within: '1m' },
    (user) => user.track('begun').wait(20_000).present(),
  ],
  [
    '"paid" has not happened for 1 min after "begun", and that must not be.',
    { all: [unless({ absent: 'paid', after: 'begun', within: '1m' }), { event: 'go' }] },
    (user) => user.track('begun').wait(60_000),
  ],
  [
    'As far as was seen, "paid" is waited for, and nobody knows since when; but this browser may not remember earlier visits.',
    { absent: 'paid', after: 'begun', within: '2d' },
    (user) => user.remembers('visit'),
  ],
])

says('several at once', [
  ['"paid" has not happened in this visit.', unless(unless(paid))],
  [
    '"b" has happened once in this visit, and that must not be.',
    unless({ any: [{ event: 'a' }, { event: 'b' }] }),
    (user) => user.track('b'),
  ],
  [
    'All of this is so, and must not be together: "a" has happened once in this visit; "b" has happened once in this visit.',
    unless({ all: [{ event: 'a' }, { event: 'b' }] }),
    (user) => user.track('a').track('b'),
  ],
  [
    'Nothing of this is as it should be, and one would be enough: "a" has not happened in this visit; or the user is on /checkout, and that must not be.',
    { any: [{ event: 'a' }, { all: [unless({ page: '/checkout' }), { event: 'b' }] }] },
  ],
  [
    'The user is on /checkout; the rule asks for /orders.',
    { all: [{ audience: { plan: 'free' } }, { page: '/orders' }] },
  ],
])

test('a time that a signal tells is said in its unit, whichever signal it is', () => {
  const times = Object.values(EVIDENCE).flatMap((properties) =>
    Object.entries(properties).flatMap(([name, { is }]) => (is === 'milliseconds' ? [name] : [])),
  )
  expect([...new Set(times)].sort()).toEqual([...TIMES].sort())
})
