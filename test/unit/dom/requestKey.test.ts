import { describe, expect, test } from 'vitest'
import { BODY_READ, requestKey } from '../../../src/core/requestKey.ts'
import { isSameSite } from '../../../src/core/sameSite.ts'

const ORIGIN = 'https://app.example.com'

describe('the key of a request', () => {
  test.each([
    ['get', '/orders', 'GET /orders'],
    ['GET', '/orders/84213', 'GET /orders/:id'],
    ['GET', '/orders?customer=Ada#top', 'GET /orders'],
    ['DELETE', '/users/7b1de9a0-8f3c-4d07-9be1-2f4e1f0c9d11/keys', 'DELETE /users/:id/keys'],
    ['GET', 'https://api.example.com/v1/orders', 'GET api.example.com/v1/orders'],
    ['GET', 'https://app.example.com:8443/v1', 'GET app.example.com:8443/v1'],
    ['POST', 'https://user:pass@app.example.com/a', 'POST /a'],
  ])('%s %s is %s', (method, url, key) => expect(requestKey(method, new URL(url, ORIGIN), ORIGIN)).toBe(key))

  test('of GraphQL names the operation, by its body or its address', () => {
    const key = (url: string, body?: unknown) => requestKey('GET', new URL(url, ORIGIN), ORIGIN, body)
    expect(key('/graphql?operationName=Orders&variables={}')).toBe('GET /graphql Orders')
    expect(key('/v1/graphql', '{"operationName":"Orders"}')).toBe('GET /v1/graphql Orders')
    const long = JSON.stringify({ operationName: 'Orders', query: 'x'.repeat(BODY_READ) })
    expect(key('/graphql', long)).toBe('GET /graphql')
    expect(key('/orders?operationName=Orders', '{"operationName":"Orders"}')).toBe('GET /orders')
  })

  test('never fails on a body', () => {
    for (const body of ['null', '[]', '7', '"x"', '{"operationName":{"a":1}}', '{', undefined, null, 3, {}]) {
      expect(requestKey('POST', new URL('/graphql', ORIGIN), ORIGIN, body)).toBe('POST /graphql')
    }
  })
})

describe('the same site', () => {
  test.each([
    ['shop.example', 'shop.example'],
    ['app.example.com', 'api.example.com'],
    ['example.com', 'a.b.example.com'],
    ['a.example.co.uk', 'b.example.co.uk'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
  ])('is that of %s and %s', (a, b) => expect(isSameSite(a, b)).toBe(true))

  test.each([
    ['example.com', 'example.org'],
    ['example.com', 'notexample.com'],
    ['one.co.uk', 'two.co.uk'],
    ['10.0.0.1', '192.168.0.1'],
    ['[::1]', '[::2]'],
    ['localhost', 'intranet'],
    ['com', 'example.com'],
    ['com.', ''],
  ])('is not that of %s and %s', (a, b) => expect(isSameSite(a, b)).toBe(false))
})
