import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown, readPlainText } from '../../../src/ui/readMarkdown.ts'
import { chooseLanguage } from '../../../src/ui/words/chooseLanguage.ts'
import { pickLocale } from '../../../src/ui/words/pickLocale.ts'
import { resolveText } from '../../../src/ui/words/resolveText.ts'

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
    ['nothing for a missing trait', 'Hi {{name}}!', {}, 'Hi!'],
    ['nothing for an empty one', 'Dear {{name}}, hello', { name: ' ' }, 'Dear, hello'],
    ['nothing for an inherited one', 'Hi {{constructor}}{{toString}}{{__proto__}}!', {}, 'Hi!'],
    ['nothing for an object', 'Hi {{name}}!', { name: { toString: () => 'x' } }, 'Hi!'],
    [
      'no comma where a name would have come first',
      '{{name}}, your card was refused',
      {},
      'your card was refused',
    ],
    ['no marks around nothing', 'Hi **{{name}}** `{{ name }}` _{{name}}_.', {}, 'Hi.'],
    ['no link that nobody sees', 'Ask us. [{{name}}](/help)', {}, 'Ask us. '],
    ['what is said in its place', 'Hi {{ name | there }}!', {}, 'Hi there!'],
    ['not what is said in the place of a known one', 'Hi **{{name|there}}**!', { name: 'Ann' }, 'Hi Ann!'],
    ['what is said in the place of one, with its marks', '{{a}} **{{b|*you*}}**', { a: 1 }, '1 *you*'],
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
      { type: 'paragraph', children: [{ type: 'strong', children: [words.trim()] }] },
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

describe('help speaks one language', () => {
  const en = (title: string) => ({ en: title })
  const both = { en: 'Hello', de: 'Hallo' }
  const choose = (help: object, ...locales: string[]) => {
    const { locale, locales: chosen } = chooseLanguage(help, locales)
    return [locale, chosen.join(' ')]
  }
  test.each<[string, object, string[], string, string]>([
    ['that all of it is in', { title: both, body: both }, ['de', 'en'], 'de', 'de'],
    ['and not two, where its body lacks the best', { title: both, body: en('Ask.') }, ['de'], 'en', 'en'],
    [
      'and not two, where a button lacks it',
      { title: both, actions: [{ label: en('Go') }] },
      ['de'],
      'en',
      'en',
    ],
    ['in all steps of a tour', { steps: [{ title: both }, { title: en('B') }] }, ['de'], 'en', 'en'],
    ['in what a picture shows', { title: both, media: { alt: en('A form') } }, ['de-AT'], 'en', 'en'],
    [
      'whatever language captions are in',
      { title: both, media: { captions: en('/a.vtt') } },
      ['de'],
      'de',
      'de',
    ],
    [
      'the second that is wanted, where it is whole',
      { title: { ...both, fr: 'B' }, body: { fr: 'C', en: 'D' } },
      ['de', 'fr'],
      'fr',
      'fr',
    ],
    [
      'one nobody wanted, where it alone is whole',
      { title: { de: 'A', it: 'B' }, body: { it: 'C' } },
      ['de'],
      'it',
      'it',
    ],
    ['beside texts for everybody', { title: 'Hello', body: both }, ['de-CH'], 'de', 'de-CH'],
    [
      'written in several ways',
      { title: { 'pt-BR': 'Oi' }, body: { pt: 'Sim' } },
      ['pt-PT'],
      'pt-BR',
      'pt-PT',
    ],
    ['unless it has none that is whole', { title: { de: 'A' }, body: en('B') }, ['de'], 'de', 'de'],
    ['an empty text being none', { title: both, body: { en: 'B', de: '' } }, ['de'], 'en', 'en'],
  ])('%s', (_, help, locales, locale, chosen) => {
    expect(choose(help, ...locales)).toEqual([locale, chosen])
  })

  test('and of a text for everybody nothing is known', () => {
    expect(choose({ title: 'Hello' }, 'de')).toEqual([undefined, 'de'])
  })
})
