import type { Ask, Effect } from './core/decision.ts'
import { createEngine, type EngineState } from './core/engine.ts'
import { hashText } from './core/hash.ts'
import type { Mode, MomentReason, Observed, Props } from './core/observation.ts'
import type { Signal } from './core/signal.ts'
import type { Millis } from './core/time.ts'
import type * as Deciding from './deciding.ts'
import { describeError } from './dom/describeError.ts'
import { muteErrors } from './dom/errors.ts'
import { formKey } from './dom/formKey.ts'
import { answerForm } from './dom/formOutcome.ts'
import { createMarks } from './dom/marks.ts'
import { createPages } from './dom/pages.ts'
import type { Emit } from './facade.ts'
import type { Feature } from './features.ts'
import type { InterventionStep } from './forward/event.ts'
import type { Compiled } from './rules/compile.ts'
import type { JudgeState } from './rules/judging/judgeState.ts'
import type { describeProblem } from './rules/sentences.ts'
import { createDriver } from './shell/driver.ts'
import { createPresenter } from './shell/presenter.ts'
import { createRecall } from './shell/recall.ts'
import { amendEarly, startWatching, type Watch } from './shell/watch.ts'
import { createCarry } from './storage/carry.ts'
import { createConsent } from './storage/consent.ts'
import { loadConfig } from './storage/loadConfig.ts'
import type { Consent, Unstuck, UnstuckOptions } from './surface.ts'
import type { presentOffer } from './ui/widget.ts'

/** What a build brings along: its signals, and how its lazy parts are loaded. */
export interface Parts {
  readonly features: readonly Feature[]
  readonly load: {
    deciding(): Promise<typeof Deciding>
    widget(): Promise<{ readonly presentOffer: typeof presentOffer }>
    sentences(): Promise<{ readonly describeProblem: typeof describeProblem }>
  }
}

/** A running instance. Its methods may throw; the façade in front of it does not. */
export type Live = Omit<Unstuck, 'ready' | 'on'>

/** What help must neither lie behind nor over: it is out of sight until that is over. */
const COVERING: ReadonlySet<MomentReason | undefined> = new Set(['dialog', 'fullscreen', 'other-help'])
/** A page that goes has this long to leave its state to the one that comes back. */
const RESTORE_TRIES = 5
const RESTORE_AGAIN: Millis = 100
/** At this score the widget is fetched, so that it is there when it is needed. */
const PREFETCH_SCORE = 20

/** Starts to watch at once; what happens is kept until the config has been read, and then folded. */
export async function startClient(
  given: UnstuckOptions,
  parts: Parts,
  emit: Emit,
): Promise<Live | undefined> {
  const options = { ...given, mode: readMode(given.mode, emit) }
  if (options.mode === 'off') return undefined
  const { origins = [] } = options
  const sensors = parts.features.flatMap((feature) => Object.entries(feature.sensors))
  const watch = startWatching(
    sensors.map(([name, create]) => [name, create({ origins })]),
    ({ part, error }) =>
      emit('problem', { code: 'internal', message: `Failed in ${part}: ${String(error)}`, error }),
  )
  try {
    const [deciding, config] = await readConfig(options, parts, emit)
    const compiled = deciding?.compileConfig(
      config,
      parts.features.map(({ detector }) => detector),
    )
    if (compiled) void tellProblems(compiled, parts, emit)
    if (deciding === null || compiled?.mode === 'off') {
      watch.shared.leave()
      return undefined
    }
    return runClient(
      options,
      parts,
      watch,
      deciding && compiled ? { ...deciding, compiled } : undefined,
      emit,
    )
  } catch (error) {
    watch.shared.leave()
    throw error
  }
}

/** `null` where there should be a config, but it could not be had: then nothing is done. */
async function readConfig(
  { config, integrity }: UnstuckOptions,
  { load }: Parts,
  emit: Emit,
): Promise<readonly [deciding: typeof Deciding | null | undefined, config: unknown]> {
  if (config === undefined) return [undefined, undefined]
  if (typeof config !== 'string') return [await load.deciding(), config]
  const [deciding, loaded] = await Promise.all([
    load.deciding(),
    loadConfig({ url: config, integrity }, window, (message) =>
      emit('problem', { code: 'config-not-loaded', message }),
    ),
  ])
  return [loaded ? deciding : null, loaded]
}

/** The sentences are loaded only for a config that needs them. */
async function tellProblems({ problems }: Compiled, { load }: Parts, emit: Emit): Promise<void> {
  if (problems.length === 0) return
  const describe = await load.sentences().then(
    ({ describeProblem }) => describeProblem,
    () => undefined,
  )
  for (const problem of problems) {
    const { code, pointer } = problem
    emit('problem', { code, pointer, message: describe?.(problem) ?? `${pointer}: ${code}` })
  }
}

