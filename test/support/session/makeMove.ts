import { nameBaseline } from '../../../src/core/baselines.ts'
import type { ObservationBodies } from '../../../src/core/observation.ts'
import type { EventHistory, HistoryRecord } from '../../../src/core/remembered.ts'
import { capsOf } from './caps.ts'
import type { Move, Verb } from './moves.ts'
import { DAWN } from './session.ts'

/** Where moves are made: one tab, whose time goes on by itself. */
export interface World {
  readonly now: number
  push<K extends keyof ObservationBodies>(type: K, body: ObservationBodies[K], at?: number): void
  /** Time goes by, and what comes meanwhile comes. */
  pass(gap: number): void
  /** Time goes by, and nothing else. */
  freeze(ms: number): void
  /** A timer fires. */
  advance(): void
  load(path: string, via: 'load' | 'reload' | 'restore'): void
  newId(prefix: string): string
  /** Requests under way: id and key. */
  readonly flying: string[]
  /** The last two, the newest last. */
  readonly offers: readonly string[]
}

/** What a move does. What its small numbers stand for is anybody's guess, so that all of it happens. */
export function makeMove(world: World, move: Move): void {
  VERBS[move.verb](world, move)
}

const VERBS: { readonly [verb in Verb]: (world: World, move: Move) => void } = {
  press,
  burst(world, move) {
    for (let i = 0; i < 2 + (move.a % 4); i++) {
      press(world, move)
      world.pass(100 + 40 * move.b)
    }
  },
  retry(world, move) {
    const key = KEYS[move.a % 2]!
    press(world, move)
    const id = world.newId('r')
    world.push('request', { id, key })
    world.pass(100 * move.b)
    world.push('response', { id, key, outcome: 'failed', status: 503, judged: true })
  },
  stumble(world, move) {
    press(world, move)
    world.pass(30 * move.b)
    VERBS.error(world, move)
  },
  linger({ push, pass }, { a, b }) {
    push('form', { form: `f${a % 2}`, step: 'started' })
    for (let i = 0; i < 15 + b; i++) {
      pass(1000)
      push('presence', { by: 'pointer' })
    }
  },
  answer({ push, now }, { a, b, c }) {
    push('answer', { kind: a % 2 ? 'dom' : 'value', ...(b % 3 === 0 && { failing: true }) }, now - c)
  },
  request({ push, newId, flying }, { a, c }) {
    const [id, key] = [newId('r'), KEYS[a % KEYS.length]!]
    if (flying.push(`${id} ${key}`) > 6) flying.shift()
    push('request', { id, key, ...(c === 0 && { caused: true }) })
  },
  response({ push, flying }, { a, b, c }) {
    const [id = 'none', ...key] = (flying.splice(a % (flying.length || 1), 1)[0] ?? 'none').split(' ')
    const outcome = (['ok', 'refused', 'failed', 'failed', 'aborted'] as const)[b % 5]!
    push('response', { id, key: key.join(' '), outcome, status: 200 + 100 * (b % 4), judged: c > 1 })
  },
  error({ push }, { a }) {
    push('error', { fingerprint: `e${a % 2}`, name: 'TypeError', source: 'uncaught' })
  },
  form({ push }, { a, b, c }) {
    const by = ['invalid', 'alert', 'result'][c % 3]!
    push('form', {
      form: `f${a % 2}`,
      step: STEPS[b % STEPS.length]!,
      by,
      ...(c > 2 && { field: 'ab'[c % 2]! }),
    })
  },
  field({ push, pass }, { a, b, c }) {
    const target = { key: `t${a % 4}`, tag: 'input' }
    const field = { form: `f${a % 2}`, field: 'ab'[a % 3] ?? 'c', target }
    const steps = (['began', 'emptied', 'emptied', 'emptied', 'left'] as const).slice(c % 3, b)
    for (const step of ['entered', ...steps] as const) {
      const left = step === 'left' && { filled: true as const, rewritten: true as const }
      push('field', { ...field, step, ...(c === 5 && { auto: true }), ...left })
      pass(700)
    }
    for (let i = 0; i < 5 && c > 8; i++) push('undo', { target })
    for (let nth = 1; nth < b && c === 6; nth++) {
      push('query', a === 0 ? { step: 'chosen' } : { step: 'made', search: target, nth })
      pass(900 * a)
    }
  },
  submit({ push, pass, load }, { a, b, c }) {
    push('form', { form: `f${a % 2}`, step: 'submitted', ...(b % 2 === 0 && { leaves: true }) })
    if (b % 2 > 0) return
    push('leaving', {})
    pass(50 * c)
    load('/checkout', 'load')
  },
  presence({ push }, { a }) {
    push('presence', { by: (['pointer', 'key', 'scroll', 'frame'] as const)[a % 4]! })
  },
  visibility({ push }, { a }) {
    push('visibility', { hidden: a % 2 === 0 })
  },
  leaving({ push }) {
    push('leaving', {})
  },
  stall(world, { a, b }) {
    const from = world.now
    world.freeze(200 + 400 * a)
    // Now and then a timer gets in before the stall is noticed.
    if (b % 2 === 0) world.advance()
    world.push('stalled', { from, to: world.now })
  },
  event({ push }, { a, b, c }) {
    push('event', {
      name: ['viewed', 'order-placed', 'exported'][a % 3]!,
      props: { size: b, kind: `k${c % 3}` },
    })
  },
  user({ push }, { a, b, c }) {
    push('user', { id: `u${a}`, traits: { plan: ['free', 'pro'][b % 2]!, ...(c % 2 === 0 && { seats: c }) } })
  },
  memory({ push }, { a, b }) {
    push('memory', {
      scope: a % 3 === 0 ? 'visit' : 'browser',
      ...(b === 0 && { caps: CAPS }),
      ...(b < 3 && { baselines: BASELINES[b]! }),
    })
  },
  help({ push, offers }, { a, b, c }) {
    const offer = offers.at(-1 - (c % 2)) ?? 'none'
    push('help', { offer, step: HELP[a % HELP.length]!, by: b % 2 ? '60000' : 'removed' })
  },
  call({ push }, { a }) {
    if (a === 0) push('call', { call: 'reset' })
    else if (a === 1) push('call', { call: 'ticket' })
    else push('call', { call: a % 2 ? 'help' : 'preview', intervention: 'card' })
  },
  turn(world, move) {
    const { a, b, c } = move
    if (c === 0) return wander(world, move)
    const via = (['push', 'replace', 'route'] as const)[b % 3]!
    world.push('page', { path: PATHS[a % PATHS.length]!, url: `${a}`, via })
  },
  load({ load }, { a, b, c }) {
    const path = PATHS[a % PATHS.length]!
    if (c === 0) for (let i = 0; i < 3; i++) load(path, 'reload')
    load(path, (['load', 'reload', 'restore'] as const)[b % 3]!)
  },
  look({ push }, { a, b }) {
    if (a % 2 === 0) push('handover', { to: 'csm', available: b % 3 > 0 })
    else push('element', { selector: '#promo', is: (['visible', 'present', 'absent'] as const)[b % 3]! })
  },
  feed({ push }, { a }) {
    push('incidents', { incidents: FEEDS[a % FEEDS.length]! })
  },
  /** What another tab saw; or what is remembered when the page asks for it. */
  recall({ push }, { a, b }) {
    const events = HISTORIES[a % HISTORIES.length]!
    if (b % 2 === 0) push('budget', { events })
    else push('memory', { scope: 'browser', events })
  },
  advance({ advance }) {
    advance()
  },
}

