import type { Effect } from '../../../src/core/decision.ts'
import type { EngineState } from '../../../src/core/engineState.ts'
import type { Observation, ObservationBodies } from '../../../src/core/observation.ts'
import type { CapsRecord } from '../../../src/core/remembered.ts'
import type { Compiled } from '../../../src/rules/compile.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { joinCaps, NO_CAPS } from '../../../src/rules/policy/caps.ts'
import { settleCaps } from '../../../src/rules/policy/settleCaps.ts'
import { createFold } from './live.ts'
import { DAWN } from './session.ts'

/** The tabs of one browser, which share its storage and its one place for help as `shell/attention.ts` lets them. */
export interface Browser {
  wait(ms: number): void
  /** The host's page says that something happened there. */
  track(tab: number, event: string): void
  /** The user does this with the help that is open there; nothing where none is. */
  ends(tab: number, step: 'dismissed' | 'snoozed' | 'closed', by?: string): void
  /** The page is loaded anew, with what the tab carries over or without; open help goes with it. */
  reload(tab: number, carries: boolean): void
  /** The clock of the machine is set, while no page is open. */
  setClock(by: number): void
  reset(): void
  deny(): void
}

/** What a user could see of help, at the machine's time; `real` only ever goes forward. */
export interface Seen {
  readonly what: 'shown' | 'dismissed' | 'never' | 'snoozed' | 'reset' | 'load'
  readonly tab: number
  readonly rule: string
  readonly real: number
}

export function openBrowser(
  compiled: Compiled,
  count: number,
  mayRemember: boolean,
  see: (seen: Seen) => void,
): Browser {
  let [clock, real, loads] = [DAWN, 0, 0]
  let stored: CapsRecord = NO_CAPS
  let never: readonly string[] = []
  let holder: number | undefined
  const tabs = Array.from({ length: count }, () => ({
    engine: createFold(compiled),
    open: undefined as { offer: string; rule: string } | undefined,
  }))
  const budgetOf = (tab: number) => tabs[tab]!.engine.inspect((state) => (state as JudgeState).budget)

  function push<K extends keyof ObservationBodies>(tab: number, type: K, body: ObservationBodies[K]): void {
    const { effects } = tabs[tab]!.engine.observe({ type, at: clock, ...body } as unknown as Observation)
    for (const effect of effects) run(tab, effect)
  }

  function tell(tab: number, what: Seen['what'], rule: string): void {
    see({ what, tab, rule, real })
  }

  function run(tab: number, effect: Effect): void {
    if (effect.type === 'ask' && effect.ask.question === 'moment')
      push(tab, 'reply', { ask: effect.ask.id, answer: { question: 'moment', good: true } })
    if (effect.type === 'ask' && effect.ask.question === 'slot') {
      const granted = claim(tab)
      push(tab, 'reply', { ask: effect.ask.id, answer: { question: 'slot', granted } })
    }
    if (effect.type === 'release') free(tab)
    if (effect.type === 'offer') {
      const { id: offer, rule = '' } = effect.offer
      tabs[tab]!.open = { offer, rule }
      tell(tab, 'shown', rule)
      push(tab, 'help', { offer, step: 'shown' })
      note(tab)
    }
  }

  /** What is known here is written before what is known is read. */
  function claim(tab: number): boolean {
    if (holder !== undefined && holder !== tab) return false
    holder = tab
    push(tab, 'budget', { never })
    if (mayRemember) {
      note(tab)
      push(tab, 'budget', { caps: stored })
    }
    return true
  }

  /** No word to other tabs: whoever relies on having heard one shows too much when it is late. */
  function note(tab: number): void {
    if (mayRemember) stored = joinCaps(settleCaps(stored, clock), budgetOf(tab).caps)
  }

  function free(tab: number): void {
    if (holder === tab) holder = undefined
  }

  function remember(tab: number): void {
    stored = settleCaps(stored, clock)
    push(tab, 'memory', mayRemember ? { scope: 'browser', caps: stored } : { scope: 'visit' })
    push(tab, 'budget', { never })
  }

  function load(tab: number, carries: boolean): void {
    const it = tabs[tab]!
    free(tab)
    it.open = undefined
    const state = JSON.parse(JSON.stringify(it.engine.serialize())) as EngineState
    // As the carrier does: a state from a time to come would stand still.
    it.engine = createFold(compiled, carries && state.now <= clock ? state : undefined)
    push(tab, 'start', {
      version: '0.0.0',
      config: compiled.hash,
      load: `l${++loads}`,
      tab: `t${tab}`,
      utcOffset: 0,
      signals: [],
      mode: 'on',
      patience: 1,
    })
    push(tab, 'page', { path: '/', url: '/', via: 'load' })
    remember(tab)
    tell(tab, 'load', '')
  }

  const each = (act: (tab: number) => void) => tabs.forEach((_, tab) => act(tab))
  each((tab) => load(tab, false))

  return {
    wait(ms) {
      clock += ms
      real += ms
      each((tab) => {
        for (const effect of tabs[tab]!.engine.advance(clock)) run(tab, effect)
      })
    },
    track: (tab, name) => push(tab, 'event', { name, props: {} }),
    ends(tab, step, by) {
      const { open } = tabs[tab]!
      if (!open) return
      tabs[tab]!.open = undefined
      push(tab, 'help', { offer: open.offer, step, ...(by !== undefined && { by }) })
      if (step !== 'closed') tell(tab, by === 'never' ? 'never' : step, open.rule)
      if (by === 'never') never = budgetOf(tab).never
      note(tab)
      free(tab)
    },
    reload: load,
    setClock(by) {
      clock += by
      real += Math.max(0, by)
      each((tab) => load(tab, tab % 2 === 0))
    },
    reset() {
      stored = NO_CAPS
      never = []
      each((tab) => {
        if (tabs[tab]!.open) tabs[tab]!.open = undefined
        free(tab)
        push(tab, 'call', { call: 'reset' })
        push(tab, 'budget', { never })
        tell(tab, 'reset', '')
      })
    },
    deny() {
      mayRemember = false
      stored = NO_CAPS
      each(remember)
    },
  }
}
