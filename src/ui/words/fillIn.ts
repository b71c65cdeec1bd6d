import { findClosingBrace } from '../../core/findClosingBrace.ts'

/** What `{{name}}` may stand for. */
export type Traits = { readonly [name: string]: unknown }

/**
 * Fills in the places of a text: with a trait as it is, with something else where that is not known, or in the forms that
 * ICU MessageFormat made familiar; `#` is the number itself:
 *
 *     {{name}} {{name|there}}
 *     {{files, plural, =0 {No file} one {# file} other {# files}}}
 *     {{plan, select, free {Upgrade} other {Ask us}}}
 *     {{total, number, ::currency/EUR}} {{share, number, percent}} {{due, date, long}} {{due, time, short}}
 *
 * Words are the author's and may hold Markdown; values are text: one that looks like Markdown is escaped, so that it reads
 * as it was typed. A value that is missing takes `other`, or leaves nothing.
 */
export function fillIn(source: string, locale: string | undefined, traits: Traits): string {
  return source.includes('{{') ? fillInPlain(fillInForms(source, locale, traits), traits) : source
}

/** With the space before it and the marks around it, which go where there is nothing between them. */
const PLAIN = /( ?)(\*\*|[_`]?)\{\{\s*([\w.-]+)\s*(?:\|([^{}]*))?\}\}\2/g

/** What a text that began with a place must not begin with, and a link that leads nowhere for nobody sees it. */
const LEFT = /^\s*[,;:]\s*|\[\s*\]\([^()\s]*\)/g

function fillInPlain(source: string, traits: Traits): string {
  const filled = source.replace(PLAIN, (_, space: string, mark: string, name: string, other = '') => {
    const text = escapeMarkdown(readTrait(traits, name)) || other.trim()
    return text && space + mark + text + mark
  })
  return filled.replace(LEFT, '')
}

function readTrait(traits: Traits, name: string): string {
  const value = Object.hasOwn(traits, name) ? traits[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Line breaks go too: they would start a paragraph or a list. */
function escapeMarkdown(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
}

function fillInForms(source: string, locale: string | undefined, traits: Traits): string {
  let text = ''
  let end = 0
  for (let start = source.indexOf('{{'); start >= 0; start = source.indexOf('{{', end)) {
    const close = findClosingBrace(source, start)
    if (close < 0) break
    const inner = source.slice(start + 2, close - 2)
    const [, name, kind, style = ''] = PLACE.exec(inner) ?? []
    const isKnown = name !== undefined && kind !== undefined && Object.hasOwn(FORMATS, kind)
    const value = isKnown && Object.hasOwn(traits, name) ? traits[name] : undefined
    text += source.slice(end, start)
    text += isKnown ? FORMATS[kind]!(value, style.trim(), locale) : source.slice(start, close)
    end = close
  }
  return text + source.slice(end)
}

const PLACE = /^\s*([\w.-]+)\s*,\s*(\w+)\s*(?:,([^]*))?$/

type Format = (value: unknown, style: string, locale: string | undefined) => string

const FORMATS: { readonly [kind: string]: Format } = {
  number: (value, style, locale) => escapeMarkdown(writeNumber(value, style, locale)),
  date: (value, style, locale) => escapeMarkdown(writeTime(value, { dateStyle: lengthOf(style) }, locale)),
  time: (value, style, locale) => escapeMarkdown(writeTime(value, { timeStyle: lengthOf(style) }, locale)),
  select: (value, style) => choose(readCases(style), [String(value)]),
  plural: (value, style, locale) => writePlural(value, style, locale, 'cardinal'),
  selectordinal: (value, style, locale) => writePlural(value, style, locale, 'ordinal'),
}

function writePlural(
  value: unknown,
  style: string,
  locale: string | undefined,
  type: 'cardinal' | 'ordinal',
) {
  const number = readNumber(value)
  const cases = readCases(style)
  if (number === undefined) return choose(cases, []).replaceAll('#', '')
  const category = known(locale, (one) => new Intl.PluralRules(one, { type }).select(number))
  return choose(cases, [`=${number}`, category]).replaceAll('#', writeNumber(number, '', locale))
}

function writeNumber(value: unknown, style: string, locale: string | undefined): string {
  const number = readNumber(value)
  if (number === undefined) return ''
  const currency = /^::currency\/([A-Z]{3})$/.exec(style)?.[1]
  const options: Intl.NumberFormatOptions =
    currency !== undefined
      ? { style: 'currency', currency }
      : style === 'percent'
        ? { style: 'percent' }
        : style === 'integer'
          ? { maximumFractionDigits: 0 }
          : {}
  return known(locale, (one) => new Intl.NumberFormat(one, options).format(number))
}

/** A time as a number of milliseconds, or as text with its zone. */
function writeTime(value: unknown, options: Intl.DateTimeFormatOptions, locale: string | undefined): string {
  const date = new Date(typeof value === 'number' || typeof value === 'string' ? value : Number.NaN)
  if (Number.isNaN(date.getTime())) return ''
  return known(locale, (one) => new Intl.DateTimeFormat(one, options).format(date))
}

const LENGTHS = ['short', 'medium', 'long', 'full'] as const
function lengthOf(style: string) {
  return LENGTHS.find((length) => length === style) ?? 'medium'
}

function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A language that `Intl` does not take is a mistake of the config's; the browser's own is near enough. */
function known<T>(locale: string | undefined, write: (locale: string | undefined) => T): T {
  try {
    return write(locale)
  } catch {
    return write(undefined)
  }
}

function readCases(style: string): Map<string, string> {
  const cases = new Map<string, string>()
  let at = 0
  for (let open = style.indexOf('{'); open >= 0; open = style.indexOf('{', at)) {
    const close = findClosingBrace(style, open)
    if (close < 0) break
    cases.set(style.slice(at, open).trim(), style.slice(open + 1, close - 1))
    at = close
  }
  return cases
}

function choose(cases: Map<string, string>, names: readonly string[]): string {
  const name = [...names, 'other'].find((one) => cases.has(one))
  return name === undefined ? '' : cases.get(name)!
}
