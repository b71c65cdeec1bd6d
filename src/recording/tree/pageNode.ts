import { isFields, type Fields } from '../rrwebEvent.ts'
import { ELEMENT, TEXT, type TreeElement, type TreeNode } from '../../core/tree/element.ts'
import { readAttribute, readAttributes } from './attributes.ts'
import { readSelector } from './selectors.ts'

/** rrweb's numbers of what a node is. */
export const ELEMENT_NODE = 2
export const TEXT_NODE = 3

export interface PageNodeInit {
  readonly rrwebId: number
  /** rrweb's. */
  readonly type: number
  readonly tagName: string
  /** As rrweb wrote them; nothing of what is no element. */
  readonly attributes: unknown
  readonly text: string
  readonly index: NodeIndex
}

/** Finds nodes without a walk through the page; whoever asks makes sure that what is found still is what it was. */
export interface NodeIndex {
  readonly ids: Map<string, PageNode>
  /** The labels that name the id of a control. */
  readonly labels: Map<string, PageNode>
}

/**
 * A node of a page that is rebuilt from a recording. It answers what the browser's own would: whoever tells what a control is
 * asks both alike. A class, for there are hundreds of thousands of them and they share what they can do.
 */
export class PageNode implements TreeElement {
  readonly rrwebId: number
  readonly nodeType: number
  readonly localName: string
  data: string
  parent: PageNode | null = null
  previousSibling: PageNode | null = null
  nextSibling: PageNode | null = null
  firstChild: PageNode | null = null
  lastChild: PageNode | null = null
  /** Open or closed: rrweb only records those that it can see into. */
  shadowRoot: PageNode | null = null
  /** Of a shadow root. */
  host: PageNode | undefined
  /** As it was last told of; `undefined` where only the markup says. */
  value: string | undefined
  checked: boolean | undefined
  readonly #index: NodeIndex
  #given: Fields | undefined
  #attributes: Map<string, string> | undefined

