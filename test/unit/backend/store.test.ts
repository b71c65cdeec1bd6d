import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../../../examples/backend/server/openStore.mjs'

describe('a file that cannot be used is refused with what is to be done:', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unstuck-store-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each<[string, (file: string) => unknown]>([
    ['it is no file of this DuckDB', (file) => writeFileSync(file, 'a text')],
    ['its folder is missing', () => {}],
    ['another version of this example made it', makeForeign],
    ['another process holds it', holdElsewhere],
  ])('%s', async (why, make) => {
    const file = join(folder, why.startsWith('its folder') ? 'none/a' : why)
    const done = (await make(file)) as (() => void) | undefined
    await expect(openStore(file)).rejects.toThrow(`Failed to open ${file}: ${why}`)
    done?.()
  })
})

async function makeForeign(file: string) {
  const instance = await DuckDBInstance.create(file)
  const db = await instance.connect()
  await db.run('CREATE TABLE events (id VARCHAR PRIMARY KEY)')
  db.closeSync()
  instance.closeSync()
}

/** A lock keeps out other processes only. */
async function holdElsewhere(file: string) {
  const script = `import { openStore } from './examples/backend/server/openStore.mjs'
    await openStore(${JSON.stringify(file)}); process.send('open'); process.on('message', () => {})`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(other, 'message')
  return () => other.kill()
}
