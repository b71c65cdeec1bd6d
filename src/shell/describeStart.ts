import type { Observed } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { cameFromHere } from './cameFromHere.ts'
import type { Given } from './parts.ts'
import { readZones } from './readZones.ts'

/** What a log begins with: all that the fold goes by and that is not in the code. `isCarried`: the page before has left its state. */
export function describeStart(
  at: Millis,
  { options, decider, detectors, emit }: Given,
  names: Pick<Observed<'start'>, 'load' | 'tab'>,
  isCarried: boolean,
): Observed<'start'> {
  const { hash = '', zones = [] } = decider?.compiled ?? {}
  return {
    type: 'start',
    at,
    version: __VERSION__,
    config: hash,
    ...names,
    ...(!isCarried && cameFromHere(at) && { follows: true }),
    utcOffset: -new Date().getTimezoneOffset(),
    ...(zones.length > 0 && { zones: readZones(zones, emit) }),
    mode: options.mode ?? 'on',
    signals: detectors.map(({ type }) => type),
    patience: Math.max(1, options.patience ?? 1),
  }
}
