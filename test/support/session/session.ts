import type { Ask, Decision, Effect, Offer, Score } from '../../../src/core/decision.ts'
import { createEngine } from '../../../src/core/engine.ts'
import type { EngineState } from '../../../src/core/engineState.ts'
import type { Observation, ObservationBodies, ObservationType } from '../../../src/core/observation.ts'
import type { HelpBody, MemoryBody } from '../../../src/core/observations/deciding.ts'
import type { CallBody } from '../../../src/core/observations/host.ts'
import type { AnswerBody, PageBody, RequestBody, ResponseBody } from '../../../src/core/observations/page.ts'
import type { StartBody } from '../../../src/core/observations/start.ts'
import type { ActBody, FieldBody, FormBody, FormStep } from '../../../src/core/observations/user.ts'
import type { Props } from '../../../src/core/props.ts'
import type { CapsRecord, HistoryRecord } from '../../../src/core/remembered.ts'
import type { Signal, SignalType } from '../../../src/core/signal.ts'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig } from '../../../src/rules/compile.ts'
import { createJudge } from '../../../src/rules/judge.ts'
import type { Config } from '../../../src/rules/schema.ts'
import { checkEvidence } from './checkEvidence.ts'
import { answerAsk, politePage, type PageAnswers } from './page.ts'

/** Monday, 5 January 2026, 09:00 UTC: when every session begins. */
export const DAWN = 1_767_603_600_000

/** One user on one page. Each verb happens at the session's time, which only `wait` and `at` move. */
export interface Session {
  /** Moves on to so many milliseconds after the session began; what becomes due on the way, happens. */
  at(ms: number): Session
  wait(ms: number): Session
  start(more?: Partial<StartBody>): Session
  page(path: string, more?: Partial<PageBody>): Session
  /** A press on a working control, unless told otherwise. */
  click(target: string, more?: Partial<ActBody>): Session
  /** So many presses, each so long after the one before. */
  clicks(count: number, target: string, gap: number, more?: Partial<ActBody>): Session
  /** A press on what is no control. */
  clickAt(x: number, y: number, more?: Partial<ActBody>): Session
  answers(kind?: AnswerBody['kind'], more?: Partial<AnswerBody>): Session
  /** The page says "no". */
  refuses(more?: Partial<AnswerBody>): Session
  request(id: string, key?: string, more?: Partial<RequestBody>): Session
  response(id: string, outcome?: ResponseBody['outcome'], more?: Partial<ResponseBody>): Session
  error(fingerprint: string): Session
  form(form: string, step: FormStep, more?: Partial<FormBody>): Session
  /** In the field `street` of the form `ship`, unless told otherwise. */
  field(step: FieldBody['step'], more?: Partial<FieldBody>): Session
  undoes(): Session
  present(by?: 'pointer' | 'key' | 'scroll' | 'reading' | 'frame'): Session
  /** Is there, without progress: moves the pointer once a second for so long. */
  lingers(ms: number): Session
  hides(): Session
  returns(): Session
  leaves(): Session
  /** The main thread was blocked for so long until now. */
  froze(ms: number): Session
  track(name: string, props?: Props): Session
  user(id: string | undefined, traits?: Props): Session
  remembers(scope: MemoryBody['scope'], caps?: CapsRecord, events?: HistoryRecord): Session
  call(call: CallBody): Session
  help(step: HelpBody['step'], by?: string): Session
  /** How the page will answer from now on. */
  pageSays(answers: Partial<PageAnswers>): Session
  /** Anything else, at the session's time or its own. */
  observe<K extends ObservationType>(type: K, body: ObservationBodies[K], at?: number): Session
  /** Another page load that takes the state along. */
  carry(): Session
  /** Another page of this site, that nothing is carried to but what the browser remembers. */
  arrives(path?: string, remembered?: Pick<MemoryBody, 'caps' | 'events'>): Session
  /** Another config takes the place of the one before, within the page. */
  reconfigure(config: Partial<Config>): Session

  readonly signals: readonly Signal[]
  readonly decisions: readonly Decision[]
  readonly offers: readonly Offer[]
  readonly asks: readonly Ask[]
  readonly withdrawn: readonly string[]
  readonly log: readonly Observation[]
  readonly effects: readonly Effect[]
  readonly score: Score
  readonly state: EngineState
  readonly now: number
  readonly nextDue: number | undefined
  /** Each outcome in a line: `pay resolved goal`. */
  readonly outcomes: readonly string[]
  /** Each decision in a line: `pay show conditions-hold good-moment`. */
  readonly verdicts: readonly string[]
  /** Each finding in a line: its type, and how many it now counts. */
  readonly found: readonly string[]
}

/**
 * Begins on a page, with leave to remember where there are rules, and with every detector, or only those that a
 * test is about: one misfortune shows in several signals.
 */
