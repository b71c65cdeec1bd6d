import type { Pair } from './compareDerived.ts'

export interface Row {
  readonly signal: string
  /** Episodes that both have found, that only the page has, that only the recording has told of. */
  readonly both: number
  readonly live: number
  readonly derived: number
  /** Of all that either has found, the part that both have. */
  readonly agreement: number
  /** The same where all texts are masked. */
  readonly agreementMasked: number
}

type Compared = readonly { readonly pairs: readonly Pair[] }[]
type Counts = { both: number; live: number; derived: number }

export function tally(readable: Compared, masked: Compared): Row[] {
  const [plain, starred] = [count(readable), count(masked)]
  return [...new Set([...plain.keys(), ...starred.keys()])]
    .map((signal) => {
      const counts = plain.get(signal) ?? { both: 0, live: 0, derived: 0 }
      const agreementMasked = agreementOf(starred.get(signal) ?? { both: 0, live: 0, derived: 0 })
      return { signal, ...counts, agreement: agreementOf(counts), agreementMasked }
    })
    .sort((a, b) => b.both + b.live - a.both - a.live || a.signal.localeCompare(b.signal))
}

function count(compared: Compared): Map<string, Counts> {
  const rows = new Map<string, Counts>()
  for (const { type, found } of compared.flatMap(({ pairs }) => pairs)) {
    const row = rows.get(type) ?? { both: 0, live: 0, derived: 0 }
    row[found]++
    rows.set(type, row)
  }
  return rows
}

function agreementOf({ both, live, derived }: Counts): number {
  return both === 0 ? 0 : both / (both + live + derived)
}

export function tabulate(rows: readonly Row[]): string {
  const lines = rows.map(({ signal, both, live, derived, agreement, agreementMasked }) =>
    [`\`${signal}\``, both + live, both, derived, agreement.toFixed(2), agreementMasked.toFixed(2)].join(
      ' | ',
    ),
  )
  const head = [
    'signal',
    'in the page',
    'of these in the recording',
    'in the recording only',
    'agreement',
    'all texts masked',
  ].join(' | ')
  return [head, '--- | --: | --: | --: | --: | --:', ...lines].map((line) => `| ${line} |`).join('\n')
}
