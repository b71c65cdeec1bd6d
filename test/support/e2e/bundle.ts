import { basename, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * What a host's bundler makes of `import … from 'unstuck'`: entries `unstuck.js` and `core.js`, split where the
 * package imports lazily. Further modules of npm can be had the same way, by the name that they get.
 */
export function bundleForPages(): Promise<ReadonlyMap<string, string>> {
  return (bundled ??= bundle({
    unstuck: resolve('dist/index.js'),
    core: resolve('dist/core.js'),
    adapters: resolve('dist/adapters.js'),
  }))
}

let bundled: Promise<ReadonlyMap<string, string>> | undefined

export async function bundle(
  entries: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: entries,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    outdir: 'npm',
    write: false,
    logLevel: 'error',
  })
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
}