export function session(config?: Partial<Config>, signals?: readonly SignalType[]): Session {
  const on = Object.values(detectors).filter(({ type }) => signals?.includes(type) ?? true)
  const compile = (one?: Partial<Config>) => compileConfig(one && { schemaVersion: 1, ...one }, on)
  let compiled = compile(config)
  const create = (state?: EngineState) =>
    createEngine({
      detectors: compiled.detectors,
      judge: createJudge(compiled),
      weights: compiled.weights,
      halfLife: compiled.halfLife,
      seeds: compiled.seeds,
      state,
    })
  let engine = create()
  let now = DAWN
  let acts = 0
  let loads = 0
  const log: Observation[] = []
  const effects: Effect[] = []
  const pageAnswers = politePage()

  function push(observation: Observation): void {
    const step = engine.observe(observation)
    log.push(step.observation)
    step.effects.forEach(run)
  }

  function run(effect: Effect): void {
    effects.push(effect)
    if (effect.type === 'signal') checkEvidence(effect.signal)
    if (effect.type === 'offer') tell('help', { offer: effect.offer.id, step: 'shown' })
    if (effect.type !== 'ask') return
    const answer = answerAsk(pageAnswers, effect.ask)
    if (answer) tell('reply', { ask: effect.ask.id, answer })
  }

  function tell<K extends ObservationType>(type: K, body: ObservationBodies[K], at = now): Session {
    push({ type, at, ...body } as unknown as Observation)
    return self
  }

  function moveTo(time: number): Session {
    for (let due = engine.nextDue(); due !== undefined && due <= time; due = engine.nextDue()) {
      now = Math.max(now, due)
      engine.advance(due).forEach(run)
    }
    now = time
    return self
  }

  const pick = <T extends Effect['type']>(type: T) =>
    effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type)

  const self: Session = {
    at: (ms) => moveTo(DAWN + ms),
    wait: (ms) => moveTo(now + ms),
    start: (more) =>
      tell('start', {
        version: '0.0.0',
        config: compiled.hash,
        load: `l${++loads}`,
        tab: 't1',
        utcOffset: 0,
        signals: compiled.detectors.map(({ type }) => type),
        mode: 'on',
        patience: 1,
        ...more,
      }),
    page: (path, more) => tell('page', { path, url: path, via: 'push', ...more }),
    click: (target, more) =>
      tell('act', {
        id: `a${++acts}`,
        began: now,
        kind: 'press',
        target: { key: target, tag: 'button' },
        judge: 'yes',
        ...more,
      }),
    clicks(count, target, gap, more) {
      for (let i = 0; i < count; i++) (i > 0 ? self.wait(gap) : self).click(target, more)
      return self
    },
    clickAt: (x, y, more) => self.click(`at ${x},${y}`, { judge: 'idle', x, y, ...more }),
    answers: (kind = 'dom', more) => tell('answer', { kind, ...more }),
    refuses: (more) => tell('answer', { kind: 'dom', failing: true, ...more }),
    request: (id, key = 'POST /api/pay', more) => tell('request', { id, key, ...more }),
    response: (id, outcome = 'ok', more) =>
      tell('response', {
        id,
        key: 'POST /api/pay',
        outcome,
        judged: true,
        ...(outcome !== 'aborted' && { status: { ok: 200, refused: 422, failed: 503 }[outcome] }),
        ...more,
      }),
    error: (fingerprint) => tell('error', { fingerprint, name: 'TypeError', source: 'uncaught' }),
    form: (form, step, more) => tell('form', { form, step, ...more }),
    field: (step, more) =>
      tell('field', {
        form: 'ship',
        field: 'street',
        target: { key: more?.field ?? 'street', tag: 'input' },
        step,
        ...more,
      }),
    undoes: () => tell('undo', { target: { key: 'note', tag: 'textarea' } }),
    present: (by = 'pointer') => tell('presence', { by }),
    lingers(ms) {
      for (let left = ms; left > 0; left -= 1000) self.wait(Math.min(1000, left)).present()
      return self
    },
    hides: () => tell('visibility', { hidden: true }),
    returns: () => tell('visibility', { hidden: false }),
    leaves: () => tell('leaving', {}),
    froze(ms) {
      const from = now
      now += ms
      return tell('stalled', { from, to: now })
    },
    track: (name, props = {}) => tell('event', { name, props }),
    user: (id, traits = {}) => tell('user', { ...(id !== undefined && { id }), traits }),
    remembers: (scope, caps, events) =>
      tell('memory', { scope, ...(caps && { caps }), ...(events && { events }) }),
    call: (call) => tell('call', call),
    help(step, by) {
      const offer = pick('offer').at(-1)?.offer.id ?? 'none'
      return tell('help', { offer, step, ...(by !== undefined && { by }) })
    },
    pageSays(answers) {
      Object.assign(pageAnswers, answers)
      return self
    },
    observe: (type, body, at) => tell(type, body, at === undefined ? now : DAWN + at),
    reconfigure(other) {
      compiled = compile(other)
      return self.carry()
    },
    arrives(path = '/checkout', remembered = {}) {
      engine = create()
      self.start({ follows: true }).page(path, { via: 'load' })
      return tell('memory', { scope: 'browser', ...remembered })
    },
    carry() {
      engine = create(JSON.parse(JSON.stringify(engine.serialize())) as EngineState)
      return self
    },

    get signals() {
      return pick('signal').map(({ signal }) => signal)
    },
    get decisions() {
      return pick('decision').map(({ decision }) => decision)
    },
    get offers() {
      return pick('offer').map(({ offer }) => offer)
    },
    get asks() {
      return pick('ask').map(({ ask }) => ask)
    },
    get withdrawn() {
      return pick('withdraw').map(({ why }) => why)
    },
    get log() {
      return log
    },
    get effects() {
      return effects
    },
    get score() {
      return engine.score()
    },
    get state() {
      return engine.serialize()
    },
    get now() {
      return now - DAWN
    },
    get nextDue() {
      const due = engine.nextDue()
      return due === undefined ? undefined : due - DAWN
    },
    get verdicts() {
      return pick('decision').map(({ decision }) =>
        [decision.rule, decision.verdict, ...decision.reasons].join(' '),
      )
    },
    get outcomes() {
      return pick('outcome').map(({ outcome: { rule, outcome, by } }) => `${rule} ${outcome} ${by}`)
    },
    get found() {
      return pick('signal').map(({ signal }) => `${signal.type} ${signal.count}`)
    },
  }
  return self.start().page('/checkout', { via: 'load' }).remembers('browser')
}
