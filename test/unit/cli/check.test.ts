import { describe, expect, test } from 'vitest'
import { USERS_AT_MOST } from '../../../src/cli/suspicions/smallHoldouts.ts'
import { PLACES } from '../../../src/cli/suspicions/brokenTexts.ts'
import { defaultLabels } from '../../../src/ui/labels.ts'
import { labels as ofDot } from '../../../src/ui/dot/labels.ts'
import { labels as ofReview } from '../../../src/ui/review/labels.ts'
import { labels as ofTour } from '../../../src/ui/tour/labels.ts'
import { checkConfig } from '../../../src/cli/checkConfig.ts'

const NOW = Date.UTC(2026, 10, 21)

const check = (text: string, allowLinks: readonly string[] = []) =>
  checkConfig(text, { now: NOW, allowLinks })
const checkJson = (config: object, allowLinks?: readonly string[]) =>
  check(JSON.stringify({ schemaVersion: 1, ...config }), allowLinks)

const help = { kind: 'card', title: 'Stuck?', body: 'Try this.' }
const incident = {
  id: 'exports',
  match: { request: 'POST /api/exports', status: 503 },
  until: '2026-11-22T10:00:00Z',
  title: 'Exports fail',
  body: 'We are on it.',
}
const rule = (more: object = {}) => ({ id: 'pay', when: { signal: 'rage-click' }, show: 'help', ...more })
/** One rule, as given, and the help that it shows. */
const withRule = (more: object, config: object = {}) => ({
  rules: [rule(more)],
  interventions: { help },
  ...config,
})

describe('a problem is told with the line and column of what it is about', () => {
  const row = (sentence: string, text: string, place: string, message: RegExp) =>
    test(sentence, () => {
      const [first] = check(text).problems
      expect(`${first?.line}:${first?.column}`).toBe(place)
      expect(first?.message).toMatch(message)
    })

  row(
    'a key that nobody knows',
    '{\n  "schemaVersion": 1,\n  "rulez": []\n}',
    '3:3',
    /not known here; use one of/,
  )
  row(
    'inside of a list, and after letters of more than a byte',
    '{ "schemaVersion": 1, "rules": [\n{ "id": "ä/ö", "when": { "signal": "rage-clik" }, "show": "x" } ] }',
    '2:26',
    /no signal "rage-clik"/,
  )
  row(
    'what is missing, at the object that lacks it',
    '{ "schemaVersion": 1, "rules": [\n  { "when": { "page": "/" } } ] }',
    '2:3',
    /missing/,
  )
  row(
    'a bracket that is not closed',
    '{ "schemaVersion": 1, "rules": [ { "id": "a" }\n}',
    '2:1',
    /closing \] is missing/,
  )
  row('a comma too many', '{\n "schemaVersion": 1,\n}', '3:1', /comma too many/)
  row('a comment', '{ // soon\n "schemaVersion": 1 }', '1:3', /no comments/)
  row('an empty file', '', '1:1', /empty/)
  row('a text without an end', '{ "schemaVersion": 1, "mode": "wat\n}', '1:31', /double quote is missing/)
  row('a list where an object should be', '[]', '1:1', /must be a JSON object/)
})

test('a key of another rule that has a slash or a tilde is found', () => {
  const [first] = checkJson({ interventions: { 'a/b~c': { kind: 'card', title: '', body: 'x' } } }).problems
  expect(first?.pointer).toBe('/interventions/a~1b~0c/title')
  expect(first?.column).toBeGreaterThan(30)
})

test('a byte order mark is no problem', () => {
  expect(check('\uFEFF{ "schemaVersion": 1 }').problems).toEqual([])
})

