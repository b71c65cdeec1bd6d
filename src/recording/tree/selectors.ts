import { compile, type Options } from 'css-select'
import { ELEMENT, TEXT } from '../../core/tree/element.ts'
import type { PageNode } from './pageNode.ts'

/** Whether an element is one that a selector names. One that cannot be read names nothing: a config may hold what only browsers know. */
export function readSelector(selector: string): SelectorTest {
  let test = known.get(selector)
  if (!test) {
    test = compileSelector(selector)
    if (known.size >= KEPT) known.clear()
    known.set(selector, test)
  }
  return test
}

export function isSelector(selector: string): boolean {
  return readSelector(selector) !== NOTHING
}

/** It asks for nothing but an element's own tag and attributes: what changes around it changes nothing. */
export function isOwnSelector(selector: string): boolean {
  const rest = selector
    .replace(/\[[^\]]*\]/g, '')
    .replace(/:(is|not)\(/g, '')
    .replace(/\s*,\s*/g, '')
  return !/[\s>+~:|\\]/.test(rest.trim())
}

type SelectorTest = (element: PageNode) => boolean
const NOTHING: SelectorTest = () => false

const known = new Map<string, SelectorTest>()
const KEPT = 1000

function compileSelector(selector: string): SelectorTest {
  try {
    return compile(selector, options)
  } catch {
    return NOTHING
  }
}

const options: Options<PageNode, PageNode> = {
  // Cached by element, it would say what was the case.
  cacheResults: false,
  adapter: {
    isTag: (node): node is PageNode => node.nodeType === ELEMENT,
    getAttributeValue: (element, name) => element.getAttribute(name) ?? undefined,
    hasAttrib: (element, name) => element.hasAttribute(name),
    getName: (element) => element.localName,
    getParent: (element) => element.parentElement,
    getChildren: childrenOf,
    getSiblings: (node) => (node.parent ? childrenOf(node.parent) : [node]),
    prevElementSibling: (node) => node.previousElementSibling,
    getText: (node) => (node.nodeType === TEXT ? node.data : node.textContent),
    removeSubsets: (nodes) => nodes,
  },
}

function childrenOf(node: PageNode): PageNode[] {
  const children: PageNode[] = []
  for (let at = node.firstChild; at; at = at.nextSibling) children.push(at)
  return children
}
