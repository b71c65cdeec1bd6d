import { readTypes } from './readTypes.mjs'

/** Long enough for every id and hash of ours, and short enough for a column. */
const name = { minLength: 1, maxLength: 200 }
const ENVELOPE = {
  id: name,
  source: name,
  visit: name,
  user: name,
  confighash: { maxLength: 200 },
  sdkversion: name,
  release: name,
  sequence: { pattern: '^\\d{7,}$' },
  sampledrate: { type: 'integer', minimum: 1, maximum: 1_000_000 },
  // No `format`: some validators know none, and refuse a schema that names one.
  time: { pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$' },
}

const share = { minimum: 0, maximum: 1 }
const percent = { minimum: 0, maximum: 100 }
const NUMBERS = {
  ToldSignal: { strength: share, count: { type: 'integer', minimum: 1 } },
  Score: { visit: percent, page: percent, form: percent, element: percent },
  ScoreTerm: { value: share, weight: share, strength: share },
}

/**
 * The JSON Schema of every event that leaves a page, read off the types and their comments in `src/forward/cloudEvent.ts`. It is
 * open for what later versions add, so that a backend does not refuse what it only does not know yet.
 */
export async function createEventsSchema() {
  const schema = await readTypes('src/forward/cloudEvent.ts', 'src/tsconfig.browser.json', 'CloudEvent')
  const all = schema.definitions
  const events = schema.anyOf.map(({ $ref }) => $ref.split('/').at(-1))
  for (const event of events) {
    const { $ref, ...said } = all[event]
    const envelope = $ref.slice('#/definitions/'.length)
    const { properties, ...rest } = all[envelope]
    delete all[envelope]
    all[event] = { ...rest, ...said, properties: withLimits(properties, ENVELOPE) }
    // CloudEvents allows further attributes, with names of these letters.
    all[event].propertyNames = { pattern: '^[a-z0-9]+$' }
  }
  for (const [type, limits] of Object.entries(NUMBERS)) {
    all[type].properties = withLimits(all[type].properties, limits)
  }
  for (const definition of Object.values(all)) {
    if (definition.additionalProperties === false) delete definition.additionalProperties
  }
  all.ToldEvidence.additionalProperties = { anyOf: [{ type: 'number' }, { type: 'boolean' }] }
  for (const count of Object.values(all.DroppedData.properties)) {
    Object.assign(count, { type: 'integer', minimum: 1 })
  }
  const typeOf = (event) => all[event].properties.type.const
  return {
    $schema: schema.$schema,
    title: 'An event of unstuck',
    description: schema.description,
    type: 'object',
    required: ['type'],
    properties: { type: { enum: events.map(typeOf) } },
    // One after the other, so that what is wrong is said of the event it is, not of all that it is not.
    allOf: events.map((event) => ({
      if: { properties: { type: { const: typeOf(event) } } },
      // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema calls it so.
      then: { $ref: `#/definitions/${event}` },
    })),
    definitions: all,
  }
}

function withLimits(properties, limits) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => {
      const { format: _, ...rest } = property
      return [key, { ...rest, ...limits[key] }]
    }),
  )
}
