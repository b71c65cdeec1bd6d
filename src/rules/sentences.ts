import type { ConfigProblem } from './problem.ts'
import { suggest } from './words/suggest.ts'

export { describeCall } from './words/describeCall.ts'
export { describeOption } from './words/describeOption.ts'

/** A problem of a config in one sentence that says what is wrong, where, and how to mend it. */
export function describeProblem(problem: ConfigProblem): string {
  const { code, pointer, got = '', expected = '' } = problem
  const known = namesIn(expected)
  const meant = suggest(got, known)
  // Who is told which one was meant need not read all of them.
  const choices = meant !== '' && known.length > READ_AT_MOST ? '' : expected
  return (
    SENTENCES[code]({ where: pointer || 'the config', got, expected, choices, said: sayGot(problem) }) + meant
  )
}

/** More names than these are no choice any more, but a table. */
const READ_AT_MOST = 12

/** `a, b, c`, and `"a" or "b"`; what is wanted otherwise names nothing. */
function namesIn(expected: string): readonly string[] {
  const quoted = [...expected.matchAll(/"([^"]+)"/g)].map(([, name]) => name!)
  return quoted.length > 0 ? quoted : expected.split(', ')
}

interface Told {
  readonly where: string
  readonly got: string
  readonly expected: string
  /** What is expected, unless it is a long list and the name that was meant is told. */
  readonly choices: string
  /** What was got, as people read it. */
  readonly said: string
}

const SENTENCES: Record<ConfigProblem['code'], (told: Told) => string> = {
  'not-an-object': ({ where, said }) =>
    said === MISSING
      ? 'Failed to read the config: it cannot be written as JSON, as it holds itself, a function or a getter that throws; make it an object of plain data with "schemaVersion": 1.'
      : `Failed to read the config: ${where} is ${said}, but it must be a JSON object with "schemaVersion": 1.`,
  'wrong-version': ({ got, said, expected }) =>
    got === ''
      ? 'Failed to read the config: it has no "schemaVersion"; add "schemaVersion": 1.'
      : got === expected
        ? `Failed to read the config: its "schemaVersion" is the text "${got}"; write the number, without quotes: "schemaVersion": ${got}.`
        : `Failed to read the config: its "schemaVersion" is ${said}, and this release reads ${expected}.`,
  'wrong-type': ({ where, got, said, expected }) =>
    got?.trim() === '' && said !== MISSING && expected.startsWith('a text')
      ? `${where} is an empty text; write something in it, or remove it.`
      : `${where} is ${said}, but it must be ${sayChoices(expected)}${sayMend(got, said, expected)}.`,
  'unknown-key': ({ where, got, expected }) =>
    CONDITIONS.includes(got) && BESIDE.includes(expected)
      ? `${where} is a condition of its own, which cannot stand beside another; put both in { "all": [ … ] }.`
      : expected === ''
        ? `${where} is not known here; remove "${got}".`
        : `${where} is not known here; use one of: ${expected}.${sayWhere(got, expected)}`,
  'unknown-condition': ({ where, got, choices }) =>
    got === '{}'
      ? `${where} is empty, but it must be a condition, which is one of: ${choices}.`
      : `${where} has no condition that this release knows ("${got}")${choices && `; a condition is one of: ${choices}`}.`,
  'unknown-operator': ({ where, got, choices }) =>
    `${where}: "${got}" is no operator${choices && `; use one of: ${choices}`}.`,
  'unknown-signal': ({ where, got, choices }) =>
    `${where}: there is no signal "${got}"${choices && `; use one of: ${choices}`}.`,
  'unknown-option': ({ where, got, choices }) =>
    `${where}: this signal has no option "${got}"; it has: ${choices}.`,
  'unknown-event': ({ where, choices }) => `${where} must say what the event is, by one of: ${choices}.`,
  'unknown-intervention': ({ where, got, choices, expected }) =>
    expected === ''
      ? `${where}: there is no intervention "${got}"; add it under "interventions".`
      : `${where}: there is no intervention "${got}" (or it has a problem of its own)${choices && `; there are: ${choices}`}.`,
  'unknown-action': ({ where, said, choices }) =>
    `${where} has no action that this release knows (${said}); give it one of: ${choices}.`,
  'unknown-rule': ({ where, got, choices }) =>
    `${where}: there is no rule "${got}"${choices && `; there are: ${choices}`}.`,
  'bad-duration': ({ where, said, expected }) =>
    `${where} is ${said}, but it must be ${expected && `${expected}, or `}a length of time such as "250ms", "20s", "2m", "1h" or "7d".`,
  'bad-regex': ({ where, said }) =>
    `${where}: ${said} cannot be used: it is no regular expression, is longer than 200 characters, or could ` +
    'take too long; avoid look-around, back-references, repeating what repeats, and many parts of any length.',
  'bad-date': ({ where, said, expected }) =>
    `${where} is ${said}, but it must be a day such as "${expected}".`,
  'bad-instant': ({ where, got, said, expected }) =>
    LACKS_ZONE.test(got)
      ? `${where} is ${said}, which is another moment in each time zone; write the zone behind it, such as "${got}+01:00", or "${got}Z" for UTC.`
      : `${where} is ${said}, but it must be a day, a time and its zone, such as "${expected}".`,
  'bad-time': ({ where, said, expected }) =>
    expected === ''
      ? `${where} is ${said}, but it must be a time of day such as "09:00".`
      : `${where} is ${said}, and so is "from": that may be all day or never; for all day write "00:00" to "24:00".`,
  'bad-zone': ({ where, said }) =>
    `${where} is ${said}, but it must be "user", "UTC", an offset such as "+01:00", or a time zone such as ` +
    '"Europe/Berlin".',
  empty: ({ where }) => `${where} is empty; remove it or say what it should hold.`,
  'too-deep': ({ where }) =>
    `${where} is nested too deeply; eight levels are enough for anything people can read.`,
  'too-many': ({ where, got, expected }) => `${where} has ${got}; only the first ${expected} are used.`,
  'too-large': ({ where, got, expected }) =>
    `${where} has ${got} letters; with more than ${expected} none of it is used, so take out what is over, or shorten its texts.`,
  'duplicate-id': ({ where, got, expected }) =>
    `${where}: there is ${expected || 'a rule'} "${got}" already; the first one is used, so give this one another id.`,
  'out-of-range': ({ where, got, said, expected }) => {
    const told = /^-?[\d.]+ ?\w*$/.test(got) ? got : said
    const range = /^-?\d/.test(expected) ? `from ${expected}` : expected
    return `${where} is ${told}, but it must be ${range}${sayShare(got, expected)}.`
  },
}

