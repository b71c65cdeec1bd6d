import type { RuleExplanation } from '../../rules/explain.ts'
import type { Trace } from '../../rules/conditions/trace.ts'
import { OUTCOMES, STATES } from '../../rules/words.ts'
import { sayReasons } from '../describe.ts'
import type { InspectorState } from '../inspectorState.ts'
import type { Change } from './change.ts'
import { Icon, type IconName } from './Icon.tsx'
import { WhatIf } from './WhatIf.tsx'

/** Why each rule did or did not fire, right now, or under what is asked below *what if*. */
export function Rules({ state, change }: { readonly state: InspectorState; readonly change: Change }) {
  const { explanation } = state
  if (!explanation) return <p class="empty">unstuck has not said anything about its rules yet.</p>
  const { rules, incidents, mode, page, memory, forgetful } = explanation
  return (
    <>
      <WhatIf state={state} change={change} />
      <p class="intro">
        Mode <b>{mode}</b>, page <b>{page}</b>, remembers{' '}
        {memory === 'browser' ? 'over visits' : 'this visit'}
        {forgetful && ` (storage ${forgetful === 'late' ? 'answered too late' : 'failed'})`}.
        {rules.length === 0 && ' There are no rules.'}
      </p>
      {incidents.length > 0 && (
        <ul class="incidents" aria-label="Known incidents">
          {incidents.map(({ incident, state, says }) => (
            <li key={incident} class="rule" data-state={state}>
              <span class="rule-head">
                <b>{incident}</b>
                <span class="chip">{state}</span>
              </span>
              <span class="rule-says">{says}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="rules">
        {rules.map((rule) => (
          <RuleView key={rule.rule} {...rule} />
        ))}
      </div>
    </>
  )
}

function RuleView({ rule, state, says, trace, gates, last, outcome }: RuleExplanation) {
  return (
    <details class="rule" data-state={state}>
      <summary>
        <span class="rule-head">
          <b>{rule}</b>
          <span class="chip">{state}</span>
        </span>
        <span class="rule-says">{says}</span>
      </summary>
      <h4>Conditions</h4>
      <ul class="trace">
        <TracePart trace={trace} />
      </ul>
      {gates.length > 0 && <h4>Caps and clocks</h4>}
      <ul class="trace">
        {gates.map(({ gate, open, says }) => (
          <li key={gate}>
            <div class="trace-line">
              <Verdict verdict={open ? 'true' : 'false'} />
              <span>{says}</span>
            </div>
          </li>
        ))}
      </ul>
      {last && (
        <p class="last">
          Last decision: <b>{STATES[last.verdict]}</b>: {sayReasons(last.reasons)}
          {outcome && `. ${OUTCOMES[outcome]}`}
        </p>
      )}
    </details>
  )
}

function TracePart({
  trace: { condition, verdict, value, expected, near, parts },
}: {
  readonly trace: Trace
}) {
  return (
    <li>
      <div class="trace-line">
        <Verdict verdict={verdict} />
        <span>{JOINTS[condition] ?? condition}</span>
        {value !== undefined && (
          <span class="trace-value">
            {expected === undefined ? list(value) : `seen ${list(value)}, wanted ${list(expected)}`}
          </span>
        )}
      </div>
      {near && <div class="trace-near">{near}</div>}
      {parts && (
        <ul>
          {parts.map((part, i) => (
            <TracePart key={i} trace={part} />
          ))}
        </ul>
      )}
    </li>
  )
}

const JOINTS: { readonly [condition: string]: string } = { all: 'all of', any: 'any of', not: 'not' }

const MARKS: Record<Trace['verdict'], IconName> = { true: 'tick', false: 'no', unknown: 'unknown' }

function Verdict({ verdict }: Pick<Trace, 'verdict'>) {
  return (
    <span class={`verdict verdict-${verdict}`} role="img" aria-label={verdict}>
      <Icon name={MARKS[verdict]} />
    </span>
  )
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.join(', ') : String(values)
}