function press({ push, newId, now }: World, { a, b, c }: Move): void {
  const lag = c > 8 ? 200 * (c - 8) : c
  const act: ObservationBodies['act'] = {
    id: newId('a'),
    began: now - lag,
    kind: KINDS[b % 3]!,
    target: { key: `t${a % 4}`, tag: 'button' },
    judge: JUDGES[b] ?? 'yes',
    ...(a % 3 === 0 && { form: `f${b % 2}` }),
    ...(b % 2 === 0 && { x: 10 * a, y: b }),
    ...(c === 7 && { absorbed: true }),
    ...(c === 6 && { ignored: ['rage-click'] }),
  }
  push('act', act, c > 9 ? now - 3 : now)
}

/** To and fro between two or three pages, by links or by going back. */
function wander({ push, pass }: World, { a, b }: Move): void {
  for (let i = 0; i < 4 + (a % 3); i++) {
    const url = `w${i % (2 + (b % 2))}`
    push('page', { path: `/${url}`, url, via: a % 2 && i % 2 === 0 ? 'traverse' : 'push' })
    pass(500 * (1 + b))
  }
}

const KINDS = ['press', 'key', 'assistive'] as const
const JUDGES = ['idle', 'never', 'unknown', 'idle'] as const
const KEYS = ['POST /api/pay', 'GET /api/list', 'POST /collect', 'PUT /api/cart/:id']
const STEPS = [
  'started',
  'progress',
  'progress',
  'refused',
  'refused',
  'accepted',
  'undecided',
  'gone',
] as const
const HELP = ['shown', 'used', 'dismissed', 'snoozed', 'closed', 'closed', 'failed'] as const
const PATHS = ['/checkout', '/cart', '/orders/84213', '/help']
const BASELINES = [0, 1, 2].map((b) => ({
  [nameBaseline('field', 'f0/a')]: { counts: '###%*'.slice(b), halved: b, day: 20_458 - 40 * b },
  [nameBaseline('request', 'POST /api/pay')]: { counts: '##$$[', halved: 1, day: 20_458 },
}))
const CAPS = capsOf({ raged: { shown: [DAWN - 5000], lifetime: 1 } })

const DAY = 86_400_000
const watched = (...days: number[]): EventHistory => {
  const times = days.map((day) => DAWN - day * DAY).sort((a, b) => a - b)
  return {
    since: DAWN - 99 * DAY,
    times,
    days: Object.fromEntries(times.map((at) => [String(Math.floor(at / DAY)), at])),
  }
}
const HISTORIES: readonly HistoryRecord[] = [
  {
    visits: [[DAWN - 2 * DAY, DAWN - 2 * DAY + 60_000]],
    events: { 'event cart-changed by day': watched(2, 1.5, 1, 0.5), 'event viewed': watched(3) },
  },
  {
    visits: [[DAWN - DAY, DAWN - DAY + 9], [DAWN - 60_000, DAWN + 60_000]],
    events: { 'event viewed': { ...watched(0.05), unsure: DAWN - 7 }, 'signal rage-click': watched(0.04) },
  },
  { visits: [], events: { 'signal form-stall': watched(0.01), 'event exported': watched() }, lost: DAWN - DAY },
] // prettier-ignore
const OUTAGE = { id: 'outage', match: { request: 'PUT /api/**' }, until: '2026-01-05T09:20:00Z', endsWhen: 'served', title: 'Down', body: 'We know.', resolved: 'Up.', mutes: ['story'] } // prettier-ignore
const FEEDS = [[OUTAGE], [{ ...OUTAGE, body: 'Soon.' }], [{ ...OUTAGE, until: 'soon' }], []]
