import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { glob } from 'tinyglobby'

/** What recordings are called inside a folder that is given. */
const IN_FOLDERS = '**/*.{json,jsonl,ndjson}{,.gz}'

export interface FoundFiles {
  /** Each once, in the order of their names. */
  readonly files: readonly string[]
  /** Patterns that nothing fits. */
  readonly missing: readonly string[]
}

/** The files that patterns mean: files, folders with all recordings (or what else is asked for) in them, and globs. */
export async function findFiles(patterns: readonly string[], inFolders = IN_FOLDERS): Promise<FoundFiles> {
  const found = await Promise.all(patterns.map((pattern) => findAll(pattern, inFolders)))
  return {
    files: [...new Map(found.flat().map((file) => [resolve(file), file])).values()].sort(),
    missing: patterns.filter((_, i) => found[i]!.length === 0),
  }
}

async function findAll(pattern: string, inFolders: string): Promise<string[]> {
  // A name with brackets in it is a name first, and a pipe (`<(zcat …)` of a shell) is read like a file.
  const kind = await stat(pattern).catch(() => undefined)
  if (kind && !kind.isDirectory()) return [pattern]
  if (!kind) return glob(pattern.replaceAll('\\', '/'), { onlyFiles: true })
  const inside = await glob(inFolders, { cwd: pattern, onlyFiles: true })
  return inside.map((file) => `${pattern.replace(/\/$/, '')}/${file}`)
}
