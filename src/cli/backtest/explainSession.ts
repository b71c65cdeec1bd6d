import { createReadStream } from 'node:fs'
import { prepareBacktest } from '../../backtest/backtest.ts'
import { readPageSettings } from '../../backtest/pageSettings.ts'
import { createColors } from '../colors.ts'
import type { Io } from '../io.ts'
import { findFiles } from '../sessions/findFiles.ts'
import { readLines } from '../sessions/readLines.ts'
import { readSessions } from '../sessions/readSessions.ts'
import { ALL_WELL, NOTHING_DONE } from './exitCodes.ts'
import { printSession } from './printSession.ts'

interface Asked {
  readonly config: unknown
  readonly patterns: readonly string[]
  readonly io: Io
}

/** The first session of that name, told from its beginning to its end. */
export async function explainSession(
  { config, patterns, io }: Asked,
  wanted: string,
  isPiped: boolean,
): Promise<number> {
  const judge = prepareBacktest(config)
  const settings = readPageSettings(config)
  const { files, missing } = isPiped ? { files: ['-'], missing: [] } : await findFiles(patterns)
  for (const pattern of missing) io.err.write(`Failed to find recordings: nothing fits ${pattern}.\n`)
  if (files.length === 0) return NOTHING_DONE
  // The file of that name first: names inside of files are only known when they are read.
  const likely = [...files].sort((a, b) => Number(b.includes(wanted)) - Number(a.includes(wanted)))
  const names: string[] = []
  for (const file of likely) {
    const lines = readLines(isPiped ? io.stdin : createReadStream(file))
    for await (const found of readSessions(isPiped ? 'stdin' : file, lines, { settings })) {
      if (!isCalled(found.name, wanted)) {
        if (!('error' in found) && names.length < NAMES_TOLD) names.push(found.name)
        continue
      }
      if ('error' in found) throw new Error(`Failed to read ${found.name}: ${found.error}`)
      io.out.write(printSession(found.name, judge(found.recording), found.recording, createColors(io.out)))
      return ALL_WELL
    }
  }
  const others = names.length === 0 ? 'there is none' : `there are, for one, ${names.join(', ')}`
  io.err.write(
    `Failed to find the session ${wanted}: ${others}. With --ndjson each line begins with a name.\n`,
  )
  return NOTHING_DONE
}

/** So many show how sessions are called. */
const NAMES_TOLD = 3

/** By its name, or by the end of it: nobody types folders. */
function isCalled(name: string, wanted: string): boolean {
  return name === wanted || name.endsWith(`/${wanted}`) || name.split('/').at(-1)!.split('.')[0] === wanted
}