describe('what is probably not meant is told', () => {
  const row = (sentence: string, config: object, ...codes: string[]) =>
    test(sentence, () => expect(checkJson(config).suspicions.map(({ code }) => code)).toEqual(codes))

  row('a rule that expired', withRule({ expires: '2026-11-01' }), 'expired')
  row(
    'a rule that waits for a signal which is off',
    withRule({}, { signals: { 'rage-click': false } }),
    'never-fires',
  )
  row(
    'a rule that asks for a thing and its opposite',
    withRule({ when: { all: [{ page: '/a' }, { not: { page: '/a' } }] } }),
    'never-fires',
  )
  row(
    'the contrary of a signal that is off',
    withRule(
      { when: { all: [{ score: 'page', atLeast: 50 }, { not: { signal: 'rage-click' } }] } },
      { signals: { 'rage-click': false } },
    ),
    'never-known',
  )
  row('a score that is never reached', withRule({ when: { score: 'page', atLeast: 100 } }), 'never-fires')
  row('an intervention that nobody shows', { interventions: { help } }, 'never-shown')
  row('an event that only track() can tell', withRule({ goal: { event: 'paid' } }), 'undeclared-event')
  row(
    'a page that is neither declared nor a path',
    withRule({ when: { page: 'checkout' } }),
    'undeclared-page',
  )
  row(
    'two rules that meet with the same priority',
    { rules: [rule({ id: 'a' }), rule({ id: 'b' })], interventions: { help } },
    'priority-tie',
  )
  row('a holdout from which nothing is learnt', withRule({ holdout: 0.01 }), 'small-holdout')
  row(
    'a language that one text lacks',
    withRule({}, { interventions: { help: { ...help, title: { en: 'a', de: 'b' }, body: { en: 'c' } } } }),
    'missing-translation',
  )
  row(
    'an incident that mutes no rule',
    withRule({}, { incidents: [{ ...incident, mutes: ['export/*'] }] }),
    'mutes-nothing',
  )
  row(
    'a language that the words of an incident lack',
    withRule(
      {},
      {
        incidents: [{ ...incident, title: { en: 'a', de: 'b' }, body: { en: 'c' } }],
        interventions: { help: { ...help, title: { en: 'x', de: 'y' }, body: { en: 'x', de: 'y' } } },
      },
    ),
    'missing-translation',
  )
  row(
    'a link to another origin',
    withRule({}, { interventions: { help: { ...help, body: 'See [this](https://elsewhere.example/x).' } } }),
    'forbidden-link',
  )
  row(
    'a link that lacks its scheme',
    withRule({}, { interventions: { help: { ...help, body: 'See [this](help.example.com/cards).' } } }),
    'forbidden-link',
  )
  row(
    'a role with a slip of the pen',
    withRule({ when: { signal: 'dead-click', where: { role: 'buton' } } }),
    'unknown-value',
  )
  row(
    'a link that is code',
    withRule(
      {},
      { interventions: { help: { ...help, actions: [{ label: 'Go', link: 'javascript:alert(1)' }] } } },
    ),
    'forbidden-link',
  )

  test('how many users a small holdout would take, beside a better one', () => {
    expect(USERS_AT_MOST).toBe(3000)
    const [{ message } = { message: '' }] = checkJson(withRule({ holdout: 0.02 })).suspicions
    const [needed, better] = [/about (\d+) affected/, /0\.2 it takes (\d+)/].map((say) =>
      Number(say.exec(message)?.[1]),
    )
    expect(needed).toBeGreaterThan(USERS_AT_MOST)
    expect(better).toBeLessThan(USERS_AT_MOST)
  })

  test('a key that an object has twice', () => {
    const { suspicions } = check('{ "schemaVersion": 1, "mode": "on",\n "mode": "off" }')
    expect(suspicions).toMatchObject([{ code: 'duplicate-key', line: 2, column: 2 }])
  })
})

