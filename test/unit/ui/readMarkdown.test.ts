import { describe, expect, test } from 'vitest'
import { LONGEST_TEXT, readMarkdown, readPlainText } from '../../../src/ui/readMarkdown.ts'

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const strong = (...children: unknown[]) => ({ type: 'strong', children })
const em = (...children: unknown[]) => ({ type: 'em', children })
const code = (text: string) => ({ type: 'code', text })
const link = (href: string, ...children: unknown[]) => ({ type: 'link', href, children })
const list = (...items: unknown[][]) => ({ type: 'list', ordered: false, items })
const numbered = (...items: unknown[][]) => ({ type: 'list', ordered: true, items })

describe('readMarkdown reads', () => {
  test.each<[string, string, unknown[]]>([
    ['nothing', ' \n ', []],
    ['plain text', 'Try again.', [paragraph('Try again.')]],
    ['emphasis', 'a **b** _c_ `d`', [paragraph('a ', strong('b'), ' ', em('c'), ' ', code('d'))]],
    ['a link', '[Fix it](/help/cards)', [paragraph(link('/help/cards', 'Fix it'))]],
    ['an address with brackets', '[a](/b_(c))', [paragraph(link('/b_(c)', 'a'))]],
    ['a link in bold', '**[a](/b)**', [paragraph(strong(link('/b', 'a')))]],
    ['bold in a link', '[**a**](/b)', [paragraph(link('/b', strong('a')))]],
    ['paragraphs', 'a\nb\n\n\nc', [paragraph('a b'), paragraph('c')]],
    ['windows line ends', 'a\r\n\r\nb', [paragraph('a'), paragraph('b')]],
    ['a list', '- a\n- **b**\n* c', [list(['a'], [strong('b')], ['c'])]],
    ['a numbered list', '1. a\n2) b', [numbered(['a'], ['b'])]],
    ['a list after text', 'a\n- b', [paragraph('a'), list(['b'])]],
    ['two lists', '- a\n1. b', [list(['a']), numbered(['b'])]],
    ['an item that goes on', '- a\n  b\n- c', [list(['a b'], ['c'])]],
    ['escaped signs', String.raw`\*\*a\*\* \[b\](c)`, [paragraph('**a** [b](c)')]],
    ['escaped signs in code', '`a\\`b`', [paragraph(code('a`b'))]],
    ['other languages', '_größer_ **大きい**', [paragraph(em('größer'), ' ', strong('大きい'))]],
  ])('%s', (_, source, blocks) => {
    expect(readMarkdown(source)).toEqual(blocks)
  })
})

describe('readMarkdown leaves alone', () => {
  test.each([
    ['an underscore inside a word', 'snake_case_name'],
    ['a lone star', '2 * 3 * 4'],
    ['stars that never close', '**a'],
    ['an empty pair', '**** __ `` [](x) [x]()'],
    ['a bracket without an address', '[a] (b)'],
    ['an address with a space', '[a](b c)'],
    ['a dash inside a line', 'a - b'],
    ['a number that is no item', '3.5 of 4'],
    ['HTML', '<img src=x onerror=alert(1)> <b>a</b> &lt;'],
  ])('%s', (_, source) => {
    expect(readMarkdown(source)).toEqual([paragraph(source)])
  })
})

test('reads the words alone for a title', () => {
  expect(readPlainText('**Card** [refused](/x), `v1`?')).toBe('Card refused, v1?')
})

describe('stays fast on text that was made to hang a parser:', () => {
  test.each([
    '[',
    '[a](',
    '**',
    '**a',
    '_a ',
    '`',
    '\\',
    '((((',
    '[a](b',
    '- ',
    '_a_b',
    'a_',
    '*a*',
    '![',
    '1. ',
  ])('%s', (piece) => {
    // What explodes runs into the time limit of the test.
    expect(readMarkdown(piece.repeat(LONGEST_TEXT / piece.length + 1))).toBeInstanceOf(Array)
  })
})

test('cuts what nobody would read', () => {
  expect(readPlainText('a'.repeat(LONGEST_TEXT + 1))).toHaveLength(LONGEST_TEXT)
})
