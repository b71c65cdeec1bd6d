import { createAddressMask } from './maskAddress.ts'
import { maskAttributes } from './maskAttributes.ts'
import { maskCss } from './maskCss.ts'
import { createNames } from './maskWord.ts'
import {
  ADOPTED_STYLES,
  FULL_SNAPSHOT,
  INCREMENTAL,
  INPUT,
  META,
  MUTATION,
  STYLE_DECLARATION,
  STYLE_RULES,
  type RrwebEvent,
} from './rrweb.ts'

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
const DOTTED = /^[•◦]*$/

interface SerialNode {
  id?: number
  tagName?: string
  textContent?: string
  attributes?: { [name: string]: unknown }
  childNodes?: SerialNode[]
}

interface Data {
  node?: SerialNode
  source?: number
  text?: string
  adds?: { parentId?: number; node?: SerialNode; rule?: string }[]
  texts?: { id?: number; value: string | null }[]
  attributes?: { attributes: { [name: string]: unknown } }[]
  href?: string
  styles?: { rules?: { rule: string }[] }[]
  /** A whole style sheet in the place of another. */
  replace?: string
  replaceSync?: string
  set?: { property: string; value?: string | null }
}

/** What is typed, where rrweb leaves it readable: a field that is hidden, the name of a file, the value of a box. It masks by the type of the field. */
export function maskTyped({ type, data }: RrwebEvent): void {
  const { node, source, text, adds, attributes } = data as Data
  if (type === FULL_SNAPSHOT && node) eachNode(node, maskHidden)
  if (type !== INCREMENTAL) return
  if (source === INPUT && text && !DOTTED.test(text)) (data as Data).text = maskText(text)
  if (source !== MUTATION) return
  for (const added of adds ?? []) if (added.node) eachNode(added.node, maskHidden)
  for (const { attributes: changed } of attributes ?? []) maskValue(changed)
}

function maskHidden({ tagName, attributes }: SerialNode): void {
  if (tagName === 'input' && /^(hidden|file)$/.test(`${attributes?.['type']}`)) maskValue(attributes!)
}

function maskValue(attributes: { [name: string]: unknown }): void {
  const { value } = attributes
  if (typeof value === 'string' && !DOTTED.test(value)) attributes['value'] = maskText(value)
}

/**
 * Masks, in place, what rrweb leaves readable: attributes, addresses, what styles say, and texts without an element around them.
 * The returned function takes the events of one recording in their order.
 */
export function createEventMask(): (event: RrwebEvent) => void {
  const nameOf = createNames()
  const maskAddress = createAddressMask(nameOf)
  const styles = new Set<number>()

  function maskNode({ id, tagName, attributes, childNodes }: SerialNode): void {
    if (attributes) maskAttributes(attributes, maskAddress, nameOf)
    if (tagName === 'style' && id !== undefined) styles.add(id)
    for (const child of childNodes ?? []) if (child.textContent !== undefined) maskTextOf(child, id)
  }

  function maskTextOf(text: SerialNode, parent: number | undefined): void {
    const { textContent = '' } = text
    const isStyle = parent !== undefined && styles.has(parent)
    // Of a text that changes, rrweb does not tell where it stands.
    if (isStyle && text.id !== undefined) styles.add(text.id)
    text.textContent = isStyle ? maskCss(textContent, maskAddress) : maskText(textContent)
  }

  return ({ type, data }) => {
    const changes = data as Data
    const { node, source, adds, texts, attributes, href, styles: sheets, set } = changes
    if (type === META && href !== undefined) changes.href = maskAddress(href)
    // All style sheets that are there are in it.
    if (type === FULL_SNAPSHOT) styles.clear()
    if (type === FULL_SNAPSHOT && node) eachNode(node, maskNode)
    if (type !== INCREMENTAL) return
    switch (source) {
      case MUTATION:
        for (const { node: added, parentId } of adds ?? []) {
          if (added?.textContent !== undefined) maskTextOf(added, parentId)
          if (added) eachNode(added, maskNode)
        }
        for (const text of texts ?? [])
          text.value &&= styles.has(text.id ?? 0) ? maskCss(text.value, maskAddress) : maskText(text.value)
        for (const { attributes: changed } of attributes ?? []) maskAttributes(changed, maskAddress, nameOf)
        return
      case STYLE_RULES:
        for (const added of adds ?? []) if (added.rule) added.rule = maskCss(added.rule, maskAddress)
        for (const how of ['replace', 'replaceSync'] as const)
          if (changes[how]) changes[how] = maskCss(changes[how], maskAddress)
        return
      case ADOPTED_STYLES:
        for (const each of (sheets ?? []).flatMap(({ rules }) => rules ?? []))
          each.rule = maskCss(each.rule, maskAddress)
        return
      case STYLE_DECLARATION:
        if (set?.value)
          set.value = maskCss(`${set.property}: ${set.value}`, maskAddress).slice(set.property.length + 2)
    }
  }
}

function eachNode(root: SerialNode, see: (node: SerialNode) => void): void {
  const open = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    see(node)
    if (node.childNodes) open.push(...node.childNodes)
  }
}
