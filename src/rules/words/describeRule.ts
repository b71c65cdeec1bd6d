import { own } from '../../core/own.ts'
import { readDuration, type Duration } from '../../core/time.ts'
import type { Config, LimitsConfig, MatchConfig, RuleConfig, VariantConfig } from '../schema.ts'
import { sayCondition } from './sayCondition.ts'
import { sayEvent } from './sayEvent.ts'
import { sayHours } from './sayHours.ts'
import { sayWithin } from './sayCount.ts'
import { sayMatch, sayOf } from './sayMatch.ts'
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
  const audience = rule.audience ? `, for ${sayAudience(rule.audience)}` : ''
  return `${sayMode(rule, config)}hen ${when}${audience}, ${sayShow(rule.show, config)}, ${sayLimits(rule.limits)}${sayRest(rule)}.`
}

function sayAudience(audience: MatchConfig): string {
  return Object.keys(audience).length === 0 ? 'all users who are known' : sayOf(audience).users
}

/** How the sentence of a rule in `watch` mode begins. */
export const WATCHED = 'Only watched, nothing is shown: '

function sayMode({ mode }: RuleConfig, config: Config): string {
  if (mode === 'off' || config.mode === 'off') return 'Switched off: w'
  return mode === 'watch' || config.mode === 'watch' ? `${WATCHED}w` : 'W'
}

function sayShow(show: RuleConfig['show'], { interventions = {} }: Config): string {
  const variants = typeof show === 'string' ? [{ offer: show }] : show
  const isSilent = ({ offer }: VariantConfig) => own(interventions, offer)?.kind === 'silent'
  const said = variants.map((variant, i) => {
    const before = variants[i - 1]
    const verb = isSilent(variant) ? 'tell only the team: ' : !before || isSilent(before) ? 'offer ' : ''
    return `${verb}${variant.offer}${sayWhom(variant, i)}`
  })
  return said.join(', or ')
}

function sayWhom({ audience, hours }: VariantConfig, index: number): string {
  const when = [audience && sayMatch(audience), hours && sayHours(hours)].filter(Boolean).join(' and ')
  return when ? ` if ${when}` : index > 0 ? ' to all others' : ''
}

/** What the defaults say is said too: nobody should have to know them. */
function sayLimits({ lifetime, windows = [{ cap: 1, per: '7d' }] }: LimitsConfig = {}): string {
  const caps = windows.map(({ cap, per }) => `${sayCount(cap)} in ${sayTime(per)}`)
  if (lifetime !== undefined) caps.push(`${sayCount(lifetime)} in all`)
  return caps.length === 0 ? 'as often as it happens' : `at most ${caps.join(' and ')}`
}

function sayRest({ limits, goal, holdout = 0, expires }: RuleConfig): string {
  const pause = limits?.cooldownAfterDismiss
  return [
    pause === undefined ? '' : `; after a dismissal ${sayPause(pause)}`,
    goal ? `; it has helped when ${sayEvent(goal.event)}${sayWithin(goal.within)}` : '',
    holdout > 0 ? `; kept from ${Math.round(holdout * 1000) / 10} % of identified users for comparison` : '',
    expires === undefined ? '' : `; until ${expires}`,
  ].join('')
}

function sayPause(pause: Duration): string {
  return readDuration(pause) === 0 ? 'again at once' : `not for ${sayTime(pause)}`
}

function sayCount(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
