import { findFolder } from './findFolder.ts'
import { useRef, useState } from 'preact/hooks'
import type { ReportData, ReportRow } from '../backtest/reportData.ts'
import { Caveats } from './Caveats.tsx'
import { Comparison } from './Comparison.tsx'
import { RuleTable } from './RuleTable.tsx'
import { SessionList } from './SessionList.tsx'
import { SessionPanel } from './SessionPanel.tsx'

/** Names may be those of several sessions: exports overlap. */
interface Opened {
  readonly row: ReportRow | undefined
  readonly into?: number
}

/** The summary above, the sessions beside the one that is looked at below. */
export function App({ data }: { readonly data: ReportData }) {
  const [rule, setRule] = useState<string>()
  const rows =
    rule === undefined
      ? data.rows
      : data.rows.filter(({ offers }) => offers.some((offer) => offer.rule === rule))
  const [{ row, into }, setOpened] = useState<Opened>({
    row: data.rows.find(({ block }) => block !== undefined),
  })
  const panel = useRef<HTMLElement>(null)
  const open = (wanted: string, at: number) => {
    setOpened({ row: data.rows.find(({ session }) => session === wanted), into: at })
    // What was asked for is further down: there the next key goes.
    panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <>
      <header>
        <p class="kicker">unstuck backtest</p>
        <h1 title={data.config}>{data.config.slice(findFolder([data.config]).length)}</h1>
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
        {data.comparison && (
          <Comparison comparison={data.comparison} config={data.config} rows={data.rows} onOpen={open} />
        )}
        <section class="sessions" aria-label="Sessions" tabIndex={-1} ref={panel}>
          <SessionList
            rows={rows}
            chosen={row}
            without={data.without}
            rule={rule}
            onChoose={(chosen) => setOpened({ row: chosen })}
          />
          {row ? (
            <SessionPanel key={`${row.block} ${into ?? ''}`} row={row} into={into} />
          ) : (
            <p class="empty">No session can be played.</p>
          )}
        </section>
        <Caveats data={data} />
      </main>
    </>
  )
}
