import type { ObservationType } from '../core/observation.ts'
import { own } from '../core/own.ts'
import type { Compiled } from './compile.ts'
import { uniteAsked, type Asked } from './history/history.ts'

/** What rules ask about, of what there is no end of. */
export interface Asking {
  has(topic: string): boolean
  /** Events and outcomes. */
  readonly topics: readonly string[]
  readonly history: readonly Asked[]
  /** A rule counts visits. */
  readonly visits: boolean
  /** The signals that the config leaves on; those that rest with what samples the page, and those that weigh something. */
  readonly signals: readonly string[]
  readonly sampled: readonly string[]
  readonly weighed: readonly string[]
}

/** What the page is sampled for, and not told of. */
const SAMPLED: readonly ObservationType[] = ['pointer', 'scroll']

export function createAsking({ rules, detectors, weights }: Compiled): Asking {
  const topics = new Set(rules.flatMap(({ when }) => when.topics))
  const namesOf = (list: Compiled['detectors']) => list.map(({ type }) => type)
  return {
    has: (topic) => topics.has(topic),
    topics: [...topics].filter((topic) => /^(event|outcome) /.test(topic)),
    history: uniteAsked(rules.flatMap(({ when }) => when.asks ?? [])),
    visits: rules.some(({ when }) => when.visits),
    signals: namesOf(detectors),
    sampled: namesOf(detectors.filter(({ on }) => on.some((type) => SAMPLED.includes(type)))),
    weighed: namesOf(detectors.filter(({ type, weight }) => (own(weights, type) ?? weight) > 0)),
  }
}
