import type { Gap } from './answers.ts'
import { sayCount, sayPerHundred, sayPlace, sayUsers } from './say.ts'
import { Section } from './Section.tsx'
import { Table, type Column } from './Table.tsx'
import { WhereCell } from './WhereCell.tsx'

const COLUMNS: readonly Column<Gap>[] = [
  { head: 'What happened, and where', cell: (gap) => <WhereCell where={gap} /> },
  { head: 'Users', cell: ({ users }) => sayCount(users), isNumber: true },
  { head: 'Friction', cell: ({ friction }) => sayCount(friction), isNumber: true },
  { head: 'Asked', cell: ({ asked, users }) => `${sayPerHundred(asked, users)}%`, isNumber: true },
]

/** Where is much friction, and no rule? */
export function HelpGaps({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <Section id="gaps" title="Where is help missing?" answer={sayAnswer(gaps)} table="help-gaps">
      {gaps.length > 0 && <Table caption="Places without a rule" columns={COLUMNS} rows={gaps} />}
    </Section>
  )
}

function sayAnswer([first]: readonly Gap[]) {
  if (!first) return 'Wherever five users or more were stuck, some rule knows of it.'
  return (
    <>
      No rule knows of <b>{first.page}</b>, {sayPlace(first)}, where {sayUsers(first.users)} were stuck and{' '}
      {sayCount(first.asked)} asked a person within a day.
    </>
  )
}