const MISSING = 'missing'

/** `"3"` is a text and `3` a number: who reads both the same way cannot mend it. */
function sayGot({ got, isJson }: ConfigProblem): string {
  if (got === undefined) return MISSING
  return isJson ? got : got === '' ? 'empty' : `"${got}"`
}

/** `"a", "b" or "c"`. */
function sayChoices(expected: string): string {
  return expected.startsWith('"') ? expected.replace(/ or (?=.* or )/g, ', ') : expected
}

const CONDITIONS =
  'signal event absent sequence score page timeOnPage element audience outcome hours handover all any not'.split(
    ' ',
  )
/** What may stand beside the name of a condition, of each of them. */
const BESIDE = ['', 'where, atLeast, within', 'where, atLeast, within, days, visitsSince', 'after, within', 'within', 'atLeast', 'is', 'of, within', 'to'] // prettier-ignore

/** What a signal or an event must be like does not stand beside its name. */
function sayWhere(got: string, expected: string): string {
  return expected.startsWith('where, ') && suggest(got, expected.split(', ')) === ''
    ? ` What it must be like stands in "where": { "${got}": … }.`
    : ''
}

/** Whoever writes 20 for a share means one in five. */
function sayShare(got: string, expected: string): string {
  const percent = Number(got.replace(/ ?%$/, ''))
  const isShare = expected === '0 to 0.5' || expected === '0 to 1' || got.endsWith('%')
  return isShare && percent >= 1 && percent <= 100 ? `; ${percent} % is ${percent / 100}` : ''
}

/** Quotes are what is taken away or put in most often. */
function sayMend(got: string, said: string, expected: string): string {
  const isText = said === `"${got}"`
  if (expected === 'a condition')
    return got.startsWith('[') && !isText
      ? '; several stand in { "all": [ … ] }, or in { "any": [ … ] } where one is enough'
      : ', such as { "event": "order-placed" } or { "signal": "rage-click" }'
  if (expected === 'a number' && got.endsWith('%')) return sayShare(got, expected)
  if (isText && /^a (whole )?number$/.test(expected) && got.trim() !== '' && Number.isFinite(Number(got)))
    return `; write ${Number(got)}, without quotes`
  if (isText && expected.split(' or ').includes(got)) return `; write ${got}, without quotes`
  if (got === said && expected.startsWith('a text') && /^(-?[\d.]+|true|false)$/.test(got))
    return `; write it in quotes: "${got}"`
  return ''
}

/** A day and a time, and nothing that says where. */
const LACKS_ZONE = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/
