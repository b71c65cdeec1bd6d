import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'
import sirv from 'sirv'
import { compileScript, parse } from 'vue/compiler-sfc'

/**
 * Bundles an app and serves it on loopback, every route of it with its one page. Needs a build of unstuck.
 *
 * @param {string} folder of the app, with an `index.html` that loads `main.js`
 * @param {number} port
 */
export async function serveApp(folder, port = 0) {
  const out = `.cache/apps/${basename(folder)}`
  await mkdir(out, { recursive: true })
  await bundleApp({ entryPoints: { main: resolve(folder, 'main') }, outdir: out, platform: 'browser' })
  await copyFile(join(folder, 'index.html'), join(out, 'index.html'))
  const server = createServer(sirv(out, { dev: true, single: true })).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close().closeAllConnections() }
}

/**
 * What Vite, or the bundler that you have, does for you.
 *
 * @param {import('esbuild').BuildOptions} options
 */
export function bundleApp(options) {
  return build({
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'react',
    // The package as it is published, where the compiler reads its sources.
    tsconfigRaw: {},
    resolveExtensions: ['.tsx', '.ts', '.mjs', '.js'],
    plugins: [vueFiles],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'error',
    ...options,
  })
}

/** @type {import('esbuild').Plugin} */
const vueFiles = {
  name: 'vue files',
  setup({ onLoad, initialOptions: { platform } }) {
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { descriptor } = parse(await readFile(path, 'utf8'), { filename: path })
      const templateOptions = { ssr: platform === 'node', ssrCssVars: [] }
      const { content } = compileScript(descriptor, { id: path, inlineTemplate: true, templateOptions })
      return { contents: content, loader: 'ts' }
    })
  },
}
