import { messageOf } from '../../core/messageOf.ts'
import { readFile } from 'node:fs/promises'
import { register } from 'node:module'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readRuleTests, type FoundRuleTest } from './readRuleTests.ts'

/**
 * Reads a test file: JSON, or a module in JavaScript or TypeScript whose default export is a case or a list of them.
 *
 * @throws {Error} with a sentence.
 */
export async function loadTestFile(file: string): Promise<readonly FoundRuleTest[]> {
  try {
    return readRuleTests(await loadValue(file))
  } catch (error) {
    throw new Error(`Failed to read ${file}: ${messageOf(error)}.`, {
      cause: error,
    })
  }
}

async function loadValue(file: string): Promise<unknown> {
  const kind = extname(file)
  // Takes away a byte order mark, too.
  if (kind === '.json') return JSON.parse((await readFile(file, 'utf8')).trim())
  if (kind === '.ts' || kind === '.mts') understandTypes()
  const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown }
  if (module.default === undefined) throw new TypeError('it has no default export')
  return module.default
}

let isUnderstood = false

/** Node reads TypeScript by itself from 22.18 on; before, the types are taken out by a hook. */
function understandTypes(): void {
  const { features } = process as { readonly features: { readonly typescript?: unknown } }
  if (isUnderstood || features.typescript) return
  isUnderstood = true
  register(new URL('./cli.typescript.js', import.meta.url))
}
