import { describe, expect, test } from 'vitest'
import { createInputMask, maskEvent, maskText } from '../../../src/recorder/mask.ts'
import { weigh } from '../../../src/recorder/weigh.ts'

test.each([
  ['', ''],
  ['a', '•'],
  ['4111', '••••'],
  ['41111', '••••••••'],
  ['x'.repeat(5000), '•'.repeat(64)],
])('of %j that was typed, %j shows', (typed, shown) => {
  expect(createInputMask()(typed)).toBe(shown)
})

test('that a value has changed shows, and what it was and is does not', () => {
  const mask = createInputMask()
  const [quantity, other] = [{}, {}]
  expect(['1', '2', '2', '3', '1'].map((text) => mask(text, quantity))).toEqual(['•', '◦', '◦', '•', '◦'])
  expect(mask('7', other)).toBe('•')
})

test('a text keeps its shape', () => {
  expect(maskText('Jane Roe,\n42')).toBe('**** ****\n**')
})

describe('what rrweb leaves readable is masked', () => {
  const secret = {
    tagName: 'a',
    attributes: { title: 'Jane', href: 'https://x.example/o?id=7&b=2#t=9', id: 'buy' },
  }
  const masked = { title: '****', href: 'https://x.example/o?id=*&b=*#*', id: 'buy' }

  test('in a snapshot, however deep', () => {
    const data = { node: { childNodes: [{ childNodes: [structuredClone(secret)] }] } }
    maskEvent({ type: 2, timestamp: 0, data })
    expect(data.node.childNodes[0]?.childNodes[0]?.attributes).toEqual(masked)
  })

  test('in what comes, and what changes', () => {
    const data = {
      source: 0,
      adds: [{ node: structuredClone(secret) }],
      attributes: [structuredClone(secret)],
    }
    maskEvent({ type: 3, timestamp: 0, data })
    expect(data.adds[0]?.node.attributes).toEqual(masked)
    expect(data.attributes[0]?.attributes).toEqual(masked)
  })

  test('in the address of the page, but for its route', () => {
    const data = { href: 'https://x.example/shop?token=abc#/orders' }
    maskEvent({ type: 4, timestamp: 0, data })
    expect(data.href).toBe('https://x.example/shop?token=*#/orders')
  })
})

test.each([
  [[]],
  ['text'],
  [{ a: [1, null, 'b'], c: { d: 'e'.repeat(1000) } }],
  [{ positions: [{ x: 1, y: 2 }] }],
])('weighs %# about as its JSON', (value) => {
  const bytes = JSON.stringify(value).length
  expect(Math.abs(weigh(value) - bytes)).toBeLessThanOrEqual(16 + bytes * 0.5)
})
