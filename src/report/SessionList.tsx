import type { ReportRow } from '../backtest/reportData.ts'
import { findFolder } from './findFolder.ts'
import { sayClock } from './sayClock.ts'

interface SessionListProps {
  readonly rows: readonly ReportRow[]
  readonly chosen: ReportRow | undefined
  readonly without: number
  readonly rule: string | undefined
  onChoose(row: ReportRow): void
}

/** One stop for the Tab key, with the player right after it; the arrow keys go up and down in it. */
export function SessionList({ rows, chosen, without, rule, onChoose }: SessionListProps) {
  const folder = findFolder(rows.map(({ session }) => session))
  const unplayed = rows.filter(({ block }) => block === undefined).length
  const stop = chosen && rows.includes(chosen) ? chosen : rows.find(({ block }) => block !== undefined)
  return (
    <nav class="list" aria-label="Sessions to look at">
      <p class="list-head">
        {rows.length} {rows.length === 1 ? 'session' : 'sessions'}
        {rule === undefined ? '' : ` in which ${rule} fired`}
        {unplayed === 0 ? '' : `, ${rows.length - unplayed} to look at`}
        <span class="keys">↑ ↓ and Enter</span>
      </p>
      <ol onKeyDown={moveFocus}>
        {rows.map((row) => (
          <li>
            <button
              type="button"
              aria-current={row === chosen ? 'true' : undefined}
              disabled={row.block === undefined}
              tabIndex={row === stop ? 0 : -1}
              onClick={() => onChoose(row)}
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
      {unplayed > 0 && (
        <p class="list-foot">
          {unplayed} of them are only listed: one file can hold so many to play, of each kind some. Give it
          fewer recordings, or look at one with <code>--explain</code>.
        </p>
      )}
      {without > 0 && <p class="list-foot">{without} more are counted above and not listed.</p>}
    </nav>
  )
}

const STEPS: { readonly [key: string]: (at: number, last: number) => number } = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
}

function moveFocus(event: KeyboardEvent): void {
  const step = STEPS[event.key]
  if (!step) return
  const buttons = [
    ...(event.currentTarget as Element).querySelectorAll<HTMLElement>('button:not([disabled])'),
  ]
  const at = buttons.indexOf(document.activeElement as HTMLElement)
  buttons[step(at, buttons.length - 1)]?.focus()
  event.preventDefault()
}
