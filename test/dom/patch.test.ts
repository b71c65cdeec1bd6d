import { describe, expect, test } from 'vitest'
import { patch } from '../../src/dom/patch.ts'

function owner() {
  return {
    greet: Object.assign(
      function (this: unknown, name: string) {
        return [this, name]
      },
      { version: 3 },
    ),
  }
}

describe('a patched function', () => {
  test('is called with the arguments and the `this` of the page', () => {
    const page = owner()
    const calls: unknown[] = []
    patch(page, 'greet', (original) =>
      Object.assign(function (this: unknown, name: string) {
        calls.push(name)
        return original.call(this, name)
      }, original),
    )
    expect(page.greet('Ada')).toEqual([page, 'Ada'])
    const { greet } = page
    expect(greet.call(7, 'Bob')).toEqual([7, 'Bob'])
    expect(calls).toEqual(['Ada', 'Bob'])
  })

  test('keeps name, length, own properties, and looks native where the original is', () => {
    const native = window.fetch
    const stop = patch(window, 'fetch', (original) => (input) => original(input))
    expect(window.fetch).not.toBe(native)
    expect(window.fetch.name).toBe('fetch')
    expect(window.fetch.length).toBe(native.length)
    expect(String(window.fetch)).toContain('[native code]')
    expect(Function.prototype.toString.call(window.fetch)).toContain('[native code]')
    expect(Object.keys(window)).toContain('fetch')
    stop()
    expect(window.fetch).toBe(native)
    const page = owner()
    patch(page, 'greet', (original) => original)
    expect(page.greet.version).toBe(3)
  })

  test('takes what the host hangs on it later to the original', () => {
    const page = owner()
    const before = page.greet
    patch(page, 'greet', (original) => original)()
    const stop = patch(page, 'greet', (original) => original)
    page.greet.version = 4
    stop()
    expect(page.greet).toBe(before)
    expect(before.version).toBe(4)
  })

  test('throws what the original throws', () => {
    const page = {
      fail() {
        throw new RangeError('no')
      },
    }
    patch(page, 'fail', (original) => () => original())
    expect(() => page.fail()).toThrow(RangeError)
  })

  test('leaves an inherited function to its prototype when it goes', () => {
    class Base {
      speak() {
        return 1
      }
    }
    const one = new Base()
    const stop = patch(one, 'speak', () => () => 2)
    expect(one.speak()).toBe(2)
    stop()
    expect(one.speak()).toBe(1)
    expect(Object.hasOwn(one, 'speak')).toBe(false)
  })

  test('passes through once somebody has wrapped it and it was taken away', () => {
    const page = { add: (n: number) => n + 1 }
    const stop = patch(page, 'add', (original) => (n) => original(n) + 100)
    const ours = page.add
    page.add = (n) => ours(n) * 2
    stop()
    expect(page.add(1)).toBe(4)
  })

  test('lets two of us come and go in any order', () => {
    const page = { add: (n: number) => n }
    const native = page.add
    const first = patch(page, 'add', (original) => (n) => original(n) + 1)
    const second = patch(page, 'add', (original) => (n) => original(n) + 10)
    expect(page.add(0)).toBe(11)
    first()
    expect(page.add(0)).toBe(10)
    second()
    expect(page.add(0)).toBe(0)
    const again = patch(page, 'add', (original) => (n) => original(n) + 5)
    again()
    expect([native, page.add(0)]).toEqual([native, 0])
  })

  test('gives up quietly on what a page has frozen', () => {
    const frozen = Object.freeze({ run: () => 1 })
    const fixed = Object.defineProperty({} as { run(): number }, 'run', { value: () => 1 })
    const readOnly = {
      get run() {
        return () => 1
      },
    }
    for (const page of [frozen, fixed, readOnly]) {
      patch(page, 'run', () => () => 2)()
      expect(page.run()).toBe(1)
    }
  })

  test('gives up quietly on what the browser does not have', () => {
    const page = {} as { missing?: () => void }
    patch(page, 'missing', (original) => original)()
    expect('missing' in page).toBe(false)
  })
})
