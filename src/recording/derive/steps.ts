import type { Millis } from '../../core/time.ts'
import { CUSTOM, isFields, PLUGIN, type Fields, type RrwebEvent } from '../rrwebEvent.ts'
import { isElement, type PageNode } from '../tree/pageNode.ts'
import type { Change } from '../tree/pageTree.ts'
import { isNumber } from './isNumber.ts'
import { readRequests, type Request } from './network.ts'
import type { Rebuilt } from './rebuilt.ts'

/** One thing that rrweb has recorded, with the nodes that it is about; the page stands as it stood after it. */
export type Step = { readonly at: Millis } & (
  | { readonly kind: 'page'; readonly isNew: boolean }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'moves'; readonly points: readonly Point[]; readonly isTouch: boolean }
  | {
      readonly kind: 'down' | 'up' | 'click' | 'double' | 'menu' | 'cancel'
      readonly node: PageNode
      readonly x?: number
      readonly y?: number
      readonly isTouch: boolean
    }
  | { readonly kind: 'focus' | 'blur'; readonly node: PageNode }
  | { readonly kind: 'scroll'; readonly node: PageNode; readonly top: number }
  | {
      readonly kind: 'input'
      readonly node: PageNode
      /** Before it, where that is known. */
      readonly old: string | undefined
      readonly isChecked: boolean | undefined
      /** The user did it, or a script; where the recorder does not tell, nobody knows. */
      readonly isByUser: boolean | undefined
    }
  | { readonly kind: 'media'; readonly node: PageNode; readonly isChange: boolean }
  | { readonly kind: 'rules'; readonly rules: readonly string[] }
  | { readonly kind: 'selection'; readonly ranges: readonly SelectedRange[] }
  | { readonly kind: 'drag' }
  | { readonly kind: 'custom'; readonly tag: string; readonly payload: Fields }
  | { readonly kind: 'plugin'; readonly name: string; readonly payload: Fields }
  | { readonly kind: 'requests'; readonly requests: readonly Request[] }
)

export interface Point {
  readonly x: number
  readonly y: number
  readonly at: Millis
}

export interface SelectedRange {
  readonly start: PageNode
  readonly end: PageNode
  readonly isEmpty: boolean
}

const FULL_SNAPSHOT = 2
const INCREMENTAL = 3
const META = 4

/** Takes an event in: the page is changed by it. @returns Nothing where it says nothing, or names what is not there. */
export function readStep({ type, timestamp: at, data }: RrwebEvent, page: Rebuilt): Step | undefined {
  if (!isFields(data)) return undefined
  if (type === FULL_SNAPSHOT) return readSnapshot(data, at, page)
  if (type === META) return readMeta(data, page)
  if (type === INCREMENTAL) return readIncremental(data, at, page)
  const requests = readRequests({ type, timestamp: at, data })
  if (requests.length > 0) return { at, kind: 'requests', requests }
  const { payload } = data
  if (type === CUSTOM && typeof data['tag'] === 'string')
    return { at, kind: 'custom', tag: data['tag'], payload: isFields(payload) ? payload : {} }
  if (type === PLUGIN && typeof data['plugin'] === 'string' && isFields(payload))
    return { at, kind: 'plugin', name: data['plugin'], payload }
  return undefined
}

function readSnapshot({ node }: Fields, at: Millis, page: Rebuilt): Step {
  const isNew = !page.tree.load(node, page.documents.has(at))
  if (isNew) page.focused = undefined
  return { at, kind: 'page', isNew }
}

function readMeta({ href, height }: Fields, page: Rebuilt): undefined {
  if (typeof href === 'string') page.href = href
  if (typeof height === 'number') page.viewport = height
}

/** rrweb's numbers of what an incremental event tells of. */
const SOURCES: { readonly [source: number]: (data: Fields, at: Millis, page: Rebuilt) => Step | undefined } =
  {
    0: readMutation,
    1: (data, at) => readMoves(data, at, false),
    2: readInteraction,
    3: readScroll,
    4: readResize,
    5: readInput,
    6: (data, at) => readMoves(data, at, true),
    7: readMedia,
    8: (data, at) => readRules(data['adds'], at),
    12: (_, at) => ({ at, kind: 'drag' }),
    14: readSelection,
    15: readAdopted,
  }

function readIncremental(data: Fields, at: Millis, page: Rebuilt): Step | undefined {
  const { source } = data
  return typeof source === 'number' ? SOURCES[source]?.(data, at, page) : undefined
}

