import { expect, test } from 'vitest'
import { pageKey } from '../../../src/core/page.ts'

test.each([
  ['/checkout', '/checkout'],
  ['/', '/'],
  ['/orders/84213/edit', '/orders/:id/edit'],
  ['/orders/7', '/orders/:id'],
  ['/u/3f2504e0-4f89-41d3-9a0c-0305e82c3301', '/u/:id'],
  ['/commit/deadbeef', '/commit/:id'],
  ['/decade', '/decade'],
  ['/users/ann@example.com', '/users/:id'],
  ['/users/ann%40example.com/mail', '/users/:id/mail'],
  ['/c/usr_8f3k29xk1', '/c/:id'],
  ['/orders/ORD-2026-1182', '/orders/:id'],
  ['/blog/top-10-of-2024', '/blog/:id'],
  ['/docs/v2/api', '/docs/v2/api'],
  ['/step-2', '/step-2'],
  ['/a?route=product/84213', '/a?route=product/84213'],
  ['/app#/orders/84213', '/app#/orders/84213'],
])('the page of %s is %s', (path, key) => {
  expect(pageKey({ path })).toBe(key)
})

test('a route name says it better', () => {
  expect(pageKey({ path: '/c/1/p', route: 'checkout/payment' })).toBe('checkout/payment')
})
