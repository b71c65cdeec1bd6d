import * as Plot from '@observablehq/plot'
import { useCallback } from 'preact/hooks'
import { Chart } from './Chart.tsx'

/** How one number went from day to day, as small as a word. */
export function Sparkline({ counts }: { counts: readonly number[] }) {
  const draw = useCallback(
    (width: number) => {
      const points = counts.map((count, day) => ({ day, count }))
      const last = points.slice(-1)
      return Plot.plot({
        className: 'plot',
        width,
        height: 26,
        margin: 3,
        axis: null,
        x: { domain: [0, Math.max(1, counts.length - 1)] },
        y: { domain: [0, Math.max(1, ...counts)] },
        marks: [
          Plot.areaY(points, {
            x: 'day',
            y: 'count',
            fill: 'var(--friction)',
            fillOpacity: 0.14,
            curve: 'monotone-x',
          }),
          Plot.lineY(points, {
            x: 'day',
            y: 'count',
            stroke: 'var(--friction)',
            strokeWidth: 1.3,
            curve: 'monotone-x',
          }),
          Plot.dot(last, { x: 'day', y: 'count', fill: 'var(--friction)', r: 2 }),
        ],
      })
    },
    [counts],
  )
  return <Chart draw={draw} className="sparkline" />
}
