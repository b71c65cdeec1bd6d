import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { PageSettings } from '../../recording/pageSettings.ts'
import { readLines } from '../sessions/readLines.ts'
import { readText, type FoundSession } from '../sessions/readSessions.ts'

/** What takes lines, and says when it has had enough for now. */
export interface LineSink {
  write(text: string): unknown
}

/**
 * A filter without state: one session a line in, one line out, in the same order, whatever is in it. So any engine that pipes rows
 * through a program spreads it over as many machines as there are.
 */
export async function filterSessions(
  source: Readable,
  settings: PageSettings,
  judge: (found: FoundSession) => object,
  out: LineSink,
): Promise<number> {
  let failed = 0
  let line = 0
  for await (const text of readLines(source)) {
    line++
    const found =
      text.trim() === ''
        ? [{ name: `line ${line}`, error: 'The line is empty.' }]
        : readText(`line ${line}`, text, { settings })
    const results = found.map(judge)
    if (results.some((result) => 'error' in result)) failed++
    // A line with several tabs of a session in it is still one line.
    const [first, ...others] = results
    const told = others.length === 0 ? first : { ...first, others }
    if (out.write(`${JSON.stringify(told)}\n`) === false) await once(out as unknown as Readable, 'drain')
  }
  return failed
}
