import type { AnyDetector } from '../core/detector.ts'
import type { Observation } from '../core/observation.ts'
import type { Finding, Signal } from '../core/signal.ts'
import type { Recording, Unknown } from '../recording/recording.ts'
import { COUNTED_AT_MOST } from '../rules/conditions/counting.ts'

/**
 * What is left of a visit where only its signals were forwarded: enough for rules that ask about signals, score and page. Each
 * detector finds again, at its time, what it has found in the page.
 */
export function recallSignals(
  visit: string,
  told: readonly Signal[],
  known: readonly AnyDetector[],
): { readonly recording: Recording; recall(detectors: readonly AnyDetector[]): AnyDetector[] } {
  const signals = [...told].sort((a, b) => a.at - b.at)
  const from = (signals[0]?.at ?? 0) - 2
  const to = (signals.at(-1)?.at ?? 0) + WAITED_AFTER
  return {
    recording: {
      mode: 'derived',
      log: createLog(
        visit,
        signals,
        known.map(({ type }) => type),
        from,
        to,
      ),
      from,
      to,
      name: visit,
      unknown: [UNSEEN],
      untold: known.filter(({ personal }) => personal).map(({ type }) => type),
      onlySignals: true,
    },
    recall: (detectors) => detectors.map((detector) => recallDetector(detector, signals)),
  }
}

/** What came last still has the time that help waits for a good moment. */
const WAITED_AFTER = 30_000

const UNSEEN: Unknown = {
  what: 'what the user did',
  why: 'Only signals were forwarded, so any moment is taken for a good one, and no trouble for over.',
  count: 1,
}

/** The pages on which something was found, each just before. */
function createLog(
  visit: string,
  signals: readonly Signal[],
  types: readonly string[],
  from: number,
  to: number,
): Observation[] {
  const log: Observation[] = [
    {
      type: 'start',
      at: from,
      version: '',
      config: '',
      load: visit,
      tab: visit,
      utcOffset: 0,
      mode: 'on',
      // Nobody says which were on: what was not told is taken for what did not happen.
      signals: types,
      patience: 1,
    },
    { type: 'memory', at: from, scope: 'browser' },
  ]
  let page: string | undefined
  for (const signal of signals) {
    if (signal.page === page) continue
    page = signal.page
    const place = page.startsWith('/') ? { path: page } : { path: '/', route: page }
    log.push({ type: 'page', at: signal.at - 1, ...place, url: page, via: 'push' })
  }
  return [...log, { type: 'end', at: to }]
}

/** Nothing reaches it; it is only due when its findings were made. */
function recallDetector(detector: AnyDetector, signals: readonly Signal[]): AnyDetector {
  const mine = signals.filter(({ type }) => type === detector.type)
  return {
    ...detector,
    on: [],
    init: () => ({ next: 0 }),
    observe: () => undefined,
    dueAt: (state) => mine[(state as State).next]?.at,
    expire(state, now) {
      const read = state as State
      const found: Finding[] = []
      for (let one = mine[read.next]; one && one.at <= now; one = mine[read.next]) {
        found.push(findAgain(one, mine.slice(0, read.next)))
        read.next++
      }
      return found
    },
  }
}

interface State {
  next: number
}

function findAgain(signal: Signal, before: readonly Signal[]): Finding {
  const { id, at, count, strength, target, form, act, evidence } = signal
  const known = before.filter((one) => one.id === id).at(-1)?.count ?? 0
  const newly = Math.min(COUNTED_AT_MOST, Math.max(0, count - known))
  return {
    episode: id,
    strength,
    counted: Array.from({ length: newly }, () => at),
    target,
    form,
    act,
    evidence: evidence ?? {},
  }
}
