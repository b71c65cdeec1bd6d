import type { Counted, ReportRule } from '../backtest/reportData.ts'
import { sayClock } from './sayClock.ts'

interface RuleTableProps {
  readonly rules: readonly ReportRule[]
  readonly sessions: number
  readonly chosen: string | undefined
  onChoose(rule: string | undefined): void
}

/** A card a rule: how many would have seen its help, when, and what was in the way. */
export function RuleTable({ rules, sessions, chosen, onChoose }: RuleTableProps) {
  return (
    <section class="rules" aria-label="Rules">
      {rules.map((one) => {
        const share = sessions === 0 ? 0 : (100 * one.shown) / sessions
        const isChosen = one.rule === chosen
        return (
          <article class={isChosen ? 'rule chosen' : 'rule'}>
            <h2>
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() => onChoose(isChosen ? undefined : one.rule)}
              >
                {one.rule}
              </button>
            </h2>
            <p class="rule-says">{one.says}</p>
            <p class="figure">
              <strong>{one.shown}</strong>{' '}
              <span>{one.shown === 1 ? 'session' : 'sessions'} would see its help</span>
              <span class="share">{share > 0 && share < 1 ? '<1' : Math.round(share)} %</span>
            </p>
            <div class="bar" aria-hidden="true">
              <div style={{ width: `${share}%` }} />
            </div>
            <dl>
              {one.after !== undefined && <Fact name="In half of them within" value={sayClock(one.after)} />}
              {one.told > 0 && <Fact name="Told to the team" value={String(one.told)} />}
              {one.kept > 0 && <Fact name="Kept for comparison" value={String(one.kept)} />}
              {one.waited.map((reason) => (
                <Reason name="Waited" {...reason} />
              ))}
              {one.notShown.map((reason) => (
                <Reason name="Not shown" {...reason} />
              ))}
              {one.waiting > 0 && <Fact name="Still waiting at the end" value={`${one.waiting}×`} />}
              {one.fired === 0 && <Fact name="Never fired" value="" />}
              {one.unsure > 0 && <Fact name="Cannot be told" value={`in ${one.unsure}`} />}
            </dl>
          </article>
        )
      })}
    </section>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Reason({ name, says, times }: Counted & { readonly name: string }) {
  return (
    <div>
      <dt>
        {name}: {says}
      </dt>
      <dd>{times}×</dd>
    </div>
  )
}
