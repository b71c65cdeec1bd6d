import { describe, expect, test } from 'vitest'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig } from '../../../src/rules/compile.ts'
import { checkFeed } from '../../../src/rules/incidents/checkFeed.ts'
import { NESTED_AT_MOST } from '../../../src/rules/readJson.ts'
import { describeProblem } from '../../../src/rules/sentences.ts'

const compile = (config: unknown) => compileConfig(config, Object.values(detectors))
const card = { kind: 'card', title: 'Help', body: 'So.' }
const good = { id: 'good', when: { signal: 'rage-click' }, show: 'card' }

/** A config with one sound rule, and something else that is not. */
const beside = (more: object) => ({ schemaVersion: 1, interventions: { card }, rules: [good], ...more })
const rule = (more: object) => ({ rules: [{ ...good, id: 'bad', ...more }, good] })
const when = (condition: unknown) => rule({ when: condition })
const help = (more: object) => ({ interventions: { card, bad: { ...card, ...more } } })

const nest = (depth: number): object => (depth === 0 ? { event: 'e' } : { not: nest(depth - 1) })

const ROWS: [more: object, code: string, pointer: string][] = [
  [{ sounds: true }, 'unknown-key', '/sounds'],
  [{ mode: 'loud' }, 'wrong-type', '/mode'],
  [{ pages: [] }, 'wrong-type', '/pages'],
  [{ pages: { keepQuery: 5 } }, 'wrong-type', '/pages/keepQuery'],
  [{ pages: { names: { shop: [5] } } }, 'wrong-type', '/pages/names/shop'],
  [{ events: { seen: { mouse: 'x' } } }, 'unknown-event', '/events/seen'],
  [{ events: { seen: {} } }, 'unknown-event', '/events/seen'],
  [{ events: { 'a/b': 'x' } }, 'wrong-type', '/events/a~1b'],
  [{ events: { done: { request: 'POST /a', status: 'fine' } } }, 'wrong-type', '/events/done/status'],
  [
    { events: { done: { request: 'POST /a', status: { toString: 1 } } } },
    'wrong-type',
    '/events/done/status',
  ],
  [{ events: { done: { click: '' } } }, 'wrong-type', '/events/done/click'],
  [{ forms: { pay: {} } }, 'wrong-type', '/forms/pay/match'],
  [{ forms: { pay: { match: '#p', refused: 5 } } }, 'wrong-type', '/forms/pay/refused'],
  [{ marks: { ignore: [''] } }, 'wrong-type', '/marks/ignore'],
  [{ marks: { name: { '#b': 5 } } }, 'wrong-type', '/marks/name/#b'],
  [{ baselines: { click: {} } }, 'unknown-key', '/baselines/click'],
  [{ baselines: { field: [] } }, 'wrong-type', '/baselines/field'],
  [{ baselines: { field: { 'pay/card': 4000 } } }, 'wrong-type', '/baselines/field/pay~1card'],
  [
    { baselines: { page: { cart: { p50: '1s', p95: 'long', n: 9 } } } },
    'bad-duration',
    '/baselines/page/cart/p95',
  ],
  [{ baselines: { page: { cart: { p50: '1s', p95: '2s' } } } }, 'wrong-type', '/baselines/page/cart/n'],
  [
    { baselines: { page: { cart: { p50: '1s', p95: '2s', n: 0 } } } },
    'out-of-range',
    '/baselines/page/cart/n',
  ],
  [
    { baselines: { page: { cart: { p50: '2s', p95: '1s', n: 9 } } } },
    'out-of-range',
    '/baselines/page/cart/p95',
  ],
  [
    { baselines: { page: { cart: { p50: 1, p95: 2, n: 9, p99: 3 } } } },
    'unknown-key',
    '/baselines/page/cart/p99',
  ],
  [{ signals: { 'rage-klick': false } }, 'unknown-signal', '/signals/rage-klick'],
  [{ signals: { 'rage-click': { clicks: 3 } } }, 'unknown-option', '/signals/rage-click/clicks'],
  [{ signals: { 'rage-click': { gap: '1 s' } } }, 'bad-duration', '/signals/rage-click/gap'],
  [{ signals: { 'rage-click': { acts: true } } }, 'wrong-type', '/signals/rage-click/acts'],
  [{ signals: { 'rage-click': { acts: -1 } } }, 'out-of-range', '/signals/rage-click/acts'],
  [{ signals: { 'rage-click': true } }, 'wrong-type', '/signals/rage-click'],
  [{ signals: { 'rage-click': { acts: '3s' } } }, 'wrong-type', '/signals/rage-click/acts'],
  [{ signals: { 'rage-click': { acts: 2.5 } } }, 'wrong-type', '/signals/rage-click/acts'],
  [{ signals: { 'rage-click': { acts: 21 } } }, 'out-of-range', '/signals/rage-click/acts'],
  [{ signals: { 'rage-click': { actsRefused: 0 } } }, 'out-of-range', '/signals/rage-click/actsRefused'],
  [{ signals: { 'rage-click': { radius: '30px' } } }, 'wrong-type', '/signals/rage-click/radius'],
  [{ signals: { 'error-loop': { acts: 13 } } }, 'out-of-range', '/signals/error-loop/acts'],
  [{ signals: { 'retry-loop': { acts: 13 } } }, 'out-of-range', '/signals/retry-loop/acts'],
  [{ signals: { 'form-rejected': { refusals: 21 } } }, 'out-of-range', '/signals/form-rejected/refusals'],
  [{ score: { halfLife: 'long' } }, 'bad-duration', '/score/halfLife'],
  [{ score: { halfLife: 0 } }, 'bad-duration', '/score/halfLife'],
  [{ theme: { mode: 'dim' } }, 'wrong-type', '/theme/mode'],
  [{ theme: { radius: 4 } }, 'wrong-type', '/theme/radius'],
  [{ messages: { busy: 5 } }, 'wrong-type', '/messages/busy'],
  [{ messages: { busy: { en: ['Wait'] } } }, 'wrong-type', '/messages/busy'],
  [{ score: { weights: { rage: 1 } } }, 'unknown-signal', '/score/weights/rage'],
  [{ score: { weights: { 'rage-click': 1.01 } } }, 'out-of-range', '/score/weights/rage-click'],
  [{ policy: { perDay: 3 } }, 'unknown-key', '/policy/perDay'],
  [{ policy: { minGap: 'short' } }, 'bad-duration', '/policy/minGap'],
  [{ policy: { quietAfterDismissals: 0 } }, 'out-of-range', '/policy/quietAfterDismissals'],
  [{ rules: [good, good] }, 'duplicate-id', '/rules/1/id'],
  [{ rules: [good, 'rage'] }, 'wrong-type', '/rules/1'],
  [rule({ whne: {} }), 'unknown-key', '/rules/0/whne'],
  [rule({ id: '' }), 'wrong-type', '/rules/0/id'],
  [rule({ mode: 'quiet' }), 'wrong-type', '/rules/0/mode'],
  [rule({ show: 'cart' }), 'unknown-intervention', '/rules/0/show'],
  [rule({ show: [] }), 'empty', '/rules/0/show'],
  [rule({ show: [{ offer: 'cart' }] }), 'unknown-intervention', '/rules/0/show/0/offer'],
  [
    rule({ show: [{ offer: 'card', hours: { from: '9', to: '17:00' } }] }),
    'bad-time',
    '/rules/0/show/0/hours/from',
  ],
  [
    rule({ show: [{ offer: 'card', audience: { plan: { $is: 1 } } }] }),
    'unknown-operator',
    '/rules/0/show/0/audience/plan/$is',
  ],
  [rule({ priority: 1001 }), 'out-of-range', '/rules/0/priority'],
  [rule({ holdout: 0.51 }), 'out-of-range', '/rules/0/holdout'],
  [rule({ expires: '2027-02-30' }), 'bad-date', '/rules/0/expires'],
  [rule({ expires: 2027 }), 'wrong-type', '/rules/0/expires'],
  [rule({ goal: 'paid' }), 'wrong-type', '/rules/0/goal'],
  [rule({ goal: {} }), 'wrong-type', '/rules/0/goal/event'],
  [rule({ goal: { event: 'e', within: 'banana' } }), 'bad-duration', '/rules/0/goal/within'],
  [rule({ group: 7 }), 'wrong-type', '/rules/0/group'],
  [rule({ priority: null }), 'wrong-type', '/rules/0/priority'],
  [rule({ limits: { perDay: 1 } }), 'unknown-key', '/rules/0/limits/perDay'],
  [rule({ limits: { lifetime: 0 } }), 'out-of-range', '/rules/0/limits/lifetime'],
  [rule({ limits: { windows: [{ cap: 1, per: 'week' }] } }), 'bad-duration', '/rules/0/limits/windows/0/per'],
  [
    rule({ limits: { cooldownAfterDismiss: 'long' } }),
    'bad-duration',
    '/rules/0/limits/cooldownAfterDismiss',
  ],
  [rule({ audience: { plan: { $regex: '(a+)+' } } }), 'bad-regex', '/rules/0/audience/plan/$regex'],
  [when(undefined), 'wrong-type', '/rules/0/when'],
  [when({}), 'unknown-condition', '/rules/0/when'],
  [when({ idle: '5m' }), 'unknown-condition', '/rules/0/when'],
  [when({ all: [] }), 'empty', '/rules/0/when/all'],
  [when({ any: { event: 'e' } }), 'wrong-type', '/rules/0/when/any'],
  [when({ all: [{ event: 'e' }, { page: [] }] }), 'empty', '/rules/0/when/all/1/page'],
  [when({ not: { signal: 'rage-click', within: '5 m' } }), 'bad-duration', '/rules/0/when/not/within'],
  [when({ signal: 'rage' }), 'unknown-signal', '/rules/0/when/signal'],
  [when({ signal: 'rage-click', atMost: 3 }), 'unknown-key', '/rules/0/when/atMost'],
  [when({ signal: 'rage-click', event: 'e' }), 'unknown-key', '/rules/0/when/event'],
  [when({ event: 'e', atLeast: 0 }), 'out-of-range', '/rules/0/when/atLeast'],
  [when({ event: 'e', atLeast: 61 }), 'out-of-range', '/rules/0/when/atLeast'],
  [when({ event: 'e', atLeast: 2.5 }), 'wrong-type', '/rules/0/when/atLeast'],
  [when({ event: 'e', atLeast: 2.5, days: 2 }), 'wrong-type', '/rules/0/when/atLeast'],
  [when({ signal: 'rage-click', atLeast: 1.5 }), 'wrong-type', '/rules/0/when/atLeast'],
  [{ policy: { perVisit: 0.5 } }, 'wrong-type', '/policy/perVisit'],
  [{ policy: { perVisit: -1 } }, 'out-of-range', '/policy/perVisit'],
  [{ policy: { quietAfterDismissals: 1.5 } }, 'wrong-type', '/policy/quietAfterDismissals'],
  [{ policy: { muteAfter: 2.5 } }, 'wrong-type', '/policy/muteAfter'],
  [{ policy: { muteAfter: 11 } }, 'out-of-range', '/policy/muteAfter'],
  [{ policy: { windows: [{ cap: 1.5, per: '1d' }] } }, 'wrong-type', '/policy/windows/0/cap'],
  [when({ event: 'e', where: { size: { $gt: {} } } }), 'wrong-type', '/rules/0/when/where/size/$gt'],
  [when({ score: 'page' }), 'wrong-type', '/rules/0/when/atLeast'],
  [when({ score: 'all', atLeast: 5 }), 'wrong-type', '/rules/0/when/score'],
  [when({ score: 'page', atLeast: 101 }), 'out-of-range', '/rules/0/when/atLeast'],
  [when(nest(9)), 'too-deep', `/rules/0/when${'/not'.repeat(9)}`],
  [help({ kind: 'popup' }), 'wrong-type', '/interventions/bad/kind'],
  [help({ title: {} }), 'wrong-type', '/interventions/bad/title'],
  [help({ title: '  ' }), 'wrong-type', '/interventions/bad/title'],
  [help({ title: { en: 'Help', de: '\u00a0' } }), 'wrong-type', '/interventions/bad/title'],
  [help({ body: { en: 5 } }), 'wrong-type', '/interventions/bad/body'],
  [help({ html: '<b>' }), 'unknown-key', '/interventions/bad/html'],
  [help({ kind: 'tip', anchor: 5 }), 'wrong-type', '/interventions/bad/anchor'],
  [help({ anchor: '#pay' }), 'unknown-key', '/interventions/bad/anchor'],
  [help({ kind: 'tip', quiet: 'yes' }), 'wrong-type', '/interventions/bad/quiet'],
  [help({ kind: 'banner', at: 'left' }), 'wrong-type', '/interventions/bad/at'],
  [help({ kind: 'banner', tone: 'loud' }), 'wrong-type', '/interventions/bad/tone'],
  [help({ kind: 'inline' }), 'wrong-type', '/interventions/bad/slot'],
  [help({ kind: 'silent', actions: [] }), 'unknown-key', '/interventions/bad/actions'],
  [{ interventions: { card, bad: { kind: 'tour' } } }, 'wrong-type', '/interventions/bad/steps'],
  [
    { interventions: { card, bad: { kind: 'tour', steps: [{ title: 'One', body: 'So.' }] } } },
    'out-of-range',
    '/interventions/bad/steps',
  ],
  [
    {
      interventions: {
        card,
        bad: { kind: 'tour', steps: [{ title: 'One', body: 'So.' }, { title: 'Two' }] },
      },
    },
    'wrong-type',
    '/interventions/bad/steps/1/body',
  ],
  [help({ media: { image: '/a.png' } }), 'wrong-type', '/interventions/bad/media/alt'],
  [help({ media: { video: '/a.mp4', alt: 'How' } }), 'wrong-type', '/interventions/bad/media/captions'],
  [
    help({ media: { image: '/a.png', alt: 'A', ratio: 0 } }),
    'out-of-range',
    '/interventions/bad/media/ratio',
  ],
  [
    help({ actions: [{ label: 'Go', remedy: 'x', auto: 'yes' }] }),
    'wrong-type',
    '/interventions/bad/actions/0/auto',
  ],
  [help({ actions: [{ label: 'On', next: 1 }] }), 'wrong-type', '/interventions/bad/actions/0/next'],
  [help({ actions: [{ label: 'Go', run: 'x' }] }), 'unknown-action', '/interventions/bad/actions/0'],
  [help({ actions: [{ link: '/x' }] }), 'wrong-type', '/interventions/bad/actions/0/label'],
  [
    help({ actions: [{ label: 'Later', snooze: 'soon' }] }),
    'bad-duration',
    '/interventions/bad/actions/0/snooze',
  ],
  [
    help({ actions: [{ label: 'No', dismiss: 'yes' }] }),
    'wrong-type',
    '/interventions/bad/actions/0/dismiss',
  ],
]

