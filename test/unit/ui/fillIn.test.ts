import { describe, expect, test } from 'vitest'
import { fillIn } from '../../../src/ui/words/fillIn.ts'
import { resolveText } from '../../../src/ui/words/resolveText.ts'

const files = '{{n, plural, =0 {No file} one {# file} other {# files}}}'
const noon = Date.UTC(2026, 10, 21, 12)

describe('a place that says how', () => {
  test.each([
    [files, { n: 0 }, 'en', 'No file'],
    [files, { n: 1 }, 'en', '1 file'],
    [files, { n: 1234 }, 'en', '1,234 files'],
    [files, { n: 1234 }, 'de', '1.234 files'],
    [files, { n: '2' }, 'en', '2 files'],
    [files, {}, 'en', ' files'],
    [files, { n: Number.NaN }, 'en', ' files'],
    ['{{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}}', { n: 3 }, 'pl', '3 pliki'],
    ['{{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}}', { n: 5 }, 'pl', '5 plików'],
    ['{{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}} try', { n: 3 }, 'en', '3rd try'],
    ['{{plan, select, free {Upgrade} other {Ask **us**}}}', { plan: 'free' }, 'en', 'Upgrade'],
    ['{{plan, select, free {Upgrade} other {Ask **us**}}}', { plan: 'pro' }, 'en', 'Ask **us**'],
    ['{{plan, select, free {Upgrade} other {Ask us}}}', { plan: 'constructor' }, 'en', 'Ask us'],
    ['{{x, number}}', { x: 1234.5 }, 'en', '1\\,234\\.5'],
    ['{{x, number, percent}}', { x: 0.25 }, 'en', '25\\%'],
    ['{{x, number, ::currency/EUR}}', { x: 9.5 }, 'en', '€9\\.50'],
    ['{{x, number, integer}}', { x: 9.5 }, 'en', '10'],
    ['{{x, number}}', { x: 'soon' }, 'en', ''],
    ['{{t, date, long}}', { t: noon }, 'en', 'November 21\\, 2026'],
    ['{{t, date, short}}', { t: '2026-11-21T12:00:00Z' }, 'de', '21\\.11\\.26'],
    ['{{t, date}}', { t: 'never' }, 'en', ''],
    ['{{t, date, short}}', { t: noon }, 'no such tag', expect.stringMatching(/26/)],
    // Left as they are: there is nothing known by that name, or no end.
    ['{{x, html, <b>}}', { x: 1 }, 'en', '{{x, html, <b>}}'],
    ['{{x, constructor, a}}', { x: 1 }, 'en', '{{x, constructor, a}}'],
    ['{{x, plural, one {#}', { x: 1 }, 'en', '{{x, plural, one {#}'],
    ['{{name}} and {x}', { name: 'n' }, 'en', 'n and {x}'],
  ])('%s of %j in %s is %j', (source, traits, locale, written) => {
    expect(fillIn(source, locale, traits)).toEqual(written)
  })

  test('stands beside plain places, and between words of the author’s', () => {
    const text = { en: 'Hi {{name}}, {{n, plural, one {**one** file of {{name}}} other {# files}}} left.' }
    expect(resolveText(text, ['en'], { name: '_A_', n: 1 })).toBe('Hi \\_A\\_, **one** file of \\_A\\_ left.')
  })

  test('is done in time, whatever it is', () => {
    const began = performance.now()
    fillIn('{{a, plural, '.repeat(2000), 'en', { a: 1 })
    fillIn('{'.repeat(10_000), 'en', {})
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
