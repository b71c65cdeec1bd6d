import { createReadStream } from 'node:fs'
import { DAY } from '../../core/time.ts'
import { readDayEnd, readInstant } from '../../rules/date.ts'
import { sayFailure } from '../sayFailure.ts'
import type { Io } from '../io.ts'
import { findFiles } from '../sessions/findFiles.ts'
import { readLines } from '../sessions/readLines.ts'
import { parseEvents } from '../sessions/parseEvents.ts'
import { fetchEvents } from './fetchEvents.ts'
import { readDecision } from './readDecision.ts'
import { createRecordWriter } from './recordWriter.ts'

export interface AuditOptions {
  readonly from?: string
  readonly since?: string
  readonly csv: boolean
}

/** What a token for the backend stands in: on the command line, every user of the machine could read it. */
export const TOKEN = 'UNSTUCK_TOKEN'

/**
 * `unstuck report --audit`: every decision that was told, with its reasons, its config and its version. 0 when all was read, 1 when
 * something could not be, 2 when there is nothing to read.
 */
export async function runAudit(
  patterns: readonly string[],
  { from, since, csv }: AuditOptions,
  io: Io,
): Promise<number> {
  const earliest = since === undefined ? -Infinity : readTime(since)
  if (earliest === undefined)
    return refuse(io, `"${since}" is no time; write 2026-11-21 or 2026-11-21T10:00:00Z`)
  if ((from === undefined) === (patterns.length === 0))
    return refuse(io, 'give files of forwarded events, or the address of a backend with --from')
  const { files, missing } = await findFiles(patterns.filter((pattern) => pattern !== '-'))
  for (const pattern of missing) io.err.write(`Failed to find events: nothing fits ${pattern}.\n`)
  const sources = [...(patterns.includes('-') ? ['-'] : []), ...files]
  const write = createRecordWriter(io.out, csv)
  const seen = new Set<string>()
  let [foreign, unread, isSpread] = [0, missing.length, false]

  const take = async (lines: AsyncIterable<string>) => {
    for await (const line of lines) {
      isSpread ||= /^\s*[[{]\s*$/.test(line)
      for (const event of parseEvents(line)) {
        const decision = readDecision(event)
        if (decision === 'foreign') foreign++
        if (typeof decision === 'string') continue
        // What was sent twice was decided once.
        const name = `${decision.source}\n${decision.id}`
        if (seen.has(name) || Date.parse(decision.time) < earliest) continue
        seen.add(name)
        write(decision)
      }
    }
  }
  const tryTo = async (name: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      unread++
      io.err.write(`Failed to read ${name}: ${sayFailure(error)}\n`)
    }
  }

  if (from !== undefined)
    await tryTo(from, () => take(fetchEvents(from, { since, token: process.env[TOKEN] })))
  for (const source of sources)
    await tryTo(source, () => take(readLines(source === '-' ? io.stdin : createReadStream(source))))
  const sum = `${seen.size} ${seen.size === 1 ? 'decision' : 'decisions'}`
  io.err.write(foreign > 0 ? `${sum}; lines that are no events of unstuck: ${foreign}.\n` : `${sum}.\n`)
  if (isSpread) io.err.write('An event, or a list of them, stands on one line; to make it so: jq -c . file\n')
  if (unread > 0) return seen.size > 0 ? 1 : 2
  return foreign > 0 ? 1 : 0
}

/** A day, in UTC, or a time with its zone: what only looks like one would leave out the wrong decisions. */
function readTime(text: string): number | undefined {
  const end = readDayEnd(text)
  return end === undefined ? readInstant(text, '', () => undefined) : end - DAY
}

function refuse(io: Io, why: string): 2 {
  io.err.write(`Failed to audit: ${why}.\n`)
  return 2
}
