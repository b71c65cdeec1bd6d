import { isFields, type Fields } from '../rrwebEvent.ts'
import { readAttributes, readStyle, toText } from './attributes.ts'
import { isCut, standsAs } from './cuts.ts'
import { attach, detach } from './links.ts'
import { createNamedElements } from './namedElements.ts'
import { createNodeTable } from './nodeTable.ts'
import { ELEMENT_NODE, isElement, PageNode, SHADOW_ROOT, TEXT_NODE, type NodeIndex } from './pageNode.ts'

/** What changed, as a mutation observer would tell of it. */
export type Change =
  | {
      readonly kind: 'attribute'
      readonly node: PageNode
      readonly name: string
      readonly old: string | null
    }
  | { readonly kind: 'text'; readonly node: PageNode; readonly old: string }
  | {
      readonly kind: 'children'
      readonly node: PageNode
      readonly came: PageNode[]
      readonly gone: PageNode[]
    }

/** The page as it stands at one moment of a recording. */
export interface PageTree {
  node(id: unknown): PageNode | undefined
  readonly document: PageNode | undefined
  /** Style sheets, as far as they are in the recording. */
  readonly sheets: ReadonlySet<PageNode>
  /** All elements that a selector names, in no order; nothing where only a walk through the page can tell. */
  named(selector: string): readonly PageNode[] | undefined
  /** Takes the place of all that was there. @returns Whether it is the same page once more, as it is at a cut. */
  load(snapshot: unknown, isAnother?: boolean): boolean
  mutate(data: Fields): Change[]
}

/** Nodes nested deeper are left out: no page is, and walks up to the root stay short. */
const DEEPEST = 1000
/** More than any browser draws; what comes after them is left out. A snapshot that goes round in circles ends here, too. */
const NODES_AT_MOST = 3_000_000
/** A larger page is walked through by those who look for something, for as long as they have the patience. */
const NAMED_AMONG = 50_000
/** In the place of a neighbour. */
const FIRST = 'first'

