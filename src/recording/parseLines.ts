import { messageOf } from '../core/messageOf.ts'
/** What a text holds: one JSON value, or one a line. */
export interface Parsed {
  readonly values: readonly unknown[]
  readonly isLines: boolean
  /** Lines that are no JSON. */
  readonly broken: number
}

/** @throws {TypeError} when nothing in it is JSON. */
export function parseLines(text: string): Parsed {
  let reason: unknown
  try {
    return { values: [JSON.parse(text)], isLines: false, broken: 0 }
  } catch (error) {
    reason = error
  }
  const values: unknown[] = []
  let broken = 0
  for (const line of eachLine(text)) {
    try {
      values.push(JSON.parse(line))
    } catch {
      broken++
    }
  }
  // Lines of a JSON text that is broken may be JSON each: closing brackets are not, and names are followed by colons.
  if (values.some((value) => typeof value === 'object' && value !== null) && values.length >= broken) {
    return { values, isLines: true, broken }
  }
  const why = messageOf(reason)
  throw new TypeError(
    `Failed to read a recording: it is neither JSON nor NDJSON, or it is cut off (${why.slice(0, 120)}).`,
  )
}

/** `split` would hold the whole text twice. */
function* eachLine(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from)
    const to = found < 0 ? text.length : found
    const line = text.slice(from, to).trim()
    if (line !== '') yield line
    from = to + 1
  }
}
