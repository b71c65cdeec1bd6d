import { messageOf } from '../../core/messageOf.ts'
import type { RuleTest } from '../../rules/ruleTest.ts'
import { suggest } from '../../rules/words/suggest.ts'
import { findFlaw } from './findFlaw.ts'
import { EXPECTATIONS } from './judgeRuleTest.ts'

/** A case, or a sentence without its end that says why it is none. */
export type FoundRuleTest = RuleTest | { readonly error: string }

/**
 * The cases of a test file: one, or a list of them. One that is none takes no other with it.
 *
 * @throws {TypeError} with a sentence, where there are none at all.
 */
export function readRuleTests(value: unknown): readonly FoundRuleTest[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (list.length === 0) throw new TypeError('it holds no tests')
  return list.map((one, i) => {
    try {
      return readRuleTest(one, list.length === 1 ? 'the test' : `test ${i + 1}`)
    } catch (error) {
      return { error: messageOf(error) }
    }
  })
}

function readRuleTest(value: unknown, which: string): RuleTest {
  if (!isObject(value)) throw new TypeError(`${which} must be an object with "name" and "expect"`)
  const { name, log, recording, config, expect } = value
  const refuse = (why: string): never => {
    throw new TypeError(`${typeof name === 'string' ? `"${name}"` : which} ${why}`)
  }
  const others = Object.keys(value).filter((key) => !KEYS.includes(key))
  if (others.length > 0) refuse(`has "${others[0]}", which is not known; use one of ${KEYS.join(', ')}`)
  if (typeof name !== 'string' || name === '') return refuse('has no "name"')
  if ((log === undefined) === (recording === undefined)) refuse('needs either a "log" or a "recording"')
  if (log !== undefined && !(Array.isArray(log) && log.length > 0))
    refuse('has a "log" that is no list of observations')
  const flaw = log === undefined ? undefined : findFlaw(log as readonly unknown[])
  if (flaw !== undefined) refuse(`has a "log" ${flaw}`)
  for (const [key, file] of [
    ['recording', recording],
    ['config', config],
  ] as const) {
    if (file !== undefined && typeof file !== 'string')
      refuse(`has a "${key}" that is not the name of a file`)
  }
  if (!isObject(expect)) return refuse('has no "expect"')
  const odd = Object.keys(expect).find((key) => !(EXPECTATIONS as readonly string[]).includes(key))
  if (odd !== undefined)
    refuse(`expects "${odd}", which is none of ${EXPECTATIONS.join(', ')}.${suggest(odd, EXPECTATIONS)}`)
  const wrong = EXPECTATIONS.find((key) => !isList(expect[key]))
  if (wrong !== undefined) refuse(`must list ids of rules in "${wrong}"`)
  const rules = EXPECTATIONS.flatMap((key) => asList(expect[key]))
  if (rules.length === 0) refuse('expects nothing: name rules in "shown" or "notShown"')
  const both = CONTRARY.flatMap(([one, other]) =>
    asList(expect[one]).filter((rule) => asList(expect[other]).includes(rule)),
  )
  if (both.length > 0) refuse(`expects "${String(both[0])}" to be so and not to be`)
  return value as unknown as RuleTest
}

const KEYS = ['name', 'log', 'recording', 'config', 'expect']

/** What cannot both be. */
const CONTRARY = [
  ['shown', 'notShown'],
  ['shown', 'cannotBeShown'],
  ['notShown', 'cannotBeShown'],
  ['told', 'notTold'],
] as const

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
