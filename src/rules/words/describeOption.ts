import { own } from '../../core/own.ts'
import { suggest } from './suggest.ts'

/** What an option of `createUnstuck` must be, by its name; `*` stands for names that the host chooses. */
export const WANTED = {
  config: 'the address of a config, or the config itself',
  integrity: 'a text such as "sha384-…"',
  refresh: 'a number of milliseconds, or false',
  mode: '"off", "watch" or "on"; it is "watch" now',
  release: 'a text',
  user: 'an object such as { id: "u_42", traits: { plan: "free" } }',
  'user.id': 'a text',
  'user.traits': 'an object such as { plan: "free" }',
  idSalt: 'a text',
  locale: 'a language such as "de"',
  forward: 'what forwarder({ url: "/friction" }) returns, or a list of such',
  handover: 'an object of those who can take over, such as { default: intercom() }',
  'handover.*': 'an adapter, its name, an address or a function, or a list of these',
  recording: 'a function that returns rrweb events',
  render: 'a function',
  remedies: 'an object of functions by name',
  'remedies.*': 'a function, or an object with a function "run"',
  allow: 'an object such as { links: ["https://help.example.com"] }',
  'allow.links': 'a list of origins such as ["https://help.example.com"]',
  'allow.autoRemedies': 'a list of names of remedies such as ["refresh-token"]',
  'allow.configs': 'a list of origins such as ["https://cdn.example.com"]',
  consent: '"pending", "granted" or "denied"',
  gpc: '"ignore", or left out',
  patience: 'a number above 0',
  shortcut: 'a key that writes nothing, such as "F6" or "Alt+Shift+H"',
  cpuBudget: 'a number of milliseconds above 0',
  origins: 'a list of origins such as ["https://api.example.com"]',
  features: 'a list of signals that "unstuck/core" exports, for its createUnstuck',
  nonce: 'a text',
}

/** What an option of `forwarder` must be. */
export const WANTED_OF_FORWARDER = {
  url: 'an address that events are posted to, such as "/friction"; none are sent',
  format: '"cloudevents" or "otlp"',
  service: 'a text',
  headers: 'an object of headers such as { "x-team": "web" }',
  token: 'a function that returns a token',
  gzip: 'true or false',
  sample: 'a number from 0 to 1; no events are sent now',
  beforeSend: 'a function that returns the event, or undefined to drop it',
  privacy: '"strict" or "open"; it is "strict" now',
}

interface Bad {
  readonly of: 'createUnstuck' | 'forwarder'
  readonly name: string
  readonly got: unknown
}

/** An option that cannot be read, in one sentence: what it is, what it must be, and what was probably meant. */
export function describeOption({ of, name, got }: Bad): string {
  if (name === '')
    return `Failed to read the options of ${of}: they are ${sayValue(got)}, but must be an object${of === 'forwarder' ? ' such as { url: "/friction" }' : ''}.`
  const all = of === 'forwarder' ? WANTED_OF_FORWARDER : WANTED
  const group = name.includes('.') ? name.slice(0, name.indexOf('.')) : ''
  const wanted = own<string>(all, name) ?? own<string>(all, `${group}.*`)
  if (wanted !== undefined)
    return `Failed to read the option "${name}" of ${of}: it is ${sayValue(got)}, but it must be ${wanted}.`
  const known = Object.keys(all).filter((one) => !one.includes('*') && one.startsWith(group && `${group}.`))
  const names = known.filter((one) => group !== '' || !one.includes('.'))
  return `Failed to read the option "${name}" of ${of}: there is none of this name.${suggest(name, names)}`
}

/** What was handed over, whatever it is. */
export function sayValue(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  const text =
    typeof value === 'object'
      ? nameOf(value)
      : typeof value === 'bigint'
        ? `${value}n`
        : JSON.stringify(value)
  return text === undefined ? String(value) : text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** What hosts hand over may be anything, and looking into it may throw. */
function nameOf(value: object | null): string {
  try {
    return JSON.stringify(value) ?? 'an object'
  } catch {
    return 'an object'
  }
}
