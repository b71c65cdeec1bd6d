import type { InterventionConfig, Text, ThemeConfig } from '../core/intervention.ts'
import type { Mode } from '../core/observations/start.ts'
import type { SignalType } from '../core/signal.ts'
import type { Duration } from '../core/time.ts'
import type { ConditionConfig, HoursConfig, MatchConfig } from './conditions/conditionConfig.ts'
import type { MessagesConfig } from './messages.ts'

export type * from './conditions/conditionConfig.ts'

/**
 * The config: data, never code. Write it as JSON, or type it with {@link defineConfig}.
 * What is wrong in it is told as `problem` with a JSON pointer; the rest of it works.
 */
export interface Config {
  /** For editors: `./node_modules/unstuck/dist/schema.json`. */
  readonly $schema?: string
  /** The shape of this file; this release reads 1. */
  readonly schemaVersion: 1
  /** `off`, `watch` (decides and reports, shows nothing) or `on` (the default). Anything else means `watch`. */
  readonly mode?: Mode
  /** What the pages of this product are called. */
  readonly pages?: PagesConfig
  /** Events without code: a page seen, a request answered, an element clicked or present. */
  readonly events?: { readonly [name: string]: EventConfig }
  /** Forms by a name of your own, and how the page says that it refused or accepted one. */
  readonly forms?: { readonly [name: string]: FormConfig }
  /** What elements are, by selector. */
  readonly marks?: MarksConfig
  /**
   * Thresholds by signal type; `false` turns a signal off. Counts and pixels are whole numbers (of acts at most 20
   * for `rage-click` and 12 for the loops, of refusals at most 20), everything else is a duration.
   */
  readonly signals?: {
    readonly [type in SignalType]?: false | { readonly [option: string]: number | string }
  }
  /** How friction is weighed. */
  readonly score?: ScoreConfig
  /** What is usual, for as long as the browser does not know it of its user. */
  readonly baselines?: BaselinesConfig
  /** At most 5,000. */
  readonly rules?: readonly RuleConfig[]
  /** Helps by id; rules name them in `show`. */
  readonly interventions?: { readonly [id: string]: InterventionConfig }
  /** Known trouble, told to those whom it hits; at most 10. */
  readonly incidents?: readonly IncidentConfig[]
  /** An address of this origin that holds a list of further ones, which changes more often than the config does. */
  readonly incidentsUrl?: string
  /** `false`: nothing is forwarded, whatever the page's code says. */
  readonly forward?: boolean
  /** How often help may interrupt, over all rules. */
  readonly policy?: PolicyConfig
  /** Colours, radius and font of the help. Default: those of the page. */
  readonly theme?: ThemeConfig
  /** The widget's own words: a text, or one for each language. `{title}` and `{key}` are filled in. */
  readonly messages?: MessagesConfig
}

/** Known trouble. */
export interface IncidentConfig {
  /** Names it in what is remembered of it. */
  readonly id: string
  /** `maintenance` is announced before it begins. Default: `incident`. */
  readonly kind?: 'incident' | 'maintenance'
  /** Whoever sees one of these is hit. */
  readonly match: {
    /** `POST /api/exports`, where the path may be a glob. */
    readonly request?: string
    /** `503`, `5xx`, `any`, or `failed` (the default): 5xx, or no answer at all. */
    readonly status?: number | string
    readonly event?: string
    /** Declared names, route names, or globs of the path. */
    readonly page?: string | readonly string[]
  }
  /** How long before it begins it is told of. Default: not before. */
  readonly announce?: Duration
  /** With its zone: `2026-11-21T10:00:00+01:00`. Default: at once. */
  readonly since?: string
  /** Then it is over, whatever nobody has cleared away. */
  readonly until: string
  /** `served`: over for whoever is served again. */
  readonly endsWhen?: 'served'
  readonly title: Text
  readonly body: Text
  /** What those who saw it are told when it is over. */
  readonly resolved?: Text
  /** Rules, as globs of their ids, whose help would be wrong meanwhile. */
  readonly mutes?: string | readonly string[]
}

/** What tells pages apart, and what they are called. */
export interface PagesConfig {
  /** Query parameters that tell pages apart; all others are dropped. */
  readonly keepQuery?: string | readonly string[]
  /** Names for sets of pages, as globs of the path: `*` within a segment, `**` across. */
  readonly names?: { readonly [name: string]: string | readonly string[] }
}

/** One of four kinds; nothing beside it but the `status` of a request. */
export type EventConfig =
  /** Globs of the path. */
  | { readonly page: string | readonly string[] }
  /** `POST /api/contacts`, where the path may be a glob. Status: `201`, `2xx` (the default) or `any`. */
  | { readonly request: string; readonly status?: number | string }
  /** A selector. */
  | { readonly click: string }
  /** A selector. */
  | { readonly element: string }

/** A form, and what the page says when it refuses or has accepted it. */
export interface FormConfig {
  /** Selector of the form. */
  readonly match: string
  /** Selector of what the page shows when it refuses. */
  readonly refused?: string
  /** The event that says it was accepted. */
  readonly accepted?: string
}