describe('a problem of the config', () => {
  test.each(ROWS)('%j is told as %s at %s, and the good rule runs', (more, code, pointer) => {
    const { problems, rules } = compile(beside(more))
    expect(problems).toMatchObject([{ code, pointer }])
    expect(rules.map(({ id }) => id)).toContain('good')
    expect(rules.map(({ id }) => id)).not.toContain('bad')
  })

  test.each(ROWS)('%j is described in a sentence that says where', (more, _, pointer) => {
    const [sentence] = compile(beside(more)).problems.map(describeProblem)
    expect(sentence).toContain(pointer)
    expect(sentence).toMatch(/^.{20,}[.?]$/s)
    expect(sentence).not.toMatch(/undefined|\[object/)
  })

  test('each kind is tried here', () => {
    const tried = new Set([...ROWS.map(([, code]) => code), 'not-an-object', 'wrong-version', 'too-many'])
    expect(tried.size).toBe(20)
  })
})

describe('a sentence tells texts from numbers, and what is empty from what is missing', () => {
  test.each<[string, object, string]>([
    ['a number in quotes', when({ event: 'e', atLeast: '3' }), '/rules/0/when/atLeast is "3", but it must be a whole number; write 3, without quotes.'],
    ['a yes in quotes', help({ kind: 'tip', quiet: 'true' }), 'write true, without quotes'],
    ['a text without quotes', rule({ id: 5 }), '/rules/0/id is 5, but it must be a text; write it in quotes: "5".'],
    ['an empty text', when({ event: '' }), '/rules/0/when/event is an empty text; write something in it'],
    ['a title of blanks', help({ title: ' ' }), '/interventions/bad/title is an empty text; write something in it'],
    ['what is missing', when({ event: undefined, within: '1m' }), 'has no condition that this release knows'],
    ['an empty condition', when({}), '/rules/0/when is empty, but it must be a condition'],
    ['no help at all', rule({ show: undefined }), '/rules/0/show is missing, but it must be the name of an intervention, or a list of variants.'],
    ['a help that is a number', rule({ show: 5 }), 'must be the name of an intervention'],
  ])('%s', (_, more, sentence) => {
    expect(compile(beside(more)).problems.map(describeProblem).join()).toContain(sentence)
  }) // prettier-ignore

  test('the version in quotes', () => {
    expect(describeProblem(compile({ schemaVersion: '1' }).problems[0]!)).toBe(
      'Failed to read the config: its "schemaVersion" is the text "1"; write the number, without quotes: "schemaVersion": 1.',
    )
  })

  test('a misspelt name of many is told without all the others', () => {
    const [sentence] = compile(beside(when({ signal: 'rage-clik' }))).problems.map(describeProblem)
    expect(sentence).toBe('/rules/0/when/signal: there is no signal "rage-clik". Did you mean "rage-click"?')
  })
})

describe('a feed of incidents', () => {
  const incident = { id: 'exports', match: { page: '/exports' }, until: '2026-11-21T22:00:00.000Z', title: 'T', body: 'B' }
  const told = (...feed: unknown[]) => checkFeed(feed).map(describeProblem)

  test('that is right has no problems', () => expect(told(incident, { ...incident, id: 'other' })).toEqual([]))

  test('is told of its bad entries, by their place', () => {
    expect(told(incident, { ...incident, until: 'soon' })).toEqual([expect.stringMatching(/^\/1\/until is "soon"/)])
  })

  test('that is too large is told, for none of it is used', () => {
    expect(told({ ...incident, body: 'x'.repeat(6000) })).toEqual([expect.stringMatching(/letters; with more than 6000 none/)])
  })
}) // prettier-ignore

describe('what is nested by a machine', () => {
  const LISTS = ['all', 'any']
  const nestIn = (one: object, key: string, depth: number): object => {
    let whole = one
    for (let i = 0; i < depth; i++) whole = { [key]: LISTS.includes(key) ? [whole] : whole }
    return whole
  }
  const deep = { ...good, id: 'deep' }
  const event = { event: 'e' }

  test.each<[string, object]>([
    ['a condition', { ...deep, when: nestIn(event, 'not', 1500) }],
    ['a list of conditions', { ...deep, when: nestIn(event, 'all', 1500) }],
    ['one that no stack holds', { ...deep, when: nestIn(event, 'any', 100_000) }],
    ['what is asked of a property', { ...deep, when: { ...event, where: nestIn({ a: 1 }, '$not', 1500) } }],
    ['what is asked of a value', { ...deep, when: { ...event, where: { a: nestIn({ $eq: 1 }, '$not', 1500) } } }],
  ])('%s: its rule alone is refused, in one sentence', (_, rule) => {
    const { problems, rules } = compile(beside({ rules: [rule, good] }))
    expect(rules.map(({ id }) => id)).toEqual([good.id])
    expect(problems).toMatchObject([{ code: 'too-deep' }])
    expect(describeProblem(problems[0]!)).toMatch(/^\/rules\/0\/when.* is nested too deeply; eight levels are enough/)
  })

  test('nobody nests sixty-four levels', () => {
    expect(NESTED_AT_MOST).toBe(64)
    const when = { all: [{ ...event, where: { a: nestIn({ $eq: 1 }, '$not', 8) } }] }
    expect(compile(beside({ rules: [{ ...good, when: nestIn(when, 'all', 7) }] })).problems).toEqual([])
  })
}) // prettier-ignore

describe('a config that is none', () => {
  const loop: Record<string, unknown> = { schemaVersion: 1 }
  loop.rules = [loop]
  const thrower = { schemaVersion: 1, get mode(): string { throw new Error('host') } } // prettier-ignore

  test.each<[string, unknown, string]>([
    ['null', null, 'not-an-object'],
    ['a list', [], 'not-an-object'],
    ['a text', '{}', 'not-an-object'],
    ['a number', 5, 'not-an-object'],
    ['a function', () => {}, 'not-an-object'],
    ['something that loops', loop, 'not-an-object'],
    ['something that throws', thrower, 'not-an-object'],
    ['something with a number that JSON does not know', { schemaVersion: 1, x: 1n }, 'not-an-object'],
    ['without a version', {}, 'wrong-version'],
    ['of a later version', { schemaVersion: 2, rules: [good] }, 'wrong-version'],
    ['of a version in words', { schemaVersion: '1' }, 'wrong-version'],
  ])('%s: is told, and signals run with what was chosen', (_, config, code) => {
    const { problems, rules, detectors: on } = compile(config)
    expect(problems).toMatchObject([{ code }])
    expect(describeProblem(problems[0]!)).toMatch(/^Failed to read the config: .+\.$/)
    expect(rules).toEqual([])
    expect(on).toHaveLength(Object.keys(detectors).length)
  })

  test('that loops is not said to be missing', () => {
    expect(describeProblem(compile(loop).problems[0]!)).toMatch(
      /it cannot be written as JSON, as it holds itself/,
    )
  })

  test('is no problem when there is none at all', () => {
    expect(compile(undefined)).toMatchObject({ problems: [], rules: [], mode: 'on' })
  })

  test('has at most 5,000 rules; the first are used', () => {
    const rules = Array.from({ length: 5001 }, (_, i) => ({ ...good, id: `r${i}` }))
    const compiled = compile(beside({ rules }))
    expect(compiled.problems).toMatchObject([
      { code: 'too-many', pointer: '/rules', got: '5001 rules', expected: '5000' },
    ])
    expect(compiled.rules).toHaveLength(5000)
  })
})

describe('an action that is wrong', () => {
  test('is left out, and the help still helps', () => {
    const actions = [
      { label: 'Go', link: '/x' },
      { label: 'No', run: 'x' },
      { label: 'Later', snooze: '5m' },
    ]
    const { interventions } = compile(beside(help({ actions })))
    expect(interventions.bad).toHaveProperty('actions', [
      { label: 'Go', link: '/x' },
      { label: 'Later', snooze: 300_000 },
    ])
  })
})

test('the hash of a config is its own, whatever object it came in', () => {
  const hash = (config: unknown) => compile(config).hash
  expect(hash(beside({}))).toBe(hash(JSON.parse(JSON.stringify(beside({})))))
  expect(hash(beside({}))).not.toBe(hash(beside({ mode: 'watch' })))
})