describe('what is probably not meant, part by part', () => {
  /** The codes with where they point, behind the part that the table is about. */
  const doubts = (config: object) =>
    checkJson(config).suspicions.map(({ code, pointer }) => `${code} ${pointer}`)
  const row = (sentence: string, config: object, ...expected: string[]) =>
    test(sentence, () => expect(doubts(config)).toEqual(expected))
  const when = (condition: object) => withRule({ when: condition }, { events: { done: { page: '/done' } } })

  const hours = (more: object) => when({ hours: { from: '09:00', to: '17:00', ...more } })
  const at = '/rules/0/when/hours'
  row('office hours on no day', hours({ days: [] }), `never-open ${at}/days`)
  row('office hours of no length', hours({ from: '24:00', to: '00:00' }), `never-open ${at}/from`)
  row('a day that begins at its end', hours({ from: '24:00', to: '08:00' }), `odd-hours ${at}/from`)
  row('the same day twice', hours({ days: ['mon', 'mon'] }), `odd-hours ${at}/days`)
  row('hours that are always', hours({ from: '00:00', to: '24:00' }), `always-open ${at}`)
  row('a zone with a slip of the pen', hours({ zone: 'Europe/Berlni' }), `unknown-zone ${at}/zone`)
  row('a zone by its city', hours({ zone: 'Berlin' }), `unknown-zone ${at}/zone`)
  row(
    'the hours of a variant',
    withRule({ show: [{ offer: 'help', hours: { days: [], from: '09:00', to: '17:00' } }] }),
    'never-open /rules/0/show/0/hours/days',
  )

  row('an audience of everybody', withRule({ audience: {} }), 'asks-nothing /rules/0/audience')
  row('an audience of nobody', withRule({ audience: { plan: [] } }), 'fits-none /rules/0/audience/plan')
  row(
    'a condition for everybody',
    when({ all: [{ signal: 'rage-click' }, { audience: {} }] }),
    'asks-nothing /rules/0/when/all/1/audience',
  )
  row(
    'a variant for nobody, inside of an operator',
    withRule({ show: [{ offer: 'help', audience: { plan: { $not: { $in: [] } } } }] }),
    'fits-none /rules/0/show/0/audience/plan/$not/$in',
  )
  row('an empty where', when({ signal: 'rage-click', where: {} }), 'asks-nothing /rules/0/when/where')
  row(
    'an empty list in a step',
    when({ sequence: ['done', { signal: 'rage-click', where: { page: [] } }] }),
    'fits-none /rules/0/when/sequence/1/where/page',
  )

  const event = (more: object) => when({ event: 'done', ...more })
  const windows = '/rules/0/when'
  row(
    'visits ago, in this visit',
    event({ visitsSince: 1, within: 'visit' }),
    `never-true ${windows}/visitsSince`,
  )
  row(
    'visits ago, within minutes',
    event({ visitsSince: 1, within: '30m' }),
    `never-true ${windows}/visitsSince`,
  )
  row('days of one visit', event({ days: 2, within: 'visit' }), `never-true ${windows}/days`)
  row('four days within two', event({ days: 4, within: '2d' }), `never-true ${windows}/days`)

  const signal = (where: object, more: object = {}) =>
    withRule(
      { when: { signal: 'form-rejected', where } },
      { pages: { names: { checkout: '/checkout/**' } }, ...more },
    )
  row(
    'the glob of a page in where',
    signal({ page: '/checkout/**' }),
    'glob-in-where /rules/0/when/where/page',
  )
  row(
    'a page with its id in where',
    signal({ page: '/orders/84213' }),
    'no-template /rules/0/when/where/page',
  )
  row(
    'a page in where that is nearly declared',
    signal({ page: 'chekout' }),
    'undeclared-page /rules/0/when/where/page',
  )
  row(
    'a form in where that is nearly declared',
    signal({ form: 'paymnt' }, { forms: { payment: { match: '#pay' } } }),
    'undeclared-form /rules/0/when/where/form',
  )
  row(
    'an event that accepts a form, and that nothing declares',
    withRule({}, { forms: { payment: { match: '#pay', accepted: 'paid' } } }),
    'undeclared-event /forms/payment/accepted',
  )

  const where = '/rules/0/when/where'
  row('a property with a slip of the pen', signal({ refusal: 3 }), `unknown-property ${where}/refusal`)
  row('a property of another signal', signal({ acts: 3 }), `unknown-property ${where}/acts`)
  row(
    'a property inside of alternatives',
    signal({ $or: [{ refusals: 3 }, { $not: { frm: 'x' } }] }),
    `unknown-property ${where}/$or/1/$not/frm`,
  )
  row('a word that it never says', signal({ by: ['alert', 'alarm'] }), `unknown-value ${where}/by`)
  row('a number as a text', signal({ refusals: { $gte: '3' } }), `unknown-value ${where}/refusals/$gte`)
  row(
    'a length of time with its unit',
    withRule({ when: { signal: 'form-stall', where: { pause: { $gt: '30s' } } } }),
    `unknown-value ${where}/pause/$gt`,
  )
  row(
    'a text for yes or no',
    withRule({ when: { signal: 'rage-click', where: { refused: 'no' } } }),
    `unknown-value ${where}/refused`,
  )
  row(
    'a property of a signal in a sequence',
    when({ sequence: ['done', { signal: 'rage-click', where: { nmae: 'Pay' } }] }),
    'unknown-property /rules/0/when/sequence/1/where/nmae',
  )

  row(
    'a variant behind one for everybody',
    withRule({ show: [{ offer: 'help' }, { offer: 'help', audience: { plan: 'pro' } }] }),
    'never-offered /rules/0/show/1',
  )
  row('a visit without offers', withRule({}, { policy: { perVisit: 0 } }), 'never-shows /policy/perVisit')
  row(
    'a group without rules',
    withRule({ group: 'checkout' }, { policy: { groups: { chekcout: { lifetime: 1 } } } }),
    'unused-group /policy/groups/chekcout',
  )

  const incidents = (...more: object[]) =>
    withRule({}, { incidents: more.map((one) => ({ ...incident, ...one })) })
  const first = '/incidents/0'
  row('an incident of yesterday', incidents({ until: '2026-11-20T10:00:00Z' }), `over ${first}/until`)
  row('an announcement of no time', incidents({ announce: '2h' }), `announces-nothing ${first}/announce`)
  row('maintenance that begins at no time', incidents({ kind: 'maintenance' }), `no-begin ${first}/kind`)
  row(
    'an incident that ends when served, without a request',
    incidents({ match: { page: '/exports' }, endsWhen: 'served' }),
    `never-served ${first}/endsWhen`,
  )
  row(
    'an event and a page of an incident that nothing declares',
    incidents({ match: { event: 'gone', page: 'exprots' } }),
    `undeclared-event ${first}/match/event`,
    `undeclared-page ${first}/match/page`,
  )
})

