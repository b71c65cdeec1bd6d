import type { Intervention, Uplift } from './answers.ts'
import { Interval, sayInterval } from './Interval.tsx'
import { sayCount, sayLength, sayPerHundred, sayShare, saySigned } from './say.ts'
import { Section } from './Section.tsx'
import { Table, type Column } from './Table.tsx'

const share = (reached: number, users: number) => (users > 0 ? sayShare(reached / users) : '–')

const COLUMNS: readonly Column<Intervention>[] = [
  {
    head: 'Rule',
    cell: ({ rule, intervention, shown, withheld }) => (
      <>
        <span class="what">{rule}</span>
        <span class="where">
          <b>{intervention}</b> {sayCount(shown.users)} shown, {sayCount(withheld.users)} withheld
        </span>
      </>
    ),
  },
  {
    head: 'Got through',
    cell: ({ shown, withheld }) => (
      <Against
        shown={share(shown.resolved, shown.users)}
        withheld={share(withheld.resolved, withheld.users)}
      />
    ),
    isNumber: true,
  },
  {
    head: 'Does it help?',
    cell: ({ uplift }) => (uplift ? <Verdict uplift={uplift} good="more" /> : <NoControl />),
  },
  {
    head: 'Came again',
    cell: ({ shown, withheld }) => (
      <Against
        shown={share(shown.recurred, shown.users)}
        withheld={share(withheld.recurred, withheld.users)}
      />
    ),
    isNumber: true,
  },
  {
    head: 'Tickets, of 100',
    cell: ({ shown, withheld, tickets }) => (
      <>
        <Against
          shown={sayPerHundred(shown.asked, shown.users)}
          withheld={sayPerHundred(withheld.asked, withheld.users)}
        />
        {tickets && tickets.verdict !== 'not enough data yet' && (
          <small class={tickets.verdict === 'less' ? 'better' : 'worse'}>{sayInterval(tickets)}</small>
        )}
      </>
    ),
    isNumber: true,
  },
  {
    head: 'Time to get through',
    cell: ({ shown, withheld }) => (
      <Against shown={sayTime(shown.seconds)} withheld={sayTime(withheld.seconds)} />
    ),
    isNumber: true,
  },
]

/** Which help helped? */
export function Interventions({ interventions }: { interventions: readonly Intervention[] }) {
  return (
    <Section id="help" title="Which help helps?" answer={sayAnswer(interventions)} table="interventions">
      {interventions.length > 0 && (
        <>
          <p class="key">
            <span class="shown">Shown</span> / <span class="withheld">withheld</span>: each user once, by the
            first decision, over all days that are kept
          </p>
          <Table caption="Help shown against withheld" columns={COLUMNS} rows={interventions} />
        </>
      )}
    </Section>
  )
}

function Against({ shown, withheld }: { shown: string; withheld: string }) {
  return (
    <span class="against">
      <span class="shown">{shown}</span> <span class="withheld">{withheld}</span>
    </span>
  )
}

function Verdict({ uplift, good }: { uplift: Uplift; good: 'more' | 'less' }) {
  const { verdict, difference, usersToGo } = uplift
  const isTold = verdict !== 'not enough data yet'
  return (
    <span class="verdict">
      <Interval uplift={uplift} good={good} />
      {isTold ? (
        <span class={verdict === good ? 'better' : 'worse'}>
          {verdict === good ? 'Yes' : 'It does harm'}: {sayInterval(uplift)}
        </span>
      ) : (
        <span class="dim">
          Not enough data yet, about {sayCount(usersToGo)} users more ({saySigned(difference)} so far)
        </span>
      )}
    </span>
  )
}

function NoControl() {
  return <span class="verdict dim">Nobody can tell: no control group (set “holdout”)</span>
}

function sayTime(seconds: number | null): string {
  return seconds === null ? '–' : sayLength(seconds)
}

function sayAnswer(rules: readonly Intervention[]) {
  if (rules.length === 0) return 'No help was shown in these days.'
  const helping = rules.filter(({ uplift }) => uplift?.verdict === 'more')
  const harming = rules.filter(({ uplift }) => uplift?.verdict === 'less')
  const open = rules.length - helping.length - harming.length
  return (
    <>
      {helping.map(({ rule, uplift }) => (
        <span key={rule}>
          <b>{rule}</b> brings {Math.round((uplift?.difference ?? 0) * 100)} of 100 users more through.{' '}
        </span>
      ))}
      {harming.map(({ rule }) => (
        <span key={rule}>
          <b>{rule}</b> does harm: switch it off.{' '}
        </span>
      ))}
      {open > 0 &&
        (open === 1 ? 'Of one rule nobody can tell yet.' : `Of ${open} rules nobody can tell yet.`)}
    </>
  )
}
