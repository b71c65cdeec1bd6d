import fc from 'fast-check'
import { expect, test } from 'vitest'
import { busyConfig } from '../../support/session/config.ts'
import { compile, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import { ignoresTimers, moves, replaysExactly, resumesAnywhere } from '../../support/session/properties.ts'

/** On a machine that has other work. */
const SLOW = 30_000
/** Sessions, each of up to sixty moves. */
const runs = { numRuns: 120 }

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

test(
  'the random sessions are not dull: they hold every signal and every verdict',
  () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 100; seed++) {
      for (const effect of live(compile(busyConfig), randomMoves(seed, 100)).effects) {
        seen.add(effect.type)
        if (effect.type === 'signal') seen.add(effect.signal.type)
        if (effect.type === 'outcome') seen.add(effect.outcome.outcome)
        if (effect.type === 'decision')
          [effect.decision.verdict, ...effect.decision.reasons].forEach((one) => seen.add(one))
      }
    }
    expect([...seen].sort()).toMatchInlineSnapshot(`
      [
        "abandoned",
        "another-open",
        "ask",
        "conditions-hold",
        "control-group",
        "dead-click",
        "decision",
        "dismissed-left",
        "dismissed-resolved",
        "error-click",
        "error-loop",
        "escalated",
        "failed-request",
        "field-hesitation",
        "field-refill",
        "form-abandon",
        "form-rejected",
        "form-stall",
        "friction-over",
        "good-moment",
        "hold",
        "incident",
        "lower-priority",
        "min-gap",
        "mode-watch",
        "moment-dialog",
        "moment-pointer-down",
        "moment-requesting",
        "moment-typing",
        "nav-loop",
        "no-variant",
        "offer",
        "outcome",
        "page-load-cap",
        "quick-back",
        "rage-click",
        "recurred",
        "release",
        "remember",
        "resolved",
        "retry-loop",
        "rule-cap",
        "score",
        "search-struggle",
        "show",
        "signal",
        "slot-taken",
        "slow-click",
        "slow-request",
        "suppress",
        "undo-burst",
        "visit-cap",
        "waited-too-long",
        "withdraw",
        "withhold",
      ]
    `)
  },
  SLOW,
)
