import { createEngine } from './core/engine.ts'
import type { EngineState } from './core/engineState.ts'
import type { Observed } from './core/observation.ts'
import type { Millis } from './core/time.ts'
import { createPages } from './dom/pages.ts'
import type { Emit } from './facade.ts'
import type { JudgeState } from './rules/judging/judgeState.ts'
import { amendEarly } from './shell/amendEarly.ts'
import { createCarrier } from './shell/carrier.ts'
import { createCarryOut } from './shell/carryOut.ts'
import { describeStart } from './shell/describeStart.ts'
import { createDriver } from './shell/driver.ts'
import { explainNothing } from './shell/explainNothing.ts'
import { createHostCalls } from './shell/hostCalls.ts'
import { loadDecider } from './shell/loadDecider.ts'
import { loadHeadless } from './shell/loadHeadless.ts'
import { openMemory } from './shell/openMemory.ts'
import type { ClientParts, Decider } from './shell/parts.ts'
import { createPerson } from './shell/person.ts'
import { createPresenter } from './shell/presenter.ts'
import { createPrivacy } from './shell/privacy.ts'
import { createFitting } from './shell/createFitting.ts'
import { readOptions } from './shell/readOptions.ts'
import { createRecall } from './shell/recall.ts'
import { createRemember } from './shell/remember.ts'
import { createRefuse } from './shell/refuse.ts'
import { createReplies } from './shell/replies.ts'
import { startDeclared } from './shell/startDeclared.ts'
import { startForward } from './shell/startForward.ts'
import { startNews } from './shell/startNews.ts'
import { createTellHelp } from './shell/tellHelp.ts'
import type { Watch } from './shell/watch.ts'
import { createCarry } from './storage/carry.ts'
import type { Unstuck, UnstuckOptions } from './surface.ts'

/** A running instance. Its methods may throw; the façade in front of it does not. */
export type Live = Omit<Unstuck, 'ready' | 'on'>

/** Reads the config, folds what has been seen so far, and then what comes. `undefined`: nothing is to be done. */
export async function startClient(
  given: UnstuckOptions,
  parts: ClientParts,
  watch: Watch,
  emit: Emit,
): Promise<Live | undefined> {
  const options = readOptions(given, parts, emit)
  const decider = await loadDecider(options, parts, emit)
  if (decider === null || decider?.compiled.mode === 'off') return undefined
  return runClient(options, parts, watch, decider, emit)
}

