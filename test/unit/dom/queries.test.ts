import { expect, test } from 'vitest'
import { createQueries, QUERIES_KEPT, SEARCHES_KEPT } from '../../../src/dom/queries.ts'

/** `shoes⏎` was sent, `shoes` was typed. */
const numbersOf = (texts: readonly string[], opened: readonly string[] = []) => {
  const queries = createQueries(opened)
  queries.open('q', opened[0] ?? '')
  return texts.map((text) => queries.note('q', text.replace('⏎', ''), text.endsWith('⏎')) ?? '-').join(' ')
}

test.each<[string, string[], string]>([
  ['other words are another query', ['shoes⏎', 'boots⏎', 'trainers⏎'], '1 2 3'],
  ['the same words again are none', ['shoes⏎', 'shoes⏎', ' Shoes ⏎'], '1 - -'],
  ['words that were tried before are the same as then', ['shoes⏎', 'boots⏎', 'shoes⏎'], '1 2 1'],
  ['while it is typed a query grows', ['sho', 'shoes', 'shoes red', 'shoes red⏎'], '1 - - -'],
  ['and shrinks', ['shoes red', 'shoes', 'sho', 'shoes'], '1 - - -'],
  ['other words after going back some letters are another', ['shoes', 'sh', 'shirts'], '1 - 2'],
  ['what is added to a query that was sent is another, once', ['shoes⏎', 'shoes r', 'shoes red⏎'], '1 2 -'],
  ['a typing error that was looked at is a query of its own', ['shoos', 'shoes'], '1 2'],
  ['nothing is no query', ['', '  ⏎'], '- -'],
  ['what was cleared and typed again is the same', ['shoes', '', 'shoes'], '1 - -'],
])('%s', (_, texts, numbers) => {
  expect(numbersOf(texts)).toBe(numbers)
})

test('what the page was opened with was asked for before', () => {
  expect(numbersOf(['shoes⏎', 'boots⏎'], ['shoes'])).toBe('- 1')
})

test('each search counts for itself', () => {
  const queries = createQueries([])
  expect([queries.note('a', 'x', true), queries.note('b', 'x', true), queries.note('a', 'y', true)]).toEqual([1, 1, 2])
}) // prettier-ignore

test('no page makes it grow', () => {
  expect([SEARCHES_KEPT, QUERIES_KEPT]).toEqual([6, 20])
  const queries = createQueries([])
  for (let i = 1; i <= 50; i++) expect(queries.note('q', `w${i}.`, true)).toBe(i)
  expect(queries.note('q', 'w50.', true)).toBeUndefined()
  expect(queries.note('q', 'w40.', true)).toBe(40)
  expect(queries.note('q', 'w2.', true)).toBe(51)
  for (let i = 0; i < SEARCHES_KEPT; i++) queries.note(`other${i}`, 'x', true)
  expect(queries.note('q', 'w51.', true)).toBe(1)
})
