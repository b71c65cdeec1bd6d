import type { DecisionReason } from '../core/decision.ts'
import type { Engine } from '../core/engine.ts'
import type { Compiled } from '../rules/compile.ts'
import { explainRules } from '../rules/explain.ts'
import type { JudgeState } from '../rules/judging/judgeState.ts'
import type { Gate } from '../rules/policy/gates.ts'
import type { Trace } from '../rules/conditions/trace.ts'

/** What was so of a rule all along. */
export interface WatchedRule {
  /** As it was at last; what was known at any time is not called unknown. */
  readonly trace: Trace
  /** All gates, as they were at last. */
  readonly gates: readonly Gate[]
  /** Those that were open at any time. */
  readonly opened: ReadonlySet<DecisionReason>
}

export interface RuleWatch {
  /** Something may have changed. */
  look(): void
  /** By rule. */
  readonly seen: ReadonlyMap<string, WatchedRule>
}

/** Looks at some rules again and again while a session is folded: what never changes in it is no matter of what the user does. */
export function watchRules(engine: Engine, compiled: Compiled, ids: readonly string[]): RuleWatch {
  const few = { ...compiled, rules: compiled.rules.filter(({ id }) => ids.includes(id)) }
  const seen = new Map<string, WatchedRule>()
  return {
    seen,
    look() {
      // Nothing has happened yet, and it is no time at all.
      if (engine.now === 0) return
      const { rules } = engine.inspect((judged, context) => explainRules(few, judged as JudgeState, context))
      for (const { rule, trace, gates } of rules) {
        const before = seen.get(rule)
        const open = gates.flatMap((one) => (one.open ? one.gate : []))
        seen.set(rule, {
          trace: before ? join(before.trace, trace) : trace,
          gates,
          opened: new Set([...(before?.opened ?? []), ...open]),
        })
      }
    },
  }
}

/** Two looks at the same conditions. */
function join(before: Trace, now: Trace): Trace {
  const { parts } = now
  if (parts) return { ...now, parts: parts.map((part, i) => join(before.parts?.[i] ?? part, part)) }
  return now.verdict === 'unknown' && before.verdict !== 'unknown' ? before : now
}
