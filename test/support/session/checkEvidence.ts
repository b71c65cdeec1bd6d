import type { Signal } from '../../../src/core/signal.ts'
import { EVIDENCE, OF_EVERY_SIGNAL } from '../../../src/rules/words/evidence.ts'

/** Throws where a detector tells what the table of properties does not, or tells it otherwise. */
export function checkEvidence({ type, evidence }: Signal): void {
  for (const [name, value] of Object.entries(evidence)) {
    const property = Object.entries({ ...OF_EVERY_SIGNAL, ...EVIDENCE[type] }).find(
      ([known]) => known === name,
    )?.[1]
    if (!property) throw new Error(`"${name}" of ${type} is not in src/rules/words/evidence.ts`)
    const { is } = property
    const fits = Array.isArray(is)
      ? is.includes(String(value))
      : typeof value === ({ text: 'string', 'yes or no': 'boolean' }[String(is)] ?? 'number')
    if (!fits)
      throw new Error(`"${name}" of ${type} is ${value}, which src/rules/words/evidence.ts does not expect`)
  }
}
