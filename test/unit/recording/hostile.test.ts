import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecording } from '../../../src/replay.ts'
import { film, type Part } from '../../support/recordings/film.ts'
import { nasty, richStory, spoiledRecording, survive } from '../../support/recordings/spoiled.ts'

describe('a recording that is broken or hostile', () => {
  test('in any place, in any order and in whatever it is wrapped, gives a recording or a sentence', () => {
    fc.assert(fc.property(spoiledRecording, survive), { numRuns: 120 })
  }, 30_000)

  test('by times that mean nothing', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 5, maxLength: 5 }), (times) =>
        survive(richStory.events.map((event, i) => ({ ...event, timestamp: times[i % 5] }))),
      ),
      { numRuns: 30 },
    )
  })

  const node = (id: number, childNodes: unknown[] = []) => ({
    type: 2,
    id,
    tagName: 'div',
    attributes: {},
    childNodes,
  })
  const snapshot = (root: unknown) => [
    { type: 4, timestamp: 1, data: { href: 'https://x.example/', width: 1, height: 1 } },
    { type: 2, timestamp: 2, data: { node: { type: 0, id: 1, childNodes: [root] } } },
  ]
  const click = (id: number, timestamp: number) =>
    [1, 0, 2].map((type) => ({
      type: 3,
      timestamp: timestamp + type,
      data: { source: 2, type, id, x: 1, y: 1 },
    }))
  const mutation = (data: object) => ({ type: 3, timestamp: 3, data: { source: 0, ...data } })

  test.each<[string, unknown]>([
    [
      'a node is its own child',
      () => {
        const round = node(2)
        round.childNodes.push(round)
        return snapshot(round)
      },
    ],
    [
      'a node is put into itself',
      () => [
        ...snapshot(node(2, [node(3)])),
        mutation({ adds: [{ parentId: 3, nextId: null, node: node(2) }] }),
      ],
    ],
    ['all nodes have the same id', () => snapshot(node(2, [node(2), node(2, [node(2)])]))],
    [
      'what goes was never there',
      () => [
        ...snapshot(node(2)),
        mutation({
          removes: [
            { id: 9, parentId: 8 },
            { id: 2, parentId: 2 },
          ],
        }),
      ],
    ],
    [
      'what comes waits for what never comes',
      () => [
        ...snapshot(node(2)),
        mutation({
          adds: [
            { parentId: 2, nextId: 77, node: node(3) },
            { parentId: 99, node: node(4) },
          ],
        }),
      ],
    ],
    [
      'names are those of prototypes',
      () => [
        ...snapshot({
          ...node(2),
          tagName: '__proto__',
          attributes: JSON.parse('{"__proto__":"x","class":"constructor"}'),
        }),
        ...click(2, 10),
      ],
    ],
    [
      'selectors are none',
      () => [
        ...snapshot(
          node(2, [
            {
              ...node(3),
              tagName: 'style',
              childNodes: [{ type: 3, id: 4, textContent: '}{{ [ :is( { cursor: pointer } @x{' }],
            },
          ]),
        ),
        ...click(2, 10),
      ],
    ],
  ])('though %s', (_, make) =>
    survive([...(make as () => unknown[])(), { type: 5, timestamp: 9000, data: { tag: 'x' } }]),
  )

  test('nested ten thousand levels deep', () => {
    let root: Part | object = node(3)
    for (let id = 4; id < 10_000; id++) root = node(id, [root])
    survive([...snapshot(root), ...click(3, 10), ...click(9_000, 5000)])
  })
})

test('takes time with the length of a recording, and no more', () => {
  const time = (nodes: number) => {
    const { events } = film([
      'ul',
      { id: 'list' },
      ...Array.from({ length: nodes }, (_, i): Part => ['li', { id: `i${i}` }, `Row ${i}`]),
    ])
    const from = events[0]!.timestamp
    const many = Array.from({ length: nodes / 2 }, (_, i) => ({
      type: 3,
      timestamp: from + i * 20,
      data: { source: 2, type: [1, 0, 2][i % 3], id: 10 + 2 * (i % nodes), x: 5, y: 5 },
    }))
    const text = JSON.stringify([...events, ...many])
    const started = process.cpuUsage()
    readRecording(text)
    return process.cpuUsage(started).user
  }
  time(1000)
  const [small, large] = [Math.min(time(1000), time(1000)), time(8000)]
  expect(large / Math.max(small, 5000)).toBeLessThan(8 * 3)
}, 30_000)
