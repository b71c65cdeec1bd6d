import type { Backtest } from '../../backtest/backtest.ts'
import { createUntold, nameTopic } from '../../backtest/findUnknown.ts'
import type { WatchedRule } from '../../backtest/watchRules.ts'
import type { Recording } from '../../recording/recording.ts'
import type { Compiled } from '../../rules/compile.ts'
import { describeMissing } from '../../rules/describeMissing.ts'
import { findBlindSpot } from '../../rules/findBlindSpot.ts'
import type { ConditionConfig, Config, EventStep, RuleConfig, SignalStep } from '../../rules/schema.ts'
import { findSuspicions, type Suspicion } from '../findSuspicions.ts'

/** What a case came to, with all that is known of it. */
export interface Held {
  readonly config: Config
  readonly compiled: Compiled
  readonly recording: Recording
  readonly result: Backtest
  readonly watched: ReadonlyMap<string, WatchedRule>
}

/**
 * Why no help of a rule can come in this session, whatever the user does in it; nothing where it could. That it did not come would
 * prove nothing then.
 */
export function findHollow(id: string, held: Held): string | undefined {
  const { config, compiled, result, watched } = held
  const { mode, rules } = result.explanation
  if (rules.find(({ rule }) => rule === id)?.state === 'off')
    return mode === 'off'
      ? 'the config has "mode": "off", so nothing is ever shown'
      : 'the rule has "mode": "off", so it is never shown'
  const index = (config.rules ?? []).findIndex((rule) => rule.id === id)
  const seen = watched.get(id)
  // News of an incident has no conditions of its own.
  if (index < 0 || !seen) return undefined
  const rule = config.rules![index]!
  const doubts = findSuspicions(config, compiled, { now: result.from })
  const why =
    findShut(rule, seen, held) ??
    findNever(rule, index, doubts) ??
    findBlocked(rule, index, seen, doubts, held)
  return why && lowerFirst(why.replace(/\.$/, ''))
}

/** A gate that was never open; of one that kept help back once it fired, it is that which is tested. */
function findShut(
  { id, expires, show }: RuleConfig,
  { gates, opened }: WatchedRule,
  held: Held,
): string | undefined {
  const hasFired = held.result.offers.some(({ rule }) => rule === id)
  const asksWho = typeof show !== 'string' && show.every(({ audience }) => audience)
  for (const { gate, open, says } of gates) {
    // Who the user is becomes known only after a while.
    if (gate === 'control-group' && !open) return `the user is ${says}`
    if (open || opened.has(gate) || gate === 'mode-watch') continue
    if (gate === 'expired') return `the rule expired on ${expires}, before the session begins`
    const untold = gate === 'no-variant' && asksWho ? createUntoldOf(held)('user') : undefined
    if (untold !== undefined) return `each of its variants asks who the user is. ${untold}`
    if (!hasFired) return `it was kept back all along: ${says}`
  }
  return undefined
}

/** What `unstuck check` says of a rule that can never fire, or has nothing to offer. */
function findNever({ show }: RuleConfig, index: number, doubts: readonly Suspicion[]): string | undefined {
  const mine = doubts.filter(({ pointer }) => `${pointer}/`.startsWith(`/rules/${index}/`))
  const never = mine.find(({ code }) => code === 'never-fires')
  const unoffered = mine.filter(({ code }) => code === 'never-offered')
  return (never ?? (unoffered.length === show.length ? unoffered[0] : undefined))?.message
}

/** What it needs, and nobody looked for or told of that day, or nothing can be. */
function findBlocked(
  rule: RuleConfig,
  index: number,
  { trace }: WatchedRule,
  doubts: readonly Suspicion[],
  held: Held,
): string | undefined {
  const untold = createUntoldOf(held)
  return findBlindSpot(trace, (leaf, isWanted, place) => {
    const { condition, pointer } = findLeaf(rule, index, place)
    const topic = isWanted ? topicsOf(condition).find((one) => untold(one) !== undefined) : undefined
    if (topic !== undefined)
      return `it needs ${nameTopic(topic)}, of which this recording cannot tell: ${lowerFirst(untold(topic)!)}`
    const doubt =
      isWanted && doubts.find((one) => NEVER_SO.includes(one.code) && isAllOf(pointer, one.pointer))
    if (doubt) return doubt.message
    return leaf.verdict === 'unknown' ? describeMissing(leaf) : undefined
  })
}

/** A signal that the config turns off was looked for by nobody either. */
function createUntoldOf({ compiled, recording, config }: Held): (topic: string) => string | undefined {
  const untold = createUntold(compiled, recording, config)
  const { signals = {} } = config as { readonly signals?: { readonly [type: string]: unknown } }
  return (topic) =>
    topic.startsWith('signal ') && signals[topic.slice('signal '.length)] === false
      ? 'The config turns it off.'
      : untold(topic)
}

/** Where a trace leads in the config: an audience stands beside the conditions as one more. */
function findLeaf(
  { when, audience }: RuleConfig,
  index: number,
  place: readonly number[],
): { readonly condition: ConditionConfig; readonly pointer: string } {
  if (!audience) return walk(when, `/rules/${index}/when`, place)
  const [first, ...rest] = place
  return first === 0
    ? walk(when, `/rules/${index}/when`, rest)
    : { condition: { audience }, pointer: `/rules/${index}` }
}

function walk(
  condition: ConditionConfig,
  pointer: string,
  [step, ...rest]: readonly number[],
): { readonly condition: ConditionConfig; readonly pointer: string } {
  if (step === undefined) return { condition, pointer }
  if ('all' in condition) return walk(condition.all[step]!, `${pointer}/all/${step}`, rest)
  if ('any' in condition) return walk(condition.any[step]!, `${pointer}/any/${step}`, rest)
  return 'not' in condition ? walk(condition.not, `${pointer}/not`, rest) : { condition, pointer }
}

/** What must be told of, or the condition never holds. */
function topicsOf(condition: ConditionConfig): readonly string[] {
  if ('absent' in condition) return [topicOf(condition.after)]
  if ('sequence' in condition) return condition.sequence.map(topicOf)
  if ('event' in condition || 'signal' in condition) return [topicOf(condition)]
  if ('element' in condition) return [`element ${condition.element}`]
  if ('handover' in condition) return [`handover ${condition.to ?? 'default'}`]
  return 'audience' in condition ? ['user'] : []
}

function topicOf(step: EventStep | SignalStep): string {
  if (typeof step === 'string') return `event ${step}`
  return 'signal' in step ? `signal ${step.signal}` : `event ${step.event}`
}

/** Doubts of `unstuck check` about what a condition asks that is never so. */
const NEVER_SO = [
  'never-true',
  'never-fits',
  'never-open',
  'unknown-zone',
  'unknown-property',
  'unknown-value',
  'fits-none',
  'glob-in-where',
  'no-template',
  'odd-request',
]

/** Whether a doubt inside of a condition is one of all of it: of several values one may be wrong. */
function isAllOf(condition: string, doubt: string): boolean {
  if (!`${doubt}/`.startsWith(`${condition}/`)) return false
  return !/\/\$(or|ne|nin|not)\b|\/\d+$/.test(doubt.slice(condition.length))
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
