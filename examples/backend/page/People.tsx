import type { Handover, TicketTag } from './answers.ts'
import { sayCount, sayLength, sayShare, saySignal } from './say.ts'
import { Section } from './Section.tsx'
import { Table, type Column } from './Table.tsx'

const HANDOVERS: readonly Column<Handover>[] = [
  {
    head: 'What came before',
    cell: ({ page, signal }) => (
      <>
        <span class="what">{signal ? saySignal(signal) : 'No friction that anybody saw'}</span>
        {page && (
          <span class="where">
            <b>{page}</b>
          </span>
        )}
      </>
    ),
  },
  { head: 'Asked', cell: ({ handovers }) => sayCount(handovers), isNumber: true },
  { head: 'After help', cell: ({ afterHelp }) => sayCount(afterHelp), isNumber: true },
  {
    head: 'Nobody there',
    cell: ({ failed }) => (failed > 0 ? <span class="worse">{sayCount(failed)}</span> : '0'),
    isNumber: true,
  },
]

/** Where fewer tickets follow friction, it is chance. */
const OFTEN = 0.3

const TICKETS: readonly Column<TicketTag>[] = [
  {
    head: 'Tag',
    cell: ({ tag, page, signal, stuckBefore, tickets }) => (
      <>
        <span class="what">{tag || 'without a tag'}</span>
        {page && stuckBefore >= OFTEN * tickets && (
          <span class="where">
            mostly after <b>{page}</b> {saySignal(signal).toLowerCase()}
          </span>
        )}
      </>
    ),
  },
  { head: 'Tickets', cell: ({ tickets }) => sayCount(tickets), isNumber: true },
  {
    head: 'Stuck the day before',
    cell: ({ stuckBefore, tickets }) => sayShare(stuckBefore / tickets),
    isNumber: true,
  },
  {
    head: 'Time to solve',
    cell: ({ hours }) => (hours === null ? '–' : sayLength(hours * 3600)),
    isNumber: true,
  },
  { head: 'Open', cell: ({ unsolved }) => sayCount(unsolved), isNumber: true, isMinor: true },
]

/** Why do users ask a person, and what are tickets about? */
export function People({
  handovers,
  tickets,
}: {
  handovers: readonly Handover[]
  tickets: readonly TicketTag[]
}) {
  return (
    <>
      <Section
        id="handovers"
        title="Why do users ask a person?"
        answer={sayHandovers(handovers)}
        table="handovers"
      >
        {handovers.length > 0 && (
          <Table caption="The last friction before a handover" columns={HANDOVERS} rows={handovers} />
        )}
      </Section>
      <Section id="tickets" title="What are tickets about?" answer={sayTickets(tickets)} table="tickets">
        {tickets.length > 0 && <Table caption="Tickets by tag" columns={TICKETS} rows={tickets} />}
      </Section>
    </>
  )
}

function sayHandovers(rows: readonly Handover[]) {
  const [first] = rows
  if (!first) return 'From the page itself, nobody did.'
  const all = rows.reduce((sum, { handovers }) => sum + handovers, 0)
  const after = rows.reduce((sum, { afterHelp }) => sum + afterHelp, 0)
  return (
    <>
      From the page {sayCount(all)} did, {sayShare(after / all)} of them although they had been shown help.
      Mostly on <b>{first.page || 'unknown pages'}</b>.
    </>
  )
}

function sayTickets(rows: readonly TicketTag[]) {
  if (rows.length === 0) return 'The help desk has told of none: send them to “POST /tickets”.'
  const all = rows.reduce((sum, { tickets }) => sum + tickets, 0)
  const stuck = rows.reduce((sum, { stuckBefore }) => sum + stuckBefore, 0)
  return `Of ${sayCount(all)} tickets ${sayShare(stuck / all)} came from users who had been stuck in the day before.`
}
