import Ajv from 'ajv'
import { readTime } from './readTime.mjs'

/** No event of ours is nested deeper than this; what is, would be more than its writing down can take. */
const DEPTH = 16
/** No name, path or fingerprint is longer; what is, would make a report of one line. */
export const LONGEST_TEXT = 2000

/**
 * Tells the events of a batch that are by the schema from those that are not, and why. The schema is open for what later versions add, and
 * pages could send anything so: what it does not know of the data is left out, and counted, and the rest is kept.
 *
 * @param {object} schema `unstuck/events.schema.json`
 */
export function createCheck(schema) {
  const names = new Set(listNames(schema))
  const validate = new Ajv({ allErrors: false, removeAdditional: true }).compile(closeData(schema))
  return (batch) => {
    const good = []
    const bad = []
    let leftOut = 0
    for (const [index, event] of batch.entries()) {
      const isDeep = isTooDeep(event?.data)
      const before = isDeep ? 0 : countNames(event?.data)
      const why = isDeep ? `/data is nested deeper than ${DEPTH}.` : findWrong(event)
      if (why !== undefined) bad.push({ index, why })
      else {
        if (countNames(event.data) < before) leftOut++
        good.push(event)
      }
    }
    return { good, bad, leftOut }
  }

  function findWrong(event) {
    if (!validate(event)) return sayWhy(validate.errors, names)
    // The schema knows how a time is written, not how many days a month has.
    if (!readTime(event.time)) return '/time is no time.'
    return hasLongText(event.data) ? `/data holds a text of more than ${LONGEST_TEXT} characters.` : undefined
  }
}

/** The same schema, closed below the envelopes. CloudEvents lets those be extended; of them only what is known is kept anyway. */
function closeData(schema) {
  const definitions = Object.entries(schema.definitions).map(([name, definition]) => {
    const isEnvelope = definition.properties?.specversion !== undefined
    return [
      name,
      isEnvelope || !definition.properties ? definition : { additionalProperties: false, ...definition },
    ]
  })
  return { ...schema, definitions: Object.fromEntries(definitions) }
}

function listNames(schema) {
  return Object.values(schema.definitions).flatMap(({ properties = {} }) => Object.keys(properties))
}

function isTooDeep(value, left = DEPTH) {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((one) => isTooDeep(one, left - 1))
}

function countNames(value) {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum, one) => sum + 1 + countNames(one), 0)
}

function hasLongText(value) {
  if (typeof value === 'string') return value.length > LONGEST_TEXT
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongText)
}

/** What was sent stands nowhere in it, names neither: a refusal is stored. */
function sayWhy(errors, names) {
  const [{ instancePath, message, propertyName }] = errors.filter(({ keyword }) => keyword !== 'if')
  if (propertyName !== undefined)
    return 'The event has an attribute whose name is not of small letters and digits.'
  const path = instancePath.replace(/[^/]+/g, (name) => (names.has(name) ? name : '…'))
  return `${path || 'The event'} ${message}.`
}