export function createPageTree(): PageTree {
  let nodes = createNodeTable()
  let index: NodeIndex = { ids: new Map(), labels: new Map() }
  let document: PageNode | undefined
  let sheets = new Set<PageNode>()
  const named = createNamedElements()
  // What is still to be built, in lists side by side that are used again: an object for each of half a million nodes would cost more
  // than the nodes.
  const open: unknown[] = []
  const parents: (PageNode | undefined)[] = []
  const depths: number[] = []

  function load(snapshot: unknown, isAnother = false): boolean {
    const [before, known] = [nodes, { index, document, sheets }]
    nodes = createNodeTable()
    index = { ids: new Map(), labels: new Map() }
    sheets = new Set()
    named.clear()
    document = build(snapshot, undefined)
    if (isAnother || !document || !isCut(before, nodes, document)) return false
    // What is known of a node (a habit, an error that it has told of) is known of that very object.
    if (standsAs(before, nodes)) {
      for (const node of nodes) before.get(node.rrwebId)!.renewAs(node)
      nodes = before
      ;({ index, document, sheets } = known)
    }
    return true
  }

  /** Without recursion: a hostile snapshot may be as deep as it likes, or go round in circles. */
  function build(
    snapshot: unknown,
    place: Place | undefined,
    old?: ReadonlyMap<number, PageNode>,
  ): PageNode | undefined {
    let left = NODES_AT_MOST
    let first: PageNode | undefined
    open.push(snapshot)
    parents.push(undefined)
    depths.push(0)
    while (open.length > 0) {
      const serial = open.pop()
      const parent = parents.pop()
      const depth = depths.pop()!
      if (!isFields(serial) || depth > DEEPEST || left-- <= 0) continue
      const node = make(serial, old)
      if (!node) continue
      const isShadow = serial['isShadow'] === true
      if (parent) insert(node, parent, FIRST, isShadow)
      else if (place) insert(node, place.parent, place.before, isShadow)
      first ??= node
      const { childNodes } = serial
      if (!Array.isArray(childNodes)) continue
      // The last one is taken first, so each goes before the one that is there already.
      for (let i = 0; i < childNodes.length; i++) {
        open.push(childNodes[i])
        parents.push(node)
        depths.push(depth + 1)
      }
    }
    return first
  }

  function make(serial: Fields, old?: ReadonlyMap<number, PageNode>): PageNode | undefined {
    const { id, type, tagName, textContent } = serial
    if (typeof id !== 'number' || typeof type !== 'number') return undefined
    const moved = old?.get(id)
    // Its children are told of again.
    while (moved?.firstChild) detach(moved.firstChild)
    const text = typeof textContent === 'string' ? textContent : ''
    const node =
      moved && moved.localName === String(tagName ?? '').toLowerCase()
        ? moved
        : new PageNode({
            rrwebId: id,
            type,
            tagName: typeof tagName === 'string' ? tagName : '',
            attributes: type === ELEMENT_NODE ? serial['attributes'] : undefined,
            text: type === TEXT_NODE ? text : '',
            index,
          })
    if (node === moved && isElement(node)) renew(node, readAttributes(serial['attributes']))
    nodes.set(id, node)
    named.note(node)
    if (node.localName === 'style' || node.localName === 'link') sheets.add(node)
    return node
  }

  /** Before a neighbour, as the first, or as the last. */
  function insert(
    node: PageNode,
    parent: PageNode,
    before: PageNode | typeof FIRST | undefined,
    isShadow: boolean,
  ): void {
    if (node.contains(parent)) return
    detach(node)
    let into = parent
    if (isShadow && isElement(parent)) {
      into = parent.shadowRoot ??= new PageNode({
        rrwebId: 0,
        type: SHADOW_ROOT,
        tagName: '',
        attributes: undefined,
        text: '',
        index,
      })
      into.host = parent
    }
    attach(node, into, before === FIRST ? into.firstChild : before?.parent === into ? before : null)
  }

  function mutate(data: Fields): Change[] {
    const changes: Change[] = []
    const children = new Map<PageNode, { came: PageNode[]; gone: PageNode[] }>()
    const of = (parent: PageNode) => {
      let change = children.get(parent)
      if (!change) children.set(parent, (change = { came: [], gone: [] }))
      return change
    }
    const removed = new Map<number, PageNode>()
    for (const { id } of list(data['removes'])) {
      const node = nodes.get(Number(id))
      const parent = node?.parent ?? node?.host
      if (!node || !parent) continue
      detach(node)
      forget(node, removed)
      of(parent).gone.push(node)
    }
    addAll(list(data['adds']), removed, (node, parent) => of(parent).came.push(node))
    for (const [node, { came, gone }] of children)
      changes.push({ kind: 'children', node, came: inOrder(came), gone })
    for (const { id, value } of list(data['texts'])) {
      const node = nodes.get(Number(id))
      if (!node || typeof value !== 'string') continue
      changes.push({ kind: 'text', node, old: node.data })
      node.data = value
    }
    for (const { id, attributes } of list(data['attributes'])) {
      const node = nodes.get(Number(id))
      if (!isElement(node) || !isFields(attributes)) continue
      changes.push(...setAttributes(node, attributes))
      named.note(node)
    }
    return changes
  }

  /** What names a parent or a neighbour that is not there yet waits for it. */
  function addAll(
    adds: readonly Fields[],
    removed: ReadonlyMap<number, PageNode>,
    tell: (node: PageNode, parent: PageNode) => void,
  ): void {
    const added = new Set<PageNode>()
    let waiting = adds
    for (let round = 0; waiting.length > 0 && round < ROUNDS; round++) {
      const still: Fields[] = []
      for (const add of waiting) {
        const { parentId, nextId, node } = add
        const parent = nodes.get(Number(parentId))
        const before = typeof nextId === 'number' ? nodes.get(nextId) : undefined
        const isLast = round === ROUNDS - 1
        if (!parent || (typeof nextId === 'number' && !before && !isLast)) {
          still.push(add)
          continue
        }
        const built = build(node, { parent, before }, removed)
        if (!built) continue
        // What comes with all that is in it is told of once, as by a mutation observer; rrweb tells of each part.
        if (!added.has(parent)) tell(built, parent)
        added.add(built)
      }
      if (still.length === waiting.length && round < ROUNDS - 2) round = ROUNDS - 2
      waiting = still
    }
  }

  function forget(root: PageNode, removed: Map<number, PageNode>): void {
    const open = [root]
    for (let node = open.pop(); node; node = open.pop()) {
      if (nodes.get(node.rrwebId) === node) nodes.delete(node.rrwebId)
      sheets.delete(node)
      named.forget(node)
      removed.set(node.rrwebId, node)
      if (node.shadowRoot) open.push(node.shadowRoot)
      for (let child = node.firstChild; child; child = child.nextSibling) open.push(child)
    }
  }

  return {
    get document() {
      return document?.nodeType === 9 ? document : undefined
    },
    get sheets() {
      return sheets
    },
    named: (selector) => (document && nodes.size <= NAMED_AMONG ? named.list(selector, document) : undefined),
    node: (id) => (typeof id === 'number' ? nodes.get(id) : undefined),
    load,
    mutate,
  }
}

/** rrweb tells of what came from the last to the first; a page tells of it in its order. */
function inOrder(came: readonly PageNode[]): PageNode[] {
  const all = new Set(came)
  const ordered: PageNode[] = []
  for (const first of [...came].reverse()) {
    if (first.previousSibling && all.has(first.previousSibling)) continue
    for (let at: PageNode | null = first; at && all.has(at); at = at.nextSibling) ordered.push(at)
  }
  return ordered
}

interface Place {
  readonly parent: PageNode
  readonly before: PageNode | undefined
}

/** Lists of additions are in an order in which one or two rounds do; what still waits then names what never came. */
const ROUNDS = 4

/** What was taken out and has come back may have changed meanwhile. */
function renew(node: PageNode, attributes: ReadonlyMap<string, string>): void {
  node.attributes.clear()
  for (const [name, value] of attributes) node.attributes.set(name, value)
  node.enlist()
}

function setAttributes(node: PageNode, attributes: Fields): Change[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const old = node.getAttribute(name)
    const now = name === 'style' && isFields(value) ? readStyle(old ?? '', value) : toText(value)
    if (now === null) node.attributes.delete(name)
    else node.attributes.set(name, now)
    node.enlist()
    return old === now ? [] : [{ kind: 'attribute', node, name, old }]
  })
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}
