import type { ConfigProblem } from './problem.ts'
import { suggest } from './words/suggest.ts'

export { describeOption } from './words/describeOption.ts'

/** A problem of a config in one sentence that says what is wrong, where, and how to mend it. */
export function describeProblem({ code, pointer, got = '', expected = '' }: ConfigProblem): string {
  return SENTENCES[code](pointer || 'the config', got, expected) + suggest(got, namesIn(expected))
}

/** `a, b, c`, and `"a" or "b"`; what is wanted otherwise names nothing. */
function namesIn(expected: string): readonly string[] {
  const quoted = [...expected.matchAll(/"([^"]+)"/g)].map(([, name]) => name!)
  return quoted.length > 0 ? quoted : expected.split(', ')
}

const SENTENCES: Record<ConfigProblem['code'], (where: string, got: string, expected: string) => string> = {
  'not-an-object': (where, got) =>
    `Failed to read the config: ${where} is ${quote(got)}, but it must be a JSON object with "schemaVersion": 1.`,
  'wrong-version': (_, got) =>
    got === ''
      ? 'Failed to read the config: it has no "schemaVersion"; add "schemaVersion": 1.'
      : `Failed to read the config: its "schemaVersion" is ${got}, and this release reads 1.`,
  'wrong-type': (where, got, expected) =>
    `${where} is ${got === '' ? 'missing' : quote(got)}, but it must be ${expected}.`,
  'unknown-key': (where, got, expected) =>
    expected === ''
      ? `${where} is not known here; remove "${got}".`
      : `${where} is not known here; use one of: ${expected}.`,
  'unknown-condition': (where, got, expected) =>
    `${where} has no condition that this release knows ("${got}"); a condition is one of: ${expected}.`,
  'unknown-operator': (where, got, expected) => `${where}: "${got}" is no operator; use one of: ${expected}.`,
  'unknown-signal': (where, got, expected) =>
    `${where}: there is no signal "${got}"; use one of: ${expected}.`,
  'unknown-option': (where, got, expected) =>
    `${where}: this signal has no option "${got}"; it has: ${expected}.`,
  'unknown-event': (where, _, expected) => `${where} must say what the event is, by one of: ${expected}.`,
  'unknown-intervention': (where, got, expected) =>
    expected === ''
      ? `${where}: there is no intervention "${got}"; add it under "interventions".`
      : `${where}: there is no intervention "${got}" (or it has a problem of its own); there are: ${expected}.`,
  'unknown-action': (where, got, expected) =>
    `${where} has no action that this release knows (${quote(got)}); give it one of: ${expected}.`,
  'unknown-rule': (where, got, expected) => `${where}: there is no rule "${got}"; there are: ${expected}.`,
  'bad-duration': (where, got) =>
    `${where} is ${quote(got)}, but it must be a length of time such as "250ms", "20s", "2m", "1h" or "7d".`,
  'bad-regex': (where, got) =>
    `${where}: ${quote(got)} cannot be used: it is no regular expression, is longer than 200 characters, or could ` +
    'take too long; avoid look-around, back-references, repeating what repeats, and many parts of any length.',
  'bad-date': (where, got, expected) =>
    `${where} is ${quote(got)}, but it must be a day such as "${expected}".`,
  'bad-time': (where, got) => `${where} is ${quote(got)}, but it must be a time of day such as "09:00".`,
  'bad-zone': (where, got) =>
    `${where} is ${quote(got)}, but it must be "user", "UTC", an offset such as "+01:00", or a time zone such as ` +
    '"Europe/Berlin".',
  empty: (where) => `${where} is empty; remove it or say what it should hold.`,
  'too-deep': (where) =>
    `${where} is nested too deeply; eight levels are enough for anything people can read.`,
  'too-many': (where, got, expected) => `${where} has ${got}; only the first ${expected} are used.`,
  'duplicate-id': (where, got) => `${where}: there is a rule "${got}" already; the first one is used.`,
  'out-of-range': (where, got, expected) => `${where} is ${got}, but it must be from ${expected}.`,
}

function quote(text: string): string {
  return text === '' ? 'empty' : `"${text}"`
}
