import type { Failure } from './answers.ts'
import { Bar } from './Bar.tsx'
import { sayCount, sayDay, sayUsers } from './say.ts'
import { Section } from './Section.tsx'
import { Table, type Column } from './Table.tsx'

/** What fails again and again? */
export function Failures({ failures }: { failures: readonly Failure[] }) {
  const most = Math.max(...failures.map(({ users }) => users))
  const columns: Column<Failure>[] = [
    {
      head: 'What fails',
      cell: (failure) => (
        <>
          <span class="what">{sayFailure(failure)}</span>
          <span class="where">
            <b>{failure.page}</b>
            {failure.pages > 1 && ` and ${failure.pages - 1} more`}
            {failure.kind === 'error' && <code>{failure.fingerprint}</code>}
          </span>
        </>
      ),
    },
    {
      head: 'Users',
      cell: ({ users }) => (
        <span class="measured">
          <Bar of={users} most={most} /> <span>{sayCount(users)}</span>
        </span>
      ),
      isNumber: true,
    },
    { head: 'Times', cell: ({ times }) => sayCount(times), isNumber: true },
    {
      head: 'Releases',
      cell: ({ firstRelease, lastRelease }) =>
        firstRelease === lastRelease ? firstRelease || '–' : `${firstRelease} – ${lastRelease}`,
      isMinor: true,
    },
    {
      head: 'Seen',
      cell: ({ firstSeen, lastSeen }) =>
        `${sayDay(firstSeen.slice(0, 10))} – ${sayDay(lastSeen.slice(0, 10))}`,
      isNumber: true,
    },
  ]
  return (
    <Section id="failures" title="What fails again and again?" answer={sayAnswer(failures)} table="failures">
      {failures.length > 0 && (
        <Table caption="Errors, requests and files that fail" columns={columns} rows={failures} />
      )}
    </Section>
  )
}

function sayFailure({ kind, fingerprint, name, status }: Failure): string {
  if (kind === 'error') return name?.trim() || 'Error'
  return status ? `${fingerprint} → ${status}` : fingerprint
}

function sayAnswer([first]: readonly Failure[]) {
  if (!first) return 'No error, request or file stopped anybody.'
  return (
    <>
      <b>{sayFailure(first)}</b> stopped {sayUsers(first.users)}, most lately on {first.page}.
    </>
  )
}
