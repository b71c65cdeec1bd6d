import { findClosingBrace } from '../../core/findClosingBrace.ts'
import { own } from '../../core/own.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { FindSuspicions } from '../findSuspicions.ts'
import { eachText } from './eachText.ts'

/** Texts of which users would read a brace, or nothing, where a value was meant. */
export const findBrokenTexts: FindSuspicions = (config) =>
  eachText(config).flatMap(({ text, pointer }) => {
    const [, section, message = ''] = pointer.split('/')
    const find = (source: string, language: string | undefined) =>
      section === 'messages'
        ? findInMessage(source, message)
        : [...findInText(source, language), ...findBlank(source, pointer)]
    const all = typeof text === 'string' ? [[undefined, text] as const] : Object.entries(text)
    return all.flatMap(([language, source]) =>
      find(source, language).map((why) => ({
        code: 'broken-text',
        pointer: language === undefined ? pointer : `${pointer}/${language}`,
        message: why,
      })),
    )
  })

/** What each of the widget's own words is filled in with. */
export const PLACES: { readonly [message: string]: readonly string[] } = {
  announcement: ['title', 'key'],
  open: ['title'],
  progress: ['step', 'steps'],
  reviewReference: ['reference'],
}

function findInMessage(source: string, message: string): string[] {
  const places = own(PLACES, message) ?? []
  const list = places.map((place) => `{${place}}`).join(', ')
  return [...source.matchAll(/\{+([^{}]*)\}+/g)].flatMap(([all, name = '']) => {
    if (all === `{${name}}` && places.includes(name)) return []
    if (places.includes(name.trim())) return [`"${all}" is filled in only as "{${name.trim()}}".`]
    const has = list === '' ? 'nothing is filled in here' : `here ${list} ${places.length > 1 ? 'are' : 'is'}`
    return [`Users would read "${all}" as it stands: ${has}.${suggest(name, places)}`]
  })
}

function findInText(source: string, language: string | undefined): string[] {
  const found: string[] = []
  let plain = ''
  let end = 0
  for (let start = source.indexOf('{{'); start >= 0; start = source.indexOf('{{', end)) {
    plain += source.slice(end, start)
    const close = findClosingBrace(source, start)
    if (close < 0)
      return [...found, `"${abbreviate(source.slice(start))}" is not closed: it needs as many } as it has {.`]
    found.push(...findInPlace(source.slice(start + 2, close - 2), language))
    end = close
  }
  plain += source.slice(end)
  const [tag] = /<\/?[a-z][^<>]*>/i.exec(plain) ?? []
  if (tag !== undefined)
    found.push(
      `Users would read "${abbreviate(tag)}" as it stands, since texts are not HTML: write **bold**, _emphasis_ or [a link](/help).`,
    )
  const [single, name] = /\{\s*([\w.-]+)\s*(?:,[^]*)?\}/.exec(plain) ?? []
  if (single !== undefined)
    found.push(
      `Users would read "${abbreviate(single)}" as it stands; for the user's trait write "{${abbreviate(single)}}".`,
    )
  else if (/[{}]/.test(plain) && name === undefined)
    found.push('There is a brace too many or too few: users would read it as it stands.')
  return found
}

/** What must say something to everybody, and what becomes of it where it does not. */
const NEEDED: { readonly [key: string]: string } = {
  title: 'the help is called "Help"',
  label: 'the action is left out',
}

/** Nothing but traits, of which the user may have none. */
function findBlank(source: string, pointer: string): string[] {
  const fate = own(NEEDED, pointer.split('/').at(-1) ?? '')
  const rest = source.replace(/\{\{[^{}|,]*\}\}/g, '')
  if (fate === undefined || rest === source || /[\p{L}\p{N}\p{S}]/u.test(rest)) return []
  return [`Where the trait is not known nothing is left of it, and ${fate}: write "{{name|what else}}".`]
}

const PLACE = /^\s*([\w.-]+)\s*(?:\|[^{}]*|,\s*(\w+)\s*(?:,([^]*))?)?$/

/** `files, plural, one {# file} other {# files}`, as it stands between two braces. */
function findInPlace(inner: string, language: string | undefined): string[] {
  const shown = `{{${abbreviate(inner)}}}`
  const [, name, kind, style = ''] = PLACE.exec(inner) ?? []
  if (name === undefined)
    return [`"${shown}" cannot be filled in: write the name of a trait, or a trait, a comma and its format.`]
  if (kind === undefined) return []
  const check = own<Check>(KINDS, kind)
  if (!check)
    return [
      `"${shown}": there is no "${kind}"; use one of ${Object.keys(KINDS).join(', ')}.${suggest(kind, Object.keys(KINDS))}`,
    ]
  return check(style.trim(), language).map((why) => `"${shown}" ${why}`)
}

type Check = (style: string, language: string | undefined) => string[]

const KINDS: { readonly [kind: string]: Check } = {
  plural: (style, language) => checkCases(style, pluralsOf(language, 'cardinal')),
  selectordinal: (style, language) => checkCases(style, pluralsOf(language, 'ordinal')),
  select: (style) => checkCases(style),
  number: (style) =>
    /^(percent|integer|::currency\/[A-Z]{3})?$/.test(style)
      ? []
      : [`has a style that is not known ("${style}"); use percent, integer or ::currency/EUR.`],
  date: checkLength,
  time: checkLength,
}

function checkLength(style: string): string[] {
  const isKnown = /^(short|medium|long|full)?$/.test(style)
  return isKnown ? [] : [`has a style that is not known ("${style}"); use short, medium, long or full.`]
}

/** Without `other` there are users who read nothing. */
function checkCases(style: string, plurals?: readonly string[]): string[] {
  const names = readCases(style)
  if (names.length === 0) return ['has no cases; write them as: one {# file} other {# files}.']
  if (names.includes('')) return ['has a case without a name; write one {# file} other {# files}.']
  const odd = plurals && names.find((name) => !/^=\d+$/.test(name) && !plurals.includes(name))
  return [
    ...(names.includes('other') ? [] : ['lacks "other", so whoever fits none of its cases reads nothing.']),
    ...(odd === undefined
      ? []
      : [
          `has a case "${odd}", which never comes in this language; it has ${plurals!.join(', ')}, and numbers such as =0.${suggest(odd, plurals!)}`,
        ]),
  ]
}

function readCases(style: string): string[] {
  const names: string[] = []
  let at = 0
  for (let open = style.indexOf('{'); open >= 0; open = style.indexOf('{', at)) {
    names.push(style.slice(at, open).trim())
    at = findClosingBrace(style, open)
    if (at < 0) break
  }
  return names
}

/** Of a text for everybody, any language's. */
function pluralsOf(language: string | undefined, type: 'cardinal' | 'ordinal'): readonly string[] {
  const every = ['zero', 'one', 'two', 'few', 'many', 'other']
  try {
    return language === undefined
      ? every
      : new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
  } catch {
    return every
  }
}

function abbreviate(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text
}
