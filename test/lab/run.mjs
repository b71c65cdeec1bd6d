/** Node 20 runs no TypeScript, so the lab is bundled first; packages stay where they are. */
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { build } from 'esbuild'

const outfile = resolve('.cache/lab/main.mjs')
await build({
  entryPoints: ['test/lab/main.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
  sourcemap: 'inline',
  logLevel: 'error',
})
await import(pathToFileURL(outfile).href)
