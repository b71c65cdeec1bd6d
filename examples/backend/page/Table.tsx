import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row, nth: number) => ComponentChildren
  /** Numbers stand under each other by their last digit. */
  readonly isNumber?: boolean
  /** What a phone can do without. */
  readonly isMinor?: boolean
}

/** As many as one looks at; the rest is a press away. */
const FIRST = 8

/** A table that becomes a list of cards where there is no room for columns. Roles are said again, for `display` would take them away. */
export function Table<Row>({
  caption,
  columns,
  rows,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? rows : rows.slice(0, FIRST)
  return (
    <>
      <table role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} role="columnheader" scope="col" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row, nth) => (
            <tr key={nth} role="row">
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.head} role="rowheader" scope="row" class={classOf(column)}>
                    {column.cell(row, nth)}
                  </th>
                ) : (
                  <td key={column.head} role="cell" data-head={column.head} class={classOf(column)}>
                    {column.cell(row, nth)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FIRST && (
        <button type="button" class="quiet more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? `Show the first ${FIRST}` : `Show all ${rows.length}`}
        </button>
      )}
    </>
  )
}

function classOf<Row>({ isNumber, isMinor }: Column<Row>): string {
  return [isNumber && 'number', isMinor && 'minor'].filter(Boolean).join(' ')
}
