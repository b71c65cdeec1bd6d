import type { AnyEvent } from './embed.ts'

/** A node of a page that is recorded: a tag with attributes and children, or a text. */
export type Part = string | readonly [tag: string, attributes: { readonly [name: string]: string }, ...Part[]]

/** A session as rrweb records it, told in the words of a user; times are milliseconds since it began. */
export interface Film {
  readonly events: AnyEvent[]
  wait(ms: number): Film
  /** A press and its click on the element of that id. */
  press(id: string, times?: number, every?: number): Film
  /** The beginning of a press, and its end with a click. */
  begins(id: string): Film
  ends(id: string): Film
  /** A press without a click, as on what is disabled. */
  holds(id: string): Film
  taps(id: string): Film
  /** A finger slips so far that the page goes with it, and no end of the touch is told. */
  slips(id: string, way: number): Film
  focus(id: string): Film
  types(id: string, text: string): Film
  /** A script takes out what is in a field. */
  empties(id: string): Film
  chooses(id: string): Film
  scrolls(top: number): Film
  moves(): Film
  /** Something comes into the element of that id. */
  adds(into: string, part: Part): Film
  removes(id: string): Film
  /** What is in it is made anew; told from the last to the first, as rrweb does. */
  renews(id: string, parts: readonly Part[]): Film
  sets(id: string, attributes: { readonly [name: string]: string | null }): Film
  /** What lies between two elements is marked, as by a double click. */
  marks(from: string, to?: string): Film
  /** The text in the element of that id becomes another. */
  says(id: string, text: string): Film
  loads(href: string, body: readonly Part[]): Film
  /** The same, by a recorder that counts from the beginning in each document. */
  comesBack(href: string, body: readonly Part[]): Film
  /** A double click, of which no click is told. */
  doubles(id: string): Film
  /** The browser says that it has loaded all of the page. */
  finishes(): Film
  /** A click without a press, on what has the focus. */
  enters(id: string, times?: number, every?: number): Film
  /** All of the first page once more, as it stands now: rrweb goes on with its numbers. */
  cuts(change?: (snapshot: string) => string): Film
  custom(tag: string, payload: object): Film
  plugin(plugin: string, payload: object): Film
}

const BEGAN = 1_767_603_600_000

