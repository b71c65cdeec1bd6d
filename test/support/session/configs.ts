import fc from 'fast-check'
import type { Config } from '../../../src/rules/schema.ts'
import { busyConfig } from './config.ts'
import { slowRules } from './slowConfig.ts'

/** Everything that a config can hold, so that a mutation can hit each part of it. */
const whole: Config = {
  schemaVersion: 1,
  ...busyConfig,
  rules: [...busyConfig.rules!, ...slowRules],
  mode: 'on',
  marks: { error: ['.alert'], ambient: ['#clock'], name: { '#b': 'Pay' } },
  signals: { 'form-stall': { after: '30s' }, 'rage-click': { acts: 4 }, 'error-loop': false },
  baselines: { field: { 'pay/card': { p50: '4s', p95: '18s', n: 400 } } },
  score: { halfLife: '60s', weights: { 'rage-click': 0.4 } },
  theme: { mode: 'dark' },
  messages: { close: { en: 'Close' } },
}

/** What a hand, a program or an attacker might put in the place of something. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, '', 'x', 0, -1, 1e300, 0.5, [], {}, [[]], [null], { $not: {} }, '0s', '1e9d', 'rage-click', '$eq', '**',
    { toString: 1 }, { length: 5 }, '(a+)+', { all: [] }, { not: { not: {} } }, 'constructor', Number.NaN, undefined,
  ),
  fc.jsonValue({ maxDepth: 2 }),
) // prettier-ignore

const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'where',
  'atLeast',
  'within',
  'all',
  '$regex',
  '',
  'a/b~c',
]

const mutation: fc.Arbitrary<Mutation> = fc.record({
  /** Which of all places, counted through. */
  place: fc.nat(),
  how: fc.constantFrom('replace', 'delete', 'add', 'repeat', 'swap'),
  value: odd,
  key: fc.constantFrom(...KEYS),
})

/** A config that went wrong in one to six places. */
export const mutatedConfig: fc.Arbitrary<unknown> = fc
  .array(mutation, { minLength: 1, maxLength: 6 })
  .map((mutations) => mutations.reduce(mutate, structuredClone(whole) as unknown))

function mutate(config: unknown, { place, how, value, key }: Mutation) {
  const holders: [holder: Record<string, unknown>, key: string][] = []
  collect(config, holders)
  if (holders.length === 0) return value
  const [holder, at] = holders[place % holders.length]!
  const set = (name: string, one: unknown) =>
    Object.defineProperty(holder, name, {
      value: structuredClone(one),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  if (how === 'delete') delete holder[at]
  else if (how === 'add') set(key, value)
  else if (how === 'repeat') set(at, [holder[at], holder[at]])
  else if (how === 'swap') set(at, holders[(place * 31) % holders.length]![0])
  else set(at, value)
  return config
}

interface Mutation {
  readonly place: number
  readonly how: 'replace' | 'delete' | 'add' | 'repeat' | 'swap'
  readonly value: unknown
  readonly key: string
}

function collect(value: unknown, holders: [Record<string, unknown>, string][]): void {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    holders.push([value as Record<string, unknown>, key])
    collect((value as Record<string, unknown>)[key], holders)
  }
}
