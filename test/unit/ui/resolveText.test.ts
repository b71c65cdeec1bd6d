import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown, readPlainText } from '../../../src/ui/readMarkdown.ts'
import { pickLocale, resolveText } from '../../../src/ui/resolveText.ts'

describe('takes the language', () => {
  const texts = { en: 'Hello', de: 'Hallo', 'pt-BR': 'Oi', 'zh-Hant': '你好' }
  test.each<[string, string[], string]>([
    ['that was asked for', ['de'], 'Hallo'],
    ['of the parent', ['de-CH'], 'Hallo'],
    ['of the nearest parent', ['zh-Hant-TW'], '你好'],
    ['of a sister, before another language', ['pt-PT'], 'Oi'],
    ['written in any way', ['PT_br'], 'Oi'],
    ['that comes second, when the first is missing', ['fr-CA', 'de'], 'Hallo'],
    ['English, when none is there', ['fr'], 'Hello'],
    ['English, when nothing is asked for', [], 'Hello'],
  ])('%s', (_, locales, expected) => {
    expect(resolveText(texts, locales)).toBe(expected)
  })

  test('that comes first, without English', () => {
    expect(resolveText({ it: 'Ciao', es: 'Hola' }, ['fr'])).toBe('Ciao')
  })
  test('that is not empty', () => {
    expect(resolveText({ de: '', en: 'Hello' }, ['de'])).toBe('Hello')
  })
  test('and gives nothing for a text without any', () => {
    expect(resolveText({}, ['de'])).toBe('')
  })
  test('and names it, for the lang attribute', () => {
    expect(pickLocale(texts, ['pt-PT'])).toBe('pt-BR')
    expect(pickLocale('Hello', ['de'])).toBeUndefined()
  })
})

describe('fills in', () => {
  const fill = (text: string, traits: Record<string, unknown>) => readPlainText(resolveText(text, [], traits))
  test.each<[string, string, Record<string, unknown>, string]>([
    ['a trait', 'Hi {{name}}!', { name: 'Ann' }, 'Hi Ann!'],
    ['with spaces', 'Hi {{ name }}!', { name: 'Ann' }, 'Hi Ann!'],
    ['a number', '{{n}} left', { n: 0 }, '0 left'],
    ['nothing for a missing trait', 'Hi {{name}}!', {}, 'Hi !'],
    ['nothing for an inherited one', 'Hi {{constructor}}{{toString}}{{__proto__}}!', {}, 'Hi !'],
    ['nothing for an object', 'Hi {{name}}!', { name: { toString: () => 'x' } }, 'Hi !'],
    ['a trait once, not what it contains', '{{a}}', { a: '{{b}}', b: 'secret' }, '{{b}}'],
  ])('%s', (_, text, traits, expected) => {
    expect(fill(text, traits)).toBe(expected)
  })
})

describe('a trait stays text', () => {
  test.each([
    '[x](javascript:alert(1))',
    '**bold** _em_ `code`',
    '](https://evil.example) [',
    '- item',
    '1. item',
    '\n\n- item\n\n# x',
    '\\',
    '\\[x](y)',
    '<script>alert(1)</script>',
    '*',
    '`',
  ])('%j', (value) => {
    const words = value.replace(/\s+/g, ' ')
    expect(readMarkdown(resolveText('{{name}}', [], { name: value }))).toEqual([
      { type: 'paragraph', children: [words.trim()] },
    ])
    expect(readMarkdown(resolveText('**{{name}}**', [], { name: value }))).toEqual([
      { type: 'paragraph', children: [{ type: 'strong', children: [words] }] },
    ])
  })

  test('whatever it is, wherever it stands', () => {
    const text = '{{name}} **{{name}}** `{{name}}` [{{name}}](/x?name={{name}})\n- {{name}}'
    const oneWord = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !/\s/.test(value))
    fc.assert(
      fc.property(oneWord, (name) => {
        expect(readMarkdown(resolveText(text, [], { name }))).toEqual([
          {
            type: 'paragraph',
            children: [
              `${name} `,
              { type: 'strong', children: [name] },
              ' ',
              { type: 'code', text: name },
              ' ',
              { type: 'link', href: `/x?name=${name}`, children: [name] },
            ],
          },
          { type: 'list', ordered: false, items: [[name]] },
        ])
      }),
    )
  })
})
