import type { AnyDetector } from '../core/detector.ts'
import type { Source, Told } from '../forward/createCloudEvent.ts'
import type { ForwardEvent } from '../forward/event.ts'
import type { ConsentState } from '../forward/forward.ts'
import type { Forwards } from '../forward/startForwards.ts'
import type { Compiled } from '../rules/compile.ts'
import { purgeJournal } from '../storage/purgeJournal.ts'
import type { Problem, UnstuckOptions } from '../surface.ts'
import type { Parts } from './parts.ts'

/** So many wait until they may be sent; the newest tell most. */
export const EARLY_AT_MOST = 1000
/** And so many of them go along to the next page: one that is left that early has seen little. */
export const TAKEN_ALONG_AT_MOST = 50

export interface Forwarder {
  send(event: ForwardEvent): void
  consent(state: ConsentState, history: ConsentState): void
  /** What the next page has to send, as this one is left before it could; it is no longer this page's. */
  pack(): readonly Told[] | undefined
  /** Takes up what another page has packed. */
  unpack(told: readonly Told[]): void
  stop(): void
}

export interface ForwardNeeds {
  /** Names this page load. */
  readonly id: string
  readonly load: Parts['load']['forwarding']
  /** Whose page it is now. */
  who(): Pick<Told, 'visit' | 'user'>
  read: Source['read']
  onProblem(problem: Problem): void
}

/**
 * Keeps events until they may leave the page, and only then loads what takes them out of it. A page that is left before
 * that has come hands them on to the next page of the visit, where both may be: the page that thanks for an order tells
 * what became of help, and many send their users on at once.
 */
export function startForward(
  { forward, release }: UnstuckOptions,
  compiled: Compiled | undefined,
  detectors: readonly AnyDetector[],
  { id, load, who, read, onProblem }: ForwardNeeds,
): Forwarder | undefined {
  if (!forward) return undefined
  const early: Told[] = []
  const lost = { overflow: 0, denied: 0 }
  let said: readonly [ConsentState, ConsentState] = ['pending', 'pending']
  let live: Forwards | undefined
  let loading: Promise<void> | undefined
  let stopped = false

  async function begin(): Promise<void> {
    const { startForwards, openJournal } = await load()
    if (stopped) return
    live = startForwards(
      [forward!].flat(),
      {
        window,
        version: __VERSION__,
        config: compiled?.hash ?? '',
        ...(release !== undefined && { release }),
        load: id,
        declared: {
          pages: (path) => compiled?.pageNames(path) ?? [],
          forms: (compiled?.forms ?? []).map(({ name }) => name),
          isRequest: (key) => compiled?.events.isRequest(key) ?? false,
        },
        personal: detectors.flatMap(({ type, personal }) => (personal ? [type] : [])),
        read,
        onProblem,
      },
      who,
      { openJournal, purgeJournal },
    )
    for (const reason of ['overflow', 'denied'] as const) {
      if (lost[reason] > 0) live.lose(reason, lost[reason])
    }
    live.consent(...said)
    for (const told of early.splice(0)) live.send(told)
  }

  return {
    send(event) {
      const told = { event, ...who() }
      if (live) return live.send(told)
      if (said[0] === 'denied') lost.denied++
      else if (early.push(told) > EARLY_AT_MOST) {
        early.shift()
        lost.overflow++
      }
    },
    consent(...now) {
      said = now
      if (live) return live.consent(...now)
      const [state, history] = now
      if (state === 'granted') {
        loading ??= begin().catch((error: unknown) => {
          const message = `Failed to load what forwards events: ${String(error)}. None leave this page.`
          onProblem({ code: 'forward-not-loaded', message, error })
        })
      }
      if (state === 'denied') lost.denied += early.splice(0).length
      if (state === 'denied' || history === 'denied') purgeJournal(window)
    },
    pack() {
      if (live || !said.every((state) => state === 'granted')) return undefined
      return early.splice(0).slice(-TAKEN_ALONG_AT_MOST)
    },
    unpack(told) {
      if (live) for (const one of told) live.send(one)
      else early.unshift(...told)
    },
    stop() {
      stopped = true
      live?.stop()
    },
  }
}
