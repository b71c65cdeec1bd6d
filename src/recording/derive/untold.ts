import type { Unknown } from '../recording.ts'
import type { RrwebEvent } from '../rrwebEvent.ts'
import { isFields } from '../rrwebEvent.ts'
import type { Network } from './network.ts'
import { readSpan } from './spans.ts'

interface Gap {
  readonly signals: readonly string[]
  readonly why: string
}

/** What rrweb records of no page. */
const ALWAYS: readonly Gap[] = [
  { signals: ['zoom-struggle', 'undo-burst'], why: 'Keys, wheels and second fingers are not recorded.' },
  { signals: ['error-copied'], why: 'What is copied is not recorded.' },
  { signals: ['search-struggle'], why: 'What is looked for is mostly masked, and not read where it is not.' },
  { signals: ['dead-swipe', 'blank-page'], why: 'Sizes and pixels are not recorded.' },
  { signals: ['offline'], why: 'That the network went away is not recorded.' },
]

/** The signals that this recording cannot tell of, whatever was done in it, and why. */
export function findUntold(
  events: readonly RrwebEvent[],
  network: Network,
): { signals: string[]; unknown: Unknown[] } {
  const gaps = [
    ...ALWAYS,
    ...(events.some(isVital)
      ? []
      : [{ signals: ['slow-page', 'slow-interaction'], why: 'Nothing in it has measured them.' }]),
    ...(network.isTold
      ? []
      : [
          {
            signals: ['failed-request', 'retry-loop', 'slow-request'],
            why: 'rrweb records no requests without a network plug-in.',
          },
        ]),
  ]
  return {
    signals: gaps.flatMap(({ signals }) => signals),
    unknown: gaps.map(({ signals, why }) => ({ what: signals.join(', '), why, count: 1 })),
  }
}

function isVital({ data }: RrwebEvent): boolean {
  if (!isFields(data) || typeof data['tag'] !== 'string' || !isFields(data['payload'])) return false
  return readSpan(data['tag'], data['payload'])?.op === 'web-vital'
}
