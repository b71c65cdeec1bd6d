import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../../src/published/schema.mjs'
import * as detectors from '../../../src/detectors/index.ts'
import { compileConfig } from '../../../src/rules/compile.ts'
import type { ConfigProblem } from '../../../src/rules/problem.ts'
import { busyConfig } from '../../support/session/config.ts'
import { slowRules } from '../../support/session/slowConfig.ts'
import { mutatedConfig } from '../../support/session/configs.ts'

let schema: Awaited<ReturnType<typeof createSchema>>
let fits: (config: unknown) => boolean
beforeAll(async () => {
  schema = await createSchema()
  const ajv = new Ajv({ allErrors: false, strictTypes: false })
  const validate = ajv.compile(schema)
  fits = (config) => validate(config)
}, 60_000)

const EXAMPLES = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)unstuck\.json$|^configs\/.*\.json$/.test(path))
  .map((path) => `examples/${path}`)

test('the JSON Schema tells an editor what where can ask of a signal', () => {
  const { definitions } = schema as { definitions: Record<string, unknown> }
  expect(definitions.SignalCondition).toMatchObject({
    properties: { where: { properties: { form: { description: expect.stringContaining('(text)') } } } },
    allOf: expect.arrayContaining([
      {
        if: { properties: { signal: { const: 'form-stall' } } },
        // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
        then: { properties: { where: { properties: { pause: expect.anything() } } } },
      },
    ]),
  })
})

describe('the JSON Schema and the reader', () => {
  test.each(EXAMPLES)('agree that %s is sound', (path) => {
    const config = JSON.parse(readFileSync(path, 'utf8')) as unknown
    expect(problemsOf(config)).toEqual([])
    expect(fits(config)).toBe(true)
  })

  test('agree that a config with everything in it is sound', () => {
    const config = { schemaVersion: 1, ...busyConfig, rules: [...busyConfig.rules!, ...slowRules] }
    expect(problemsOf(config)).toEqual([])
    expect(fits(config)).toBe(true)
  })

  test('agree that a rule offers something', () => {
    const [rule] = busyConfig.rules!
    const config = { schemaVersion: 1, ...busyConfig, rules: [{ ...rule, show: [] }] }
    expect(problemsOf(config)).not.toEqual([])
    expect(fits(config)).toBe(false)
  })

  test('agree on what is wrong', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(mutatedConfig, (mutated) => {
        const text = JSON.stringify(mutated)
        if (text === undefined) return
        const config = JSON.parse(text) as unknown
        const problems = problemsOf(config)
        if (fits(config)) expect(problems.filter((one) => !isBeyondTypes(one))).toEqual([])
        else expect(problems).not.toEqual([])
      }),
      { numRuns: 1500 },
    )
  })
})

function problemsOf(config: unknown): readonly ConfigProblem[] {
  return compileConfig(config, Object.values(detectors)).problems
}

/**
 * What a JSON Schema cannot say, or says no better: that a name is known, that a date is one of the calendar, that
 * a regular expression cannot take too long, that a time is no longer than a year, that a thing is too deep or too many.
 */
function isBeyondTypes({ code, pointer, got = '' }: ConfigProblem): boolean {
  return (
    [
      'unknown-intervention',
      'unknown-rule',
      'unknown-option',
      'duplicate-id',
      'too-deep',
      'too-many',
    ].includes(code) ||
    ['bad-regex', 'bad-date', 'bad-time'].includes(code) ||
    /^\/signals\/[^/]+\/./.test(pointer) ||
    /^\/incidents\/\d+\/(since|until|match)/.test(pointer) ||
    // Below its own median.
    (code === 'out-of-range' && /^\/baselines\/.*\/p95$/.test(pointer)) ||
    // `400d` and its like.
    /\/windows\/\d+\/per$/.test(pointer) ||
    // The names that every object has.
    (pointer.endsWith('/id') && got in Object.prototype)
  )
}
