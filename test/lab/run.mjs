/** Node 20 runs no TypeScript, so what runs the lab is bundled first; packages stay where they are. */
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { build } from 'esbuild'

/** `lab`, or what else lives in its pages: the name of a folder in `test`. */
const [name = 'lab'] = process.argv.slice(2, 3).filter((each) => !each.startsWith('-'))
if (name !== 'lab') process.argv.splice(2, 1)
const outfile = resolve(`.cache/${name}/main.mjs`)
await build({
  entryPoints: [`test/${name}/main.ts`],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // Plain JavaScript, which finds its own files from where it stands.
  external: ['./examples/*'],
  outfile,
  sourcemap: 'inline',
  logLevel: 'error',
})
await import(pathToFileURL(outfile).href)
