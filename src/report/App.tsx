import { useState } from 'preact/hooks'
import type { ReportData } from '../backtest/reportData.ts'
import { Caveats } from './Caveats.tsx'
import { RuleTable } from './RuleTable.tsx'
import { SessionList } from './SessionList.tsx'
import { SessionPanel } from './SessionPanel.tsx'

/** The summary above, the sessions beside the one that is looked at below. */
export function App({ data }: { readonly data: ReportData }) {
  const [rule, setRule] = useState<string>()
  const rows =
    rule === undefined
      ? data.rows
      : data.rows.filter(({ offers }) => offers.some((offer) => offer.rule === rule))
  const [session, setSession] = useState(data.rows.find(({ block }) => block !== undefined)?.session)
  const row = data.rows.find((one) => one.session === session)
  return (
    <>
      <header>
        <p class="kicker">unstuck backtest</p>
        <h1>{data.config}</h1>
        <p class="says">{data.says}</p>
      </header>
      <main>
        <RuleTable rules={data.rules} sessions={data.sessions} chosen={rule} onChoose={setRule} />
        {data.counterfactual > 0 && (
          <p class="note">
            In {data.counterfactual} of {data.sessions} sessions help would have come that nobody saw that
            day. What follows it is a supposition: the user might have done something else.
          </p>
        )}
        <section class="sessions" aria-label="Sessions">
          <SessionList
            rows={rows}
            chosen={session}
            without={data.without}
            rule={rule}
            onChoose={setSession}
          />
          {row ? (
            <SessionPanel key={row.session} row={row} />
          ) : (
            <p class="empty">No session can be played.</p>
          )}
        </section>
        <Caveats data={data} />
      </main>
    </>
  )
}
