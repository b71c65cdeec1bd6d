import { stat, writeFile } from 'node:fs/promises'
import { askAnswers } from './askAnswers.ts'
import { createColors } from './colors.ts'
import { DEFAULTS, firstConfig } from './firstConfig.ts'
import { sayFailure } from './sayFailure.ts'
import type { Io } from './io.ts'

export interface InitOptions {
  readonly yes: boolean
  readonly force: boolean
}

/** `unstuck init`: 0 when the config was written, 1 when not, 2 when it could not be. */
export async function runInit(
  file: string,
  { yes, force }: InitOptions,
  { stdin, out, err }: Io,
): Promise<number> {
  const answers = yes || !stdin.isTTY ? DEFAULTS : await askAnswers()
  if (!answers) {
    err.write('Nothing was written.\n')
    return 1
  }
  try {
    await writeFile(file, `${JSON.stringify(firstConfig(answers), null, 2)}\n`, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    const isFolder = isThere && (await stat(file)).isDirectory()
    const why = isFolder
      ? 'it is a folder; name a file in it'
      : isThere
        ? 'there is one already; --force replaces it'
        : sayFailure(error, 'write')
    err.write(`Failed to write ${file}: ${why}.\n`)
    return 2
  }
  out.write(sayNext(file, createColors(out)))
  return 0
}

function sayNext(file: string, { bold, cyan, dim }: ReturnType<typeof createColors>): string {
  return `
${bold(`Wrote ${file}`)}, in "watch" mode: it decides and reports, and shows nothing.

  1. ${cyan(`npx unstuck check ${file}`)}   ${dim('what it says, in plain sentences')}
  2. createUnstuck({ config: '/${file.replace(/^.*\//, '')}' })   ${dim('or data-config on the script tag')}
  3. Look for a week at the decisions that you get. Then set "mode" to "on".
`
}
