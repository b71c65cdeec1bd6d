import { FULL_SNAPSHOT, INCREMENTAL, META, MUTATION, type RrwebEvent } from './rrweb.ts'

/** Letters and digits become stars, spaces stay: the page keeps its shape. */
export function maskText(text: string): string {
  return text.replace(/\S/g, '*')
}

/**
 * Lengths are secrets, too: all that shows is whether there is little or much, and by another kind of dot that it has changed.
 * What it was before is compared in memory, as long as the field is there.
 */
export function createInputMask(): (text: string, field?: object | null) => string {
  const known = new WeakMap<object, { text: string; dot: number }>()
  return (text, field) => {
    let dot = 0
    if (field) {
      const last = known.get(field)
      dot = last && last.text !== text ? 1 - last.dot : (last?.dot ?? 0)
      known.set(field, { text, dot })
    }
    let length = 1
    while (length < text.length) length *= 2
    return text === '' ? '' : DOTS[dot]!.repeat(Math.min(length, LONGEST))
  }
}

const DOTS = ['•', '◦'] as const
const LONGEST = 64

/** Attributes that people read, or hear read. rrweb masks none of them. */
const WORDS =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|title|placeholder|label|content|summary|value)$/
/** Attributes that lead somewhere: what is asked for there may be anybody's. */
const ADDRESSES = /^(href|action|formaction|ping|rr_src)$/

interface Attributes {
  [name: string]: unknown
}
interface SerialNode {
  attributes?: Attributes
  childNodes?: SerialNode[]
}

/** Masks, in place, what rrweb leaves readable: the words in attributes and the queries in addresses. */
export function maskEvent({ type, data }: RrwebEvent): void {
  const { node, source, adds, attributes, href } = data as {
    node?: SerialNode
    source?: number
    adds?: { node: SerialNode }[]
    attributes?: { attributes: Attributes }[]
    href?: string
  }
  if (type === META && href !== undefined) Object.assign(data as object, { href: maskAddress(href) })
  if (type === FULL_SNAPSHOT && node) maskNode(node)
  if (type !== INCREMENTAL || source !== MUTATION) return
  for (const { node: added } of adds ?? []) maskNode(added)
  for (const { attributes: changed } of attributes ?? []) maskAttributes(changed)
}

function maskNode(root: SerialNode): void {
  const open = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.attributes) maskAttributes(node.attributes)
    if (node.childNodes) open.push(...node.childNodes)
  }
}

function maskAttributes(attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'string') continue
    if (WORDS.test(name)) attributes[name] = maskText(value)
    else if (ADDRESSES.test(name)) attributes[name] = maskAddress(value)
  }
}

/** Names of parameters stay, for they say which page it is; what they are set to does not. */
function maskAddress(address: string): string {
  return address.replace(/([?&][^=&#]*)=[^&#]*/g, '$1=*').replace(/#(?!!?\/|$).*=.*/, '#*')
}
