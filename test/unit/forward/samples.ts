import type { ForwardEvent } from '../../../src/forward/event.ts'
import type { CloudEvent } from '../../../src/forward/cloudEvent.ts'
import { createCloudEvent, createReport, type Source } from '../../../src/forward/createCloudEvent.ts'

const at = Date.UTC(2026, 10, 21, 10)

/** Where events of a test come from. */
const source: Source = {
  window: { location: { origin: 'https://shop.example' } } as Window & typeof globalThis,
  version: '1.2.3',
  config: 'c0nf1g',
  release: '2026.11.2',
  load: 'load1',
  declared: { pages: () => [], forms: [], isRequest: () => false },
  personal: [],
  read: (options) => options,
  onProblem: () => {},
}

/** One of every kind, as full as it can be. */
const events: readonly ForwardEvent[] = [
  {
    type: 'signal',
    at,
    data: {
      type: 'rage-click',
      id: 'load1-s1',
      at,
      strength: 0.75,
      layer: 'behaviour',
      count: 4,
      target: { key: 'k1', tag: 'button', role: 'button', name: 'Open chart of Ada' },
      form: 'payment',
      page: '/patients/ada',
      act: 'load1-act4',
      evidence: { acts: 4, refused: false, request: 'POST /patients/ada/notes' },
    },
  },
  {
    type: 'score',
    at,
    data: {
      at,
      visit: 62.5,
      page: 62.5,
      form: 0,
      element: 40,
      terms: [
        { signal: 'load1-s1', type: 'rage-click', value: 0.3, weight: 0.45, strength: 0.75, age: 1000 },
      ],
    },
  },
  {
    type: 'decision',
    at,
    data: {
      at,
      rule: 'checkout/card',
      intervention: 'card-help',
      verdict: 'hold',
      reasons: ['conditions-hold', 'moment-typing'],
      mode: 'on',
      offer: 'load1-o1',
      signal: 'load1-s1',
    },
  },
  {
    type: 'intervention',
    at,
    data: {
      at,
      offer: 'load1-o1',
      intervention: 'card-help',
      rule: 'checkout/card',
      step: 'used',
      by: 'link',
    },
  },
  {
    type: 'outcome',
    at,
    data: {
      at,
      rule: 'checkout/card',
      intervention: 'card-help',
      offer: 'load1-o1',
      verdict: 'show',
      mode: 'on',
      outcome: 'resolved',
      by: 'goal',
      after: 12_000,
      used: true,
      until: at + 600_000,
    },
  },
  { type: 'ticket', at, data: { channel: 'chat' } },
  {
    type: 'handover',
    at,
    data: { at, to: 'default', ok: true, via: 'mailto', degraded: ['fields'], refused: ['crisp: away'] },
  },
]

const who = { visit: 'tab1.1', user: 'u53r' }

export const samplesOf = (privacy: 'strict' | 'open'): readonly CloudEvent[] => [
  ...events.map((event, i) => createCloudEvent({ event, ...who }, i + 1, source, privacy)),
  createReport({ overflow: 3, 'before-send': 1 }, 1, source, who),
]

/** As they leave a page by default. */
export const samples = samplesOf('strict')

/** What they are made of. */
export const told = { events, source, who }
