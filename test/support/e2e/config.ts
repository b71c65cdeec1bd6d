import type { TipConfig } from '../../../src/core/intervention.ts'
import type { SignalType } from '../../../src/core/signal.ts'
import type { ConditionConfig, Config } from '../../../src/rules/schema.ts'

/** What every config of these tests calls its help. */
export const TITLE = 'Can we help?'

/** A config with one rule: when this signal comes, or this condition holds, a tip beside it. */
export function helpOn(
  when: SignalType | ConditionConfig,
  change: Partial<Config> & {
    help?: Partial<Omit<TipConfig, 'kind'>> & { readonly kind?: 'tip' | 'card' }
  } = {},
): Config {
  const { help, ...rest } = change
  return {
    schemaVersion: 1,
    rules: [{ id: 'help', when: typeof when === 'string' ? { signal: when } : when, show: 'help' }],
    interventions: { help: { kind: 'tip', title: TITLE, body: 'Try **this**.', ...help } },
    ...rest,
  }
}
