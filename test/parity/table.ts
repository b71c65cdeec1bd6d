import type { Recording } from '../../src/replay.ts'
import type { Pair } from './compareDerived.ts'

export interface Row {
  readonly signal: string
  /** Episodes that both have found, that only the page has, that only the recording has told of. */
  readonly both: number
  readonly live: number
  readonly derived: number
  /** Of all that either has found, the part that both have. */
  readonly agreement: number
}

export function tally(compared: readonly { pairs: readonly Pair[]; recording?: Recording }[]): Row[] {
  const rows = new Map<string, { both: number; live: number; derived: number }>()
  for (const { type, found } of compared.flatMap(({ pairs }) => pairs)) {
    const row = rows.get(type) ?? { both: 0, live: 0, derived: 0 }
    row[found]++
    rows.set(type, row)
  }
  return [...rows]
    .map(([signal, row]) => ({ signal, ...row, agreement: row.both / (row.both + row.live + row.derived) }))
    .sort((a, b) => b.both + b.live - a.both - a.live || a.signal.localeCompare(b.signal))
}

export function tabulate(rows: readonly Row[]): string {
  const lines = rows.map(({ signal, both, live, derived, agreement }) =>
    [`\`${signal}\``, both + live, both, derived, agreement.toFixed(2)].join(' | '),
  )
  const head = [
    'signal',
    'in the page',
    'of these in the recording',
    'in the recording only',
    'agreement',
  ].join(' | ')
  return [head, '--- | --: | --: | --: | --:', ...lines].map((line) => `| ${line} |`).join('\n')
}
