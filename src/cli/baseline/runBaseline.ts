import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { applyEdits, modify } from 'jsonc-parser'
import type { Io } from '../io.ts'
import { readPageSettings } from '../../backtest/pageSettings.ts'
import { createProgress } from '../progress.ts'
import { readConfig } from '../readConfig.ts'
import { findFiles } from '../sessions/findFiles.ts'
import { readLines } from '../sessions/readLines.ts'
import { readSessions } from '../sessions/readSessions.ts'
import { addLog, createTimesTally, toBaselines } from './tally.ts'

export interface BaselineOptions {
  readonly min: number
  readonly into?: string
}

/**
 * `unstuck baseline`: what is usual in your product, for the config to begin with. 0 when all was read, 1 when some recordings could not
 * be, 2 when there is nothing to tell.
 */
export async function runBaseline(
  patterns: readonly string[],
  { min, into }: BaselineOptions,
  io: Io,
): Promise<number> {
  const { files, missing } = await findFiles(patterns)
  for (const pattern of missing) io.err.write(`Failed to find recordings: nothing fits ${pattern}.\n`)
  // Forms and fields are called what the config calls them.
  const config = into === undefined ? undefined : await readConfig(into).catch(() => undefined)
  const settings = readPageSettings(config)
  const tally = createTimesTally()
  const progress = createProgress(io.err, files.length, 'files')
  let [sessions, unread] = [0, 0]
  for (const file of files) {
    for await (const found of readSessions(file, readLines(createReadStream(file)), { settings })) {
      try {
        if ('error' in found) throw new Error(found.error)
        addLog(tally, found.recording.log)
        sessions++
      } catch (error) {
        unread++
        io.err.write(
          `Failed to read ${found.name}: ${error instanceof Error ? error.message : String(error)}\n`,
        )
      }
    }
    progress.step()
  }
  progress.stop()
  const baselines = toBaselines(tally, min)
  const told = Object.values(baselines).reduce((sum, seeds) => sum + Object.keys(seeds).length, 0)
  if (told === 0) {
    io.err.write(
      `Failed to find what is usual: in ${sessions} sessions nothing took its time ${min} times or more. Read more of them, or lower --min.\n`,
    )
    return 2
  }
  if (into === undefined) io.out.write(`${JSON.stringify({ baselines }, null, 2)}\n`)
  else {
    await writeInto(into, baselines)
    io.err.write(`Wrote ${told} baselines of ${sessions} sessions into ${into}.\n`)
  }
  return unread > 0 || missing.length > 0 ? 1 : 0
}

/** In the place of what the config said before, and nothing else of it is touched. */
async function writeInto(file: string, baselines: object): Promise<void> {
  const text = await readFile(file, 'utf8')
  const edits = modify(text, ['baselines'], baselines, {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
  })
  await writeFile(file, applyEdits(text, edits))
}
