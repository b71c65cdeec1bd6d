import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { Alerts } from './Alerts.tsx'
import type { Filter, Report } from './answers.ts'
import { AskToken } from './AskToken.tsx'
import { Download } from './Download.ts'
import { Failures } from './Failures.tsx'
import { fetchReport, fetchTable, TokenNeeded, writeQuery } from './fetchReport.ts'
import { Filters } from './Filters.tsx'
import { Headline } from './Headline.tsx'
import { HelpGaps } from './HelpGaps.tsx'
import { Interventions } from './Interventions.tsx'
import { listDays } from './listDays.ts'
import { Losses } from './Losses.tsx'
import { People } from './People.tsx'
import { Places } from './Places.tsx'
import { sayDay, sayFullDay, sayMoment } from './say.ts'
import { Trends } from './Trends.tsx'

const TOKEN = 'unstuck-report-token'

/** The friction report: questions of product and support leads, each answered in a sentence first. */
export function App() {
  const [filter, setFilter] = useState(readAddress)
  const [token, setToken] = useState(() => sessionStorage.getItem(TOKEN) ?? '')
  const [report, setReport] = useState<Report>()
  const [trouble, setTrouble] = useState<Error>()
  const [isBusy, setBusy] = useState(true)

  useEffect(() => {
    const leaving = new AbortController()
    setBusy(true)
    history.replaceState(null, '', `?${writeQuery(filter)}`)
    fetchReport(filter, token, leaving.signal)
      .then((next) => {
        setReport(next)
        setTrouble(undefined)
        setBusy(false)
      })
      .catch((error: Error) => {
        if (leaving.signal.aborted) return
        setTrouble(error)
        setBusy(false)
      })
    return () => leaving.abort()
  }, [filter, token])

  const change = useCallback((part: Partial<Filter>) => setFilter((now) => ({ ...now, ...part })), [])
  const download = useCallback(
    async (table: string) => save(`${table}.csv`, await fetchTable(table, filter, token)),
    [filter, token],
  )
  const days = useMemo(() => (report ? listDays(report.filter.from, report.filter.until) : []), [report])

  if (trouble instanceof TokenNeeded) {
    const accept = (given: string) => {
      sessionStorage.setItem(TOKEN, given)
      setTrouble(undefined)
      setToken(given)
    }
    return <AskToken wasWrong={token !== ''} onToken={accept} />
  }
  return (
    <Download.Provider value={download}>
      <header class="top">
        <div>
          <h1>Friction report</h1>
          {report && (
            <p>
              {sayDay(report.filter.from.slice(0, 10))} – {sayFullDay(report.filter.until.slice(0, 10))}
            </p>
          )}
        </div>
        <Filters filter={filter} choices={report?.answers.choices ?? []} onChange={change} />
      </header>
      <p role="status" class={trouble ? 'trouble' : 'unseen'}>
        {trouble
          ? `Failed to load the report: ${trouble.message}`
          : isBusy
            ? 'Loading…'
            : 'The report is up to date.'}
      </p>
      {report && <Body report={report} days={days} isBusy={isBusy} />}
    </Download.Provider>
  )
}

function Body({ report, days, isBusy }: { report: Report; days: readonly string[]; isBusy: boolean }) {
  const { answers, filter } = report
  const [total] = answers.total
  if (!total?.firstEvent || !total.lastEvent) return <Nothing />
  // What was heard of only a part of the days before says nothing about them.
  const isComparable = total.firstEvent.slice(0, 10) <= filter.before.slice(0, 10)
  return (
    <main aria-busy={isBusy}>
      <Alerts alerts={report.alerts} />
      <Headline answers={answers} days={filter.days} isComparable={isComparable} />
      <Places answers={answers} days={days} isComparable={isComparable} />
      <HelpGaps gaps={answers['help-gaps']} />
      <Interventions interventions={answers.interventions} />
      <Trends days={answers.days} releases={answers.releases} today={filter.until.slice(0, 10)} />
      <Failures failures={answers.failures} />
      <People handovers={answers.handovers} tickets={answers.tickets} />
      <footer>
        <p>
          Users are counted once a row, by the hash of their id, or by visit where there is none. Friction
          counts each user by as much as their worst moment there was strong. Asked are those who opened a
          ticket, a chat or a handover within a day of being stuck; for help, within a week of the decision.
          Days are those of UTC. Intervals hold however often somebody looks at them: in 95 of 100 experiments
          the true difference lies within.
        </p>
        <p>
          The last event came {sayMoment(total.lastEvent)}. <Losses losses={report.losses} />
        </p>
      </footer>
    </main>
  )
}

function Nothing() {
  return (
    <main>
      <p class="nothing">
        No event has come yet. Let a page forward to this server (
        <code>
          forwarder({'{'} url: '…/friction' {'}'})
        </code>
        ), or run <code>npm run seed</code> for made-up ones.
      </p>
    </main>
  )
}

function readAddress(): Filter {
  const query = new URLSearchParams(location.search)
  const days = Number(query.get('days'))
  const text = (name: string) => query.get(name) ?? ''
  return {
    days: Number.isInteger(days) && days > 0 ? days : 28,
    page: text('page'),
    release: text('release'),
    signal: text('signal'),
  }
}

function save(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
