import type { Observation } from '../../core/observation.ts'
import { findLogFlaw } from '../../recording/shapes/findLogFlaw.ts'
import type { Recording } from '../../recording/recording.ts'

/**
 * A log of observations as it is: what `unstuck.on('observation')` gave, a rule test that the inspector has copied. `undefined` for
 * anything else.
 *
 * @throws {TypeError} with a sentence, where one of them is not as unstuck writes it.
 */
export function readLog(text: string): Recording | undefined {
  // The kind of an rrweb event is a number; to parse a large recording twice would cost as much as to judge it.
  if (FIRST_TYPE.exec(text.slice(0, 2000))?.[1] !== '"') return undefined
  const value = parse(text)
  const { log = value, name } = (value ?? {}) as { readonly log?: unknown; readonly name?: unknown }
  if (!Array.isArray(log) || !log.some(isObservation)) return undefined
  const flaw = findLogFlaw(log)
  if (flaw) throw new TypeError(`observation ${flaw.index + 1} ${flaw.says}`)
  return createRecording(log as readonly Observation[], typeof name === 'string' ? name : undefined)
}

/** A recording of observations that stand for themselves. */
export function createRecording(log: readonly Observation[], name?: string): Recording {
  const last = log.at(-1)!
  const ended: readonly Observation[] = last.type === 'end' ? log : [...log, { type: 'end', at: last.at }]
  return {
    mode: 'exact',
    log: ended,
    from: log[0]!.at,
    to: last.at,
    ...(name !== undefined && { name }),
    unknown: [],
  }
}

const FIRST_TYPE = /"type"\s*:\s*(.)/

/** A list of them is a log, even one that somebody has broken. */
function isObservation(one: unknown): boolean {
  const { type, at } = (one ?? {}) as { readonly type?: unknown; readonly at?: unknown }
  return typeof type === 'string' && Number.isFinite(at)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return parseRows(text)
  }
}

function parseRows(text: string): unknown {
  try {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown)
  } catch {
    return undefined
  }
}