function runClient(
  options: UnstuckOptions,
  parts: ClientParts,
  watch: Watch,
  decider: Decider | undefined,
  emit: Emit,
): Live {
  const { shared, member } = watch
  const { page, load } = shared
  const compiled = decider?.compiled
  const detectors = compiled?.detectors ?? parts.detectors
  const interventions = compiled?.interventions ?? {}
  const given = { options, parts, decider, detectors, emit }
  let place: Observed<'page'> | undefined
  let stopped = false

  if (compiled) {
    member.forms = compiled.forms
    watch.mark(compiled.marks, (selector) =>
      emit('problem', {
        code: 'bad-selector',
        message: `"${selector}" in "marks" is no valid selector.`,
      }),
    )
  }
  const moment = decider?.createMoment(page, { isRequesting: () => engine.isRequesting(page.now()) })

  const memory = decider && openMemory(decider)
  const refuse = createRefuse(parts, emit)
  const privacy = createPrivacy({
    options,
    refuse,
    memory,
    isForwarding: compiled?.forward ?? true,
    attention: () => attention,
    carrier: () => carrier,
    forwarding: () => forwarding,
    askMemory: () => askMemory(),
    endPerson() {
      person.forget()
      presenter.withdraw('reset')
      handingOver?.notes?.clear()
      push('call', { call: 'reset' })
    },
  })
  const mayRemember = () => privacy.isGranted('history')
  const carrier = createCarrier(
    createCarry(() => window.sessionStorage, `unstuck:${shared.index}`),
    page,
    () => privacy.isGranted('carry'),
    emit,
  )
  const tab = carrier.found?.tab ?? load

  const judge = decider?.createJudge(decider.compiled)
  const resume = (state?: EngineState) =>
    createEngine({
      detectors,
      state,
      ...(judge && { judge }),
      ...(compiled && { weights: compiled.weights, halfLife: compiled.halfLife, seeds: compiled.seeds }),
    })
  let engine = resume(carrier.found?.state)
  /** What whoever decides about help knows; nothing, where nobody does. */
  const judged = <T>(look: (state: JudgeState) => T) =>
    engine.inspect((state) => (judge ? look(state as JudgeState) : undefined))

  const { enqueue, push, ...driver } = createDriver({
    shared,
    noteLate: watch.noteLate,
    engine: () => engine,
    log: (observation) => {
      if (observation.type === 'page') place = observation
      emit('observation', observation)
      remember.after(observation)
      handingOver?.notes?.note(observation)
    },
    run: (effect) => carryOut(effect),
  })

  const person = createPerson({
    push,
    refuse,
    idSalt: options.idSalt,
    before: () => judged(({ facts }) => facts.user.id),
    onOther: () => privacy.reset(),
    onKnown() {
      attention?.turnPerson()
      askMemory()
    },
  })
  const forwarding = startForward(options, compiled, detectors, {
    id: load,
    load: parts.load.forwarding,
    who: () => ({ visit: `${tab}.${engine.visit}`, user: person.id }),
    read: createFitting('forwarder', parts, emit),
    onProblem: (problem) => emit('problem', problem),
  })
  const calls = createHostCalls({
    page,
    push,
    emit,
    refuse,
    forwarding,
    place: () => place,
    interventions,
  })

  const recall = createRecall(
    page,
    memory,
    (body) => push('memory', body),
    () => {
      push('call', { call: 'reset' })
      person.again()
      attention?.turnPerson()
    },
  )
  const askMemory = () => recall.ask(mayRemember(), person.id)
  const remember = createRemember(
    page,
    memory,
    () => engine,
    () => judged(({ budget, facts }) => ({ caps: budget.caps, events: facts.history }))!,
    mayRemember,
  )
  const attention =
    memory &&
    decider?.createAttention({
      shared,
      memory,
      remember,
      push,
      mayRemember,
      person: () => person.id,
      caps: () => judged(({ budget }) => budget.caps)!,
      never: () => judged(({ budget }) => budget.never) ?? [],
      hear: privacy.hear,
      onReturn: askMemory,
    })
  const freeSlot = () => (attention ? attention.free() : shared.freeSlot())
  const replies = createReplies(shared, moment, push, async () => attention?.claim() ?? false)

  const handovers = decider?.createHandovers?.({
    page,
    push,
    emit,
    asked: decider.compiled.handovers,
    given: options.handover,
    load: parts.load.handover,
  })
  const handingOver = decider?.createHandingOver?.({
    options,
    page,
    load: parts.load.handover,
    emit,
    path: () => place?.path ?? '',
    onHandover(step) {
      emit('handover', step)
      forwarding?.send({ type: 'handover', at: step.at, data: step })
    },
    onTicket: (channel) => calls.ticketOpened({ channel }),
  })

  const reached = { page, push, emit, forwarding, remember, attention, handingOver }
  const tellHelp = createTellHelp(reached, interventions)
  const presenter = createPresenter({
    options,
    page,
    emit,
    load: options.render ? () => loadHeadless(parts, options.render!) : parts.load.widget,
    interventions,
    theme: compiled?.theme ?? {},
    messages: compiled?.messages ?? {},
    traits: () => judged(({ facts }) => facts.user.traits) ?? {},
    containerFor: (element) => moment?.containerFor(element),
    coverOf: (element) => moment?.coverOf(element),
    handover: (name) => handingOver?.open(name),
    on: tellHelp,
    onClosed: freeSlot,
  })
  const carryOut = createCarryOut(reached, {
    shared,
    presenter,
    replies,
    onTold: (offer) => tellHelp(offer, 'told'),
    freeSlot,
  })

  begin(watch.since)
  foldEarly()
  if (decider) startDeclared(shared, decider, emit)
  carrier.start({
    pack: () => ({ tab, state: engine.serialize(), told: forwarding?.pack() }),
    resume: comeBack,
    unpack: (told) => forwarding?.unpack(told),
  })
  privacy.begin()
  person.introduce(options.user)
  const stopNews = startNews(given, page, push, { endForwarding: privacy.endForwarding, stop })

  return {
    ...calls,
    identify: person.identify,
    score: () => engine.score(),
    state: () => engine.serialize(),
    explain: (whatIf) =>
      decider
        ? engine.inspect((state, context) =>
            decider.explainRules(decider.compiled, state as JudgeState, context, whatIf ?? {}),
          )
        : explainNothing(engine, options, place),
    consent: privacy.consent,
    reset: () => privacy.reset(),
    forget: privacy.forget,
    stop,
  }

  function begin(at: Millis): void {
    enqueue(describeStart(at, given, { load, tab }, !!carrier.found))
    if (shared.sight() !== 'all') push('sight', { of: shared.sight() })
    askMemory()
    attention?.turnPerson()
    handovers?.begin()
  }

  /** The page was this one from the start; then what was kept, then what comes. */
  function foldEarly(): void {
    const keepQuery = compiled?.keepQuery ?? []
    member.push = (observation) => enqueue({ ...observation, at: watch.since })
    shared.useOwn(`pages ${keepQuery.join()}`, createPages({ keepQuery }))
    member.push = enqueue
    member.giveWay = () => presenter.withdraw('replaced')
    const early = watch.early.splice(0)
    for (const one of compiled ? early.flatMap((each) => amendEarly(page, each)) : early) enqueue(one)
  }

  /** Pages visited meanwhile have carried the state on. */
  function comeBack(state: EngineState): void {
    presenter.withdraw('navigated')
    engine = resume(state)
    begin(page.now())
    // It was last on another page, which was hidden.
    if (place) push('page', { path: place.path, url: place.url, via: 'restore' })
    push('visibility', { hidden: false })
  }

  function stop(): void {
    if (stopped) return
    stopped = true
    presenter.withdraw('stopped')
    push('end', {})
    driver.stop()
    stopNews()
    recall.stop()
    attention?.stop()
    remember.stop()
    replies.stop()
    handovers?.stop()
    carrier.stop()
    moment?.stop()
    forwarding?.stop()
    void memory?.close().catch(() => {})
    shared.leave()
  }
}
