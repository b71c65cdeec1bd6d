import { basename, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import pkg from '../../package.json' with { type: 'json' }
import type { NamedScenario } from './scenario.ts'

/** What the pages load: their modules with the libraries in them, and unstuck, by file name. */
export interface Bundles {
  readonly files: ReadonlyMap<string, string>
  /** The name under which a page's module and style sheet are found. */
  nameOf(script: string): string
}

/** Bundles all scripts of the scenarios at once: what several import is built once. */
export async function bundlePages(scenarios: readonly NamedScenario[]): Promise<Bundles> {
  const scripts = [...new Set(scenarios.flatMap(({ page }) => page.script ?? []))]
  const nameOf = (script: string) => `page-${scripts.indexOf(script)}`
  const [pages, unstuck] = await Promise.all([
    build({
      entryPoints: Object.fromEntries(scripts.map((script) => [nameOf(script), nameOf(script)])),
      plugins: [inMemory(new Map(scripts.map((script) => [nameOf(script), script])))],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: 'built',
      write: false,
      jsx: 'automatic',
      jsxImportSource: 'react',
      alias: { vue: 'vue/dist/vue.esm-bundler.js' },
      loader: {
        '.svg': 'dataurl',
        '.png': 'dataurl',
        '.gif': 'dataurl',
        '.woff': 'dataurl',
        '.woff2': 'dataurl',
      },
      define: {
        'process.env.NODE_ENV': '"production"',
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      logLevel: 'error',
    }),
    build({
      entryPoints: { unstuck: resolve('src/all.ts'), recorder: resolve('test/parity/recorder.ts') },
      bundle: true,
      format: 'iife',
      outdir: 'built',
      write: false,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      define: { __VERSION__: JSON.stringify(pkg.version) },
      // The player, which is a file of its own in the build.
      external: ['@rrweb/replay'],
      logLevel: 'error',
    }),
  ])
  const outputs = [...pages.outputFiles, ...unstuck.outputFiles]
  return { files: new Map(outputs.map(({ path, text }) => [basename(path), text])), nameOf }
}

/** Modules that are no files: the scripts of the pages. */
function inMemory(scripts: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'in memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^page-\d+$/ }, ({ path }) => ({ path, namespace: 'page' }))
      onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
        contents: scripts.get(path)!,
        loader: 'tsx',
        resolveDir: resolve('.'),
      }))
    },
  }
}