/** What the `data-unstuck-*` attributes say, by selector, for templates that nobody may edit. */
export interface MarksConfig {
  /** What the page says when something went wrong. */
  readonly error?: string | readonly string[]
  /** What changes by itself, and answers nobody. */
  readonly ambient?: string | readonly string[]
  /** Where acts do not count. */
  readonly ignore?: string | readonly string[]
  /** What must not be read. */
  readonly mask?: string | readonly string[]
  /** What a person would call it. */
  readonly name?: { readonly [selector: string]: string }
}

/** How much each signal weighs, and for how long. */
export interface ScoreConfig {
  /** How long until a signal counts half; more than nothing. Default: `90s`. */
  readonly halfLife?: Duration
  /** From 0 to 1, by signal type. Default: each signal's own. */
  readonly weights?: { readonly [type in SignalType]?: number }
}

/** How long it takes, by what; figures of your own product, as `unstuck baseline` reads them from recordings. */
export interface BaselinesConfig {
  /** The longest silence of a stay in a field, by `form/field`: `payment/card-number`. */
  readonly field?: { readonly [key: string]: BaselineConfig }
  /** By method and path template: `POST /api/pay`. */
  readonly request?: { readonly [key: string]: BaselineConfig }
  /** By route name or path template. */
  readonly page?: { readonly [key: string]: BaselineConfig }
}

/** How long something usually takes. */
export interface BaselineConfig {
  /** Half of all times are no longer. */
  readonly p50: Duration
  /** 95 of 100 are no longer; not less than `p50`. */
  readonly p95: Duration
  /** How many times were measured, at least 1; from 20 on it weighs as much as it ever will. */
  readonly n: number
}

/** When these conditions hold, offer that help. */
export interface RuleConfig {
  /** Names it in reports and caps; write it like a path: `checkout/card-refused`. */
  readonly id: string
  /** Who answers for it. For people. */
  readonly owner?: string
  /** Why it is there. For people. */
  readonly note?: string
  /** A day such as `2027-06-01`; from its end in UTC on the rule is silent. */
  readonly expires?: string
  /** Can only lessen what the config's mode allows. Default: `on`. */
  readonly mode?: Mode
  /** It fires as this becomes true, and is armed again once it was false. */
  readonly when: ConditionConfig
  /** Who is meant, by the traits that the host gives: one more condition. */
  readonly audience?: MatchConfig
  /** An intervention, or variants of which the first that fits is shown. */
  readonly show: string | readonly VariantConfig[]
  /** The higher wins a tie; from -1000 to 1000. Default: 0. */
  readonly priority?: number
  /** Rules that are about one thing: `policy.groups` caps them together, and a user may want none of them. */
  readonly group?: string
  /** Default: once in 7 days, and 30 days after a dismissal. */
  readonly limits?: LimitsConfig
  /**
   * What would show that it helped: once `event` has come, what the help is about is over. What became of a decision
   * is told `within` that time of it. Default: `30m`.
   */
  readonly goal?: { readonly event: string; readonly within?: Duration }
  /** The share of identified users from whom help is withheld for comparison, 0 to 0.5. Default: 0. */
  readonly holdout?: number
}

/** One of several helps of a rule; the first whose audience and hours fit is offered. */
export interface VariantConfig {
  /** Who is meant, by their traits. Default: everybody. */
  readonly audience?: MatchConfig
  /** When it may be offered. Default: at any time. */
  readonly hours?: HoursConfig
  /** An intervention. */
  readonly offer: string
}

/** How often help may be shown, in all and within a time. */
export interface QuotaConfig {
  /** Shows in all, at least 1. Default: no end. */
  readonly lifetime?: number
  /** At most `cap` shows, up to 50, within any `per`, up to `365d`. Default: of a rule 1 in `7d`, else no end. */
  readonly windows?: readonly { readonly cap: number; readonly per: Duration }[]
}

/** How often the help of one rule may be shown to one user. */
export interface LimitsConfig extends QuotaConfig {
  /** Doubled with each dismissal, up to a year. Default: `30d`. */
  readonly cooldownAfterDismiss?: Duration
}

/** `lifetime` and `windows` are for all rules together. */
export interface PolicyConfig extends QuotaConfig {
  /** Quotas for the rules of a group together. */
  readonly groups?: { readonly [group: string]: QuotaConfig }
  /** Offers in a visit; help that the user asked for counts, but is never refused. Default: 3. */
  readonly perVisit?: number
  /** Before an unsolicited offer, since the last help of any kind. Default: `10m`. */
  readonly minGap?: Duration
  /** How long to wait for a good moment. Default: `20s`. */
  readonly maxDefer?: Duration
  /** So many dismissals within 7 days, of whatever help and in whichever visits, make the next 7 days quiet. Default: 2. */
  readonly quietAfterDismissals?: number
  /**
   * Help that failed the same user so many times in a row mutes itself, until it is changed. At most 10; 0: never.
   * Default: 4.
   */
  readonly muteAfter?: number
  /** Another text draws the control groups of all rules anew. */
  readonly holdoutSalt?: string
}

/** Types a config that is written in code. */
export function defineConfig(config: Config): Config {
  return config
}
