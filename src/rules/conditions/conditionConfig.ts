import type { Outcome } from '../../core/observations/deciding.ts'
import type { Scalar } from '../../core/props.ts'
import type { SignalType } from '../../core/signal.ts'
import type { Duration } from '../../core/time.ts'

/** What has to hold. What is not known is neither true nor false, and never makes help appear. */
export type ConditionConfig =
  | AllCondition
  | AnyCondition
  | NotCondition
  | SignalCondition
  | EventCondition
  | AbsentCondition
  | SequenceCondition
  | ScoreCondition
  | PageCondition
  | TimeOnPageCondition
  | ElementCondition
  | AudienceCondition
  | OutcomeCondition
  | HandoverCondition
  | HoursCondition

/** Every one of them. */
export interface AllCondition {
  readonly all: readonly ConditionConfig[]
}

/** At least one of them. */
export interface AnyCondition {
  readonly any: readonly ConditionConfig[]
}

/** The contrary; of what is not known, the contrary is not known either. */
export interface NotCondition {
  readonly not: ConditionConfig
}

/** A length of time that ends now; `visit` is this visit, `ever` is since this browser watches for it. */
export type WindowConfig = Duration | 'visit' | 'ever'

/** Friction was found. */
export interface SignalCondition {
  readonly signal: SignalType
  /** Properties of the signal: its form, page, count, strength, target, and what is evidence for it. */
  readonly where?: MatchConfig
  /** How often, of the thing itself: 3 refusals of a form, 4 unserved clicks. From 1 to 60. Default: 1. */
  readonly atLeast?: number
  /** Default: `visit`. */
  readonly within?: WindowConfig
}

/** Something happened: `track()`, or an event that the config declares. */
export interface EventCondition {
  readonly event: string
  /** Properties that were tracked with it. */
  readonly where?: MatchConfig
  /** How often. From 1 to 60. Default: 1. */
  readonly atLeast?: number
  /** Default: `visit`; with `days` or `visitsSince`: `ever`. Longer than half an hour looks back over visits. */
  readonly within?: WindowConfig
  /** On so many different days, by the user's clock. From 1 to 60. */
  readonly days?: number
  /** So often the user has come back since it happened last: nobody had acted in any tab for half an hour. From 1 to 60. */
  readonly visitsSince?: number
}

/** Something did not happen: so long has passed `after` something else without it. */
export interface AbsentCondition {
  /** The event that did not come. */
  readonly absent: EventStep
  /** The event after which it should have come. */
  readonly after: EventStep
  /** How long to wait for it. Up to half an hour is about this visit, longer is over visits. */
  readonly within: Duration
}

/** One after the other, in this order, in a window that ends now. */
export interface SequenceCondition {
  /** From two to five steps. */
  readonly sequence: readonly (EventStep | SignalStep)[]
  /** Default: `visit`. */
  readonly within?: WindowConfig
}

/** The name of an event, or the event and what was tracked with it. */
export type EventStep = string | { readonly event: string; readonly where?: MatchConfig }

/** A signal, and what it must be like. */
export interface SignalStep {
  readonly signal: SignalType
  readonly where?: MatchConfig
}

/** There is so much friction. */
export interface ScoreCondition {
  /** Where; of the forms and the elements of this page, the one with most. */
  readonly score: 'visit' | 'page' | 'form' | 'element'
  /** From 1 to 100. */
  readonly atLeast: number
}

/** The user is on this page: a declared name, a route name, or a glob of the path. */
export interface PageCondition {
  readonly page: string | readonly string[]
}

/** The user has been on this page for so long, with the page in sight. */
export interface TimeOnPageCondition {
  readonly timeOnPage: Duration
}

/** An element is on the page. */
export interface ElementCondition {
  /** A selector. */
  readonly element: string
  /** Default: `visible`. */
  readonly is?: 'visible' | 'present'
}

/** The user is somebody like this. */
export interface AudienceCondition {
  readonly audience: MatchConfig
}

/** What became of the help of another rule. */
export interface OutcomeCondition {
  readonly outcome: Outcome
  /** The id of the other rule. */
  readonly of: string
  /** Default: `visit`. */
  readonly within?: WindowConfig
}

/** Somebody can take over now. */
export interface HandoverCondition {
  readonly handover: 'available' | 'unavailable'
  /** As the host has named it. Default: `default`. */
  readonly to?: string
}

/** It is one of these hours. */
export interface HoursCondition {
  readonly hours: HoursConfig
}

/** Properties and what they must be: a value (or one of several), or MongoDB-style operators. */
export interface MatchConfig {
  readonly [property: string]: MatchValue | readonly MatchConfig[] | MatchConfig
}

/** `null` is not among them: what is `null` is not known. */
export type Value = Exclude<Scalar, null>

/** What a property must be: this, one of these, or what operators ask. */
export type MatchValue = Value | readonly Value[] | OperatorsConfig

/** MongoDB-style operators; all that are given must hold, and of what is not known none does but `$exists`. */
export interface OperatorsConfig {
  /** Equal. */
  readonly $eq?: Value
  /** Known, and not equal. */
  readonly $ne?: Value
  /** One of these. */
  readonly $in?: readonly Value[]
  /** Known, and none of these. */
  readonly $nin?: readonly Value[]
  readonly $gt?: number | string
  readonly $gte?: number | string
  readonly $lt?: number | string
  readonly $lte?: number | string
  /** Whether it is known at all. */
  readonly $exists?: boolean
  /** A regular expression that fits somewhere; at most 200 characters, and quick to judge. */
  readonly $regex?: string
  /** The contrary of these; of what is not known, not known either. */
  readonly $not?: OperatorsConfig
}

/** Hours of a day, on some days or on all. */
export interface HoursConfig {
  /** Default: every day. */
  readonly days?: readonly Weekday[]
  /** `09:00`. Later than `to`, it reaches over midnight. */
  readonly from: string
  /** The first minute that is outside, up to `24:00`. */
  readonly to: string
  /** `user` (the default: the user's own clock), `UTC`, `+01:00`, or a time zone such as `Europe/Berlin`. */
  readonly zone?: string
}

/** A day of the week. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
