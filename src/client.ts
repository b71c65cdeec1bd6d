import type { Ask, Effect, Offer } from './core/decision.ts'
import { createEngine, type EngineState } from './core/engine.ts'
import { hashText } from './core/hash.ts'
import type { HelpBody, Observation, ObservationBodies, Observed, Props } from './core/observation.ts'
import type { Signal } from './core/signal.ts'
import type { Millis } from './core/time.ts'
import { describeError } from './dom/describeError.ts'
import { muteErrors } from './dom/errors.ts'
import { formKey } from './dom/formKey.ts'
import { answerForm } from './dom/formOutcome.ts'
import { createMarks } from './dom/marks.ts'
import { createPages } from './dom/pages.ts'
import { startPresence } from './dom/presence.ts'
import { joinPage, type Member, type SharedPage } from './dom/sharedPage.ts'
import { noteLateTimer, startStalls } from './dom/stalls.ts'
import { startVisibility } from './dom/visibility.ts'
import type * as Deciding from './deciding.ts'
import type { Emit } from './facade.ts'
import type { Feature } from './features.ts'
import type { InterventionStep } from './forward/event.ts'
import type { Compiled } from './rules/compile.ts'
import type { JudgeState } from './rules/judge.ts'
import type { describeProblem } from './rules/sentences.ts'
import { createCarry } from './storage/carry.ts'
import { createConsent } from './storage/consent.ts'
import { loadConfig } from './storage/loadConfig.ts'
import type { Consent, Unstuck, UnstuckOptions } from './surface.ts'
import type { HelpHandle, presentOffer } from './ui/widget.ts'

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

/** What happens before the config is read: some seconds of a busy page. */
const EARLY_KEPT = 500
/** Storage that has not answered by then is treated as if there were none. */
const MEMORY_WITHIN: Millis = 1000
/** At this score the widget is fetched, so that it is there when it is needed. */
const PREFETCH_SCORE = 20
/** `setTimeout` cannot wait longer. */
const LONGEST_TIMER: Millis = 2 ** 31 - 1

