import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPageTree } from '../../../src/recording/tree/pageTree.ts'
import type { PageNode } from '../../../src/recording/tree/pageNode.ts'
import { isOwnSelector, readSelector } from '../../../src/recording/tree/selectors.ts'
import { walkPage } from '../../../src/recording/tree/walkPage.ts'

const OWN = '.on, [data-type=error]'

const element = (id: number, className: string, childNodes: readonly object[] = []) => ({
  type: 2,
  id,
  tagName: 'p',
  attributes: { class: className },
  childNodes,
})
const page = (...childNodes: object[]) => ({
  type: 0,
  id: 1,
  childNodes: [element(2, '', childNodes)],
})

/** A part of the page, some of it in a shadow tree. */
const part = fc
  .record({
    id: fc.integer({ min: 3, max: 9 }),
    inner: fc.integer({ min: 10, max: 14 }),
    name: fc.constantFrom('on', 'off', 'on off'),
    isShadow: fc.boolean(),
  })
  .map(({ id, inner, name, isShadow }) =>
    element(id, name, [{ ...element(inner, name), ...(isShadow && { isShadow }) }]),
  )

const change = fc.oneof(
  fc.record({
    adds: fc.array(fc.record({ parentId: fc.integer({ min: 2, max: 9 }), node: part }), { maxLength: 3 }),
  }),
  fc.record({ removes: fc.array(fc.record({ id: fc.integer({ min: 3, max: 14 }) }), { maxLength: 2 }) }),
  fc.record({
    attributes: fc.array(
      fc.record({
        id: fc.integer({ min: 2, max: 14 }),
        attributes: fc.constantFrom({ class: 'on' }, { class: null }, { 'data-type': 'error' }),
      }),
    ),
  }),
)

describe('what a selector names in a recorded page', () => {
  test('is known without a walk through it, however the page changes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(change, part), { maxLength: 12 }), (steps) => {
        const tree = createPageTree()
        tree.load(page(element(3, 'on')))
        for (const step of steps) {
          expect(new Set(tree.named(OWN))).toEqual(walked(tree.document!))
          if ('tagName' in step) tree.load(page(step))
          else tree.mutate(step)
        }
        expect(new Set(tree.named(OWN))).toEqual(walked(tree.document!))
      }),
      { numRuns: 300 },
    )
  })

  test('is left to those who walk where the page is very large', () => {
    const tree = createPageTree()
    tree.load(page(...Array.from({ length: 50_000 }, (_, i) => element(100 + i, 'on'))))
    expect(tree.named(OWN)).toBeUndefined()
  })

  test.each([
    'form',
    '.a.b#c',
    '*',
    '[data-test=import], a[href^="mailto:"]',
    ':is([class*=error i],[id*=error i])',
    'input:not([type=hidden], [type="a > b"i])',
    '[title="]"]',
  ])('may be kept by the element alone: %s', (selector) => {
    expect(isOwnSelector(selector)).toBe(true)
  })

  test.each([
    'form p',
    'form>p',
    'label + input',
    'label~input',
    'p:first-child',
    ':has(p)',
    ':is(form p)',
    ':not(form > p)',
    ':disabled',
    'svg|a',
    '.a\\ b',
  ])('may change with what is around it: %s', (selector) => {
    expect(isOwnSelector(selector)).toBe(false)
  })
})

function walked(document: PageNode): Set<PageNode> {
  const found = new Set<PageNode>()
  walkPage(document, Infinity, (each) => void (readSelector(OWN)(each) && found.add(each)))
  return found
}
