import type { ForwarderOptions } from './options.ts'

/** What can be used of what the host has given to `forwarder`, by option. */
export const FITS: { readonly [option in keyof Required<ForwarderOptions>]: (value: unknown) => unknown } = {
  url: (value) =>
    making(() => isText(value) && new URL(value as string, document.baseURI).protocol.startsWith('http')),
  format: (value) => value === 'cloudevents' || value === 'otlp',
  service: isText,
  headers: (value) => isObject(value) && making(() => new Headers(value as HeadersInit)),
  token: isFunction,
  gzip: isAnything,
  sample: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  // One that is no function fails on each event, which drops it.
  beforeSend: isAnything,
  privacy: (value) => value === 'strict' || value === 'open',
}

function isAnything(): boolean {
  return true
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function isObject(value: unknown): boolean {
  return typeof value === 'object'
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

/** What the browser makes something of. */
function making(make: () => unknown): unknown {
  try {
    return make()
  } catch {
    return false
  }
}
