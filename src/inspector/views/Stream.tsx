import { sayClock } from '../describe.ts'
import type { InspectorState, Row, RowKind } from '../inspectorState.ts'
import type { Change } from './change.ts'
import { Json } from './Json.tsx'

const KINDS: readonly RowKind[] = [
  'observation',
  'signal',
  'decision',
  'help',
  'outcome',
  'problem',
  'small print',
]

/** Drawn anew with each thing that happens, so not too many. */
const SHOWN = 100

/** Everything, newest first; a row opens to what arrived. */
export function Stream({
  state: { rows, hidden },
  change,
}: {
  readonly state: InspectorState
  readonly change: Change
}) {
  const toggle = (kind: RowKind) =>
    change(({ hidden }) => {
      if (!hidden.delete(kind)) hidden.add(kind)
    })
  const shown = rows.filter(({ kind }) => !hidden.has(kind)).slice(0, SHOWN)
  return (
    <>
      <div class="filters" role="group" aria-label="Show">
        {KINDS.map((kind) => (
          <button key={kind} type="button" aria-pressed={!hidden.has(kind)} onClick={() => toggle(kind)}>
            <span class={`dot dot-${nameDot(kind)}`} />
            {kind}
          </button>
        ))}
      </div>
      {shown.length === 0 && <p class="empty">Nothing yet. Use the page.</p>}
      <div class="rows">
        {shown.map((row) => (
          <StreamRow key={row.key} row={row} />
        ))}
      </div>
    </>
  )
}

function StreamRow({ row: { at, kind, title, detail, times, tone, data } }: { readonly row: Row }) {
  return (
    <details class={`row row-${nameDot(kind)}`}>
      <summary>
        <time>{sayClock(at)}</time>
        <span class={`dot dot-${nameDot(kind)} ${tone ? `tone-${tone}` : ''}`} />
        <span class="row-words">
          <span class="row-title">{title}</span>
          {detail && <span class="row-detail">{detail}</span>}
        </span>
        {times > 1 && <span class="times">×{times}</span>}
      </summary>
      <Json value={data} />
    </details>
  )
}

function nameDot(kind: RowKind): string {
  return kind.replace(' ', '-')
}
