import { describe, expect, test } from 'vitest'
import { describeError } from '../../../src/core/describeError.ts'

const at = (message: string, stack: string, name = 'TypeError') => ({
  name,
  message,
  stack: `${name}: ${message}\n${stack}`,
})
const same = (a: unknown, b: unknown) => {
  expect(describeError(a)).toBeDefined()
  expect(describeError(b)).toEqual(describeError(a))
}
const other = (a: unknown, b: unknown) => {
  expect(describeError(a)).toBeDefined()
  expect(describeError(b)?.fingerprint).not.toBe(describeError(a)?.fingerprint)
}
const frame = '    at pay (https://shop.example/app.js:10:5)'

describe('the fingerprint of an error', () => {
  test.each([
    ['numbers', 'Order 17 of 2', 'Order 4 of 31'],
    ['a UUID', 'No 7b1de9a0-8f3c-4d07-9be1-2f4e1f0c9d11', 'No 00000000-0000-0000-0000-000000000000'],
    ['an address', 'GET https://a.example/x?y=1 failed', 'GET http://b.example/ failed'],
    ['a quoted word', 'Unknown field "Ada"', 'Unknown field "Bob Smith"'],
    ['a quoted word after an apostrophe', "Can't find 'a'", "Can't find 'b'"],
    ['a hexadecimal number', 'at 0xdeadbeef', 'at 0x12'],
    ['an id with digits', 'item12x', 'item7x'],
  ])('is the same for another %s', (_, a, b) => same(at(a, frame), at(b, frame)))

  test.each([
    ['line', frame, '    at pay (https://shop.example/app.js:99:1)'],
    ['host', frame, '    at pay (https://cdn.example/app.js:10:5)'],
    ['query', frame, '    at pay (https://shop.example/app.js?v=3:10:5)'],
    [
      'bundle hash',
      '    at pay (https://s.example/js/app.3f2a1b9c.js:1:2)',
      '    at pay (https://s.example/js/app.99c0ffee.js:1:2)',
    ],
    [
      'bundle hash of Vite',
      '    at pay (https://s.example/a/index-DkB3_x-Q.js:1:2)',
      '    at pay (https://s.example/a/index-9aZq81Lm.js:1:2)',
    ],
    ['browser', frame, 'pay@https://shop.example/app.js:10:5'],
    ['depth', frame, frame + '\n    at other (https://shop.example/app.js:1:1)'],
    ['native frame above', frame, '    at JSON.parse (<anonymous>)\n' + frame],
  ])('is the same from another %s', (_, a, b) => same(at('x', a), at('x', b)))

  test.each([
    ['type', at('x', frame), at('x', frame, 'RangeError')],
    ['message', at('x is not a function', frame), at('y is not iterable', frame)],
    ['function', at('x', frame), at('x', '    at refund (https://shop.example/app.js:10:5)')],
    ['file', at('x', frame), at('x', '    at pay (https://shop.example/cart.js:10:5)')],
  ])('is another for another %s', (_, a, b) => other(a, b))

  const gone = 'error loading dynamically imported module: https://s.example/assets/'
  test('of a chunk in Firefox is the same the first time, without a frame, and the next, with one', () =>
    same(
      { name: 'TypeError', message: `${gone}export-4f3a2b1c.js`, stack: '' },
      {
        name: 'TypeError',
        message: `${gone}export-4f3a2b1c.js`,
        stack: 'go@https://s.example/app.js:1:92\n',
      },
    ))

  test('of a chunk is another for another chunk', () =>
    other(
      { name: 'TypeError', message: `${gone}export-4f3a2b1c.js` },
      { name: 'TypeError', message: `${gone}import-4f3a2b1c.js` },
    ))

  test('can be had without a stack', () => {
    expect(describeError('offline')).toEqual(describeError('offline'))
    expect(describeError(undefined, 'Uncaught TypeError: x', 'https://a.example/a.js')).toBeDefined()
  })
})

describe('the name of an error', () => {
  test.each([
    ['its type', new RangeError('x'), 'RangeError'],
    ['what was thrown instead', 'x', 'string'],
    ['that of a library', { name: 'AxiosError', message: 'x' }, 'AxiosError'],
    ['plain for an object', { code: 1 }, 'Error'],
    ['plain where a name could hold anything', { name: 'Ada Lovelace, born 1815', message: 'x' }, 'Error'],
    ['plain where nothing was thrown', undefined, 'Error'],
  ])('is %s', (_, error, name) => expect(describeError(error)?.name).toBe(name))
})

describe('no error of the product', () => {
  test.each([
    ['a notice', 'ResizeObserver loop completed with undelivered notifications.', undefined, undefined],
    ['a notice in Firefox', 'ResizeObserver loop limit exceeded', undefined, undefined],
    ['a foreign script', 'Script error.', undefined, undefined],
    [
      'an extension of Chrome',
      'x',
      at('x', '    at f (chrome-extension://abcdef/content.js:1:2)'),
      undefined,
    ],
    ['an extension of Firefox', 'x', at('x', 'f@moz-extension://1234/content.js:1:2'), undefined],
    ['an extension of Safari', 'x', at('x', 'f@safari-web-extension://1234/content.js:1:2'), undefined],
    ['an extension without a stack', 'x', undefined, 'chrome-extension://abcdef/content.js'],
    ['what was called off', '', Object.assign(new Error('x'), { name: 'AbortError' }), undefined],
  ])('is %s', (_, message, error, filename) =>
    expect(describeError(error, message, filename)).toBeUndefined(),
  )

  test('but a time-out is one', () => {
    expect(describeError(Object.assign(new Error('x'), { name: 'TimeoutError' }))).toBeDefined()
  })

  test('reads only the beginning of a huge message', () => {
    const long = 'a1-'.repeat(100_000)
    const huge = describeError({ name: 'Error', message: long, stack: long })
    expect(huge).toEqual(
      describeError({ name: 'Error', message: long.slice(0, 5000), stack: long.slice(0, 5000) }),
    )
  })
})