export function film(...body: readonly Part[]): Film {
  const events: AnyEvent[] = []
  let at = BEGAN
  let ids = new Map<string, number>()
  let texts = new Map<string, number>()
  let parents = new Map<number, number>()
  let made = 0
  let x = 100

  const add = (type: number, data: object, timestamp = at) => void events.push({ type, timestamp, data })
  const act = (type: number, id: string) =>
    add(3, {
      source: 2,
      type,
      id: idOf(id),
      ...(type !== 5 && type !== 6 && { x, y: 50, pointerType: type > 6 ? 2 : 0 }),
    })

  function idOf(name: string): number {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`The film has no element "${name}".`)
    return id
  }

  function serial(part: Part, parent: number): object {
    const id = ++made
    parents.set(id, parent)
    if (typeof part === 'string') return { type: 3, id, textContent: part }
    const [tagName, attributes, ...children] = part
    if (attributes['id']) ids.set(attributes['id'], id)
    const text = made + 1
    if (attributes['id'] && typeof children[0] === 'string') texts.set(attributes['id'], text)
    return { type: 2, id, tagName, attributes, childNodes: children.map((child) => serial(child, id)) }
  }

  function load(href: string, parts: readonly Part[]): void {
    ids = new Map()
    texts = new Map()
    parents = new Map()
    add(4, { href, width: 1000, height: 800 })
    const id = ++made
    const root = serial(['html', {}, ['head', {}], ['body', { id: 'body' }, ...parts]], 0)
    add(2, { node: { type: 0, id, childNodes: [root] }, initialOffset: { left: 0, top: 0 } })
  }

  const mutate = (data: object) =>
    add(3, { source: 0, texts: [], attributes: [], removes: [], adds: [], ...data })
  const one: Film = {
    events,
    wait: (ms) => ((at += ms), one),
    press(id, times = 1, every = 250) {
      for (let i = 0; i < times; i++) {
        if (i > 0) at += every - 60
        act(1, id)
        at += 60
        act(0, id)
        act(2, id)
      }
      return one
    },
    begins: (id) => (act(1, id), one),
    ends: (id) => (act(0, id), act(2, id), one),
    holds(id) {
      act(1, id)
      at += 60
      act(0, id)
      return one
    },
    taps(id) {
      act(7, id)
      at += 60
      act(9, id)
      at += 5
      act(2, id)
      return one
    },
    slips(id, way) {
      const body = idOf('body')
      act(7, id)
      add(3, { source: 6, positions: [{ x, y: 50 - way, id: idOf(id), timeOffset: -10 }] }, at + 110)
      add(3, { source: 3, id: body, x: 0, y: 1 }, at + 120)
      add(3, { source: 3, id: body, x: 0, y: 1 + Math.max(0, way - 15) }, at + 180)
      at += 400
      return one
    },
    focus: (id) => (act(5, id), one),
    types(id, text) {
      act(5, id)
      for (let i = 1; i <= text.length; i++) {
        at += 80
        add(3, { source: 5, id: idOf(id), text: text.slice(0, i), isChecked: false })
      }
      return one
    },
    empties: (id) => (
      add(3, { source: 5, id: idOf(id), text: '', isChecked: false, userTriggered: false }),
      one
    ),
    chooses: (id) => (add(3, { source: 5, id: idOf(id), text: 'on', isChecked: true }), one),
    scrolls: (top) => (add(3, { source: 3, id: made, x: 0, y: top }), one),
    moves() {
      x++
      add(3, { source: 1, positions: [{ x, y: 50, id: ids.get('body'), timeOffset: 0 }] })
      return one
    },
    adds(into, part) {
      const parentId = idOf(into)
      mutate({ adds: flatten(serial(part, parentId), parentId) })
      return one
    },
    removes(id) {
      mutate({ removes: [{ id: idOf(id), parentId: parents.get(idOf(id)) }] })
      return one
    },
    renews(id, parts) {
      const parentId = idOf(id)
      const old = [...parents].filter(([, parent]) => parent === parentId).map(([one]) => one)
      for (const one of old) parents.delete(one)
      let nextId: number | null = null
      const nodes = parts.map((part) => serial(part, parentId) as { id: number })
      const adds = nodes.reverse().map((node) => {
        const add = { parentId, nextId, node }
        nextId = node.id
        return add
      })
      mutate({ removes: old.map((one) => ({ id: one, parentId })), adds })
      return one
    },
    sets: (id, attributes) => (mutate({ attributes: [{ id: idOf(id), attributes }] }), one),
    marks(from, to = from) {
      const [start, end] = [texts.get(from), texts.get(to)]
      add(3, { source: 14, ranges: [{ start, startOffset: 0, end, endOffset: 2 }] })
      return one
    },
    says(id, value) {
      const text = texts.get(id)
      if (text === undefined) throw new Error(`Nothing is said in "${id}".`)
      mutate({ texts: [{ id: text, value }] })
      return one
    },
    loads: (href, parts) => (load(href, parts), one),
    comesBack(href, parts) {
      made = 0
      load(href, parts)
      return one
    },
    doubles: (id) => (act(4, id), one),
    finishes: () => (add(1, {}), one),
    enters(id, times = 1, every = 250) {
      for (let i = 0; i < times; i++) {
        if (i > 0) at += every
        add(3, { source: 2, type: 2, id: idOf(id), x: 0, y: 0 })
      }
      return one
    },
    cuts(change = (snapshot) => snapshot) {
      const { data } = events.find(({ type }) => type === 2)!
      add(2, JSON.parse(change(JSON.stringify(data))) as object)
      return one
    },
    custom: (tag, payload) => (add(5, { tag, payload }), one),
    plugin: (plugin, payload) => (add(6, { plugin, payload }), one),
  }
  load('https://shop.example/cart', body)
  return one
}

/** rrweb tells of each node that comes by itself, parents first. */
function flatten(node: object, parentId: number): object[] {
  const { childNodes = [], ...rest } = node as { id: number; childNodes?: object[] }
  return [
    { parentId, nextId: null, node: { ...rest, childNodes: [] } },
    ...childNodes.flatMap((child) => flatten(child, rest.id)),
  ]
}
