import { expect, test } from 'vitest'
import { page } from './support.ts'
import { adoptStyles } from '../../../src/ui/styles/adoptStyles.ts'

/** Opens `strict.ts` in a page with this policy and returns what it saw. */
async function openStrict(policy: string): Promise<Record<string, unknown>> {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'width:800px;height:600px'
  const script = new URL('./pages/strict.ts', import.meta.url).href
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><button>a</button><script type="module" src="${script}"></script>`
  const seen = new Promise<Record<string, unknown>>((resolve) => {
    window.addEventListener('message', ({ data }) => resolve(data), { once: true })
  })
  document.body.append(frame)
  return seen
}

test.each([
  ["default-src 'self'"],
  ["default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"],
  ["default-src 'none'; script-src 'self'"],
])('help works without a single violation under %s', async (policy) => {
  const { steps, violations, ...look } = await openStrict(policy)
  expect(violations).toEqual([])
  expect(steps).toEqual(['used', 'shown', 'failed'])
  expect(look).toMatchObject({ placed: 'tip', borderRadius: '4px', left: expect.stringMatching(/^\d+px$/) })
})

test('a browser without constructable sheets gets a style element with the nonce of the page', () => {
  const { CSSStyleSheet } = window
  const get = page('<div></div>')
  const root = get('div').attachShadow({ mode: 'open' })
  Object.assign(window, { CSSStyleSheet: undefined })
  adoptStyles(root, 'b { color: red } i { color: blue }', 'abc')
  Object.assign(window, { CSSStyleSheet })
  expect(root.querySelector('style')?.nonce).toBe('abc')
  expect(root.querySelector('style')?.sheet?.cssRules.length).toBe(2)
})
