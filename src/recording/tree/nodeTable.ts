import type { PageNode } from './pageNode.ts'

/** Nodes by rrweb's number of them. */
export interface NodeTable extends Iterable<PageNode> {
  readonly size: number
  get(id: number): PageNode | undefined
  set(id: number, node: PageNode): void
  delete(id: number): void
}

/** Nodes on a shelf: so few that one may stand almost empty. */
const SHELF = 64

/**
 * rrweb counts its nodes, so neighbours stand on one shelf: a map of half a million nodes takes longer to grow than they take to
 * be made.
 */
export function createNodeTable(): NodeTable {
  const shelves = new Map<number, PageNode[]>()
  let size = 0

  /** Shelf and place on it; what is no whole number has a place of its own there, too. */
  function find(id: number): { shelf: PageNode[] | undefined; nth: number; place: number } {
    const nth = Math.floor(id / SHELF)
    return { shelf: shelves.get(nth), nth, place: id - nth * SHELF }
  }

  return {
    get size() {
      return size
    },
    get(id) {
      const { shelf, place } = find(id)
      return shelf?.[place]
    },
    set(id, node) {
      const { shelf = [], nth, place } = find(id)
      if (shelf.length === 0) shelves.set(nth, shelf)
      if (!shelf[place]) size++
      shelf[place] = node
    },
    delete(id) {
      const { shelf, place } = find(id)
      if (!shelf?.[place]) return
      delete shelf[place]
      size--
    },
    *[Symbol.iterator]() {
      for (const shelf of shelves.values()) yield* Object.values(shelf)
    },
  }
}
