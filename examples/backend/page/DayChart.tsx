import * as Plot from '@observablehq/plot'
import { useCallback } from 'preact/hooks'
import type { Day, Release } from './answers.ts'
import { Chart } from './Chart.tsx'
import { readTime, sayCount, sayDay } from './say.ts'

/** With less room labels of releases would lie over each other. */
const NARROW = 560
const ROOM_OF_A_DATE = 80

/**
 * Users stuck on each day, and below, darker, those of them who asked a person; weekends are paler, releases are
 * lines, and today, which is not over, has a broken edge.
 */
export function DayChart({
  days,
  releases,
  today,
}: {
  days: readonly Day[]
  releases: readonly Release[]
  today: string
}) {
  const draw = useCallback(
    (width: number) => {
      const rows = days.map((day) => ({ ...day, at: readTime(day.day) }))
      const first = rows[0]?.at ?? new Date(0)
      const begun = releases
        .filter(({ release }) => release !== '')
        .map(({ release, since }) => ({ release, at: startOfDay(readTime(since)) }))
        .filter(({ at }) => at > first)
      return Plot.plot({
        className: 'plot',
        width,
        height: width < NARROW ? 190 : 230,
        marginLeft: 34,
        marginRight: 4,
        marginTop: 26,
        marginBottom: 24,
        x: { type: 'utc', label: null, insetLeft: 0 },
        y: { label: null, nice: true },
        marks: [
          Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
          Plot.axisY({ ticks: 4, tickSize: 0, fill: 'var(--dim)', fontSize: 11 }),
          Plot.axisX(chooseTicks(rows, width), {
            tickSize: 0,
            tickFormat: sayTick,
            fill: 'var(--dim)',
            fontSize: 11,
          }),
          Plot.rectY(rows, {
            x: 'at',
            interval: 'day',
            y: 'users',
            fill: 'var(--friction)',
            fillOpacity: ({ at }: { at: Date }) => (isWeekend(at) ? 0.28 : 0.5),
            stroke: ({ day }: Day) => (day < today ? 'none' : 'var(--friction)'),
            strokeDasharray: '3,2',
            inset: width < NARROW ? 0.5 : 1,
            rx: 1.5,
          }),
          Plot.rectY(rows, {
            x: 'at',
            interval: 'day',
            y: 'asked',
            fill: 'var(--asked)',
            inset: width < NARROW ? 0.5 : 1,
            rx: 1,
          }),
          Plot.ruleX(begun, {
            x: 'at',
            stroke: 'var(--ink)',
            strokeOpacity: 0.55,
            strokeDasharray: '2,3',
          }),
          width < NARROW
            ? null
            : Plot.text(begun, {
                x: 'at',
                text: 'release',
                lineWidth: 10,
                textOverflow: 'ellipsis',
                frameAnchor: 'top',
                dy: -18,
                dx: 4,
                textAnchor: 'start',
                fill: 'var(--ink)',
                fontSize: 11,
              }),
          Plot.tip(
            rows,
            Plot.pointerX({
              x: ({ at }: { at: Date }) => noonOf(at),
              y: 'users',
              title: ({ day, users, asked, shown }: Day) =>
                `${sayDay(day)}${day < today ? '' : ', so far'}\n${sayCount(users)} stuck\n${sayCount(asked)} asked a person\n${sayCount(shown)} times help`,
              fontSize: 12,
              lineHeight: 1.35,
              stroke: 'var(--line-strong)',
              textPadding: 9,
            }),
          ),
        ],
      })
    },
    [days, releases, today],
  )
  return <Chart draw={draw} label="Users stuck by day; the same figures stand in the table below." />
}

/** The middle of some days, so that no label lies over the next. */
function chooseTicks(rows: readonly { readonly at: Date }[], width: number): Date[] {
  const every = Math.ceil(rows.length / (width / ROOM_OF_A_DATE))
  return rows.filter((_, nth) => nth % every === 0).map(({ at }) => noonOf(at))
}

function noonOf(at: Date): Date {
  return new Date(at.getTime() + 43_200_000)
}

function sayTick(at: Date): string {
  return sayDay(at.toISOString().slice(0, 10))
}

function startOfDay(at: Date): Date {
  return new Date(at.toISOString().slice(0, 10))
}

function isWeekend(at: Date): boolean {
  return at.getUTCDay() === 0 || at.getUTCDay() === 6
}