function readMutation(data: Fields, at: Millis, page: Rebuilt): Step {
  return { at, kind: 'changes', changes: page.tree.mutate(data) }
}

/** A run of positions is told of at its end, each with how long before it was. */
function readMoves({ positions }: Fields, at: Millis, isTouch: boolean): Step | undefined {
  if (!Array.isArray(positions)) return undefined
  const points: Point[] = []
  // There are more of them than of all else.
  for (const one of positions as unknown[]) {
    if (!isFields(one)) continue
    const { x, y, timeOffset = 0 } = one
    if (isNumber(x) && isNumber(y) && isNumber(timeOffset))
      points.push({ x, y, at: at + Math.min(0, timeOffset) })
  }
  return { at, kind: 'moves', points, isTouch }
}

const INTERACTIONS = {
  0: 'up',
  1: 'down',
  2: 'click',
  3: 'menu',
  4: 'double',
  5: 'focus',
  6: 'blur',
  7: 'down',
  9: 'up',
  10: 'cancel',
} as const
const TOUCH = 2

function readInteraction(
  { type, id, x, y, pointerType }: Fields,
  at: Millis,
  page: Rebuilt,
): Step | undefined {
  const kind = typeof type === 'number' ? INTERACTIONS[type as keyof typeof INTERACTIONS] : undefined
  const node = page.tree.node(id)
  if (!kind || !node) return undefined
  if (kind === 'focus') page.focused = node
  else if (kind === 'blur' && page.focused === node) page.focused = undefined
  if (kind === 'focus' || kind === 'blur') return { at, kind, node }
  const isTouch = pointerType === TOUCH || (Number(type) >= 7 && Number(type) <= 10)
  return { at, kind, node, isTouch, ...(isNumber(x) && isNumber(y) && { x, y }) }
}

function readScroll({ id, y }: Fields, at: Millis, { tree }: Rebuilt): Step | undefined {
  const node = tree.node(id)
  return node && isNumber(y) ? { at, kind: 'scroll', node, top: y } : undefined
}

function readResize({ height }: Fields, _: Millis, page: Rebuilt): undefined {
  if (isNumber(height)) page.viewport = height
}

function readInput(
  { id, text, isChecked, userTriggered }: Fields,
  at: Millis,
  { tree }: Rebuilt,
): Step | undefined {
  const node = tree.node(id)
  if (!isElement(node)) return undefined
  const isBox = /^(checkbox|radio)$/.test(node.type)
  const old = node.value ?? node.getAttribute('value') ?? undefined
  if (typeof isChecked === 'boolean' && isBox) node.checked = isChecked
  if (typeof text === 'string') node.value = text
  const told = typeof userTriggered === 'boolean' ? userTriggered : undefined
  return {
    at,
    kind: 'input',
    node,
    old,
    isChecked: isBox && typeof isChecked === 'boolean' ? isChecked : undefined,
    isByUser: told,
  }
}

/** Play, pause, seeked, volume, rate. */
function readMedia({ id, type }: Fields, at: Millis, { tree }: Rebuilt): Step | undefined {
  const node = tree.node(id)
  return node && { at, kind: 'media', node, isChange: isNumber(type) }
}

function readRules(adds: unknown, at: Millis): Step | undefined {
  if (!Array.isArray(adds)) return undefined
  const rules = adds.flatMap((add: unknown) =>
    isFields(add) && typeof add['rule'] === 'string' ? [add['rule']] : [],
  )
  return { at, kind: 'rules', rules }
}

function readAdopted({ styles }: Fields, at: Millis): Step | undefined {
  if (!Array.isArray(styles)) return undefined
  return readRules(
    styles.flatMap((style: unknown) =>
      isFields(style) && Array.isArray(style['rules']) ? style['rules'] : [],
    ),
    at,
  )
}

function readSelection({ ranges }: Fields, at: Millis, { tree }: Rebuilt): Step | undefined {
  if (!Array.isArray(ranges)) return undefined
  const read = ranges.flatMap((range: unknown) => {
    if (!isFields(range)) return []
    const node = tree.node(range['start'])
    const isEmpty = range['start'] === range['end'] && range['startOffset'] === range['endOffset']
    const end = tree.node(range['end'])
    return node ? [{ start: node, end: end ?? node, isEmpty }] : []
  })
  return { at, kind: 'selection', ranges: read }
}
