import { findFolder } from './findFolder.ts'
import { useEffect, useState } from 'preact/hooks'
import type { Moment, ReportRow, SessionView } from '../backtest/reportData.ts'
import { Player } from './Player.tsx'
import { readSession } from './readSession.ts'
import { sayClock } from './sayClock.ts'
import { Timeline } from './Timeline.tsx'

interface SessionPanelProps {
  readonly row: ReportRow
  /** Where to begin; by default where something is found. */
  readonly into?: number | undefined
}

/** One session: the player, its timeline, and what was decided when. */
export function SessionPanel({ row, into }: SessionPanelProps) {
  const [view, setView] = useState<SessionView>()
  const [error, setError] = useState<string>()
  const [now, setNow] = useState(0)
  const [wanted, setWanted] = useState<{ readonly at: number }>()
  useEffect(() => {
    if (row.block === undefined) return
    readSession(row.block).then(
      (read) => {
        setView(read)
        if (into !== undefined) setWanted({ at: Math.max(read.from, read.from + into - LEAD) })
      },
      () => setError('This session could not be unpacked.'),
    )
  }, [row.block])
  const seek = (at: number) => {
    setNow(at)
    setWanted({ at })
  }
  return (
    <div class="panel" aria-busy={view === undefined && error === undefined}>
      <h2 title={row.session}>{row.session.slice(findFolder([row.session]).length)}</h2>
      {error !== undefined && <p class="empty">{error}</p>}
      {view && (
        <>
          <Player view={view} wanted={wanted} onTime={setNow} />
          <Timeline view={view} now={now} onSeek={seek} />
          {view.counterfactualFrom !== undefined && (
            <p class="note">
              From {sayClock(view.counterfactualFrom - view.from)} on this is a supposition: nobody saw that
              help.
            </p>
          )}
          <Moments view={view} onSeek={seek} />
          <details>
            <summary>Why each rule stands as it does when the recording ends</summary>
            <dl class="whys">
              {view.rules.map(({ rule, says }) => (
                <div>
                  <dt>{rule}</dt>
                  <dd>{says}</dd>
                </div>
              ))}
            </dl>
          </details>
          {view.unknown.length > 0 && (
            <details>
              <summary>What this recording cannot tell</summary>
              <ul class="whys">
                {view.unknown.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  )
}

/** A second before, to see what led to it. */
const LEAD = 1500

function Moments({ view, onSeek }: { readonly view: SessionView; onSeek(at: number): void }) {
  const told = view.moments.filter(({ kind }) => kind !== 'act')
  if (told.length === 0) return <p class="empty">Nothing was found in it.</p>
  return (
    <ol class="moments" aria-label="What happened">
      {told.map((moment) => (
        <li>
          <button type="button" onClick={() => onSeek(Math.max(view.from, moment.at - LEAD))}>
            <time>{sayClock(moment.at - view.from)}</time>
            <span class={`kind ${moment.kind.replace(' ', '-')}`}>{KINDS[moment.kind]}</span>
            <span>
              {moment.says}
              {moment.why !== undefined && <small> {moment.why}</small>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

const KINDS: { readonly [kind in Moment['kind']]: string } = {
  page: 'page',
  act: 'press',
  signal: 'friction',
  waiting: 'waiting',
  shown: 'would be shown',
  told: 'told to the team',
  kept: 'kept for comparison',
  'not shown': 'not shown',
}
