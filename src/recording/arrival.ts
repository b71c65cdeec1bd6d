import type { EngineState } from '../core/engineState.ts'
import type { Observation, Observed } from '../core/observation.ts'
import type { Mode } from '../core/observations/start.ts'
import { pageKey } from '../core/page.ts'
import { isFields, type Fields } from './rrwebEvent.ts'

/**
 * That a page load began, for a recorder that was there a moment later: in the place of its first observations stands what the
 * engine had made of them.
 *
 * @returns Nothing where that cannot be read.
 */
export function readArrival(state: EngineState): Observation[] {
  const { now: at, load, page, patience, detectors } = state
  const isRead = [at, patience].every(Number.isFinite) && [load, page].every((one) => typeof one === 'string')
  if (!isRead || !isFields(detectors)) return []
  const { tab, facts } = fieldsOf(state.judge)
  const { mode, utcOffset, zones, page: known } = fieldsOf(facts)
  const start: Observed<'start'> = {
    type: 'start',
    at,
    version: '',
    // The replies of that day belong to a judge that began elsewhere.
    config: '',
    load,
    tab: textOf(tab) ?? load,
    utcOffset: typeof utcOffset === 'number' ? utcOffset : 0,
    ...(isFields(zones) && { zones: zones as Record<string, number> }),
    mode: isMode(mode) ? mode : 'on',
    signals: Object.keys(detectors),
    patience,
  }
  return [start, readPage(page, fieldsOf(known), state)]
}

/** How it was reached nobody has kept; which page it is, is known to who counts how often one is loaded again. */
function readPage(key: string, known: Fields, { now: at, load, detectors }: EngineState): Observed<'page'> {
  const path = textOf(known['path']) ?? key
  const url = textOf(fieldsOf(detectors['reload-loop'])['url']) ?? `${load} ${path}`
  return { type: 'page', at, path, ...(pageKey({ path }) !== key && { route: key }), url, via: 'load' }
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function isMode(mode: unknown): mode is Mode {
  return mode === 'off' || mode === 'watch' || mode === 'on'
}
