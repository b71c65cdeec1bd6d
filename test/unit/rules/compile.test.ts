import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig } from '../../../src/rules/compile.ts'
import { MESSAGES } from '../../../src/rules/messages.ts'
import { describeProblem } from '../../../src/rules/sentences.ts'
import { labels as asking } from '../../../src/ui/ask/labels.ts'
import { labels as doing } from '../../../src/ui/doing/labels.ts'
import { labels as dot } from '../../../src/ui/dot/labels.ts'
import { defaultLabels } from '../../../src/ui/labels.ts'
import { labels as review } from '../../../src/ui/review/labels.ts'
import { labels as tour } from '../../../src/ui/tour/labels.ts'
import { session, type Session } from '../../support/session/session.ts'

const compile = (config: unknown) => compileConfig(config, Object.values(detectors))
const compileWith = (more: object) => compile({ schemaVersion: 1, ...more })

const card = { kind: 'card', title: 'Help', body: 'So.' }
const good = { id: 'good', when: { signal: 'rage-click' }, show: 'card' }
const rules = (more: object) => ({ interventions: { card }, rules: [{ ...good, ...more }] })
const hours = { from: '09:00', to: '17:00' }
const acts = (more: object) => ({
  interventions: { card: { ...card, actions: [{ label: 'Go', link: '/x', ...more }] } },
})

/** What was meant, the slip, where it is, and what could have been written instead. */
type Slip = [more: object, pointer: string, allowed: string]

const SECTIONS: Slip[] = [
  [{ pages: { keepQuery: ['a'], name: {} } }, '/pages/name', 'keepQuery, names'],
  [{ events: { e: { page: '/x', pages: '/y' } } }, '/events/e/pages', 'page'],
  [{ events: { e: { page: '/x', status: 200 } } }, '/events/e/status', 'page'],
  [{ events: { e: { click: '#b', text: 'Pay' } } }, '/events/e/text', 'click'],
  [{ events: { e: { request: 'GET /x', code: 200 } } }, '/events/e/code', 'request, status'],
  [{ forms: { f: { match: '#f', refuse: '.no' } } }, '/forms/f/refuse', 'match, refused, accepted'],
  [{ marks: { mask: ['#m'], errors: ['.no'] } }, '/marks/errors', 'error, ambient, ignore, mask, name'],
  [{ score: { halfLife: '60s', halflife: '9s' } }, '/score/halflife', 'halfLife, weights'],
  [
    { policy: { perVisit: 1, mingap: '1h' } },
    '/policy/mingap',
    'perVisit, minGap, maxDefer, quietAfterDismissals, muteAfter, holdoutSalt, lifetime, windows, groups',
  ],
  [{ theme: { accent: 'red', colour: 'red' } }, '/theme/colour', 'mode, accent, surface, text, radius, font'],
  [{ messages: { close: 'Shut', Close: 'Shut' } }, '/messages/Close', MESSAGES.join(', ')],
  [acts({ lable: 'Go' }), '/interventions/card/actions/0/lable', 'label, link'],
  [acts({ remedy: 'retry' }), '/interventions/card/actions/0/remedy', 'label, link'],
]

const IN_RULES: Slip[] = [
  [rules({ goal: { event: 'e', with: '1m' } }), '/rules/0/goal/with', 'event, within'],
  [
    rules({ limits: { cooldown: '1h' } }),
    '/rules/0/limits/cooldown',
    'lifetime, windows, cooldownAfterDismiss',
  ],
  [
    rules({ limits: { windows: [{ cap: 1, per: '1h', in: '1d' }] } }),
    '/rules/0/limits/windows/0/in',
    'cap, per',
  ],
  [rules({ show: [{ offer: 'card', audiance: {} }] }), '/rules/0/show/0/audiance', 'audience, hours, offer'],
  [
    rules({ show: [{ offer: 'card', hours: { ...hours, day: ['mon'] } }] }),
    '/rules/0/show/0/hours/day',
    'days, from, to, zone',
  ],
]

describe('a slip of the pen', () => {
  test.each([...SECTIONS, ...IN_RULES])(
    '%j is told of at %s, with what is known: %s',
    (more, pointer, allowed) => {
      const { problems } = compileWith(more)
      const key = pointer.split('/').at(-1)
      expect(problems).toEqual([{ code: 'unknown-key', pointer, got: key, expected: allowed }])
      const sentence = `${pointer} is not known here; use one of: ${allowed}.`
      expect(describeProblem(problems[0]!).split(' Did you mean')[0]).toBe(sentence)
    },
  )

  test.each(SECTIONS)('%j leaves the rest of its section as it is', (more, pointer) => {
    const rest = structuredClone(more) as Record<string, unknown>
    const path = pointer.split('/').slice(1)
    const holder = path.slice(0, -1).reduce((at, key) => at[key] as typeof rest, rest)
    delete holder[path.at(-1)!]
    const plain = (config: object) => ({ ...compileWith(config), hash: '', problems: [] })
    expect(JSON.stringify(plain(more))).toBe(JSON.stringify(plain(rest)))
  })

  test.each(IN_RULES)('%j refuses the rule, which may mean something else', (more) => {
    expect(compileWith(more).rules).toEqual([])
  })
})

