import type { Moment, SessionView } from '../backtest/reportData.ts'
import { sayClock } from './sayClock.ts'

interface TimelineProps {
  readonly view: SessionView
  readonly now: number
  onSeek(at: number): void
}

const WIDTH = 1000
const CURVE = 70
/** Heights of the lanes under the curve. */
const LANES: { readonly [kind in Moment['kind']]: number } = {
  page: CURVE + 14,
  act: CURVE + 14,
  signal: CURVE + 32,
  waiting: CURVE + 50,
  shown: CURVE + 50,
  told: CURVE + 50,
  kept: CURVE + 50,
  'not shown': CURVE + 50,
}

/** Friction over the session, and under it what the user pressed, what was found, and what was decided. */
export function Timeline({ view, now, onSeek }: TimelineProps) {
  const { from, to, curve, moments, counterfactualFrom } = view
  const length = Math.max(1, to - from)
  const x = (at: number) => Math.min(WIDTH, Math.max(0, ((at - from) / length) * WIDTH))
  const y = (score: number) => CURVE - (score / 100) * (CURVE - 6)
  const line = curve.map(([at, page]) => `L${x(at).toFixed(1)} ${y(page).toFixed(1)}`).join('')
  const end = curve.length > 0 ? x(curve.at(-1)![0]) : 0
  const start = curve.length > 0 ? x(curve[0]![0]) : 0
  return (
    <figure class="timeline">
      <div class="lanes" aria-hidden="true">
        <span style={{ top: '0' }}>friction</span>
        <span style={{ top: `${CURVE + 6}px` }}>presses</span>
        <span style={{ top: `${CURVE + 24}px` }}>signals</span>
        <span style={{ top: `${CURVE + 42}px` }}>decisions</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${CURVE + 60}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          onSeek(from + ((event.clientX - box.left) / box.width) * length)
        }}
      >
        {counterfactualFrom !== undefined && (
          <rect
            class="supposed"
            x={x(counterfactualFrom)}
            y="0"
            width={WIDTH - x(counterfactualFrom)}
            height={CURVE + 60}
          />
        )}
        <path class="area" d={`M${start} ${CURVE}${line}L${end} ${CURVE}Z`} />
        <line class="ground" x1="0" x2={WIDTH} y1={CURVE} y2={CURVE} />
        {moments.map(({ at, kind }) => (
          <rect
            class={`mark ${kind.replace(' ', '-')}`}
            x={x(at) - 2}
            y={LANES[kind] - 6}
            width="4"
            height="12"
          />
        ))}
        <line class="now" x1={x(now || from)} x2={x(now || from)} y1="0" y2={CURVE + 60} />
      </svg>
      <input
        type="range"
        aria-label="Time in the session"
        aria-valuetext={sayClock((now || from) - from)}
        min="0"
        max={length}
        step="500"
        value={(now || from) - from}
        onInput={(event) => onSeek(from + Number(event.currentTarget.value))}
      />
    </figure>
  )
}
