import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readNearMisses, type Reading } from './nearMisses.ts'

/** Recordings of other people; who has none says where they are by `RECORDINGS`. */
export const FOLDER = process.env['RECORDINGS'] ?? 'test/recordings/files'

/** @returns Nothing where there are none. */
export function readFolder(folder = FOLDER): Reading[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json.gz')) : []
  return files
    .sort()
    .map((file) =>
      readNearMisses(
        file.replace('.json.gz', ''),
        JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()),
      ),
    )
}
