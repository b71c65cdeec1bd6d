import type { Score } from './core/decision.ts'
import { messageOf } from './core/messageOf.ts'
import { muteErrors } from './dom/errors.ts'
import type { Live } from './client.ts'
import type { Explanation } from './rules/explain.ts'
import { eventNames } from './eventNames.ts'
import type { Unstuck, UnstuckEvents } from './surface.ts'

/** Tells the listeners of an event; an error of theirs is reported as theirs, and stops nobody. */
export type Emit = <K extends keyof UnstuckEvents>(type: K, event: UnstuckEvents[K]) => void

/** Enough for what a page says before its config has arrived. */
const BACKLOG = 200

/**
 * The public methods: none throws, and what is said before everything runs is kept until then. On a server
 * `start` is absent, and all of it does nothing. `onEmit` is handed what tells the listeners.
 */
export function createFacade(
  start: ((emit: Emit) => Promise<Live | undefined>) | undefined,
  onEmit?: (emit: Emit) => void,
): Unstuck {
  const listeners: { [K in keyof UnstuckEvents]?: Set<(event: UnstuckEvents[K]) => void> } = {}
  const backlog: ((live: Live) => void)[] = []
  let live: Live | undefined
  let ended = !start

  const emit: Emit = (type, event) => {
    for (const listener of listeners[type] ?? []) {
      try {
        listener(event)
      } catch (error) {
        // As an event listener's error does: the console hears of it, and the next listener is called.
        queueMicrotask(() => muteErrors(() => reportError(error)))
      }
    }
  }
  onEmit?.(emit)
  const fail = (error: unknown) => {
    emit('problem', { code: 'internal', message: `Failed inside unstuck: ${messageOf(error)}`, error })
  }
  const safely = <A extends unknown[], R>(fallback: R, use: (...args: A) => R) => {
    return (...args: A): R => {
      try {
        return use(...args)
      } catch (error) {
        fail(error)
        return fallback
      }
    }
  }
  const pass = <K extends Passed>(name: K) =>
    safely(undefined, (...args: Parameters<Live[K]>): undefined => {
      const use = (it: Live) => (it[name] as (...args: Parameters<Live[K]>) => void)(...args)
      if (live) use(live)
      else if (!ended && backlog.length < BACKLOG) backlog.push((it) => safely(undefined, use)(it))
    })

  const run = async (starting: NonNullable<typeof start>) => {
    try {
      // A listener that is added right after creation hears of everything.
      await undefined
      const started = await outsideZones(() => starting(emit))
      if (!started) ended = true
      else if (ended) started.stop()
      else live = started
      if (live) for (const use of backlog.splice(0)) use(live)
    } catch (error) {
      fail(error)
    }
  }

  return {
    ready: start ? run(start) : Promise.resolve(),
    on: safely(
      () => {},
      (type, listener) => {
        const why = !eventNames.includes(type)
          ? `the event must be one of ${eventNames.join(', ')}`
          : typeof listener !== 'function' && `the listener of "${type}" must be a function`
        if (why) {
          emit('problem', { code: 'bad-call', message: `Failed to call unstuck.on(): ${why}.` })
          return () => {}
        }
        const known = (listeners[type] ??= new Set<never>() as never) as Set<typeof listener>
        known.add(listener)
        return () => void known.delete(listener)
      },
    ) as Unstuck['on'],
    identify: pass('identify'),
    page: pass('page'),
    track: pass('track'),
    error: pass('error'),
    request: pass('request'),
    friction: pass('friction'),
    formResult: pass('formResult'),
    ticketOpened: pass('ticketOpened'),
    help: pass('help'),
    preview: pass('preview'),
    consent: pass('consent'),
    reset: pass('reset'),
    forget: pass('forget'),
    score: safely(NO_SCORE, () => live?.score() ?? NO_SCORE),
    state: safely(undefined, () => live?.state()),
    explain: safely(NO_EXPLANATION, (whatIf) => live?.explain(whatIf) ?? NO_EXPLANATION),
    stop: safely(undefined, () => {
      ended = true
      backlog.length = 0
      live?.stop()
      live = undefined
    }),
  }
}

/**
 * Angular looks for changes after every listener and timer that was set inside its zone. Ours change nothing of
 * the host's, so they are set outside.
 */
function outsideZones<T>(run: () => T): T {
  const { Zone } = globalThis as { Zone?: { root?: { run(task: () => T): T } } }
  return Zone?.root ? Zone.root.run(run) : run()
}

type Passed = Exclude<keyof Live & keyof Unstuck, 'score' | 'state' | 'explain' | 'stop'>

const NO_SCORE: Score = { at: 0, visit: 0, page: 0, form: 0, element: 0, terms: [] }
const NO_EXPLANATION: Explanation = {
  at: 0,
  mode: 'off',
  page: '',
  score: NO_SCORE,
  memory: 'unread',
  rules: [],
  incidents: [],
  interventions: [],
}