describe('a text of which users would read a brace, or nothing', () => {
  const says = (body: unknown, messages: object = {}) =>
    checkJson(withRule({}, { interventions: { help: { ...help, body } }, messages }))
      .suspicions.filter(({ code }) => code === 'broken-text')
      .map(({ pointer, message }) => `${pointer}: ${message}`)
  const row = (sentence: string, body: unknown, ...expected: RegExp[]) =>
    test(sentence, () => expect(says(body)).toEqual(expected.map((one) => expect.stringMatching(one))))

  row('a trait with what else to say', 'Hello {{name|there}}')
  test('a title and a button that are a trait and nothing else, unless it is said what else', () => {
    const found = (word: string) =>
      checkJson(
        withRule({}, { interventions: { help: { ...help, title: word, actions: [{ label: { en: word }, dismiss: true }] } } }),
      ).suspicions.filter(({ code }) => code === 'broken-text')
    expect(found('**{{name}}**').map(({ pointer }) => pointer)).toEqual([
      '/interventions/help/title',
      '/interventions/help/actions/0/label/en',
    ])
    expect(found('{{name|You}}')).toEqual([])
    expect(found('{{name}}さん')).toEqual([])
  })
  row('a place that is not closed', 'Hello {{name, how', /help\/body: "\{\{name, how" is not closed/)
  row('a case that is not closed', '{{n, plural, one {# file other {# files}}}', /is not closed/)
  row('a plural without other', '{{n, plural, one {# file}}}', /lacks "other"/)
  row('a plural without cases', '{{n, plural}}', /has no cases/)
  row('a choice without other', '{{plan, select, free {Upgrade}}}', /lacks "other"/)
  row('a way of writing that nobody knows', '{{n, plurl, other {x}}}', /no "plurl".* Did you mean "plural"\?$/)
  row('a case that the language does not have', { en: '{{n, plural, few {a} other {b}}}' }, /body\/en: .*"few", which never comes in this language; it has one, other/)
  row('a style that nobody knows', '{{n, number, percents}} {{d, date, lng}}', /\("percents"\)/, /\("lng"\)/)
  row('a name that is none', 'Hello {{first name}}', /cannot be filled in/)
  row('a place in single braces', 'Hello {name}', /"\{name\}" as it stands; for the user's trait write "\{\{name\}\}"/)
  row('a tag', 'Read <a href="/x">this</a>', /"<a href="\/x">" as it stands, since texts are not HTML/)
  row('a case without a name', '{{n, plural, one {a} {b} other {c}}}', /a case without a name/)
  row('a single brace', 'Hello name}', /a brace too many or too few/)
  row('nothing, where all is well', { en: '**Hi** {{name}}, {{ n , plural, =0 {none} one {# file} other {# files}}} {{t, number, ::currency/EUR}} {{d, date}}', pl: '{{n, plural, one {a} few {b} many {c} other {d}}}' })

  test('what one of the own words is not filled in with', () => {
    expect(says('x', { open: 'Help: {titel}', close: 'Shut {{title}}', progress: 'Step {step} of {steps}', announcement: '{{title}}' })).toEqual([
      '/messages/open: Users would read "{titel}" as it stands: here {title} is. Did you mean "title"?',
      '/messages/close: Users would read "{{title}}" as it stands: nothing is filled in here.',
      '/messages/announcement: "{{title}}" is filled in only as "{title}".',
    ])
  })

  test('and these are what the widget fills in', () => {
    const all = { ...defaultLabels, ...ofDot, ...ofTour, ...ofReview }
    const places = Object.entries(all).map(([name, text]) => [name, [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place)] as const)
    expect(Object.fromEntries(places.filter(([, found]) => found.length > 0))).toEqual(PLACES)
  })
}) // prettier-ignore

test('what was probably meant is said', () => {
  const says = (config: object) => checkJson(config).suspicions[0]?.message
  const zone = (one: string) => withRule({ when: { hours: { from: '09:00', to: '17:00', zone: one } } })
  expect(says(zone('Europe/Berlni'))).toContain('Did you mean "Europe/Berlin"?')
  expect(says(zone('new_york'))).toContain('Did you mean "America/New_York"?')
  expect(says(withRule({ when: { signal: 'rage-click', where: { page: '/orders/84213' } } }))).toContain(
    '"/orders/:id"',
  )
})

test('a rule that is refused because its name is taken is told once, as it will run', () => {
  const { rules, problems } = checkJson({
    rules: [rule(), rule({ when: { signal: 'dead-click' } })],
    interventions: { help },
  })
  expect(problems.map(({ code }) => code)).toEqual(['duplicate-id'])
  expect(rules.map(({ id, says }) => `${id}: ${says}`)).toEqual([
    'pay: When somebody presses again and again in vain, offer help, at most once in 7 days.',
  ])
})

test('where the first of two rules of one name is refused, the second is told', () => {
  const { rules } = checkJson({
    rules: [rule({ priority: 'high' }), rule({ when: { signal: 'dead-click' } })],
    interventions: { help },
  })
  expect(rules.map(({ says }) => says)).toEqual([
    'When a press of something does nothing, offer help, at most once in 7 days.',
  ])
})

describe('what is well meant is not doubted', () => {
  const row = (sentence: string, config: object, allowLinks?: readonly string[]) =>
    test(sentence, () => expect(checkJson(config, allowLinks).suspicions).toEqual([]))

  row('a rule of today', withRule({ expires: '2026-11-21' }))
  row(
    'a signal that is off, where another will do',
    withRule(
      { when: { any: [{ signal: 'rage-click' }, { signal: 'form-stall' }] } },
      { signals: { 'rage-click': false } },
    ),
  )
  row('a path as a page', withRule({ when: { page: ['/checkout/**'] } }))
  row('rules of different pages', {
    rules: [
      rule({ id: 'a', when: { all: [{ signal: 'rage-click' }, { page: '/a' }] } }),
      rule({ id: 'b', when: { all: [{ signal: 'rage-click' }, { page: '/b' }] } }),
    ],
    interventions: { help },
  })
  row('rules of different forms', {
    rules: [
      rule({ id: 'a', when: { signal: 'form-rejected', where: { form: 'a' } } }),
      rule({ id: 'b', when: { signal: 'form-rejected', where: { form: 'b' } } }),
    ],
    interventions: { help },
  })
  row('a holdout of one in five', withRule({ holdout: 0.2 }))
  row('one language for everybody', withRule({}))
  row(
    'a link within the site, a mail and a number',
    withRule(
      {},
      {
        interventions: {
          help: {
            ...help,
            body: '[a](/x) [b](mailto:x@y.example) [c](tel:123) [d](help/y) [e](guide.html) [f](v1.2/notes)',
          },
        },
      },
    ),
  )
  row(
    'a link that page code allows',
    withRule({}, { interventions: { help: { ...help, body: '[a](https://help.example.com/x)' } } }),
    ['https://help.example.com'],
  )
  const conditions = (...list: object[]) =>
    list.map((one) =>
      withRule({ when: one }, { events: { done: { page: '/done' }, begun: { click: '#a' } } }),
    )
  const rows = (sentence: string, configs: readonly object[]) =>
    test.each(configs.map((config) => [JSON.stringify(config), config]))(`${sentence}: %s`, (_, config) =>
      expect(checkJson(config as object).suspicions).toEqual([]),
    )
  rows(
    'hours of an office, a night shift, a weekend, in any zone',
    conditions(
      { hours: { from: '09:00', to: '17:00' } },
      { hours: { from: '22:00', to: '06:00', zone: 'UTC' } },
      { hours: { days: ['sat', 'sun'], from: '00:00', to: '24:00', zone: '+05:30' } },
      { hours: { from: '09:00', to: '24:00', zone: 'America/Argentina/Buenos_Aires' } },
      { hours: { from: '09:00', to: '17:00', zone: 'Asia/Calcutta' } },
    ),
  )
  rows(
    'windows that are long enough',
    conditions(
      { event: 'done', visitsSince: 2 },
      { event: 'done', visitsSince: 1, within: '7d' },
      { event: 'done', days: 3, within: '2d' },
      { event: 'done', days: 2, within: '1d' },
      { event: 'done', days: 1, within: 'visit' },
      { absent: 'done', after: 'begun', within: '1m' },
    ),
  )
  rows('pages and forms of signals', [
    withRule({ when: { signal: 'form-stall', where: { page: ['/orders/:id', '/cart'], form: 'address' } } }),
    withRule(
      { when: { signal: 'form-stall', where: { page: 'checkout', form: { $in: ['pay'] } } } },
      { pages: { names: { checkout: '/c/**' } }, forms: { payment: { match: '#p' } } },
    ),
  ])
  rows('properties that the signals have', [
    withRule({
      when: {
        any: [
          { signal: 'rage-click', where: { acts: { $gte: 5 }, refused: false, name: { $regex: '^Pay' } } },
          { signal: 'retry-loop', where: { request: 'POST /api/pay', status: { $in: [502, 503] } } },
          { signal: 'error-click', where: { by: { $ne: 'alert' }, error: { $exists: true } } },
          {
            signal: 'form-stall',
            where: { pause: { $gt: 30_000 }, form: ['a', 'b'], strength: { $gt: 0.5 } },
          },
        ],
      },
    }),
    withRule(
      { when: { event: 'done', where: { whatever: 'it is' } } },
      { events: { done: { click: '#a' } } },
    ),
  ])
  rows('variants of which the last is for everybody', [
    withRule({ show: [{ offer: 'help', audience: { plan: 'pro' } }, { offer: 'help' }] }),
  ])
  rows('incidents that are, or will be', [
    withRule({}, { incidents: [{ ...incident, endsWhen: 'served' }] }),
    withRule(
      {},
      {
        incidents: [
          {
            ...incident,
            kind: 'maintenance',
            match: { page: ['/exports'] },
            announce: '2h',
            since: '2026-11-22T08:00:00Z',
          },
          { ...incident, id: 'other', since: '2026-11-20T08:00:00Z', mutes: ['pay'] },
        ],
      },
    ),
  ])
})
