import { useMemo } from 'preact/hooks'
import type { Answers, Place } from './answers.ts'
import { Bar } from './Bar.tsx'
import { sayCount, sayPerHundred, sayPlace, saySigned, sayUsers } from './say.ts'
import { Section } from './Section.tsx'
import { Sparkline } from './Sparkline.tsx'
import { Table, type Column } from './Table.tsx'
import { WhereCell } from './WhereCell.tsx'

/** From so many users on a change says something. */
const ENOUGH_TO_COMPARE = 10

/** Where do users get stuck? */
export function Places({
  answers,
  days,
  isComparable,
}: {
  answers: Answers
  days: readonly string[]
  isComparable: boolean
}) {
  const { places } = answers
  const byDay = useMemo(() => groupByPlace(answers['place-days'], days), [answers, days])
  const most = Math.max(...places.map(({ friction }) => friction))
  const columns: Column<Place>[] = [
    { head: 'What happened, and where', cell: (place) => <WhereCell where={place} /> },
    {
      head: 'Friction',
      cell: ({ friction }) => (
        <span class="measured">
          <Bar of={friction} most={most} /> <span>{sayCount(friction)}</span>
        </span>
      ),
      isNumber: true,
    },
    { head: 'Users', cell: ({ users }) => sayCount(users), isNumber: true },
    { head: 'Change', cell: (place) => <Change place={place} isComparable={isComparable} />, isNumber: true },
    { head: 'By day', cell: (place) => <Sparkline counts={byDay.get(keyOf(place)) ?? []} />, isMinor: true },
    { head: 'Asked', cell: ({ asked, users }) => `${sayPerHundred(asked, users)}%`, isNumber: true },
    {
      head: 'Covered by rules',
      cell: ({ decidedOn, visits }) =>
        decidedOn === 0 ? <span class="mark">no rule</span> : `${Math.round((100 * decidedOn) / visits)}%`,
      isNumber: true,
      isMinor: true,
    },
  ]
  return (
    <Section id="places" title="Where do users get stuck?" answer={sayAnswer(places)} table="places">
      {places.length > 0 && <Table caption="Places where users get stuck" columns={columns} rows={places} />}
    </Section>
  )
}

function sayAnswer([worst, next]: readonly Place[]) {
  if (!worst) return 'Nobody was stuck in these days.'
  return (
    <>
      Mostly on <b>{worst.page}</b>, at {sayPlace(worst)}: {sayUsers(worst.users)}
      {next && next.page !== worst.page && (
        <>
          ; then on <b>{next.page}</b>, {sayUsers(next.users)}
        </>
      )}
      .
    </>
  )
}

function Change({ place: { users, usersBefore }, isComparable }: { place: Place; isComparable: boolean }) {
  if (!isComparable) return <span class="dim">–</span>
  if (usersBefore === 0) return <span class="dim">new</span>
  if (Math.max(users, usersBefore) < ENOUGH_TO_COMPARE) return <span class="dim">–</span>
  const change = users / usersBefore - 1
  return <span class={change > 0.15 ? 'worse' : change < -0.15 ? 'better' : ''}>{saySigned(change)}%</span>
}

const keyOf = ({ page, place, signal }: Pick<Place, 'page' | 'place' | 'signal'>) =>
  [page, place, signal].join('\n')

function groupByPlace(rows: Answers['place-days'], days: readonly string[]): Map<string, number[]> {
  const nth = new Map(days.map((day, i) => [day, i]))
  const counts = new Map<string, number[]>()
  for (const row of rows) {
    const known = counts.get(keyOf(row)) ?? days.map(() => 0)
    counts.set(keyOf(row), known)
    known[nth.get(row.day) ?? -1] = row.users
  }
  return counts
}
