import { ALL_LOST, type Lost, type Props, type Scalar } from '../core/props.ts'

/** Longer texts are no names and no values that a rule asks about; all of it is carried over page loads. */
const LONGEST_TEXT = 200
const PROPS_KEPT = 100
/** More names than that are not worth carrying along. */
const LOST_NAMED = 10

/** Own properties that are plain values, copied; of anything else it is known only that it was given. */
export function readProps(
  given: Props | null | undefined,
  refuse: () => void = () => {},
): { readonly props: Props; readonly lost?: Lost } {
  if (given === undefined || given === null) return { props: {} }
  if (typeof given !== 'object' || Array.isArray(given)) {
    refuse()
    return { props: {}, lost: [ALL_LOST] }
  }
  const all = Object.entries(given).filter(([, value]) => value !== undefined)
  const kept = all.filter(([, value]) => isKept(value)).slice(0, PROPS_KEPT)
  const props = Object.fromEntries(kept.map(([name, value]) => [name, isList(value) ? [...value] : value]))
  const lost = all.map(([name]) => name).filter((name) => !Object.hasOwn(props, name))
  if (lost.length === 0) return { props }
  return { props, lost: lost.length > LOST_NAMED ? [ALL_LOST] : lost.map(readText) }
}

function isKept(value: unknown): boolean {
  return isPlain(value) || (isList(value) && value.length <= PROPS_KEPT && value.every(isPlain))
}

function isList(value: unknown): value is readonly Scalar[] {
  return Array.isArray(value)
}

/** What is called nothing would be one with all that is called nothing. */
export function readName(given: unknown): string | undefined {
  return (typeof given === 'string' && given !== '') || Number.isFinite(given) ? readText(given) : undefined
}

function readText(text: unknown): string {
  return String(text).slice(0, LONGEST_TEXT)
}

function isPlain(value: unknown): boolean {
  return (
    value === null ||
    Number.isFinite(value) ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= LONGEST_TEXT)
  )
}
