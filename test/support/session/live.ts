import { nameBaseline } from '../../../src/core/baselines.ts'
import type { Ask, Effect } from '../../../src/core/decision.ts'
import { createEngine, type Engine } from '../../../src/core/engine.ts'
import type { EngineState } from '../../../src/core/engineState.ts'
import type { Observation, ObservationBodies } from '../../../src/core/observation.ts'
import type { Answer, MomentReason } from '../../../src/core/observations/deciding.ts'
import type { EventHistory, HistoryRecord } from '../../../src/core/remembered.ts'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig, type Compiled } from '../../../src/rules/compile.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { capsOf } from './caps.ts'
import type { Move } from './moves.ts'
import { createRandom } from './random.ts'
import { DAWN } from './session.ts'

/** What happened while it happened: the stamped log, and what the engine wanted done. */
export interface Lived {
  readonly log: readonly Observation[]
  readonly effects: readonly Effect[]
  readonly state: EngineState
}

export function compile(config: Partial<Config>): Compiled {
  return compileConfig({ schemaVersion: 1, ...config }, Object.values(detectors))
}

export function createFold(compiled: Compiled, state?: EngineState): Engine {
  const { weights, halfLife, seeds } = compiled
  return createEngine({
    detectors: compiled.detectors,
    judge: createJudge(compiled),
    weights,
    halfLife,
    seeds,
    state,
  })
}

/**
 * Lives a session as the shell does: with inputs that arrive late, replies that come when they come, timers that
 * are late or never fire, and a state that is carried over page loads.
 */
