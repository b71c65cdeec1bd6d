import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import { expect, test } from 'vitest'
import { createEventsSchema } from '../../../src/published/eventsSchema.mjs'
import { createPrivacyPage } from '../../../src/published/privacy.mjs'
import * as detectors from '../../../src/detectors/index.ts'
import { EVIDENCE } from '../../../src/rules/words/evidence.ts'
import { samples, samplesOf } from '../forward/samples.ts'

const schema = (await createEventsSchema()) as Schema
const validate = new Ajv({ allErrors: true }).compile(schema)
const validateClosed = new Ajv({ allErrors: true }).compile(close(schema))

test('docs/privacy.md is what the schema of the events says', async () => {
  expect(readFileSync('docs/privacy.md', 'utf8')).toBe(await createPrivacyPage())
}, 30_000)

test.each([...samples, ...samplesOf('open')].map((event) => [event.type, event]))(
  'an event %s is by the schema, and nothing in it is beside it',
  (_, event) => {
    validateClosed(event)
    expect(validateClosed.errors).toBeNull()
  },
)

test('an event of a later version, which says more, is no mistake', () => {
  expect(validate({ ...samples[0]!, later: 'x', data: { ...samples[0]!.data, later: 1 } })).toBe(true)
})

test.each([
  ['without an id', { id: '' }],
  ['of an unknown type', { type: 'io.unstuck.secret' }],
  ['of another standard', { specversion: '0.3' }],
  ['with a time that is none', { time: 'yesterday' }],
  ['without data', { data: undefined }],
  [
    'with a text in its evidence that nobody has declared',
    { data: { ...samples[0]!.data, evidence: { typed: 'x' } } },
  ],
  ['whose strength is more than all', { data: { ...samples[0]!.data, strength: 2 } }],
  ['with a name that CloudEvents does not allow', { 'x-tra': 1 }],
  ['with an id of a thousand letters', { id: 'x'.repeat(1000) }],
])('an event %s is refused', (_, change) => {
  expect(validate(JSON.parse(JSON.stringify({ ...samples[0]!, ...change })))).toBe(false)
})

test('what is said to stay in the page is what the detectors say', () => {
  const page = readFileSync('docs/privacy.md', 'utf8')
  const all: readonly { readonly type: string; readonly personal?: true }[] = Object.values(detectors)
  const personal = all.filter((one) => one.personal).map(({ type }) => `\`${type}\``)
  for (const type of personal) expect(page).toMatch(new RegExp(`not told at all|${type}`))
  const said = /disability or a habit \(([^)]*)\)/.exec(page)![1]!.replaceAll('\n', ' ').split(/, /)
  expect(said.sort()).toEqual(personal.sort())
})

test('every text that a detector tells of has been looked at before it may leave', () => {
  const texts = Object.values(EVIDENCE).flatMap((properties) =>
    Object.entries(properties).flatMap(([name, { is }]) =>
      is === 'text' || Array.isArray(is) ? [name] : [],
    ),
  )
  const told = Object.keys((schema.definitions.ToldEvidence as { properties: object }).properties)
  expect([...new Set(texts)].filter((name) => !told.includes(name))).toEqual([])
})

interface Schema {
  readonly definitions: { readonly [name: string]: Part }
}
interface Part {
  readonly type?: string
  readonly properties?: object
  readonly additionalProperties?: unknown
}

/** The same, and nothing beside it. */
function close(open: Schema): Schema {
  return {
    ...open,
    definitions: Object.fromEntries(
      Object.entries(open.definitions).map(([name, part]) => [
        name,
        part.properties && part.additionalProperties === undefined
          ? { ...part, additionalProperties: false }
          : part,
      ]),
    ),
  }
}
