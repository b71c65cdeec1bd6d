import { compile, type Options } from 'css-select'
import { ELEMENT, TEXT } from '../../core/tree/element.ts'
import type { PageNode } from './pageNode.ts'

/** A selector that cannot be read matches nothing: a config may hold one that only browsers know. */
export function matchesSelector(element: PageNode, selector: string): boolean {
  return testOf(selector)(element)
}

export function isSelector(selector: string): boolean {
  return testOf(selector) !== NOTHING
}

function testOf(selector: string): Test {
  let test = known.get(selector)
  if (!test) {
    test = read(selector)
    if (known.size >= KEPT) known.clear()
    known.set(selector, test)
  }
  return test
}

type Test = (element: PageNode) => boolean
const NOTHING: Test = () => false

const known = new Map<string, Test>()
const KEPT = 1000

function read(selector: string): Test {
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
