import type { MatchConfig } from '../schema.ts'

/** What a match asks, in words: `plan is free or pro and seats is at least 5`. */
export function sayMatch(match: MatchConfig): string {
  if (Object.keys(match).length === 0) return 'anything is so'
  return Object.entries(match)
    .map(([property, wanted]) => sayProperty(property, wanted))
    .join(' and ')
}

function sayProperty(property: string, wanted: unknown): string {
  if (property === '$and') return listParts(wanted, ' and ')
  if (property === '$or') return listParts(wanted, ' or ')
  if (property === '$not') return `it is not so that ${inBrackets(wanted as MatchConfig)}`
  if (Array.isArray(wanted)) return `${property} is ${sayValues(wanted)}`
  if (typeof wanted !== 'object' || wanted === null) return `${property} is ${sayValue(wanted)}`
  return Object.entries(wanted)
    .map(([operator, value]) => sayOperator(property, operator, value))
    .join(' and ')
}

function sayOperator(property: string, operator: string, value: unknown): string {
  const values = Array.isArray(value) ? value : [value]
  switch (operator) {
    case '$eq':
    case '$in':
      return `${property} is ${sayValues(values)}`
    case '$ne':
    case '$nin':
      return `${property} is not ${sayValues(values)}`
    case '$gt':
      return `${property} is above ${sayValue(value)}`
    case '$gte':
      return `${property} is at least ${sayValue(value)}`
    case '$lt':
      return `${property} is below ${sayValue(value)}`
    case '$lte':
      return `${property} is at most ${sayValue(value)}`
    case '$exists':
      return value === false ? `${property} is not set` : `${property} is set`
    case '$regex':
      return `${property} fits /${String(value)}/`
    case '$not':
      return sayContrary(property, value)
    default:
      return `${property} ${operator} ${sayValue(value)}`
  }
}

function inBrackets(match: MatchConfig): string {
  const said = sayMatch(match)
  return Object.keys(match).length > 1 ? `(${said})` : said
}

/** `seats is not above 5`; what is a contrary itself, or several things, is said whole. */
function sayContrary(property: string, value: unknown): string {
  const said = sayProperty(property, value)
  const verb = [' is ', ' fits '].find((one) => said.startsWith(property + one))
  if (verb === undefined || / is not | and /.test(said)) return `it is not so that ${said}`
  return `${property}${verb === ' is ' ? ' is not ' : ' does not fit '}${said.slice(property.length + verb.length)}`
}

/** Behind *users whose* and *the user's* stands a property; what is combined is said of them. */
export function sayOf(match: MatchConfig): { readonly users: string; readonly user: string } {
  const said = sayMatch(match)
  if (!/^(\(|it is not so)/.test(said)) return { users: `users whose ${said}`, user: `the user's ${said}` }
  return { users: `users of whom ${said}`, user: `of the user, ${said}` }
}

function listParts(parts: unknown, joint: string): string {
  return Array.isArray(parts)
    ? `(${parts.map((part) => sayMatch(part as MatchConfig)).join(joint)})`
    : String(parts)
}

function sayValues(values: readonly unknown[]): string {
  if (values.length === 0) return 'one of none'
  return values.map(sayValue).join(' or ')
}

function sayValue(value: unknown): string {
  return String(value)
}