type Decider = typeof Deciding & { readonly compiled: Compiled }

function runClient(
  options: UnstuckOptions,
  parts: Parts,
  watch: Watch,
  decider: Decider | undefined,
  emit: Emit,
): Live {
  const { shared, member } = watch
  const { page, load } = shared
  const compiled = decider?.compiled
  let place: Observed<'page'> | undefined
  let user: string | undefined
  let hiddenAt: Millis = 0
  let stopAsking = () => {}
  let restoring: ReturnType<typeof setTimeout> | undefined

  if (compiled) {
    member.forms = compiled.forms
    member.marks = createMarks(compiled.marks, (selector) =>
      emit('problem', { code: 'bad-selector', message: `"${selector}" in "marks" is no valid selector.` }),
    )
  }
  const moment = decider?.createMoment(page, { isRequesting: () => engine.isRequesting(page.now()) })

  const gpc =
    options.gpc !== 'ignore' && 'globalPrivacyControl' in navigator && !!navigator.globalPrivacyControl
  let consent = createConsent(options.consent, { gpc })
  const carry = createCarry(() => window.sessionStorage, `unstuck:${shared.index}`)
  const memory = decider?.createMemory(decider.joinCaps)
  const carried = consent.carry === 'granted' ? readCarried(carry.take(), page.now()) : undefined
  const tab = carried?.tab ?? load

  const detectors = compiled?.detectors ?? parts.features.map(({ detector }) => detector)
  const judge = decider?.createJudge(decider.compiled)
  const resume = (state?: EngineState) =>
    createEngine({
      detectors,
      state,
      ...(judge && { judge }),
      ...(compiled && { weights: compiled.weights, halfLife: compiled.halfLife }),
    })
  let engine = resume(carried?.state)

  const forwarding = options.forward?.({
    window,
    version: __VERSION__,
    config: compiled?.hash ?? '',
    ...(options.release !== undefined && { release: options.release }),
    load,
    visit: () => `${tab}.${engine.visit}`,
    user: () => user,
    declared: {
      pages: (path) => compiled?.pageNames(path) ?? [],
      forms: (compiled?.forms ?? []).map(({ name }) => name),
      isRequest: (key) => compiled?.events.isRequest(key) ?? false,
    },
    onProblem: (problem) => emit('problem', problem),
  })

  const { enqueue, push, ...driver } = createDriver({
    shared,
    engine: () => engine,
    log: (observation) => {
      if (observation.type === 'page') place = observation
      emit('observation', observation)
    },
    run,
  })

  const recall = createRecall(page, memory, (body) => push('memory', body))

  const presenter = createPresenter({
    options,
    page,
    load: parts.load.widget,
    intervention: (id) => compiled?.interventions[id],
    theme: compiled?.theme ?? {},
    messages: compiled?.messages ?? {},
    traits: () => engine.inspect((state) => (state as JudgeState).facts.user.traits ?? {}),
    containerFor: (element) => moment?.containerFor(element),
    isCovered: (element) => COVERING.has(moment?.answer(element).why),
    on: ({ id: offer, intervention, rule }, step, by) => {
      const why = by === undefined ? {} : { by }
      const named = rule === undefined ? {} : { rule }
      const told: InterventionStep = { at: page.now(), offer, intervention, ...named, step, ...why }
      push('help', { offer, step, ...why })
      emit('intervention', told)
      forwarding?.send({ type: 'intervention', at: told.at, data: told })
      remember()
    },
    onClosed: shared.freeSlot,
    onProblem: (message, error) => emit('problem', { code: 'internal', message, error }),
  })

  function run(effect: Effect): void {
    switch (effect.type) {
      case 'signal':
        emit('signal', effect.signal)
        announce(effect.signal)
        return forwarding?.send({ type: 'signal', at: effect.signal.at, data: effect.signal })
      case 'score':
        emit('score', effect.score)
        if (effect.score.visit >= PREFETCH_SCORE) presenter.prefetch()
        return forwarding?.send({ type: 'score', at: effect.score.at, data: effect.score })
      case 'decision':
        emit('decision', effect.decision)
        // The other arm, and a rehearsal, are remembered like the shows that they stand for.
        if (effect.decision.verdict === 'withhold' || effect.decision.verdict === 'show') remember()
        return forwarding?.send({ type: 'decision', at: effect.decision.at, data: effect.decision })
      case 'ask':
        return answer(effect.ask)
      case 'offer':
        shared.seizeSlot()
        return presenter.present(effect.offer)
      case 'release':
        return shared.freeSlot()
      case 'withdraw':
        return presenter.withdraw(effect.why, effect.offer)
    }
  }

  /** The signal as an event of the element that it is about. */
  function announce(signal: Signal): void {
    const target = (signal.target && page.find(signal.target)) ?? window
    muteErrors(() =>
      target.dispatchEvent(
        new CustomEvent('unstuck:signal', { detail: signal, bubbles: true, composed: true }),
      ),
    )
  }

  /** The engine's questions; what is answered is logged. */
  function answer(ask: Ask): void {
    switch (ask.question) {
      case 'moment':
        return (
          moment && push('reply', { ask: ask.id, answer: moment.answer(ask.target && page.find(ask.target)) })
        )
      case 'slot':
        return push('reply', { ask: ask.id, answer: { question: 'slot', granted: shared.takeSlot() } })
      case 'form':
        stopAsking()
        stopAsking = answerForm(page, ask.form, (found) => push('reply', { ask: ask.id, answer: found }))
    }
  }

  function remember(): void {
    if (!memory || consent.history !== 'granted') return
    void memory.write(engine.inspect((state) => (state as JudgeState).budget.caps)).catch(() => {})
  }

  function begin(at: Millis): void {
    enqueue({
      type: 'start',
      at,
      version: __VERSION__,
      config: compiled?.hash ?? '',
      load,
      tab,
      utcOffset: -new Date().getTimezoneOffset(),
      mode: options.mode ?? 'on',
      signals: detectors.map(({ type }) => type),
      patience: Math.max(1, options.patience ?? 1),
    })
    recall.ask(consent.history === 'granted')
  }

  function save(): void {
    hiddenAt = engine.now
    if (consent.carry !== 'granted' || carry.put({ sdk: __VERSION__, tab, state: engine.serialize() })) return
    emit('problem', {
      code: 'state-not-carried',
      message:
        'Failed to carry the visit over the page load: storage is denied or full, or the state too large.',
    })
  }

  /**
   * Back from the back/forward cache: pages visited meanwhile may have carried the state on. The last of them may
   * live in another process, and says goodbye there while this one is shown already.
   */
  function comeBack({ persisted }: PageTransitionEvent): void {
    if (persisted && consent.carry === 'granted') restore(RESTORE_TRIES)
  }

  function restore(tries: number): void {
    const newer = readCarried(carry.take(), page.now())
    if (!newer || newer.state.now <= hiddenAt) {
      if (tries > 1)
        restoring = setTimeout(
          page.guard('carry', () => restore(tries - 1)),
          RESTORE_AGAIN,
        )
      return
    }
    presenter.withdraw('navigated')
    engine = resume(newer.state)
    begin(page.now())
    // It was last on another page, which was hidden.
    if (place) push('page', { path: place.path, url: place.url, via: 'restore' })
    push('visibility', { hidden: false })
  }

  function setConsent(given: Consent): void {
    const before = consent
    consent = createConsent(given, { before, gpc })
    if (consent.carry === 'denied') carry.clear()
    if (consent.history === 'denied') void memory?.clear().catch(() => {})
    if (consent.history !== before.history) recall.ask(consent.history === 'granted')
    forwarding?.consent(consent.forward)
  }

  function identify(id: string, traits?: Props): void {
    user = hashText(`user ${String(id)}`)
    push('user', { id: user, traits: readProps(traits ?? {}) })
  }

  function reset(): void {
    user = undefined
    presenter.withdraw('reset')
    push('call', { call: 'reset' })
    carry.clear()
    void memory?.clear().catch(() => {})
  }

  function call(name: 'help' | 'preview', intervention: string): void {
    const interventions = compiled?.interventions ?? {}
    if (typeof intervention === 'string' && Object.hasOwn(interventions, intervention)) {
      return push('call', { call: name, intervention })
    }
    const known = Object.keys(interventions).join(', ') || 'none'
    emit('problem', {
      code: 'unknown-intervention',
      message: `Failed to show "${String(intervention)}": the config has no intervention of that name; it has: ${known}.`,
    })
  }

  const keepQuery = compiled?.keepQuery ?? []
  begin(watch.since)
  // The page was this one from the start; then what was kept, then what comes.
  member.push = (observation) => enqueue({ ...observation, at: watch.since })
  shared.useOwn(`pages ${keepQuery.join()}`, createPages({ keepQuery }))
  member.push = enqueue
  member.giveWay = () => presenter.withdraw('replaced')
  const early = watch.early.splice(0)
  for (const one of compiled ? early.flatMap((each) => amendEarly(page, each)) : early) enqueue(one)
  if (decider && Object.keys(decider.compiled.events.inPage).length > 0) {
    shared.useOwn(
      `events ${decider.compiled.hash}`,
      decider.createDeclaredEvents(decider.compiled.events.inPage),
    )
  }
  const leave = page.guard('carry', save)
  const back = page.guard('carry', comeBack)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', back)
  forwarding?.consent(consent.forward)
  if (options.user?.id !== undefined) identify(options.user.id, options.user.traits)
  else if (options.user?.traits) push('user', { traits: readProps(options.user.traits) })

  return {
    identify,
    page: (name) => {
      if (place) push('page', { path: place.path, url: place.url, route: readText(name), via: 'route' })
    },
    track: (name, props) => push('event', { name: readText(name), props: readProps(props ?? {}) }),
    error: (error) => {
      const body = describeError(error)
      if (body) push('error', { source: 'reported', ...body })
    },
    request: (result) => {
      if (!result) throw new TypeError('a result is needed: { key, ok }')
      const { key: name, ok, status } = result
      const [id, key] = [page.newId('r'), readText(name)]
      const said = typeof status === 'number' ? { status } : {}
      const outcome = ok ? 'ok' : said.status !== undefined && said.status < 500 ? 'refused' : 'failed'
      push('request', { id, key, caused: true })
      push('response', { id, key, outcome, judged: true, ...said })
    },
    formResult: (form, result) => {
      if (result !== 'accepted' && result !== 'refused')
        throw new TypeError(`the result of a form is "${result}", but must be "accepted" or "refused"`)
      push('form', { form: formKey(form, page.marks, page.forms), step: result, by: 'result' })
    },
    ticketOpened: ({ channel } = {}) => {
      const ticket = typeof channel === 'string' ? { channel } : {}
      push('call', { call: 'ticket', ...ticket })
      forwarding?.send({ type: 'ticket', at: page.now(), data: ticket })
    },
    help: (intervention) => call('help', intervention),
    preview: (intervention) => call('preview', intervention),
    score: () => engine.score(),
    explain: () =>
      decider
        ? engine.inspect((state, context) =>
            decider.explainRules(decider.compiled, state as JudgeState, context),
          )
        : {
            at: engine.now,
            mode: options.mode ?? 'on',
            page: place?.path ?? '',
            score: engine.score(),
            memory: 'visit',
            rules: [],
          },
    consent: setConsent,
    reset,
    forget: () => {
      reset()
      forwarding?.consent('denied')
      forwarding?.consent(consent.forward)
    },
    stop: () => {
      presenter.withdraw('stopped')
      push('end', {})
      driver.stop()
      recall.stop()
      clearTimeout(restoring)
      stopAsking()
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', back)
      moment?.stop()
      forwarding?.stop()
      void memory?.close().catch(() => {})
      shared.leave()
    },
  }
}

