import type { ElementBody } from '../../core/observations/deciding.ts'
import type { Millis } from '../../core/time.ts'
import { closestAcross } from '../../core/tree/across.ts'
import { isElement, type PageNode } from '../tree/pageNode.ts'
import type { PageTree } from '../tree/pageTree.ts'
import { readSelector } from '../tree/selectors.ts'
import { walkPage } from '../tree/walkPage.ts'
import type { Part, Rebuilt } from './rebuilt.ts'

/** As in the page. */
const LOOK_EVERY: Millis = 500
/** A press on a label clicks its control as well. */
const ONE_CLICK: Millis = 30
/** Nodes of a page that are searched for elements, shadow trees included. */
const NODES_READ = 50_000
const FOUND_KEPT = 20

/** Events that the config declares by selector, and of the elements that rules ask about, whether they are there. */
export function createDeclared(page: Rebuilt): Part {
  const { events, elements: asked } = page.settings
  const clicks = Object.entries(events).flatMap(([name, { click }]) => (click ? [{ name, click }] : []))
  const awaited = Object.entries(events).flatMap(([name, { element }]) =>
    element ? [{ name, element }] : [],
  )
  const selectors = [...new Set([...awaited.map(({ element }) => element), ...asked])]
  const known = new Map<string, ElementBody['is']>()
  const told = new Map<string, Millis>()
  let lookAt: Millis | undefined

  function click(node: PageNode, at: Millis): void {
    if (!isElement(node) || page.marks.ignored(node) === 'all') return
    for (const { name, click } of clicks) {
      if (at - (told.get(name) ?? -Infinity) <= ONE_CLICK || !closestAcross(node as PageNode, click)) continue
      told.set(name, at)
      page.push({ type: 'event', at, name, props: {} })
    }
  }

  function look(at: Millis): void {
    lookAt = undefined
    for (const [selector, elements] of findAll(page.tree, selectors)) {
      const is = elements.some(page.styles.isShown) ? 'visible' : elements.length > 0 ? 'present' : 'absent'
      if (known.get(selector) === is) continue
      known.set(selector, is)
      if (elements.length > 0) page.doubt('whether elements are in sight', IN_SIGHT)
      for (const { name, element } of awaited)
        if (element === selector && is === 'visible') page.push({ type: 'event', at, name, props: {} })
      if (asked.includes(selector)) page.push({ type: 'element', at, selector, is })
    }
  }

  return {
    pass(until) {
      if (lookAt !== undefined && lookAt < until) look(lookAt)
    },
    see(step) {
      if (step.kind === 'click') click(step.node, step.at)
      if (selectors.length === 0) return
      if (step.kind === 'page') {
        if (step.isNew) known.clear()
        look(step.at)
      } else if (step.kind === 'changes') lookAt ??= step.at + LOOK_EVERY
    },
  }
}

const IN_SIGHT =
  'Places and sizes are not recorded: what neither its markup nor a style sheet hides is taken to show.'

function findAll(tree: PageTree, selectors: readonly string[]): Map<string, readonly PageNode[]> {
  const found = new Map<string, readonly PageNode[]>()
  const searches: { readonly isNamed: (element: PageNode) => boolean; readonly elements: PageNode[] }[] = []
  for (const selector of selectors) {
    const named = tree.named(selector)
    if (named && named.length <= FOUND_KEPT) found.set(selector, named)
    else {
      const search = { isNamed: readSelector(selector), elements: [] }
      searches.push(search)
      found.set(selector, search.elements)
    }
  }
  if (searches.length === 0 || !tree.document) return found
  walkPage(tree.document, NODES_READ, (element) => {
    for (const { isNamed, elements } of searches)
      if (elements.length < FOUND_KEPT && isNamed(element)) elements.push(element)
  })
  return found
}
