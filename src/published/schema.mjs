import { build } from 'esbuild'
import { readTypes } from './readTypes.mjs'

/**
 * The JSON Schema of a config, read off the types and their comments in `src/rules/schema.ts`: what an editor
 * completes, what TypeScript checks and what the package documents is written once. What types cannot say (a number
 * from 1 to 60, a text that is not empty) stands below. That `compileConfig` agrees is a property test.
 */
export async function createSchema() {
  const schema = await readTypes('src/rules/schema.ts', 'src/tsconfig.pure.json', 'Config')
  const narrowed = narrow({
    $schema: schema.$schema,
    title: 'The config of unstuck',
    ...schema,
  })
  describeWhere(narrowed.definitions, await readEvidence())
  return narrowed
}

/** Node cannot read types before its 22nd version, and this file is run by those that are older. */
async function readEvidence() {
  const { outputFiles } = await build({
    entryPoints: ['src/rules/words/evidence.ts'],
    format: 'esm',
    write: false,
  })
  const { EVIDENCE, OF_EVERY_SIGNAL } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  )
  return { EVIDENCE, OF_EVERY_SIGNAL }
}

/** What `where` can ask of each signal: an editor completes it, and refuses nothing more for it. */
function describeWhere(definitions, { EVIDENCE, OF_EVERY_SIGNAL }) {
  const describe = (properties) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, { is, says }]) => [
        name,
        { description: `${says} (${[is].flat().join(', ')})` },
      ]),
    )
  for (const name of ['SignalCondition', 'SignalStep']) {
    const definition = definitions[name]
    const { description, ...match } = definition.properties.where
    definition.properties.where = { description, allOf: [match], properties: describe(OF_EVERY_SIGNAL) }
    definition.allOf = Object.entries(EVIDENCE)
      .filter(([, properties]) => Object.keys(properties).length > 0)
      .map(([signal, properties]) => ({
        if: { properties: { signal: { const: signal } } },
        // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
        then: { properties: { where: { properties: describe(properties) } } },
      }))
  }
}

const whole = { type: 'integer' }
const from = (minimum, maximum = Number.MAX_SAFE_INTEGER, more = {}) => ({ minimum, maximum, ...more })

/** By definition and property. */
const NUMBERS = {
  SignalCondition: { atLeast: from(1, 60, whole) },
  EventCondition: { atLeast: from(1, 60, whole), days: from(1, 60, whole), visitsSince: from(1, 60, whole) },
  ScoreCondition: { atLeast: from(1, 100) },
  ScoreConfig: { halfLife: { exclusiveMinimum: 0 } },
  RuleConfig: { priority: from(-1000, 1000), holdout: from(0, 0.5) },
  QuotaConfig: { lifetime: from(1, undefined, whole) },
  LimitsConfig: { lifetime: from(1, undefined, whole) },
  PolicyConfig: {
    lifetime: from(1, undefined, whole),
    perVisit: from(0, undefined, whole),
    quietAfterDismissals: from(1, undefined, whole),
    muteAfter: from(0, 10, whole),
  },
  BaselineConfig: { n: from(1) },
  ImageConfig: { ratio: from(0.1, 10) },
  VideoConfig: { ratio: from(0.1, 10) },
}

const LISTS = {
  AllCondition: { all: { minItems: 1 } },
  AnyCondition: { any: { minItems: 1 } },
  SequenceCondition: { sequence: { minItems: 2, maxItems: 5 } },
  RuleConfig: { show: { minItems: 1 } },
  TourConfig: { steps: { minItems: 2, maxItems: 10 } },
}

const CLOCK = '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$'
const PATTERNS = {
  HoursConfig: {
    from: CLOCK,
    to: CLOCK,
    zone: '^([+-](0\\d|1[0-4]):[0-5]\\d|[A-Za-z]{2,}([/_+-][A-Za-z0-9]+)*)$',
  },
  // Nothing halves in no time.
  ScoreConfig: { halfLife: '[1-9]' },
  RuleConfig: { expires: '^\\d{4}-\\d{2}-\\d{2}$' },
}

/** Nobody reads these, so they may be empty. */
const FREE = ['$schema', 'owner', 'note', '$gt', '$gte', '$lt', '$lte']

function narrow(schema) {
  const { definitions } = schema
  for (const [table, toPart] of [
    [NUMBERS, (part) => part],
    [LISTS, (part) => part],
    [PATTERNS, (pattern) => ({ pattern })],
  ]) {
    for (const [name, properties] of Object.entries(table)) {
      for (const [key, part] of Object.entries(properties)) {
        Object.assign(definitions[name].properties[key], toPart(part))
      }
    }
  }
  const refTo = (name) => ({ $ref: `#/definitions/${name}` })
  definitions.Duration = {
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,6})?(ms|s|m|h|d)$' },
    ],
    description: definitions.Duration.description,
  }
  // A property is what it must be, and `$and`, `$or` and `$not` combine: an index signature cannot tell them apart.
  const some = { type: 'array', items: refTo('MatchConfig'), minItems: 1 }
  definitions.MatchConfig = {
    type: 'object',
    properties: { $and: some, $or: some, $not: refTo('MatchConfig') },
    patternProperties: { '^(?!\\$)': refTo('MatchValue') },
    additionalProperties: false,
    description: definitions.MatchConfig.description,
  }
  for (const name of ['QuotaConfig', 'LimitsConfig', 'PolicyConfig']) {
    Object.assign(definitions[name].properties.windows.items.properties.cap, from(1, 50, whole))
  }
  definitions.OperatorsConfig.minProperties = 1
  definitions.OperatorsConfig.properties.$not = refTo('MatchValue')
  definitions.Text.anyOf[1].minProperties = 1
  // Of blanks alone, a dialog or a button would have no name.
  for (const text of [definitions.Text.anyOf[0], definitions.Text.anyOf[1].additionalProperties])
    text.pattern = '\\S'
  for (const [name, definition] of Object.entries(definitions)) {
    if (name !== 'Scalar') refuseEmpty(definition)
  }
  refuseEmpty({ ...schema, definitions: undefined })
  return schema
}

/** A text that says nothing is a slip of the pen. */
function refuseEmpty(part, key = '') {
  if (typeof part !== 'object' || part === null || FREE.includes(key)) return
  const isText = part.type === 'string' && !('const' in part || 'enum' in part || 'pattern' in part)
  if (isText) part.minLength = 1
  for (const [name, one] of Object.entries(part)) refuseEmpty(one, name)
}
