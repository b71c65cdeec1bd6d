import type { Compiled } from '../rules/compile.ts'
import type { Config } from '../rules/schema.ts'
import { findBadSelectors } from './suspicions/selectors.ts'
import { findOddGlobs } from './suspicions/pageGlobs.ts'
import { findOddRequests } from './suspicions/requestKeys.ts'
import { findBrokenTexts } from './suspicions/brokenTexts.ts'
import { findClashes } from './suspicions/clashes.ts'
import { findContradictions } from './suspicions/contradictions.ts'
import { findOddGoals } from './suspicions/goals.ts'
import { findImpossibleMatches } from './suspicions/impossibleMatches.ts'
import { findDeadRules } from './suspicions/deadRules.ts'
import { findDeadWindows } from './suspicions/deadWindows.ts'
import { findEmptyMatches } from './suspicions/emptyMatches.ts'
import { findForbiddenLinks } from './suspicions/forbiddenLinks.ts'
import { findOddIncidents } from './suspicions/incidents.ts'
import { findMissingTranslations } from './suspicions/missingTranslations.ts'
import { findOddHours } from './suspicions/oddHours.ts'
import { findOddPolicies } from './suspicions/policies.ts'
import { findSmallHoldouts } from './suspicions/smallHoldouts.ts'
import { findUndeclared } from './suspicions/undeclared.ts'
import { findUnknowable } from './suspicions/unknowable.ts'
import { findUnknownProperties } from './suspicions/unknownProperties.ts'
import { findUnreached } from './suspicions/unreached.ts'
import { findUnshown } from './suspicions/unshown.ts'

/** What is allowed in a config but probably not meant. */
export interface Suspicion {
  readonly code: string
  readonly pointer: string
  readonly message: string
}

export interface SuspicionOptions {
  /** Epoch milliseconds. */
  readonly now: number
  /** Origins that the page's own code allows links to lead to; `undefined` when nobody said. */
  readonly allowLinks?: readonly string[] | undefined
}

export type FindSuspicions = (config: Config, compiled: Compiled, options: SuspicionOptions) => Suspicion[]

const FINDERS: readonly FindSuspicions[] = [
  findDeadRules,
  findContradictions,
  findDeadWindows,
  findOddGoals,
  findImpossibleMatches,
  findOddHours,
  findEmptyMatches,
  findUnknowable,
  findUnknownProperties,
  findUndeclared,
  findOddGlobs,
  findOddRequests,
  findBadSelectors,
  findUnreached,
  findUnshown,
  findClashes,
  findOddPolicies,
  findOddIncidents,
  findSmallHoldouts,
  findMissingTranslations,
  findBrokenTexts,
  findForbiddenLinks,
]

export function findSuspicions(...[config, compiled, options]: Parameters<FindSuspicions>): Suspicion[] {
  return FINDERS.flatMap((find) => find(config, compiled, options))
}
