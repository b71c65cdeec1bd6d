import type { ScoreTerm } from '../../core/decision.ts'
import { CURVE_SECONDS, type InspectorState } from '../inspectorState.ts'

type View = { readonly state: InspectorState }

/** The friction of this page: a gauge, the last two minutes, the scopes, and the terms that it is made of. */
export function Score({ state: { score, curve } }: View) {
  const { visit = 0, page = 0, form = 0, element = 0, terms = [] } = score ?? {}
  const strongest = [...terms].sort((one, other) => other.value - one.value).slice(0, 4)
  return (
    <section class="score" aria-label="Friction">
      <div class="score-main" data-level={levelOf(page)}>
        <Gauge value={page} />
        <div class="score-side">
          <Curve curve={curve} />
          <dl class="scopes">
            {Object.entries({ visit, page, form, element }).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd data-level={levelOf(value)}>{Math.round(value)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      {strongest.length > 0 && (
        <ul class="terms" aria-label="What the score is made of">
          {strongest.map((term) => (
            <Term key={term.signal} term={term} />
          ))}
        </ul>
      )}
    </section>
  )
}

function levelOf(value: number): string {
  return value >= 60 ? 'high' : value >= 30 ? 'middle' : value >= 1 ? 'low' : 'none'
}

const RADIUS = 34
/** Three quarters of a circle. */
const AROUND = 2 * Math.PI * RADIUS * 0.75

function Gauge({ value }: { readonly value: number }) {
  const arc = (length: number, name: string) => (
    <circle
      class={name}
      cx={42}
      cy={42}
      r={RADIUS}
      stroke-dasharray={`${length} 999`}
      transform="rotate(135 42 42)"
    />
  )
  return (
    <div class="gauge" role="img" aria-label={`Friction of this page: ${Math.round(value)} of 100`}>
      <svg viewBox="0 0 84 84">
        {arc(AROUND, 'gauge-all')}
        {value >= 1 && arc((AROUND * value) / 100, 'gauge-now')}
      </svg>
      <b>{Math.round(value)}</b>
      <span>friction</span>
    </div>
  )
}

function Curve({ curve }: Pick<InspectorState, 'curve'>) {
  const now = curve.at(-1)?.at ?? 0
  const points = curve
    .map(({ at, page }) => [300 - ((now - at) / 1000 / CURVE_SECONDS) * 300, 47 - page * 0.45] as const)
    .filter(([x]) => x >= 0)
  const line = points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  return (
    <svg class="curve" viewBox="0 0 300 48" preserveAspectRatio="none" aria-hidden="true">
      <path class="curve-grid" d="M0 47H300M0 24.5H300M0 2H300" />
      {points.length > 1 && <path class="curve-area" d={`${line}V47H${points[0]![0].toFixed(1)}Z`} />}
      {points.length > 1 && <path class="curve-line" d={line} />}
    </svg>
  )
}

function Term({ term: { type, value, weight, strength, age } }: { readonly term: ScoreTerm }) {
  return (
    <li title="weight · strength · 2^(−age / half-life)">
      <span class="term-name">{type}</span>
      <span class="term-how">
        {weight} × {strength.toFixed(2)}, {Math.round(age / 1000)} s ago
      </span>
      <span class="term-bar">
        <i style={{ width: `${Math.round(value * 100)}%` }} />
      </span>
      <b>{value.toFixed(2)}</b>
    </li>
  )
}
