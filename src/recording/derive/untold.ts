import type { Unknown } from '../recording.ts'
import type { RrwebEvent } from '../rrwebEvent.ts'
import { isFields } from '../rrwebEvent.ts'
import type { Network } from './network.ts'
import { readSpan } from './spans.ts'
import { tellsOfNetwork } from './tab.ts'

interface Gap {
  readonly signals: readonly string[]
  readonly why: string
}

/** What rrweb records of no page. */
const ALWAYS: readonly Gap[] = [
  {
    signals: ['zoom-struggle', 'undo-burst'],
    why: 'Keys, wheels and second fingers are not recorded, and a window that is zoomed looks like one that is resized.',
  },
  { signals: ['error-copied'], why: 'What is copied is not recorded.' },
  {
    signals: ['search-struggle'],
    why: 'What is looked for is mostly masked, so that one query is like the next, and Enter is not recorded.',
  },
  {
    signals: ['dead-swipe'],
    why: 'Whether there was more to see is not recorded, nor how large anything is.',
  },
  { signals: ['blank-page'], why: 'Pixels are not recorded.' },
]

/** The signals that this recording cannot tell of, whatever was done in it, and why. */
export function findUntold(
  events: readonly RrwebEvent[],
  network: Network,
): { signals: string[]; unknown: Unknown[] } {
  const gaps = [
    ...ALWAYS,
    ...(events.some(tellsOfNetwork)
      ? []
      : [{ signals: ['offline'], why: 'Nothing in it tells when the network goes away; PostHog does.' }]),
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
