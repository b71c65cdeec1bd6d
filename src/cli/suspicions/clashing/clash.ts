import type { Config, RuleConfig } from '../../../rules/schema.ts'
import type { Way } from '../listWays.ts'

/** What cannot be together, where it stands, and a clause that says why. */
export interface Clash {
  readonly pointer: string
  readonly why: string
}

/** Finds what keeps all of a way from holding at once. */
export type FindClash = (way: Way, rule: RuleConfig, config: Config) => Clash | undefined
