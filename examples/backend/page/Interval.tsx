import * as Plot from '@observablehq/plot'
import { useCallback } from 'preact/hooks'
import type { Uplift } from './answers.ts'
import { Chart } from './Chart.tsx'
import { saySigned } from './say.ts'

/** Beyond that, differences look alike. */
const WIDEST = 0.5

/** Where the true difference lies: a line for the interval, a dot for what was measured, and nothing in the middle means no difference. */
export function Interval({ uplift, good }: { uplift: Uplift; good: 'more' | 'less' }) {
  const draw = useCallback(
    (width: number) => {
      const [low, high] = uplift.interval.map(clamp) as [number, number]
      const colour =
        uplift.verdict === 'not enough data yet'
          ? 'var(--dim)'
          : uplift.verdict === good
            ? 'var(--help)'
            : 'var(--bad)'
      return Plot.plot({
        className: 'plot',
        width,
        height: 22,
        margin: 0,
        marginLeft: 4,
        marginRight: 4,
        axis: null,
        x: { domain: [-WIDEST, WIDEST] },
        marks: [
          Plot.ruleY([0], { stroke: 'var(--line)' }),
          Plot.tickX([0], { stroke: 'var(--line-strong)', y: () => 0, insetTop: 2, insetBottom: 2 }),
          Plot.link([0], {
            x1: low,
            x2: high,
            y1: 0,
            y2: 0,
            stroke: colour,
            strokeWidth: 4,
            strokeOpacity: 0.35,
            strokeLinecap: 'round',
          }),
          Plot.dot([0], {
            x: clamp(uplift.difference),
            y: 0,
            r: 4,
            fill: colour,
            stroke: 'var(--paper)',
            strokeWidth: 1.5,
          }),
        ],
      })
    },
    [uplift, good],
  )
  return <Chart draw={draw} className="interval" label={sayInterval(uplift)} />
}

export function sayInterval({ difference, interval: [low, high] }: Uplift): string {
  return `${saySigned(difference)} points, between ${saySigned(low)} and ${saySigned(high)}`
}

function clamp(share: number): number {
  return Math.max(-WIDEST, Math.min(WIDEST, share))
}
