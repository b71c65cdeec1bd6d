import { extname } from 'node:path'
import type { Site } from '../support/e2e/site.ts'
import type { Bundles } from './bundlePages.ts'
import { NOISE } from './noise.ts'
import type { LabOptions } from './runScenario.ts'
import type { LabPage } from './scenario.ts'

const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
}

/** Puts a page of the lab on a website: the documents with unstuck in them, their modules, their server's answers. */
export function servePage(
  site: Site,
  page: LabPage,
  bundles: Bundles,
  { noise, record }: Pick<LabOptions, 'noise' | 'record'>,
): void {
  for (const [name, body] of bundles.files) {
    site.on(`GET /built/${name}`, { type: TYPES[extname(name)] ?? 'text/plain', body })
  }
  if (page.config) site.on('GET /unstuck.json', { body: JSON.stringify(page.config) })
  const documents = { '/': page.body, ...page.documents }
  const render = (body: string) => documentOf(page, body, bundles, noise, record)
  for (const [path, body] of Object.entries(documents)) site.on(`GET ${path}`, render(body))
  page.serve?.(site, render)
}

/** Keeps the calls that come before the script, as on every page with a script tag. */
const STUB = 'window.unstuck = function () { (unstuck.q = unstuck.q || []).push(arguments) }'

/** `unstuck` is loaded first and told to speak; then comes what is the page's own. */
function documentOf(
  page: LabPage,
  body: string,
  { files, nameOf }: Bundles,
  isNoisy: boolean,
  isRecorded = false,
): string {
  const name = page.script === undefined ? undefined : `/built/${nameOf(page.script)}`
  const style = name && files.has(`${nameOf(page.script!)}.css`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Shop</title>
    ${page.first ?? ''}
    <script src="/record.js"></script>
    <script>${STUB}\nrecord((type, hear) => unstuck('on', type, hear))</script>
    <script src="/built/unstuck.js" data-consent="granted" ${page.config ? 'data-config="/unstuck.json"' : ''}></script>
    ${isRecorded ? '<script src="/built/recorder.js"></script>' : ''}
    <style>body { font: 16px sans-serif; margin: 40px } button { padding: 8px 16px }</style>
    ${style ? `<link rel="stylesheet" href="${name}.css">` : ''}
    ${page.head ?? ''}</head><body>${body}
    ${name ? `<script type="module" src="${name}.js"></script>` : ''}
    ${isNoisy ? NOISE : ''}</body></html>`
}
