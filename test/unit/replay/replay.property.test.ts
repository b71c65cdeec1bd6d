import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Effect } from '../../../src/core/decision.ts'
import { busyConfig } from '../../support/session/config.ts'
import { compile, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import {
  ignoresTimers,
  moves,
  replaysExactly,
  resumesAnywhere,
  wholeConfig,
} from '../../support/session/properties.ts'

/** On a machine that has other work. */
const SLOW = 90_000
/** Sessions, each of up to sixty moves. */
const runs = { numRuns: 90 }

test(
  'replaying the stamped log gives the live signals and decisions',
  () => {
    fc.assert(fc.property(moves, replaysExactly), runs)
  },
  SLOW,
)

test(
  'late and absent timers change nothing',
  () => {
    fc.assert(fc.property(moves, fc.nat(), ignoresTimers), runs)
  },
  SLOW,
)

test(
  'a log that is cut anywhere goes on from its state',
  () => {
    fc.assert(fc.property(moves, fc.nat(), resumesAnywhere), runs)
  },
  SLOW,
)

/** What sessions of the busy configs come to: signals, effects, outcomes, rules, verdicts and their reasons. */
const EVERYTHING = [
  'abandoned',
  'another-open',
  'ask',
  'by-hand',
  'calm',
  'conditions-hold',
  'control-group',
  'dead-click',
  'decision',
  'dismissed-resolved',
  'error-click',
  'error-loop',
  'escalated',
  'failed-request',
  'field-hesitation',
  'field-refill',
  'form-abandon',
  'form-rejected',
  'form-stall',
  'friction-over',
  'good-moment',
  'hold',
  'incident',
  'incident cart-down',
  'incident outage',
  'left-off',
  'looping',
  'lower-priority',
  'min-gap',
  'mode-watch',
  'moment-dialog',
  'moment-pointer-down',
  'moment-requesting',
  'moment-typing',
  'nav-loop',
  'no-variant',
  'offer',
  'outcome',
  'page-load-cap',
  'person',
  'quick-back',
  'rage-click',
  'raged',
  'recurred',
  'refused',
  'release',
  'remember',
  'resolved',
  'retry-loop',
  'rule-cap',
  'rule-cooldown',
  'score',
  'scored',
  'search-struggle',
  'show',
  'signal',
  'slot-taken',
  'slow-click',
  'slow-request',
  'story',
  'suppress',
  'undo-burst',
  'visit-cap',
  'waited-too-long',
  'withdraw',
  'withhold',
]
/** Under the whole config first, where most happens; what is rare is in a few of the others. */
const SEEDS = [...from(201, 226), 9, 145, ...from(227, 240), ...from(1, 200)]

test(
  'the random sessions are not dull: they hold every signal and every verdict',
  () => {
    const missing = new Set(EVERYTHING)
    const [busy, whole] = [compile(busyConfig), compile(wholeConfig)]
    for (const seed of SEEDS) {
      if (missing.size === 0) break
      for (const effect of live(seed > 200 ? whole : busy, randomMoves(seed, 100)).effects)
        for (const word of wordsOf(effect)) missing.delete(word)
    }
    expect([...missing]).toEqual([])
  },
  SLOW,
)

function wordsOf(effect: Effect): readonly string[] {
  if (effect.type === 'signal') return [effect.type, effect.signal.type]
  if (effect.type === 'outcome') return [effect.type, effect.outcome.outcome]
  if (effect.type !== 'decision') return [effect.type]
  const { rule, verdict, reasons } = effect.decision
  return [effect.type, rule, verdict, ...reasons]
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