  constructor({ rrwebId, type, tagName, attributes, text, index }: PageNodeInit) {
    this.rrwebId = rrwebId
    this.nodeType = NODE_TYPES[type] ?? 8
    this.localName = tagName.toLowerCase()
    this.data = text
    this.#index = index
    this.#given = isFields(attributes) ? attributes : undefined
    if (this.#given) this.enlist()
  }

  /** Makes it found by what it is called now. */
  enlist(): void {
    const { id } = this
    if (id) this.#index.ids.set(id, this)
    const labelled = this.localName === 'label' && this.getAttribute('for')
    if (labelled) this.#index.labels.set(labelled, this)
  }

  /** What has been told of in its place is how it looks now. */
  renewAs(other: PageNode): void {
    this.data = other.data
    this.#given = other.#given
    this.#attributes = undefined
    if (this.#given) this.enlist()
  }

  /** A map of their own only for those that are asked for all, or change: most of a page never is. */
  get attributes(): Map<string, string> {
    return (this.#attributes ??= readAttributes(this.#given))
  }

  get id(): string {
    return this.getAttribute('id') ?? ''
  }

  get classList(): string[] {
    return this.getAttribute('class')?.split(/\s+/).filter(Boolean) ?? []
  }

  get type(): string {
    const type = this.getAttribute('type')?.toLowerCase()
    return type || (this.localName === 'button' ? 'submit' : this.localName === 'input' ? 'text' : '')
  }

  get alt(): string {
    return this.getAttribute('alt') ?? ''
  }

  get labels(): PageNode[] {
    const named = this.id && this.#index.labels.get(this.id)
    const around = this.closest('label')
    const labels = [named, around].filter((each): each is PageNode => !!each)
    return labels.filter((label) => controlOf(label) === this)
  }

  get parentElement(): PageNode | null {
    return this.parent?.nodeType === ELEMENT ? this.parent : null
  }

  get previousElementSibling(): PageNode | null {
    let at = this.previousSibling
    while (at && at.nodeType !== ELEMENT) at = at.previousSibling
    return at
  }

  get nextElementSibling(): PageNode | null {
    let at = this.nextSibling
    while (at && at.nodeType !== ELEMENT) at = at.nextSibling
    return at
  }

  getAttribute(name: string): string | null {
    if (this.#attributes) return this.#attributes.get(name) ?? null
    return this.#given ? readAttribute(this.#given, name) : null
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null
  }

  matches(selector: string): boolean {
    return this.nodeType === ELEMENT && readSelector(selector)(this)
  }

  closest(selector: string): PageNode | null {
    return closestOf(this, selector)
  }

  /** The document, the shadow root, or what has been taken out of the page. */
  getRootNode(): PageNode {
    return rootOf(this)
  }

  /** Of a document or a shadow root. */
  getElementById(id: string): TreeElement | null {
    const found = this.#index.ids.get(id)
    return found?.id === id && found.getRootNode() === this ? found : null
  }

  assignedNodes(): readonly TreeNode[] {
    if (this.localName !== 'slot') return []
    const { host } = this.getRootNode()
    const name = this.getAttribute('name') ?? ''
    const slotted: PageNode[] = []
    for (let at = host?.firstChild ?? null; at && slotted.length < SLOTTED_READ; at = at.nextSibling) {
      if ((at.getAttribute('slot') ?? '') === name) slotted.push(at)
    }
    return slotted
  }

  contains(other: PageNode | null): boolean {
    for (let at = other; at; at = at.parent) if (at === this) return true
    return false
  }

  /** In a document that is shown, also in frames and shadow trees. */
  get isConnected(): boolean {
    return topOf(this).nodeType === DOCUMENT
  }

  get textContent(): string {
    if (this.nodeType === TEXT) return this.data
    const words: string[] = []
    let left = TEXT_READ
    for (let at = this.firstChild; at && left-- > 0; at = nextInside(at, this))
      if (at.nodeType === TEXT) words.push(at.data)
    return words.join('')
  }
}

function rootOf(node: PageNode): PageNode {
  let at = node
  while (at.parent && at.nodeType !== DOCUMENT) at = at.parent
  return at
}

/** Beyond shadow trees and frames. */
function topOf(node: PageNode): PageNode {
  let at = node
  for (let up = at.parent ?? at.host; up; up = at.parent ?? at.host) at = up
  return at
}

function closestOf(node: PageNode, selector: string): PageNode | null {
  const isNamed = readSelector(selector)
  for (let at: PageNode | null = node; at; at = at.parentElement)
    if (at.nodeType === ELEMENT && isNamed(at)) return at
  return null
}

/** DOM's numbers: document, doctype, element, text, CDATA, comment; and a shadow root, which rrweb has none for. */
const NODE_TYPES: { readonly [type: number]: number } = {
  0: 9,
  1: 10,
  2: ELEMENT,
  3: TEXT,
  4: 4,
  5: 8,
  11: 11,
}
const DOCUMENT = 9
export const SHADOW_ROOT = 11
const SLOTTED_READ = 60
/** Nodes read for a text that is compared. */
const TEXT_READ = 400

/** What a label is for. */
export function controlOf(label: PageNode): PageNode | undefined {
  const id = label.getAttribute('for')
  if (id !== null) return (label.getRootNode().getElementById(id) as PageNode | null) ?? undefined
  let left = TEXT_READ
  for (let at = label.firstChild; at && left-- > 0; at = nextInside(at, label))
    if (LABELABLE.test(at.localName)) return at
  return undefined
}

const LABELABLE = /^(input|select|textarea|button|meter|output|progress)$/

/**
 * The node after one in document order, as long as that is inside another. Not into shadow trees or frames. Whoever walks on counts
 * the steps: pages have hundreds of thousands of nodes, which is also why this is no generator.
 */
export function nextInside(node: PageNode, inside: PageNode): PageNode | null {
  if (node.firstChild) return node.firstChild
  let at: PageNode | null = node
  while (at && at !== inside && !at.nextSibling) at = at.parent
  return at && at !== inside ? at.nextSibling : null
}

/** The first elements inside one, in document order: at most so many. */
export function firstInside(node: PageNode, atMost: number): PageNode[] {
  const found: PageNode[] = []
  let left = atMost * 4
  for (let at = node.firstChild; at && left-- > 0; at = nextInside(at, node)) {
    if (at.nodeType !== ELEMENT) continue
    found.push(at)
    if (found.length >= atMost) break
  }
  return found
}

/** The elements right inside one: at most so many. */
export function childrenOf(node: PageNode, atMost: number): PageNode[] {
  const children: PageNode[] = []
  for (let at = node.firstChild; at && children.length < atMost; at = at.nextSibling)
    if (at.nodeType === ELEMENT) children.push(at)
  return children
}

/** So that what is no element stays a node to the compiler. */
type PageElement = PageNode & { readonly nodeType: typeof ELEMENT }

export function isElement(node: PageNode | null | undefined): node is PageElement {
  return node?.nodeType === ELEMENT
}
