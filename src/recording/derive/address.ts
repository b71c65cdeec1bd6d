import type { PageNode } from '../tree/pageNode.ts'

/** An address in parts, as `URL` reads it; that is not there where this code runs. */
export interface Address {
  readonly href: string
  readonly protocol: string
  readonly origin: string
  readonly host: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
  readonly searchParams: { get(name: string): string | null }
}

/** rrweb writes addresses out in full, so of relative ones only the usual kinds are read. */
export function readAddress(text: string, base = ''): Address {
  const address = text.trim().slice(0, LONGEST)
  const full = /^[a-z][\w+.-]*:/i.test(address) ? address : resolve(address, base)
  const [, protocol = '', host = '', pathname = '', search = '', hash = ''] = PARTS.exec(full) ?? []
  const scheme = protocol.toLowerCase()
  const path = host && pathname === '' ? '/' : pathname
  return {
    href: `${scheme}${host && '//' + host}${path}${search}${hash}`,
    protocol: scheme,
    origin: `${scheme}//${host}`,
    host,
    pathname: path,
    search,
    hash: hash === '#' ? '' : hash,
    searchParams: { get: (name) => readParameter(search, name) },
  }
}

const LONGEST = 4000
const PARTS = /^([a-z][\w+.-]*:)(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is

function resolve(address: string, base: string): string {
  if (!base) return address
  const { protocol, origin, pathname, search } = readAddress(base)
  if (address.startsWith('//')) return protocol + address
  if (address.startsWith('/')) return origin + address
  if (address.startsWith('?')) return origin + pathname + address
  if (address.startsWith('#') || address === '') return origin + pathname + search + address
  return origin + pathname.replace(/[^/]*$/, '') + address.replace(/^(\.\/)+/, '')
}

function readParameter(search: string, name: string): string | null {
  const pair = search
    .slice(1)
    .split('&')
    .find((each) => each.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) ?? null
}

/** Without a port or a user. */
export function hostOf({ host }: Address): string {
  return host.replace(/^.*@/, '').replace(/:\d*$/, '')
}

export function withoutHash(address: string): string {
  return address.split('#')[0]!
}

/** A route, or a part of the page that exists. `#` and what is missing lead nowhere. */
export function isPlace(hash: string, inside: PageNode): boolean {
  return /^#!?\//.test(hash) || (hash.length > 1 && !!inside.getRootNode().getElementById(hash.slice(1)))
}