describe('the mode', () => {
  test.each([
    [undefined, 'on'],
    ['on', 'on'],
    ['watch', 'watch'],
    ['off', 'off'],
    ['wacth', 'watch'],
    ['OFF', 'watch'],
    [false, 'watch'],
    [null, 'watch'],
  ])('%j means %s: nobody gets more help than was meant', (mode, meant) => {
    const { mode: read, problems } = compileWith({ ...(mode !== undefined && { mode }) })
    expect(read).toBe(meant)
    expect(problems.map(({ pointer }) => pointer)).toEqual(
      mode === undefined || mode === meant ? [] : ['/mode'],
    )
  })

  test('of a rule that nobody knows refuses it', () => {
    expect(compileWith(rules({ mode: null })).problems).toMatchObject([{ pointer: '/rules/0/mode' }])
  })
})

describe('an option of a signal', () => {
  const all = Object.values(detectors)

  test('is a time, or has a limit', () => {
    for (const { options, counts, factors } of all) {
      const plain = Object.keys(options).filter((key) => (options as Record<string, number>)[key]! < 100)
      expect(Object.keys({ ...counts, ...factors })).toEqual(expect.arrayContaining(plain))
    }
  })

  test('that is a multiple may be a fraction, up to ten', () => {
    const read = (timesUsual: unknown) => {
      const { detectors, problems } = compileWith({ signals: { 'form-stall': { timesUsual } } })
      const { options } = detectors.find(({ type }) => type === 'form-stall')!
      return [(options as { timesUsual: number }).timesUsual, ...problems.map(({ code }) => code)]
    }
    expect(read(2.5)).toEqual([2.5])
    expect(read(0)).toEqual([0])
    expect(read(11)).toEqual([1.5, 'out-of-range'])
    expect(read('2s')).toEqual([1.5, 'wrong-type'])
  })

  const times =
    (n: number, once: (user: Session) => Session) =>
    (user: Session): Session =>
      Array.from({ length: n }).reduce<Session>((so) => once(so), user)
  const error = (user: Session) => user.click('save').wait(50).error('E').wait(1000)
  const refusal = (user: Session) =>
    user
      .wait(3000)
      .click('pay', { form: 'f' })
      .form('f', 'submitted')
      .wait(400)
      .form('f', 'refused', { by: 'alert' })
  let id = 0
  const request = (user: Session) =>
    user.click('pay').request(`r${++id}`).wait(50).response(`r${id}`, 'failed').wait(1000)

  test.each<[string, string, (user: Session) => Session]>([
    ['rage-click', 'acts', (user) => user.click('pay').wait(50)],
    ['error-loop', 'acts', error],
    ['retry-loop', 'acts', request],
    ['form-rejected', 'refusals', refusal],
  ])('%s.%s can be reached at its limit, and is not just before', (type, option, once) => {
    const most = all.find((one) => one.type === type)!.counts![option]!
    const user = times(most - 1, once)(session({ signals: { [type]: { [option]: most } } }))
    expect(user.found.filter((found) => found.startsWith(type))).toEqual([])
    once(user).wait(3000)
    expect(user.found.filter((found) => found.startsWith(type))).toEqual([`${type} ${most}`])
  })

  test('that is wrong leaves the others, and its own default', () => {
    const { detectors: on } = compileWith({ signals: { 'rage-click': { acts: '3s', gap: '2s' } } })
    const rage = on.find(({ type }) => type === 'rage-click')
    expect(rage?.options).toEqual({ ...detectors.rageClick.options, gap: 2000 })
  })
})

test('the half-life is the default when none can be used', () => {
  expect(compileWith({ score: { halfLife: 0 } })).toMatchObject({
    halfLife: compileWith({}).halfLife,
    problems: [{ code: 'bad-duration', pointer: '/score/halfLife' }],
  })
})

test('what of the theme and the messages can be used is used', () => {
  const { theme, messages } = compileWith({
    theme: { mode: 'dim', accent: 'red', radius: 4 },
    messages: { close: { en: 'Shut' }, busy: 5 },
  })
  expect({ theme, messages }).toEqual({ theme: { accent: 'red' }, messages: { close: { en: 'Shut' } } })
})

test('the messages that a config may set are the words of the widget', () => {
  const words = { ...defaultLabels, ...asking, ...doing, ...dot, ...review, ...tour }
  expect([...MESSAGES].sort()).toEqual(Object.keys(words).sort())
})

describe('an audience', () => {
  const nest = (depth: number): object => (depth === 0 ? { event: 'e' } : { not: nest(depth - 1) })

  test('leaves a rule as deep as it may be', () => {
    const { problems, rules: read } = compileWith(rules({ when: nest(8), audience: { plan: 'pro' } }))
    expect(problems).toEqual([])
    expect(read).toHaveLength(1)
  })

  test('is told of once, where it is written', () => {
    const { problems } = compileWith(rules({ when: nest(9), audience: { plan: { $is: 1 } } }))
    expect(problems).toMatchObject([
      { code: 'too-deep', pointer: `/rules/0/when${'/not'.repeat(9)}` },
      { code: 'unknown-operator', pointer: '/rules/0/audience/plan/$is' },
    ])
  })
})

describe('has no problem with the config of', () => {
  const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
  const readme = /```jsonc\n\/\/ unstuck\.json[^\n]*\n(.*?)```/s.exec(read('README.md'))?.[1]

  test.each([
    ['the playground', read('examples/playground/unstuck.json')],
    ['the script-tag example', read('examples/script-tag/unstuck.json')],
    ['the README', readme ?? 'null'],
  ])('%s', (_, text) => {
    const config: unknown = JSON.parse(text)
    const { problems, rules: found } = compile(config)
    expect(problems.map(describeProblem)).toEqual([])
    expect(found).not.toEqual([])
  })
})
