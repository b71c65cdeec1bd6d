import { initActs } from '../core/acts/actsState.ts'
import { observeActs } from '../core/acts/observeActs.ts'
import { durationOf } from '../core/acts/readActs.ts'
import type { BaselineKind } from '../core/baselines.ts'
import { pageKey } from '../core/page.ts'
import { initPauses, observePauses } from '../core/pauses.ts'
import type { Millis } from '../core/time.ts'
import type { Recording } from '../recording/recording.ts'

/** How long something took once: a stay in a field, a request that an act waited for, a page until it was there. */
export interface TimeTaken {
  readonly kind: BaselineKind
  /** As the config's `baselines` name it. */
  readonly key: string
  readonly time: Millis
}

/** Reads off a log what the page learns from it, but under its own names: what is usual for many seeds a config. */
export function collectTimes({ log, state }: Pick<Recording, 'log' | 'state'>): TimeTaken[] {
  const acts = initActs()
  const pauses = initPauses()
  const times: TimeTaken[] = []
  // A recording that was cut begins on a page that the log does not name.
  let page = state?.page ?? ''
  for (const one of log) {
    observeActs(acts, one)
    const pause = observePauses(pauses, one)
    if (pause) times.push({ kind: 'field', ...pause })
    if (one.type === 'page') page = pageKey(one)
    if (one.type === 'vital' && one.kind === 'page' && page !== '')
      times.push({ kind: 'page', key: page, time: one.time })
    if (one.type === 'response' && one.outcome === 'ok') {
      const time = durationOf(acts, one)
      // How soon a server says "no" does not tell how long its work takes.
      if (time !== undefined) times.push({ kind: 'request', key: one.key, time })
    }
  }
  return times
}
