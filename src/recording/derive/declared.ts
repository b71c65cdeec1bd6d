import type { ElementBody } from '../../core/observation.ts'
import type { Millis } from '../../core/time.ts'
import { closestAcross } from '../../core/tree/across.ts'
import { isElement, nextInside, type PageNode } from '../tree/pageNode.ts'
import { readSelector } from '../tree/selectors.ts'
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
    for (const { selector, elements } of findAll(page.tree.document, selectors)) {
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

interface Search {
  readonly selector: string
  readonly isNamed: (element: PageNode) => boolean
  /** The first that it names. */
  readonly elements: PageNode[]
}

function findAll(document: PageNode | undefined, selectors: readonly string[]): Search[] {
  const searches = selectors.map((selector): Search => ({
    selector,
    isNamed: readSelector(selector),
    elements: [],
  }))
  const roots = document ? [document] : []
  let left = NODES_READ
  for (let root = roots.pop(); root && left > 0; root = roots.pop()) {
    for (let at = root.firstChild; at && left-- > 0; at = nextInside(at, root)) {
      if (!isElement(at)) continue
      if (at.shadowRoot) roots.push(at.shadowRoot)
      for (const { isNamed, elements } of searches)
        if (elements.length < FOUND_KEPT && isNamed(at)) elements.push(at)
    }
  }
  return searches
}