export function live(compiled: Compiled, moves: readonly Move[]): Lived {
  let engine = createFold(compiled)
  let now = DAWN
  let loads = 0
  let made = 0
  let flying: string[] = []
  const log: Observation[] = []
  const effects: Effect[] = []
  let offers: string[] = []
  const replies: { at: number; ask: string; answer: Answer }[] = []
  /** What the effects of one step set off comes after it. */
  const next: (() => void)[] = []
  const random = createRandom(moves.length)

  function push<K extends keyof ObservationBodies>(type: K, body: ObservationBodies[K], at = now): void {
    const step = engine.observe({ type, at, ...body } as unknown as Observation)
    log.push(step.observation)
    step.effects.forEach(run)
    next.shift()?.()
  }

  function run(effect: Effect): void {
    effects.push(effect)
    if (effect.type === 'offer') {
      offers = [...offers, effect.offer.id].slice(-2)
      if (random(4) > 0) next.push(() => push('help', { offer: effect.offer.id, step: 'shown' }))
    }
    if (effect.type === 'ask' && random(8) > 0) {
      replies.push({
        at: now + [0, 3, 300, 2000][random(4)]!,
        ask: effect.ask.id,
        answer: answer(effect.ask),
      })
    }
  }

  function answer({ question }: Ask): Answer {
    if (question === 'slot') return { question, granted: random(4) > 0 }
    if (question === 'form') return { question, present: random(4) > 0, refused: random(2) > 0 }
    return random(3) > 0
      ? { question, good: true }
      : { question, good: false, why: WHYS[random(WHYS.length)]! }
  }

  /** Replies come in their time; now and then a timer fires, late. */
  function pass(gap: number): void {
    const until = now + gap
    for (;;) {
      replies.sort((a, b) => a.at - b.at)
      const reply = replies[0]
      if (!reply || reply.at > until) break
      replies.shift()
      now = Math.max(now, reply.at)
      push('reply', { ask: reply.ask, answer: reply.answer })
    }
    now = until
    if (random(3) === 0) engine.advance(now).forEach(run)
  }

  function load(path: string, via: 'load' | 'reload' | 'restore'): void {
    engine = createFold(compiled, JSON.parse(JSON.stringify(engine.serialize())) as EngineState)
    flying = []
    push('start', {
      version: '0.0.0',
      config: compiled.hash,
      load: `l${++loads}`,
      tab: 't1',
      utcOffset: loads % 4 === 3 ? 120 : 60,
      ...(loads % 3 > 0 && { zones: { 'Europe/Berlin': loads % 2 === 0 ? 120 : 60 } }),
      signals: compiled.detectors.map(({ type }) => type),
      mode: loads % 5 === 4 ? 'watch' : 'on',
      patience: loads % 3 === 2 ? 1.5 : 1,
    })
    push('page', { path, url: path, via })
  }

  function act({ a, b, c }: Move): void {
    const lag = c > 8 ? 200 * (c - 8) : c
    push('act', {
      id: `a${++made}`,
      began: now - lag,
      kind: KINDS[b % 3]!,
      target: { key: `t${a % 4}`, tag: 'button' },
      judge: JUDGES[b] ?? 'yes',
      ...(a % 3 === 0 && { form: `f${b % 2}` }),
      ...(b % 2 === 0 && { x: 10 * a, y: b }),
      ...(c === 7 && { absorbed: true }),
      ...(c === 6 && { ignored: ['rage-click'] }),
    }, c > 9 ? now - 3 : now) // prettier-ignore
  }

  /** To and fro between two or three pages, by links or by going back. */
  function wander({ a, b }: Move): void {
    for (let i = 0; i < 4 + (a % 3); i++) {
      const url = `w${i % (2 + (b % 2))}`
      push('page', { path: `/${url}`, url, via: a % 2 && i % 2 === 0 ? 'traverse' : 'push' })
      pass(500 * (1 + b))
    }
  }

  function make(move: Move): void {
    const { verb, a, b, c } = move
    switch (verb) {
      case 'press':
        return act(move)
      case 'burst':
        for (let i = 0; i < 2 + (a % 4); i++) {
          act(move)
          pass(100 + 40 * b)
        }
        return
      case 'retry':
        act(move)
        push('request', { id: `r${++made}`, key: KEYS[a % 2]! })
        pass(100 * b)
        return push('response', { id: `r${made}`, key: KEYS[a % 2]!, outcome: 'failed', status: 503, judged: true })
      case 'stumble':
        act(move)
        pass(30 * b)
        return push('error', { fingerprint: `e${a % 2}`, name: 'TypeError', source: 'uncaught' })
      case 'linger':
        push('form', { form: `f${a % 2}`, step: 'started' })
        for (let i = 0; i < 15 + b; i++) {
          pass(1000)
          push('presence', { by: 'pointer' })
        }
        return
      case 'answer':
        return push('answer', { kind: a % 2 ? 'dom' : 'value', ...(b % 3 === 0 && { failing: true }) }, now - c)
      case 'request': {
        const id = `r${++made}`
        flying = [...flying, `${id} ${KEYS[a % KEYS.length]!}`].slice(-6)
        return push('request', { id, key: KEYS[a % KEYS.length]!, ...(c === 0 && { caused: true }) })
      }
      case 'response': {
        const [id = 'none', ...key] = (flying.splice(a % (flying.length || 1), 1)[0] ?? 'none').split(' ')
        const outcome = (['ok', 'refused', 'failed', 'failed', 'aborted'] as const)[b % 5]!
        return push('response', { id, key: key.join(' '), outcome, status: 200 + 100 * (b % 4), judged: c > 1 })
      }
      case 'error':
        return push('error', { fingerprint: `e${a % 2}`, name: 'TypeError', source: 'uncaught' })
      case 'form':
        return push('form', { form: `f${a % 2}`, step: STEPS[b % STEPS.length]!, by: ['invalid', 'alert', 'result'][c % 3]!, ...(c > 2 && { field: 'ab'[c % 2]! }) })
      case 'field': {
        const target = { key: `t${a % 4}`, tag: 'input' }
        const field = { form: `f${a % 2}`, field: 'ab'[a % 3] ?? 'c', target }
        const steps = (['began', 'emptied', 'emptied', 'emptied', 'left'] as const).slice(c % 3, b)
        for (const step of ['entered', ...steps] as const) {
          push('field', { ...field, step, ...(c === 5 && { auto: true }), ...(step === 'left' && { filled: true, rewritten: true }) })
          pass(700)
        }
        for (let i = 0; i < 5 && c > 8; i++) push('undo', { target })
        for (let nth = 1; nth < b && c === 6; nth++) {
          push('query', a === 0 ? { step: 'chosen' } : { step: 'made', search: target, nth })
          pass(900 * a)
        }
        return
      }
      case 'submit':
        push('form', { form: `f${a % 2}`, step: 'submitted', ...(b % 2 === 0 && { leaves: true }) })
        if (b % 2 > 0) return
        push('leaving', {})
        pass(50 * c)
        return load('/checkout', 'load')
      case 'presence':
        return push('presence', { by: (['pointer', 'key', 'scroll', 'frame'] as const)[a % 4]! })
      case 'visibility':
        return push('visibility', { hidden: a % 2 === 0 })
      case 'leaving':
        return push('leaving', {})
      case 'stall': {
        const from = now
        now += 200 + 400 * a
        // Now and then a timer gets in before the stall is noticed.
        if (b % 2 === 0) engine.advance(now).forEach(run)
        return push('stalled', { from, to: now })
      }
      case 'event':
        return push('event', { name: ['viewed', 'order-placed', 'exported'][a % 3]!, props: { size: b, kind: `k${c % 3}` } })
      case 'user':
        return push('user', { id: `u${a}`, traits: { plan: ['free', 'pro'][b % 2]!, ...(c % 2 === 0 && { seats: c }) } })
      case 'memory':
        return push('memory', { scope: a % 3 === 0 ? 'visit' : 'browser', ...(b === 0 && { caps: CAPS }), ...(b < 3 && { baselines: BASELINES[b]! }) })
      case 'help':
        return push('help', { offer: offers.at(-1 - (c % 2)) ?? 'none', step: HELP[a % HELP.length]!, by: b % 2 ? '60000' : 'removed' })
      case 'call':
        if (a === 0) return push('call', { call: 'reset' })
        if (a === 1) return push('call', { call: 'ticket' })
        return push('call', { call: a % 2 ? 'help' : 'preview', intervention: 'card' })
      case 'turn':
        if (c === 0) return wander(move)
        return push('page', { path: PATHS[a % PATHS.length]!, url: `${a}`, via: (['push', 'replace', 'route'] as const)[b % 3]! })
      case 'load':
        if (c === 0) for (let i = 0; i < 3; i++) load(PATHS[a % PATHS.length]!, 'reload')
        return load(PATHS[a % PATHS.length]!, (['load', 'reload', 'restore'] as const)[b % 3]!)
      case 'look':
        if (a % 2 === 0) return push('handover', { to: 'csm', available: b % 3 > 0 })
        return push('element', { selector: '#promo', is: (['visible', 'present', 'absent'] as const)[b % 3]! })
      case 'feed':
        return push('incidents', { incidents: FEEDS[a % FEEDS.length]! })
      case 'recall':
        // What another tab saw; or what is remembered when the page asks for it.
        if (b % 2 === 0) return push('budget', { events: HISTORIES[a % HISTORIES.length]! })
        return push('memory', { scope: 'browser', events: HISTORIES[a % HISTORIES.length]! })
      case 'advance':
        return engine.advance(now).forEach(run)
    }
  } // prettier-ignore

  load('/checkout', 'load')
  for (const move of moves) {
    pass(move.gap)
    make(move)
  }
  push('end', {})
  return { log, effects, state: engine.serialize() }
}

const WHYS: readonly MomentReason[] = ['typing', 'dialog', 'pointer-down', 'requesting']
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