/** Starts to watch at once; what happens is kept until the config has been read, and then folded. */
export async function startClient(
  options: UnstuckOptions,
  parts: Parts,
  emit: Emit,
): Promise<Live | undefined> {
  if (options.mode === 'off') return undefined
  const watch = startWatching(options, parts, emit)
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

interface Watch {
  readonly shared: SharedPage
  readonly since: Millis
  /** What happened before anybody could fold it. */
  readonly early: Observation[]
  readonly member: { -readonly [K in keyof Member]: Member[K] }
}

function startWatching({ origins = [] }: UnstuckOptions, { features }: Parts, emit: Emit): Watch {
  const early: Observation[] = []
  const member: Watch['member'] = {
    marks: createMarks(),
    forms: [],
    push: (observation) => {
      if (early.length < EARLY_KEPT) early.push(observation)
    },
    onProblem: ({ part, error }) =>
      emit('problem', { code: 'internal', message: `Failed in ${part}: ${String(error)}`, error }),
  }
  const shared = joinPage(window, member)
  const since = shared.page.now()
  shared.use('stalls', startStalls)
  shared.use('visibility', startVisibility)
  shared.use('presence', startPresence)
  for (const { sensors } of features) {
    for (const [name, sensor] of Object.entries(sensors)) shared.use(name, sensor({ origins }))
  }
  return { shared, since, early, member }
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
  const queue: Observation[] = []
  let running = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let looked: Millis | undefined
  let prefetched = false
  let place: Observed<'page'> | undefined
  let user: string | undefined
  let help: { readonly offer: Offer; handle?: HelpHandle } | undefined

  const fail = (message: string, error: unknown) => emit('problem', { code: 'internal', message, error })
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
  const carried = consent.carry === 'granted' ? readCarried(carry.take()) : undefined
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

  /** Observations are folded one after the other, whatever folding them sets off. */
  function enqueue(observation: Observation): void {
    if (stopped) return
    queue.push(observation)
    if (running) return
    running = true
    try {
      for (let next = queue.shift(); next; next = queue.shift()) fold(next)
    } finally {
      running = false
      arm()
    }
  }

  function fold(observation: Observation): void {
    // A stall puts the deadline off, so there is nothing to judge yet.
    const before = observation.type === 'stalled' ? [] : lookBefore(observation.at)
    if (before.length > 0) return void queue.unshift(...before, observation)
    const { observation: stamped, effects } = engine.observe(observation)
    if (stamped.type === 'page') place = stamped
    emit('observation', stamped)
    effects.forEach(run)
  }

  /** Before a deadline is judged: what happened until then, but was not announced. Looks once a deadline. */
  function lookBefore(now: Millis): Observation[] {
    const due = engine.nextDue()
    if (due === undefined || due > now || due === looked) return []
    looked = due
    const waiting = queue.splice(0)
    const wasRunning = running
    running = true
    shared.settle(Math.max(engine.now, due - 1))
    running = wasRunning
    const found = queue.splice(0)
    queue.push(...waiting)
    return found
  }

  function push<K extends keyof ObservationBodies>(type: K, body: ObservationBodies[K]): void {
    enqueue({ ...body, type, at: page.now() } as unknown as Observation)
  }

  /** One timer, for whatever is due next. */
  function arm(): void {
    clearTimeout(timer)
    const due = stopped ? undefined : engine.nextDue()
    if (due === undefined) return
    const wait = Math.min(LONGEST_TIMER, Math.max(0, due - page.now()))
    timer = setTimeout(
      page.guard('timer', () => tick(due)),
      wait,
    )
  }

  function tick(due: Millis): void {
    const now = page.now()
    noteLateTimer(page, due, now)
    lookBefore(now).forEach(enqueue)
    engine.advance(now).forEach(run)
    arm()
  }

  function run(effect: Effect): void {
    switch (effect.type) {
      case 'signal':
        emit('signal', effect.signal)
        announce(effect.signal)
        return forwarding?.send({ type: 'signal', at: effect.signal.at, data: effect.signal })
      case 'score':
        emit('score', effect.score)
        if (effect.score.visit >= PREFETCH_SCORE) prefetch()
        return forwarding?.send({ type: 'score', at: effect.score.at, data: effect.score })
      case 'decision':
        emit('decision', effect.decision)
        return forwarding?.send({ type: 'decision', at: effect.decision.at, data: effect.decision })
      case 'ask':
        return answer(effect.ask)
      case 'offer':
        return void present(effect.offer)
      case 'withdraw':
        if (help?.offer.id === effect.offer) help.handle?.close(effect.why)
    }
  }

  /** The signal as an event of the element that it is about. */
  function announce(signal: Signal): void {
    const target = (signal.target && page.find(signal.target.key)) ?? window
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
          moment &&
          push('reply', { ask: ask.id, answer: moment.answer(ask.target && page.find(ask.target.key)) })
        )
      case 'slot':
        return push('reply', { ask: ask.id, answer: { question: 'slot', granted: shared.takeSlot() } })
      case 'form':
        answerForm(page, ask.form, (found) => push('reply', { ask: ask.id, answer: found }))
    }
  }

  async function present(offer: Offer): Promise<void> {
    const mine = (help = { offer } as NonNullable<typeof help>)
    const note = (step: HelpBody['step'], by?: string) => {
      const closes = noteHelp(offer, step, by)
      if (!closes || help !== mine) return
      help = undefined
      shared.freeSlot()
    }
    const intervention = compiled?.interventions[offer.intervention]
    const find = () => (offer.signal?.target ? page.find(offer.signal.target.key) : undefined)
    try {
      const widget = await parts.load.widget()
      if (stopped || help !== mine || !intervention) return note('closed', 'replaced')
      shared.takeSlot()
      mine.handle = widget.presentOffer({
        offer,
        intervention,
        traits: engine.inspect((state) => (state as JudgeState).facts.user.traits ?? {}),
        locales: [options.locale, document.documentElement.lang, ...navigator.languages].filter(
          (one) => !!one,
        ) as string[],
        find,
        container: moment?.containerFor(find()),
        remedy: (name) => remedyOf(name, offer.signal),
        allowLinks: options.allow?.links ?? [],
        theme: compiled?.theme ?? {},
        messages: compiled?.messages ?? {},
        nonce: options.nonce,
        host: {
          on: note,
          onProblem: (error) => fail(error instanceof Error ? error.message : String(error), error),
        },
      })
    } catch (error) {
      fail(
        `Failed to show "${offer.intervention}": ${error instanceof Error ? error.message : String(error)}`,
        error,
      )
      note('failed', 'cannot-show')
    }
  }

  /** Returns whether the help is off the screen by it. */
  function noteHelp({ id: offer, intervention, rule }: Offer, step: HelpBody['step'], by?: string): boolean {
    const why = by === undefined ? {} : { by }
    const told: InterventionStep = {
      at: page.now(),
      offer,
      intervention,
      step,
      ...(rule !== undefined && { rule }),
      ...why,
    }
    push('help', { offer, step, ...why })
    emit('intervention', told)
    forwarding?.send({ type: 'intervention', at: told.at, data: told })
    if (consent.history === 'granted') void memory?.write(capsNow()).catch(() => {})
    return (
      step !== 'shown' && step !== 'used' && !(step === 'failed' && by !== 'removed' && by !== 'cannot-show')
    )
  }

  function remedyOf(name: string, signal: Signal | undefined) {
    const { remedies = {} } = options
    const remedy = Object.hasOwn(remedies, name) ? remedies[name] : undefined
    if (!remedy) return undefined
    const context = signal ? { signal } : {}
    if (typeof remedy === 'function') return { run: async () => remedy(context) }
    const { undo } = remedy
    return { run: async () => remedy.run(context), ...(undo && { undo: async () => undo(context) }) }
  }

  function prefetch(): void {
    if (prefetched) return
    prefetched = true
    const fetchWidget = () => void parts.load.widget().catch(() => {})
    if ('requestIdleCallback' in window) window.requestIdleCallback(fetchWidget, { timeout: 2000 })
    else setTimeout(fetchWidget, 200)
  }

  function capsNow() {
    return engine.inspect((state) => (state as JudgeState).budget.caps)
  }

  /** What the browser remembers, where it may; help waits for the answer, but not for long. */
  function recall(): void {
    if (!memory || consent.history !== 'granted') return push('memory', { scope: 'visit' })
    let answered = false
    const settleWith = (body: ObservationBodies['memory']) => {
      if (answered || stopped) return
      answered = true
      push('memory', body)
    }
    setTimeout(() => settleWith({ scope: 'visit' }), MEMORY_WITHIN)
    memory.read().then(
      (caps) => settleWith(caps ? { scope: 'browser', caps } : { scope: 'visit' }),
      () => settleWith({ scope: 'visit' }),
    )
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
      patience: Math.max(1, options.patience ?? 1),
    })
    recall()
  }

  function save(): void {
    if (consent.carry === 'granted') carry.put({ sdk: __VERSION__, tab, state: engine.serialize() })
  }

  /** Back from the back/forward cache: pages visited meanwhile may have carried the state on. */
  function restore({ persisted }: PageTransitionEvent): void {
    const newer = persisted && consent.carry === 'granted' ? readCarried(carry.take()) : undefined
    if (!newer || newer.state.now <= engine.now) return
    help?.handle?.close('navigated')
    engine = resume(newer.state)
    begin(page.now())
  }

  function setConsent(given: Consent): void {
    const before = consent
    consent = createConsent(given, { before, gpc })
    if (consent.carry === 'denied') carry.clear()
    if (consent.history === 'denied') void memory?.clear().catch(() => {})
    if (consent.history !== before.history) recall()
    forwarding?.consent(consent.forward)
  }

  function identify(id: string, traits: Props = {}): void {
    user = hashText(`user ${id}`)
    push('user', { id: user, traits: readProps(traits) })
  }

  function reset(): void {
    user = undefined
    help?.handle?.close('reset')
    push('call', { call: 'reset' })
    carry.clear()
    void memory?.clear().catch(() => {})
  }

  function call(name: 'help' | 'preview', intervention: string): void {
    const interventions = compiled?.interventions ?? {}
    if (Object.hasOwn(interventions, intervention)) return push('call', { call: name, intervention })
    const known = Object.keys(interventions).join(', ') || 'none'
    emit('problem', {
      code: 'unknown-intervention',
      message: `Failed to show "${intervention}": the config has no intervention of that name; it has: ${known}.`,
    })
  }

  const keepQuery = compiled?.keepQuery ?? []
  begin(watch.since)
  // The page was this one from the start; then what was kept, then what comes.
  member.push = (observation) => enqueue({ ...observation, at: watch.since })
  shared.use(`pages ${keepQuery.join()}`, createPages({ keepQuery }))
  member.push = enqueue
  watch.early.splice(0).forEach(enqueue)
  if (decider && Object.keys(decider.compiled.events.inPage).length > 0) {
    shared.use(
      `events ${decider.compiled.hash}`,
      decider.createDeclaredEvents(decider.compiled.events.inPage),
    )
  }
  const leave = page.guard('carry', save)
  const comeBack = page.guard('carry', restore)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', comeBack)
  forwarding?.consent(consent.forward)
  if (options.user?.id !== undefined) identify(options.user.id, options.user.traits)
  else if (options.user?.traits) push('user', { traits: readProps(options.user.traits) })

  return {
    identify,
    page: (name) => {
      if (place) push('page', { path: place.path, url: place.url, route: String(name), via: 'route' })
    },
    track: (name, props = {}) => push('event', { name: String(name), props: readProps(props) }),
    error: (error) => {
      const body = describeError(error)
      if (body) push('error', { source: 'reported', ...body })
    },
    request: ({ key, ok, status }) => {
      const id = page.newId('r')
      const outcome = ok ? 'ok' : status !== undefined && status < 500 ? 'refused' : 'failed'
      push('request', { id, key, reported: true })
      push('response', { id, key, outcome, judged: true, ...(status !== undefined && { status }) })
    },
    formResult: (form, result) =>
      push('form', { form: formKey(form, page.marks, page.forms), step: result, by: 'result' }),
    ticketOpened: (ticket = {}) => {
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
      push('end', {})
      help?.handle?.close('stopped')
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      moment?.stop()
      forwarding?.stop()
      shared.leave()
    },
  }
}

/** What was carried over the page load; nothing, where another version of this script carried it. */
function readCarried(value: unknown): { readonly tab: string; readonly state: EngineState } | undefined {
  const carried = value as { sdk?: unknown; tab?: unknown; state?: EngineState } | undefined
  if (carried?.sdk !== __VERSION__ || typeof carried.tab !== 'string' || carried.state?.version !== 1)
    return undefined
  return { tab: carried.tab, state: carried.state }
}

/** Own properties that are plain values; anything else cannot be asked about, and does not get in. */
function readProps(props: Props): Props {
  const isScalar = (value: unknown) =>
    value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return Object.fromEntries(
    Object.entries(props).filter(
      ([, value]) => isScalar(value) || (Array.isArray(value) && value.every(isScalar)),
    ),
  )
}
