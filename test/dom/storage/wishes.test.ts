import { afterEach, expect, test } from 'vitest'
import { createWishes } from '../../../src/storage/wishes.ts'

const wishes = createWishes(() => localStorage)

afterEach(() => wishes.clear())

test('keeps what a person does not want, over page loads', () => {
  expect(wishes.keep('anna', ['rule a'])).toBe(true)
  wishes.keep('anna', ['group b'])
  expect(createWishes(() => localStorage).of('anna')).toEqual(['rule a', 'group b'])
})

test('keeps it from nobody else', () => {
  wishes.keep('anna', ['rule a'])
  expect(wishes.of('bert')).toEqual([])
  expect(wishes.of(undefined)).toEqual([])
})

test('counts what was wished for without a name for whoever is here, until log-out', () => {
  wishes.keep(undefined, ['rule a'])
  wishes.keep('anna', ['rule b'])
  expect(wishes.of('anna')).toEqual(['rule a', 'rule b'])
  wishes.forgetNameless()
  expect([wishes.of('anna'), wishes.of(undefined)]).toEqual([['rule b'], []])
})

test('leaves nothing behind when all is forgotten', () => {
  wishes.keep('anna', ['rule a'])
  wishes.clear()
  expect(localStorage.length).toBe(0)
})

test('stays small, however many share the workstation', () => {
  for (let i = 0; i < 30; i++) wishes.keep(`p${i}`, ['rule a'])
  expect(wishes.of('p9')).toEqual([])
  expect(wishes.of('p29')).toEqual(['rule a'])
  wishes.keep(
    'p29',
    Array.from({ length: 150 }, (_, i) => `rule ${i}`),
  )
  expect(wishes.of('p29')).toHaveLength(100)
})

test.each(['{', '[]', '"x"', 'null', '{"anna":5}', '{"anna":[1,null]}'])(
  'makes nothing of %s in its place',
  (text) => {
    localStorage.setItem('unstuck:never', text)
    expect(wishes.of('anna')).toEqual([])
    expect(wishes.keep('anna', ['rule a'])).toBe(true)
    expect(wishes.of('anna')).toEqual(['rule a'])
  },
)

test('goes on without where a page may not store', () => {
  const denied = createWishes(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(denied.keep('anna', ['rule a'])).toBe(false)
  expect(denied.of('anna')).toEqual([])
  denied.clear()
})
