import { messageOf } from '../../core/messageOf.ts'
import { sayTimes } from '../../rules/sayTimes.ts'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { applyEdits, modify } from 'jsonc-parser'
import type { Io } from '../io.ts'
import type { PageSettings } from '../../recording/pageSettings.ts'
import { readPageSettings } from '../../backtest/pageSettings.ts'
import { sayFailure } from '../sayFailure.ts'
import { count } from '../numbers.ts'
import { createProgress } from '../progress.ts'
import { readConfig } from '../readConfig.ts'
import { findFiles } from '../sessions/findFiles.ts'
import { readLines } from '../sessions/readLines.ts'
import { type FoundSession, readSessions } from '../sessions/readSessions.ts'
import { addRecording, createTimesTally, toBaselines } from './tally.ts'

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
  // Forms and fields are called what the config calls them; and what cannot be read cannot be written into.
  let config: unknown
  try {
    config = into === undefined ? undefined : await readConfig(into)
  } catch (error) {
    io.err.write(`${(error as Error).message}\n`)
    return 2
  }
  const { files, missing } = await findFiles(patterns)
  for (const pattern of missing) io.err.write(`Failed to find recordings: nothing fits ${pattern}.\n`)
  if (files.length === 0) return 2
  const { tally, sessions, unread } = await tallyFiles(files, readPageSettings(config), io)
  const baselines = toBaselines(tally, min)
  const told = Object.values(baselines).reduce((sum, seeds) => sum + Object.keys(seeds).length, 0)
  if (told === 0) {
    if (sessions > 0)
      io.err.write(
        `Failed to find what is usual: in ${count(sessions, 'session')} nothing was measured ${sayTimes(min)} or more. Read more of them${min > 1 ? ', or lower --min' : ''}.\n`,
      )
    return 2
  }
  if (into === undefined) io.out.write(`${JSON.stringify({ baselines }, null, 2)}\n`)
  else {
    try {
      await writeInto(into, baselines)
    } catch (error) {
      io.err.write(`Failed to write ${into}: ${sayFailure(error, 'write')}.\n`)
      return 2
    }
    io.err.write(`Wrote ${count(told, 'baseline')} of ${count(sessions, 'session')} into ${into}.\n`)
  }
  return unread > 0 || missing.length > 0 ? 1 : 0
}

/** How long everything took in all of them; what cannot be read is told, and left out. */
async function tallyFiles(files: readonly string[], settings: PageSettings, io: Io) {
  const tally = createTimesTally()
  const progress = createProgress(io.err, files.length, 'files')
  let [sessions, unread] = [0, 0]
  function add(found: FoundSession): void {
    try {
      if ('error' in found) throw new Error(found.error)
      addRecording(tally, found.recording)
      sessions++
    } catch (error) {
      unread++
      io.err.write(`Failed to read ${found.name}: ${messageOf(error)}\n`)
    }
  }
  for (const file of files) {
    for await (const found of readSessions(file, readLines(createReadStream(file)), { settings })) add(found)
    progress.step()
  }
  progress.stop()
  return { tally, sessions, unread }
}

/** In the place of what the config said before, and nothing else of it is touched. */
async function writeInto(file: string, baselines: object): Promise<void> {
  const [, mark = '', text = ''] = /^(\uFEFF?)([^]*)$/.exec(await readFile(file, 'utf8')) ?? []
  const edits = modify(text, ['baselines'], baselines, {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
  })
  await writeFile(file, mark + applyEdits(text, edits))
}
