import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/**
 * The files of the report's page by their names, each with its type: built once, as the server starts, so that there is no step to forget.
 *
 * @returns {Promise<{ readonly [name: string]: { readonly type: string, readonly body: string | Uint8Array<ArrayBuffer> } }>}
 */
export async function buildPage() {
  const [{ outputFiles }, html, css, icon, font] = await Promise.all([
    build({
      entryPoints: [here('report.tsx')],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    readFile(here('report.html'), 'utf8'),
    readFile(here('report.css'), 'utf8'),
    readFile(here('icon.svg'), 'utf8'),
    readFile(
      fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
    ),
  ])
  return {
    'report.html': { type: 'text/html; charset=utf-8', body: html },
    'report.js': { type: 'text/javascript; charset=utf-8', body: outputFiles[0].text },
    'report.css': { type: 'text/css; charset=utf-8', body: css },
    'icon.svg': { type: 'image/svg+xml', body: icon },
    'inter.woff2': { type: 'font/woff2', body: new Uint8Array(font) },
  }
}
