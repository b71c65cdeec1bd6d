import { expect, test } from 'vitest'
import { hashText } from '../../../src/core/hash.ts'

test.each([
  ['', 'm45a1xhh'],
  ['a', '1rg3wx717vw'],
  ['unstuck', 'vxgpwqc7fy'],
  ['card-help\u0000u_42', 'crqlfnaqqx'],
  ['日本語 🙂', '3fmlfs1vth'],
])('the hash of %j is pinned: stored caps and control groups depend on it', (text, hash) => {
  expect(hashText(text)).toBe(hash)
})

test('hashes are short words of their own', () => {
  const hashes = Array.from({ length: 20_000 }, (_, i) => hashText(`user ${i}`))
  expect(new Set(hashes).size).toBe(20_000)
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-z]{1,11}$/)
})
