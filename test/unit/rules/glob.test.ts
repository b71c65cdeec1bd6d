import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGlob } from '../../../src/rules/glob.ts'

test.each([
  ['/checkout', '/checkout'],
  ['/checkout/*', '/checkout/pay'],
  ['/checkout/*', '/checkout/'],
  ['/*/edit', '/orders/edit'],
  ['/orders/*/edit', '/orders/7/edit'],
  ['/checkout/**', '/checkout'],
  ['/checkout/**', '/checkout/a/b'],
  ['/checkout/**', '/checkout?step=1'],
  ['/checkout/**', '/checkout#pay'],
  ['/checkout', '/checkout?step=1'],
  ['/checkout/*', '/checkout/a?x'],
  ['/thanks*', '/thanks?order=1'],
  ['/app', '/app#/orders'],
  ['/#/orders', '/?tab=1#/orders'],
  ['/**', '/anything/at/all'],
  ['/**', ''],
  ['**', '/x'],
  ['/a/**/z', '/a/b/c/z'],
  ['/thanks*', '/thanks-a-lot'],
  ['/index.php?route=checkout/*', '/index.php?route=checkout/cart'],
  ['*.html', 'a.html'],
  ['/a*b*c', '/aXXbYYc'],
  ['/(a|b)+[c]', '/(a|b)+[c]'],
])('%s fits %s', (glob, path) => {
  expect(createGlob(glob)(path)).toBe(true)
})

test.each([
  ['/checkout', '/checkout/'],
  ['/checkout', '/Checkout'],
  ['/checkout', '/checkouts'],
  ['/checkout', '/a/checkout'],
  ['/checkout/*', '/checkout'],
  ['/checkout/*', '/checkout/a/b'],
  ['/checkout/*', '/checkout/a/b?x'],
  ['/checkout?step=1', '/checkout?step=2'],
  ['/checkout?step=1', '/checkout'],
  ['/#/orders', '/#/invoices'],
  ['/checkout/**', '/checkouts'],
  ['/thanks*', '/thanks/you'],
  ['/a.c', '/abc'],
  ['/a*c', '/ab'],
  ['', '/'],
])('%s does not fit %s', (glob, path) => {
  expect(createGlob(glob)(path)).toBe(false)
})

test('a path without a star fits itself and nothing else', () => {
  const text = fc.string({ maxLength: 20 }).map((one) => one.replace(/[*?#]/g, ''))
  fc.assert(fc.property(text, text, (glob, path) => createGlob(glob)(path) === (glob === path)))
})

test('many stars on a long path come to an end', () => {
  const fits = createGlob(`${'*a'.repeat(40)}b`)
  expect(fits('a'.repeat(2000))).toBe(false)
})
