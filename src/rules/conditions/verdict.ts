/**
 * True, false, or unknown (`undefined`): Kleene's three values. What is not known never makes a rule fire, under
 * negation neither: a missing trait must not interrupt anybody.
 */
export type Verdict = boolean | undefined

export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false
  return verdicts.includes(undefined) ? undefined : true
}

export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true
  return verdicts.includes(undefined) ? undefined : false
}

export function negate(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict
}
