import type { Config, ConditionConfig, RuleConfig } from '../../../src/rules/schema.ts'
import { session, type Session } from './session.ts'

/** A config of these rules, which show a card, often if need be; the policy stands back. */
export function rulesOf(...rules: (Partial<RuleConfig> & Pick<RuleConfig, 'when'>)[]): Partial<Config> {
  return {
    rules: rules.map((rule, i) => ({ id: `rule-${i}`, show: 'card', limits: OFTEN, ...rule })),
    interventions: { card: { kind: 'card', title: 'Help', body: 'So.' } },
    policy: { perVisit: 1000, minGap: 0, quietAfterDismissals: 1000 },
  }
}

const OFTEN = { windows: [] }

/** A session under one rule. */
export function under(when: ConditionConfig, rule: Partial<RuleConfig> = {}): Session {
  return session(rulesOf({ when, ...rule }))
}

/** Whether help came; where nothing is said, of the first rule. */
export function isHelped(user: Session): boolean {
  return user.offers.length > 0
}

/** A rage-click, told when this returns. */
export function rage(user: Session, target = 'pay'): Session {
  return user.clicks(3, target, 200).wait(600)
}

/** A form that is refused twice. */
export function reject(user: Session, form = 'card'): Session {
  const refuse = () => user.wait(2000).form(form, 'submitted').form(form, 'refused', { by: 'alert' })
  refuse()
  return refuse()
}
