import { describe, expect, test } from 'vitest'
import { inOrder } from '../../../src/recording/inOrder.ts'

describe('events of a recording', () => {
  const press = (timestamp: number, id: number) => ({
    type: 3,
    timestamp,
    data: { source: 2, type: 2, id, x: 5, y: 5 },
  })
  const draw = (timestamp: number, color: string) => ({
    type: 3,
    timestamp,
    data: { source: 0, attributes: [{ id: 7, attributes: { style: { color } } }] },
  })
  const again = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T

  test('that came late are put where they belong, those of one moment in the order in which they came', () => {
    expect(inOrder([press(20, 3), press(10, 1), press(10, 2)])).toEqual([
      press(10, 1),
      press(10, 2),
      press(20, 3),
    ])
  })

  test('that came twice are taken once, also between others of their moment', () => {
    const [first, second] = [[press(10, 1), draw(10, 'red')], [press(20, 1)]]
    expect(inOrder([...first, ...second, ...again(first), ...again(second)])).toEqual([...first, ...second])
  })

  test('that differ only deep inside both count', () => {
    const events = [draw(10, 'red'), draw(10, 'blue'), draw(10, 'red')]
    expect(inOrder(events)).toEqual(events.slice(0, 2))
  })

  test('that do the same at another time both count', () => {
    expect(inOrder([press(10, 1), press(11, 1)])).toHaveLength(2)
  })

  test('may all be of one moment, however many they are', () => {
    const events = Array.from({ length: 200_000 }, (_, id) => press(10, id))
    expect(inOrder([...events, press(10, 7)])).toHaveLength(200_000)
  })
})
