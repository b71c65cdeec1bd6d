import type { CapsRecord, RuleCaps } from '../../../src/core/remembered.ts'
import { NEVER_SHOWN, NO_CAPS } from '../../../src/rules/policy/caps.ts'

/** What a browser may remember, told by what is not as at first. */
export function capsOf(
  rules: { readonly [rule: string]: Partial<RuleCaps> },
  more: Partial<CapsRecord> = {},
): CapsRecord {
  const full = Object.entries(rules).map(([id, rule]) => [id, { ...NEVER_SHOWN, ...rule }] as const)
  return { ...NO_CAPS, rules: Object.fromEntries(full), ...more }
}
