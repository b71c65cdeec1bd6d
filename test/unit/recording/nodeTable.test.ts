import { describe, expect, test } from 'vitest'
import { createNodeTable } from '../../../src/recording/tree/nodeTable.ts'
import { PageNode } from '../../../src/recording/tree/pageNode.ts'

const index = { ids: new Map(), labels: new Map() }
const make = (rrwebId: number) =>
  new PageNode({ rrwebId, type: 2, tagName: 'p', attributes: {}, text: '', index })

describe('a node of a recorded page is found by its number', () => {
  const ids = [0, 1, 63, 64, 65, 128, 1_000_000, 2 ** 40, -1, -2, -64, 1.5, 64.25, NaN, Infinity]
  const table = createNodeTable()
  const nodes = ids.map(make)
  nodes.forEach((node) => table.set(node.rrwebId, node))

  test.each(ids.map((id, i) => [id, nodes[i]] as const))('%d', (id, node) => {
    expect(table.get(id)).toBe(node)
  })

  test.each([2, 62, 66, -3, 1.25, 2 ** 40 + 1, -Infinity])('and nothing where none is, as by %d', (id) => {
    expect(table.get(id)).toBeUndefined()
  })

  test('and by none when it is gone, though its neighbours stay', () => {
    const some = createNodeTable()
    for (const node of nodes) some.set(node.rrwebId, node)
    some.delete(64)
    some.delete(64)
    some.delete(2)
    expect(some.get(64)).toBeUndefined()
    expect(some.size).toBe(ids.length - 1)
    expect(new Set(some)).toEqual(new Set(nodes.filter(({ rrwebId }) => rrwebId !== 64)))
  })

  test('once, when another takes its number', () => {
    const some = createNodeTable()
    const [one, other] = [make(7), make(7)]
    some.set(7, one)
    some.set(7, other)
    expect([...some]).toEqual([other])
    expect(some.size).toBe(1)
  })
})
