import type { ReportRow } from '../backtest/reportData.ts'
import { findFolder } from './findFolder.ts'
import { sayClock } from './sayClock.ts'

interface SessionListProps {
  readonly rows: readonly ReportRow[]
  readonly chosen: string | undefined
  readonly without: number
  readonly rule: string | undefined
  onChoose(session: string): void
}

export function SessionList({ rows, chosen, without, rule, onChoose }: SessionListProps) {
  const folder = findFolder(rows.map(({ session }) => session))
  return (
    <nav class="list" aria-label="Sessions to look at">
      <p class="list-head">
        {rows.length} {rows.length === 1 ? 'session' : 'sessions'}
        {rule === undefined ? '' : ` in which ${rule} fired`}
      </p>
      <ol>
        {rows.map((row) => (
          <li>
            <button
              type="button"
              aria-current={row.session === chosen ? 'true' : undefined}
              disabled={row.block === undefined}
              onClick={() => onChoose(row.session)}
            >
              <span class="name">{row.session.slice(folder.length)}</span>
              <span class="length">{sayClock(row.length)}</span>
              <span class="ends">
                {row.offers.length === 0 && <span class="end">no help</span>}
                {row.offers.slice(0, 3).map(({ rule: name, end, into }) => (
                  <span class={`end ${end.replaceAll(' ', '-')}`}>
                    {name} {end === 'shown' ? `at ${sayClock(into)}` : end}
                  </span>
                ))}
                {row.mode === 'derived' && <span class="end">estimate</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {without > 0 && <p class="list-foot">{without} more are counted above and not listed.</p>}
    </nav>
  )
}
