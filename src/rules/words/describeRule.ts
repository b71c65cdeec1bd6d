import type { Config, LimitsConfig, RuleConfig } from '../schema.ts'
import { sayCondition, sayHours } from './sayCondition.ts'
import { sayMatch } from './sayMatch.ts'
import { sayTime } from './sayTime.ts'

/**
 * A rule in one plain sentence, for the people who answer for it.
 *
 * @example
 * describeRule(rule, config)
 * // When the payment form is refused at least twice within 10 minutes in the checkout, and no order was placed,
 * // offer card-help, at most once in 7 days.
 */
export function describeRule(rule: RuleConfig, config: Config): string {
  const when = sayCondition(rule.when, { pages: Object.keys(config.pages?.names ?? {}) })
  const audience = rule.audience ? `, for users whose ${sayMatch(rule.audience)}` : ''
  return `${sayMode(rule, config)}hen ${when}${audience}, offer ${sayShow(rule.show)}, ${sayLimits(rule.limits)}${sayRest(rule)}.`
}

function sayMode({ mode }: RuleConfig, config: Config): string {
  if (mode === 'off' || config.mode === 'off') return 'Switched off: w'
  return mode === 'watch' || config.mode === 'watch' ? 'Only watched, nothing is shown: w' : 'W'
}

function sayShow(show: RuleConfig['show']): string {
  if (typeof show === 'string') return show
  return show
    .map(({ audience, hours, offer }, i) => {
      const when = [audience && `${sayMatch(audience)}`, hours && sayHours(hours)]
        .filter(Boolean)
        .join(' and ')
      return `${offer}${when ? ` if ${when}` : i > 0 ? ' to all others' : ''}`
    })
    .join(', or ')
}

/** What the defaults say is said too: nobody should have to know them. */
function sayLimits({ lifetime, windows = [{ cap: 1, per: '7d' }] }: LimitsConfig = {}): string {
  const caps = windows.map(({ cap, per }) => `${sayCount(cap)} in ${sayTime(per)}`)
  if (lifetime !== undefined) caps.push(`${sayCount(lifetime)} in all`)
  return caps.length === 0 ? 'as often as it happens' : `at most ${caps.join(' and ')}`
}

function sayRest({ holdout = 0, expires }: RuleConfig): string {
  const share =
    holdout > 0 ? `; kept from ${Math.round(holdout * 1000) / 10} % of identified users for comparison` : ''
  return `${share}${expires === undefined ? '' : `; until ${expires}`}`
}

function sayCount(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
