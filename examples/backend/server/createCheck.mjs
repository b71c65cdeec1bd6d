import Ajv from 'ajv'
import { readTime } from './readTime.mjs'

/** No event of ours is nested deeper than this; what is, would be more than its writing down can take. */
const DEPTH = 16

/**
 * Tells the events of a batch that are by the schema from those that are not, and why.
 *
 * @param {object} schema `unstuck/events.schema.json`
 */
export function createCheck(schema) {
  const validate = new Ajv({ allErrors: false }).compile(schema)
  return (batch) => {
    const good = []
    const bad = []
    for (const [index, event] of batch.entries()) {
      const isReal = validate(event)
      // The schema knows how a time is written, not how many days a month has.
      if (isReal && !readTime(event.time)) bad.push({ index, why: '/time is no time.' })
      else if (isReal && isTooDeep(event.data))
        bad.push({ index, why: `/data is nested deeper than ${DEPTH}.` })
      else if (isReal) good.push(event)
      else bad.push({ index, why: sayWhy(validate.errors) })
    }
    return { good, bad }
  }
}

function isTooDeep(value, left = DEPTH) {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((one) => isTooDeep(one, left - 1))
}

/** What was sent stands nowhere in it: a refusal is stored. */
function sayWhy(errors) {
  const [{ instancePath, message, keyword }] = errors.filter(({ keyword }) => keyword !== 'if')
  return `${instancePath || 'The event'} ${keyword === 'additionalProperties' ? 'holds what it must not' : message}.`
}
