import type { Config } from '../../../src/rules/schema.ts'

/** The three ways onto a page: a script tag with chunks, the same in one file, and an import. */
export const shapes = ['script tag', 'one file', 'ESM import'] as const
export type Shape = (typeof shapes)[number]

export interface Embed {
  readonly as?: Shape
  readonly config?: Config
  readonly consent?: 'pending' | 'granted' | 'denied'
  readonly mode?: 'off' | 'watch' | 'on'
  /** Address that events are posted to. */
  readonly forward?: string
  readonly user?: { readonly id?: string; readonly traits?: { readonly [name: string]: string } }
  /** Further options, as the source of an object: functions cannot be handed into a page. */
  readonly options?: string
  readonly head?: string
  readonly body?: string
  /** Attributes of the script element. */
  readonly attributes?: string
  /** Source of a script that runs right after the calls of the stub or the creation: `unstuck` is there. */
  readonly code?: string
}

/** Where the pages' config and start script are. */
export const CONFIG = '/unstuck.json'
export const START = '/start.js'

/** A page with unstuck in it, without any inline script. */
export function pageOf(embed: Embed): string {
  const { as = 'script tag', head = '', body = '<h1>Orders</h1>', attributes = '' } = embed
  const script = (src: string, more = '') => `<script src="${src}" ${attributes} ${more}></script>`
  const tags =
    as === 'ESM import'
      ? [script('/record.js'), script(START, 'type="module"')]
      : [
          script('/unstuck.stub.js'),
          script('/record.js'),
          script(START),
          script(as === 'one file' ? '/unstuck.all.js' : '/unstuck.global.js', `async ${dataOf(embed)}`),
        ]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
    <style>body { font: 16px sans-serif; margin: 40px } button { padding: 8px 16px }</style>
    ${head}${tags.join('\n')}</head><body>${body}</body></html>`
}

/** The page's own script: what `/start.js` holds. */
export function startOf(embed: Embed): string {
  const { as = 'script tag', config, consent, mode, forward, user, options = '{}', code = '' } = embed
  if (as !== 'ESM import') {
    const init = options === '{}' ? '' : `unstuck('init', ${options})\n`
    return `${init}record((type, hear) => unstuck('on', type, hear))\n${code}`
  }
  const said = { config: config && CONFIG, consent, mode, user }
  return `import { createUnstuck, forwarder } from '/npm/unstuck.js'
    const unstuck = window.unstuck = createUnstuck({
      ...${JSON.stringify(said)},
      ${forward === undefined ? '' : `forward: forwarder({ url: ${JSON.stringify(forward)} }),`}
      ...${options}
    })
    record(unstuck.on)
    ${code}`
}

function dataOf({ config, consent, mode, forward, user }: Embed): string {
  const data = {
    config: config && CONFIG,
    consent,
    mode,
    forward,
    'user-id': user?.id,
    traits: user?.traits && JSON.stringify(user.traits),
  }
  return Object.entries(data)
    .flatMap(([name, value]) => (value === undefined ? [] : [`data-${name}='${value}'`]))
    .join(' ')
}
