import type { Day, Release } from './answers.ts'
import { DayChart } from './DayChart.tsx'
import { readTime, sayCount, sayDay, sayShare } from './say.ts'
import { Section } from './Section.tsx'
import { Table, type Column } from './Table.tsx'

const FIGURES: readonly Column<Day>[] = [
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
  {
    head: 'A day',
    cell: ({ usersADay }) => (usersADay === null ? '–' : sayCount(usersADay)),
    isNumber: true,
  },
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

const dayColumn = (today: string): Column<Day> => ({
  head: 'Day',
  cell: ({ day }) => (day < today ? sayDay(day) : `${sayDay(day)}, so far`),
})

/** How does it go, from day to day and from release to release? */
export function Trends({
  days,
  releases,
  today,
}: {
  days: readonly Day[]
  releases: readonly Release[]
  /** Is not over. */
  today: string
}) {
  return (
    <>
      <Section
        id="days"
        title="How does it go?"
        answer={sayAnswer(days.filter(({ day }) => day < today))}
        table="days"
      >
        {days.length > 0 && (
          <>
            <p class="key">
              <span class="stuck">stuck</span> <span class="asked">of them asked a person within a day</span>
            </p>
            <DayChart days={days} releases={releases} today={today} />
            <details>
              <summary>The figures of each day</summary>
              <Table
                caption="Users stuck by day"
                columns={[dayColumn(today), ...FIGURES]}
                rows={[...days].reverse()}
              />
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
  if (!worst) return 'No friction was told of on a whole day.'
  const workdays = days.filter(({ day }) => ![0, 6].includes(readTime(day).getUTCDay()))
  const usual = [...workdays].sort((a, b) => a.users - b.users)[Math.floor(workdays.length / 2)]
  return (
    <>
      {usual && <>On an ordinary working day {sayCount(usual.users)} users are stuck. </>}
      The worst was {sayDay(worst.day)}, with {sayCount(worst.users)}. {sayCourse(days)}
    </>
  )
}

/** Whole weeks: each holds as many weekends as the other. */
function sayCourse(days: readonly Day[]): string {
  const last = days.at(-1)
  if (!last) return ''
  const sumOf = (weeksAgo: number) => {
    const until = readTime(last.day).getTime() - weeksAgo * WEEK
    return days
      .filter(({ day }) => readTime(day).getTime() <= until && readTime(day).getTime() > until - WEEK)
      .reduce((sum, { users }) => sum + users, 0)
  }
  const [now, before] = [sumOf(0), sumOf(1)]
  const isKnown =
    readTime(days[0]?.day ?? last.day).getTime() <= readTime(last.day).getTime() - 2 * WEEK + DAY
  if (!isKnown || before === 0) return ''
  const change = now / before - 1
  if (Math.abs(change) < LIKE) return 'The last seven whole days were like the seven before.'
  return `The last seven whole days had ${sayShare(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than the seven before.`
}

const DAY = 86_400_000
const WEEK = 7 * DAY
/** Smaller changes from week to week are chance. */
const LIKE = 0.05

function sayReleases(releases: readonly Release[]) {
  const [now, before] = releases.filter(({ release }) => release !== '')
  if (!now) return 'Pages tell no release: set “release” where unstuck is started.'
  const bad = releases.find(
    ({ newFailures, release }) => newFailures > 0 && release !== releases.at(-1)?.release,
  )
  return (
    <>
      {now.usersADay === null ? (
        <>
          <b>{now.release}</b> has not been out for a whole day
        </>
      ) : (
        <>
          With <b>{now.release}</b> {sayCount(now.usersADay)} users a day are stuck
        </>
      )}
      {before && before.usersADay !== null && (
        <>
          {now.usersADay === null ? ';' : ','} with <b>{before.release}</b> it was{' '}
          {sayCount(before.usersADay)}
          {now.usersADay === null && ' users a day'}
        </>
      )}
      .{bad && <> New failures came with {bad.release}.</>}
    </>
  )
}
