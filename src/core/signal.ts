import type * as detectors from '../detectors/index.ts'
import type { Millis } from './time.ts'

/**
 * The names of all signals: each is that of its detector, in kebab-case. Only names are read from there, so that
 * what there is stands in one list.
 */
export type SignalType = KebabCase<keyof typeof detectors>

type KebabCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? '' : '-'}${Lowercase<First>}${KebabCase<Rest>}`
  : ''

/** What a signal tells of: what the user did, how the product behaved, or how it is used. */
export type Layer = 'behaviour' | 'system' | 'usage'

/** The element that a signal is about, as plain data: no node is kept. */
export interface Target {
  /** Survives a re-render: mark, id, or role, name and path, hashed. */
  readonly key: string
  /** In small letters. */
  readonly tag: string
  /** Its ARIA role, given or by nature. */
  readonly role?: string
  /** At most 40 characters, digits scrubbed, never a control's value. Stays in the page by default. */
  readonly name?: string
}

/**
 * One finding of friction. An episode is one signal: while it goes on, updates with the same `id` arrive and
 * `count` rises.
 *
 * @example
 * unstuck.on('signal', ({ type, target, count }) => console.log(type, target?.name, count))
 */
export interface Signal {
  /** What was found, such as `rage-click`. */
  readonly type: SignalType
  /** Unique in a visit; the updates of an episode share it. */
  readonly id: string
  /** When the finding was made, epoch milliseconds. */
  readonly at: Millis
  /** How sure and how bad, from 0 to 1. */
  readonly strength: number
  /** Whether the user, the product or its use tells of it. */
  readonly layer: Layer
  /** How many of the thing itself: unserved acts, refusals, failures. */
  readonly count: number
  /** The element that it is about, where there is one. */
  readonly target?: Target
  /** The key of the form: its declared name, mark, name, id, or action and fields. */
  readonly form?: string
  /** The key of the page: its route name, or else the path template. */
  readonly page: string
  /** The last act that led to it. */
  readonly act?: string
  /** What was seen, in numbers and keys; never a value that somebody typed. */
  readonly evidence: Evidence
}

export type Evidence = { readonly [name: string]: string | number | boolean }

/** What a detector finds; the engine makes it a {@link Signal} and joins the findings of one episode. */
export interface Finding {
  /** Names the episode within its type; the same words again update the same signal. */
  readonly episode: string
  readonly strength: number
  /** When each newly counted thing happened; `count` rises by as many. */
  readonly counted: readonly Millis[]
  readonly target?: Target | undefined
  readonly form?: string | undefined
  readonly act?: string | undefined
  readonly evidence: Evidence
}

/** The friction of an episode is over: what was asked for has been served. */
export interface Over {
  readonly episode: string
  readonly over: true
}
