import { findFolder } from './findFolder.ts'
import type { Changes, ReportComparison, ReportRow } from '../backtest/reportData.ts'
import { sayClock } from './sayClock.ts'

interface ComparisonProps {
  readonly comparison: ReportComparison
  readonly config: string
  readonly rows: readonly ReportRow[]
  /** At how many milliseconds into it. */
  onOpen(session: string, into: number): void
}

/** What changes for users when the other config takes the place of this one, with the sessions to look at. */
export function Comparison({ comparison, config, rows, onOpen }: ComparisonProps) {
  const { other, changed, rules } = comparison
  const folder = findFolder([other, config])
  const playable = new Set(rows.flatMap(({ session, block }) => (block === undefined ? [] : session)))
  const list = (title: string, kind: string, changes: Changes) => (
    <ChangeList {...{ title, kind, changes, playable, onOpen }} />
  )
  return (
    <section class="comparison" aria-labelledby="comparison">
      <h2 id="comparison">
        If {other.slice(folder.length)} takes the place of {config.slice(folder.length)}
      </h2>
      <p class="says">
        {changed === 0
          ? 'Nothing changes in these sessions.'
          : `Other help in ${changed} ${changed === 1 ? 'session' : 'sessions'}. Look at some of each before you change it.`}
      </p>
      {rules.map(({ rule, same, newly, noLonger }) => (
        <article class="change">
          <h3>{rule}</h3>
          <p class="same">{same === 0 ? 'shown in no session under both' : `shown in ${same} under both`}</p>
          {list('Newly shown', 'newly', newly)}
          {list('No longer shown', 'no-longer', noLonger)}
        </article>
      ))}
    </section>
  )
}

/** Named at once; the rest unfolds. */
const NAMED = 6

interface ChangeListProps {
  readonly title: string
  readonly kind: string
  readonly changes: Changes
  readonly playable: ReadonlySet<string>
  onOpen(session: string, into: number): void
}

function ChangeList({ title, kind, changes, playable, onOpen }: ChangeListProps) {
  const { count, sessions } = changes
  if (count === 0) return null
  const folder = findFolder(sessions.map(({ session }) => session))
  const items = sessions.map(({ session, into }) => (
    <li>
      <button type="button" disabled={!playable.has(session)} onClick={() => onOpen(session, into)}>
        <span class="length">{sayClock(into)}</span>{' '}
        <span class="name" title={session}>
          {session.slice(folder.length)}
        </span>
      </button>
    </li>
  ))
  const more = count - NAMED
  return (
    <div class={`changes ${kind}`}>
      <h4>
        {title} <strong>{count}</strong>
      </h4>
      <ul>{items.slice(0, NAMED)}</ul>
      {more > 0 && (
        <details>
          <summary>{more} more</summary>
          <ul>{items.slice(NAMED)}</ul>
          {count > sessions.length && (
            <p class="says">{count - sessions.length} are counted and not named.</p>
          )}
        </details>
      )}
    </div>
  )
}
