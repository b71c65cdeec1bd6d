import type { Props } from '../core/observation.ts'

/** Longer texts are no names and no values that a rule asks about; all of it is carried over page loads. */
const LONGEST_TEXT = 200
const PROPS_KEPT = 100

/** Own properties that are plain values; anything else cannot be asked about, and does not get in. */
export function readProps(props: Props): Props {
  const plain = Object.entries(props).filter(
    ([, value]) =>
      isPlain(value) || (Array.isArray(value) && value.length <= PROPS_KEPT && value.every(isPlain)),
  )
  return Object.fromEntries(plain.slice(0, PROPS_KEPT))
}

export function readText(text: unknown): string {
  return String(text).slice(0, LONGEST_TEXT)
}

function isPlain(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= LONGEST_TEXT)
  )
}