/**
 * What was carried over the page load; nothing, where another version of this script carried it, or where the
 * clock has been set back since: time would stand still until it has caught up.
 */
function readCarried(
  value: unknown,
  now: Millis,
): { readonly tab: string; readonly state: EngineState } | undefined {
  const carried = value as { sdk?: unknown; tab?: unknown; state?: EngineState } | undefined
  const isOurs = carried?.sdk === __VERSION__ && carried.state?.version === 1 && carried.state.now <= now
  return isOurs && typeof carried.tab === 'string' && carried.state
    ? { tab: carried.tab, state: carried.state }
    : undefined
}

/** A mode that nobody knows shows nothing: never more help than was meant. */
function readMode(mode: unknown, emit: Emit): Mode {
  if (mode === undefined) return 'on'
  if (mode === 'off' || mode === 'watch' || mode === 'on') return mode
  const message = `Failed to read the mode "${String(mode)}": it must be "off", "watch" or "on"; it is "watch" now.`
  emit('problem', { code: 'bad-mode', message })
  return 'watch'
}

/** Longer texts are no names and no values that a rule asks about; all of it is carried over page loads. */
const LONGEST_TEXT = 200
const PROPS_KEPT = 100

function readText(text: unknown): string {
  return String(text).slice(0, LONGEST_TEXT)
}

/** Own properties that are plain values; anything else cannot be asked about, and does not get in. */
function readProps(props: Props): Props {
  const isPlain = (value: unknown) =>
    value === null ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= LONGEST_TEXT)
  const plain = Object.entries(props).filter(
    ([, value]) =>
      isPlain(value) || (Array.isArray(value) && value.length <= PROPS_KEPT && value.every(isPlain)),
  )
  return Object.fromEntries(plain.slice(0, PROPS_KEPT))
}
