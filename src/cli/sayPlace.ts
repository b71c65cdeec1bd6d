import { isObject } from '../rules/read.ts'

/** A part of the config as people call it. */
export interface PlaceInWords {
  /** `the rule "pay"`; empty where it belongs to nothing that has a name. */
  readonly owner: string
  /** `"atLeast" of condition 2`; empty for the owner itself. */
  readonly part: string
}

/** Where a JSON pointer leads, in words: nobody counts the rules of a file from nought. */
export function sayPlace(config: unknown, pointer: string): PlaceInWords {
  const path = readPointer(pointer)
  const [first = '', second, third] = path
  if (path.length === 0) return { owner: 'the config', part: '' }
  const named = NAMED[first]
  if (named && second !== undefined)
    return { owner: `the ${named} ${nameOf(config, first, second)}`, part: sayPart(path.slice(2)) }
  if (first === 'pages' && second === 'names' && third !== undefined)
    return { owner: `the page "${third}"`, part: sayPart(path.slice(3)) }
  return path.length === 1
    ? { owner: '', part: `"${first}"` }
    : { owner: `"${first}"`, part: sayPart(path.slice(1)) }
}

/** `"atLeast" of condition 2 in the rule "pay"`. */
export function joinPlace({ owner, part }: PlaceInWords): string {
  return part !== '' && owner !== '' ? `${part} in ${owner}` : part || owner
}

const NAMED: { readonly [section: string]: string } = {
  rules: 'rule',
  interventions: 'intervention',
  incidents: 'incident',
  events: 'event',
  forms: 'form',
  signals: 'signal',
  messages: 'message',
}

/** Things in a list have an id, or else a number. */
function nameOf(config: unknown, section: string, key: string): string {
  const list = isObject(config) ? config[section] : undefined
  if (!Array.isArray(list)) return `"${key}"`
  const one: unknown = list[Number(key)]
  const id = isObject(one) ? one.id : undefined
  return typeof id === 'string' && id !== '' ? `"${id}"` : String(Number(key) + 1)
}

function sayPart(path: readonly string[]): string {
  if (path.length === 0) return ''
  const [last = '', before = ''] = [path.at(-1), path.at(-2)]
  if (isIndex(last)) return sayItem(before, last)
  const item = isIndex(before) ? ` of ${sayItem(path.at(-3) ?? '', before)}` : ''
  return `"${last}"${item}`
}

function sayItem(list: string, index: string): string {
  return ITEMS[list] ? `${ITEMS[list]} ${Number(index) + 1}` : `entry ${Number(index) + 1} of "${list}"`
}

const ITEMS: { readonly [list: string]: string } = {
  all: 'condition',
  any: 'condition',
  show: 'variant',
  sequence: 'step',
  steps: 'step',
  actions: 'action',
  windows: 'window',
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key)
}

export function readPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
