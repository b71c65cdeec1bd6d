import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { text as readStream } from 'node:stream/consumers'
import { checkConfig } from './checkConfig.ts'
import { createColors } from './colors.ts'
import { printCheck } from './printCheck.ts'
import { sayFailure } from './sayFailure.ts'
import { suggest } from '../rules/words/suggest.ts'
import type { Io } from './io.ts'

export interface CheckOptions {
  readonly allowLink: readonly string[]
  readonly json: boolean
  readonly strict: boolean
}

/** `unstuck check`: 0 when all is well, 1 for errors (with `--strict` for doubts too), 2 for a file that cannot be read. */
export async function runCheck(
  files: readonly string[],
  { allowLink, json, strict }: CheckOptions,
  io: Io,
): Promise<number> {
  const allowLinks = allowLink.map(readOrigin)
  const odd = allowLink.find((_, i) => allowLinks[i] === undefined)
  if (odd !== undefined) {
    io.err.write(`Failed to check: --allow-link ${odd} is no origin, such as https://help.example.com.\n`)
    return 2
  }
  let worst = 0
  const results: { readonly [file: string]: unknown }[] = []
  for (const file of files) {
    const text = await read(file, io)
    if (text === undefined) {
      worst = 2
      continue
    }
    const result = checkConfig(text, { now: io.now(), allowLinks: allowLinks as readonly string[] })
    const isBad = result.problems.length > 0 || (strict && result.suspicions.length > 0)
    if (isBad) worst = Math.max(worst, 1)
    const name = file === '-' ? 'standard input' : file
    if (json) results.push({ file, ...result })
    else
      io.out.write(
        `${printCheck(name, result, createColors(io.out), io.out.isTTY ? io.out.columns : undefined)}\n`,
      )
  }
  if (json) io.out.write(`${JSON.stringify(results, null, 2)}\n`)
  return worst
}

/** As a browser calls it: without the path of whatever page was copied. */
function readOrigin(text: string): string | undefined {
  try {
    const { origin, protocol } = new URL(text)
    return /^https?:$/.test(protocol) ? origin : undefined
  } catch {
    return undefined
  }
}

async function read(file: string, { stdin, err }: Io): Promise<string | undefined> {
  try {
    return file === '-' ? await readStream(stdin) : await readFile(file, 'utf8')
  } catch (error) {
    err.write(`Failed to read ${file}: ${sayFailure(error)}.${await sayNear(file)}\n`)
    return undefined
  }
}

/** Most files that are not there have a neighbour that is nearly called so. */
async function sayNear(file: string): Promise<string> {
  const names = await readdir(dirname(file)).catch(() => [])
  return suggest(
    basename(file),
    names.filter((name) => name.endsWith('.json')),
  )
}
