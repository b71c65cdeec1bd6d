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
  /** The same without the presses that only our recorder hears. */
  readonly agreementOfRrweb: number
}

type Compared = readonly { readonly pairs: readonly Pair[] }[]
type Counts = { both: number; live: number; derived: number }

export function tally(readable: Compared, masked: Compared, ofRrweb: Compared): Row[] {
  const [plain, starred, foreign] = [count(readable), count(masked), count(ofRrweb)]
  return [...new Set([...plain.keys(), ...starred.keys(), ...foreign.keys()])]
    .map((signal) => {
      const counts = plain.get(signal) ?? NONE
      const agreementMasked = agreementOf(starred.get(signal) ?? NONE)
      const agreementOfRrweb = agreementOf(foreign.get(signal) ?? NONE)
      return { signal, ...counts, agreement: agreementOf(counts), agreementMasked, agreementOfRrweb }
    })
    .sort((a, b) => b.both + b.live - a.both - a.live || a.signal.localeCompare(b.signal))
}

const NONE: Counts = { both: 0, live: 0, derived: 0 }

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
  const lines = rows.map(({ signal, both, live, derived, agreement, agreementMasked, agreementOfRrweb }) =>
    [
      `\`${signal}\``,
      both + live,
      both,
      derived,
      agreement.toFixed(2),
      agreementMasked.toFixed(2),
      agreementOfRrweb.toFixed(2),
    ].join(' | '),
  )
  const head = [
    'signal',
    'in the page',
    'of these in the recording',
    'in the recording only',
    'agreement',
    'all texts masked',
    'rrweb alone',
  ].join(' | ')
  return [head, '--- | --: | --: | --: | --: | --: | --:', ...lines].map((line) => `| ${line} |`).join('\n')
}
