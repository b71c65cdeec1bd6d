import { findSessions, type Session } from '../../recording/sessions.ts'
import { readPageSettings } from '../../backtest/pageSettings.ts'
import type { PageSettings } from '../../recording/pageSettings.ts'
import { readSession, type Recording } from '../../recording/recording.ts'
import type { RrwebEvent } from '../../recording/rrwebEvent.ts'
import { printable } from '../printable.ts'
import { sayFailure } from '../sayFailure.ts'
import { readLog } from './readLog.ts'

/** One session out of a file, or a sentence that says why there is none. */
export type FoundSession =
  | { readonly name: string; readonly recording: Recording; readonly events?: readonly RrwebEvent[] }
  | { readonly name: string; readonly error: string }

export interface ReadOptions {
  /** What the config says of the pages counts where observations have to be derived. */
  readonly settings?: PageSettings
  /** What rrweb has seen is wanted, too, to be played. */
  readonly withEvents?: boolean
}

/**
 * The sessions of a text in lines: a recording over many lines is one, and where each line is a session of its own, they are
 * read one at a time, so that a file of a million is no larger in memory than its longest line.
 */
export async function* readSessions(
  name: string,
  lines: AsyncIterable<string>,
  options: ReadOptions = {},
): AsyncGenerator<FoundSession> {
  /** Lines of which it is not known yet, or known, that they belong together. */
  let joined: string[] = []
  let count = 0
  let isOneEach: boolean | undefined
  try {
    for await (const line of lines) {
      if (line.trim() === '') continue
      if (!isOneEach) joined.push(line)
      if (isOneEach === undefined && joined.length === 2) {
        isOneEach = isWholeSession(joined[0]!) && nameIn(joined[0]!) !== nameIn(line, 'other')
        for (const each of isOneEach ? joined : []) yield* readText(`${name}#${++count}`, each, options)
        if (isOneEach) joined = []
      } else if (isOneEach) {
        yield* readText(`${name}#${++count}`, line, options)
      }
    }
    if (joined.length > 0)
      yield* readText(name, joined.length === 1 ? joined[0]! : joined.join('\n'), options)
    else if (count === 0) yield { name: printable(name), error: 'It is empty.' }
  } catch (error) {
    yield { name: printable(name), error: describe(error) }
  }
}

/** Of one text with a recording in it, or several. */
export function readText(
  name: string,
  text: string,
  { settings = PLAIN, withEvents }: ReadOptions = {},
): FoundSession[] {
  try {
    const log = readLog(text)
    if (log) return [{ name: printable(log.name ?? name), recording: log }]
    const sessions = findSessions(text)
    return sessions.map((session, i) => ({
      name: printable(nameOf(session, i, sessions) ?? (sessions.length === 1 ? name : `${name}/${i + 1}`)),
      recording: readSession(session, settings),
      ...(withEvents && { events: session.events }),
    }))
  } catch (error) {
    return [{ name: printable(name), error: describe(error) }]
  }
}

/** Tabs of one session bear its name; each has to be found by its own. */
function nameOf({ name }: Session, index: number, sessions: readonly Session[]): string | undefined {
  const before = sessions.slice(0, index).filter((other) => other.name === name).length
  return name === undefined || before === 0 ? name : `${name} (tab ${before + 1})`
}

const PLAIN = readPageSettings(undefined)

/** The first of several lines may be a session by itself, a single event, or the beginning of one JSON text. */
function isWholeSession(line: string): boolean {
  const begin = line.trimStart()
  // PostHog writes the id of a window and an event in each line.
  if (/^\[\s*"/.test(begin)) return false
  if (!begin.startsWith('[') && !/"(events|snapshots|records|log)"\s*:\s*\[/.test(begin)) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** Exports may spread one session over several lines: those have its name. */
function nameIn(line: string, otherwise = ''): string {
  return /"\$?(?:session_?id|replay_?id)"\s*:\s*"([^"]+)"/i.exec(line.slice(0, 2000))?.[1] ?? otherwise
}

/** What failed has been said where it failed; here only why. */
function describe(error: unknown): string {
  const message = sayFailure(error)
  return sentence(printable(message.replace(/^Failed to read a recording: /, '')))
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(upper) ? upper : `${upper}.`
}
