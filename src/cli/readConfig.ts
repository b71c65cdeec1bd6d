import { readFile } from 'node:fs/promises'
import { sayFailure } from './sayFailure.ts'

/**
 * A config as it stands in a file.
 *
 * @throws {Error} with a sentence, where there is none or it is no JSON.
 */
export async function readConfig(file: string): Promise<{ readonly rules?: unknown }> {
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, '')) as { readonly rules?: unknown }
  } catch (error) {
    const why =
      error instanceof SyntaxError ? `it is not JSON; "unstuck check ${file}" says where` : sayFailure(error)
    throw new Error(`Failed to read the config ${file}: ${why}.`, { cause: error })
  }
}
