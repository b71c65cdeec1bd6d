import type { Ask, Effect } from '../../../src/core/decision.ts'
import { createEngine, type Engine } from '../../../src/core/engine.ts'
import type { EngineState } from '../../../src/core/engineState.ts'
import type { Observation, ObservationBodies } from '../../../src/core/observation.ts'
import type { Answer, MomentReason } from '../../../src/core/observations/deciding.ts'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig, type Compiled } from '../../../src/rules/compile.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { makeMove, type World } from './makeMove.ts'
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
  const log: Observation[] = []
  const effects: Effect[] = []
  const replies: { at: number; ask: string; answer: Answer }[] = []
  /** What the effects of one step set off comes after it. */
  const next: (() => void)[] = []
  const random = createRandom(moves.length)
  const flying: string[] = []
  const offers: string[] = []
  const world: World = {
    get now() {
      return now
    },
    push,
    pass,
    freeze: (ms) => void (now += ms),
    advance: () => engine.advance(now).forEach(run),
    load,
    newId: (prefix) => `${prefix}${++made}`,
    flying,
    offers,
  }

  function push<K extends keyof ObservationBodies>(type: K, body: ObservationBodies[K], at = now): void {
    const step = engine.observe({ type, at, ...body } as unknown as Observation)
    log.push(step.observation)
    step.effects.forEach(run)
    next.shift()?.()
  }

  function run(effect: Effect): void {
    effects.push(effect)
    if (effect.type === 'offer') {
      if (offers.push(effect.offer.id) > 2) offers.shift()
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
    flying.length = 0
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

  load('/checkout', 'load')
  for (const move of moves) {
    pass(move.gap)
    makeMove(world, move)
  }
  push('end', {})
  return { log, effects, state: engine.serialize() }
}

const WHYS: readonly MomentReason[] = ['typing', 'dialog', 'pointer-down', 'requesting']
