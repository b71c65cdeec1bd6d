import { describe, expect, test } from 'vitest'
import { USERS_AT_MOST } from '../../../src/cli/suspicions/smallHoldouts.ts'
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
          help: { ...help, body: '[a](/x) [b](mailto:x@y.example) [c](tel:123) [d](help/y)' },
        },
      },
    ),
  )
  row(
    'a link that page code allows',
    withRule({}, { interventions: { help: { ...help, body: '[a](https://help.example.com/x)' } } }),
    ['https://help.example.com'],
  )
})
