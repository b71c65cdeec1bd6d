import type { Day, Release } from './answers.ts'
import { DayChart } from './DayChart.tsx'
import { readTime, sayCount, sayDay } from './say.ts'
import { Section } from './Section.tsx'
import { Table, type Column } from './Table.tsx'

const DAYS: readonly Column<Day>[] = [
  { head: 'Day', cell: ({ day }) => sayDay(day) },
  { head: 'Users stuck', cell: ({ users }) => sayCount(users), isNumber: true },
  { head: 'Episodes', cell: ({ episodes }) => sayCount(episodes), isNumber: true },
  { head: 'Help shown', cell: ({ shown }) => sayCount(shown), isNumber: true },
  { head: 'Asked a person', cell: ({ asked }) => sayCount(asked), isNumber: true },
]

const RELEASES: readonly Column<Release>[] = [
  {
    head: 'Release',
    cell: ({ release, since }) => (
      <>
        <span class="what">{release || 'not told'}</span>
        <span class="where">since {sayDay(since.slice(0, 10))}</span>
      </>
    ),
  },
  { head: 'Days', cell: ({ days }) => sayCount(days), isNumber: true },
  { head: 'Users stuck', cell: ({ users }) => sayCount(users), isNumber: true },
  { head: 'A day', cell: ({ usersADay }) => sayCount(usersADay), isNumber: true },
  {
    head: 'Episodes a user',
    cell: ({ episodesAUser }) => episodesAUser.toFixed(2),
    isNumber: true,
    isMinor: true,
  },
  {
    head: 'New failures',
    cell: ({ newFailures }) => (newFailures > 0 ? <span class="worse">{sayCount(newFailures)}</span> : '0'),
    isNumber: true,
  },
]

/** How does it go, from day to day and from release to release? */
export function Trends({ days, releases }: { days: readonly Day[]; releases: readonly Release[] }) {
  return (
    <>
      <Section id="days" title="How does it go?" answer={sayAnswer(days)} table="days">
        {days.length > 0 && (
          <>
            <p class="key">
              <span class="stuck">stuck</span> <span class="asked">of them asked a person within a day</span>
            </p>
            <DayChart days={days} releases={releases} />
            <details>
              <summary>The figures of each day</summary>
              <Table caption="Users stuck by day" columns={DAYS} rows={[...days].reverse()} />
            </details>
          </>
        )}
      </Section>
      <Section
        id="releases"
        title="What did releases change?"
        answer={sayReleases(releases)}
        table="releases"
      >
        {releases.length > 0 && <Table caption="Users stuck by release" columns={RELEASES} rows={releases} />}
      </Section>
    </>
  )
}

function sayAnswer(days: readonly Day[]) {
  const worst = days.reduce<Day | undefined>(
    (most, day) => (day.users > (most?.users ?? 0) ? day : most),
    undefined,
  )
  if (!worst) return 'No friction was told of.'
  const workdays = days.filter(({ day }) => ![0, 6].includes(readTime(day).getUTCDay()))
  const usual = [...workdays].sort((a, b) => a.users - b.users)[Math.floor(workdays.length / 2)]
  return (
    <>
      {usual && <>On an ordinary working day {sayCount(usual.users)} users are stuck. </>}
      The worst was {sayDay(worst.day)}, with {sayCount(worst.users)}.
    </>
  )
}

function sayReleases(releases: readonly Release[]) {
  const [now, before] = releases.filter(({ release }) => release !== '')
  if (!now) return 'Pages tell no release: set “release” where unstuck is started.'
  const bad = releases.find(
    ({ newFailures, release }) => newFailures > 0 && release !== releases.at(-1)?.release,
  )
  return (
    <>
      With <b>{now.release}</b> {sayCount(now.usersADay)} users a day are stuck
      {before && (
        <>
          , with <b>{before.release}</b> it was {sayCount(before.usersADay)}
        </>
      )}
      .{bad && <> New failures came with {bad.release}.</>}
    </>
  )
}
