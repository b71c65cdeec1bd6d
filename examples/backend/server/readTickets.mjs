import { parse } from 'csv-parse/sync'
import { readTime } from './readTime.mjs'

const COLUMNS = ['user', 'opened', 'solved', 'tag']
const TIME = 'write it as 2026-11-21T10:00:00Z'
/** Clocks differ, and some desks write times without saying of which zone. */
const AHEAD_MS = 86_400_000
/** No id and no tag is longer. */
const LONGEST = 200
/** As Excel writes it: with a semicolon wherever the comma stands in numbers. */
const DELIMITERS = [',', ';', '\t']

/**
 * Tickets as help desks export them: user, opened, solved (may be empty), tag. A CSV file with these columns, or a JSON array of objects
 * with these properties. One that makes no sense is left out, and a sentence says why.
 *
 * @param {string} text
 * @param {number} now epoch milliseconds
 * @returns {{ tickets: Ticket[], problems: string[], error?: string }}
 *
 * @typedef {{ user: string, opened: Date, solved: Date | undefined, tag: string }} Ticket
 */
export function readTickets(text, now) {
  const { rows, error } = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text)
  if (error !== undefined) return { tickets: [], problems: [], error }
  const tickets = []
  const problems = []
  for (const { at, record, broken } of rows) {
    const wrong = broken ?? findWrong(record, now)
    if (wrong !== undefined) problems.push(`${at}${wrong}.`)
    else tickets.push(readTicket(record))
  }
  return { tickets, problems }
}

function readTicket({ user, opened, solved, tag }) {
  return {
    user: String(user),
    opened: readTime(opened),
    solved: solved ? readTime(solved) : undefined,
    tag: tag ?? '',
  }
}

function readCsv(text) {
  if (text.includes('\u0000'))
    return { error: 'Failed to read the CSV: it is UTF-16; save it as “CSV UTF-8”.' }
  // Excel tells itself so which delimiter it has used.
  const [hint = '', told] = /^\ufeff?sep=(.)\r?\n/i.exec(text) ?? []
  const body = text.slice(hint.length)
  let names = []
  try {
    const read = parse(body, {
      columns: (given) => (names = given.map((name) => name.trim().toLowerCase())),
      delimiter: told ?? findDelimiter(body),
      trim: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    })
    const missing = COLUMNS.find((name) => !names.includes(name))
    if (missing !== undefined)
      return { error: `The CSV has no column "${missing}"; it needs: ${COLUMNS.join(', ')}.` }
    return {
      rows: read.map(({ record, info }) => ({
        at: `Line ${info.lines}`,
        record,
        broken: info.error && ` has not ${names.length} fields, as its first line`,
      })),
    }
  } catch (error) {
    return { error: `Failed to read the CSV: ${error.message}.` }
  }
}

/** That which the line of names holds most of. */
function findDelimiter(text) {
  const [names = ''] = text.split('\n', 1)
  const count = (delimiter) => names.split(delimiter).length
  return DELIMITERS.reduce((most, delimiter) => (count(delimiter) > count(most) ? delimiter : most))
}

function readJson(text) {
  try {
    const read = JSON.parse(text)
    if (!Array.isArray(read))
      return { error: 'Tickets in JSON are an array of objects with user, opened, solved, tag.' }
    return { rows: read.map((record, i) => ({ at: `Ticket ${i + 1}`, record: Object(record) })) }
  } catch (error) {
    return { error: `Failed to read the JSON: ${error.message}.` }
  }
}

function findWrong({ user, opened, solved, tag }, now) {
  const isNamed = Number.isSafeInteger(user) || (typeof user === 'string' && user !== '')
  if (!isNamed) return ' names no user'
  const begun = readTime(opened)
  if (!begun) return `: "opened" is no time; ${TIME}`
  if (begun.getTime() > now + AHEAD_MS) return ': "opened" lies ahead'
  if (solved) {
    const done = readTime(solved)
    if (!done) return `: "solved" is no time; ${TIME}`
    if (done < begun) return ' is solved before it was opened'
    if (done.getTime() > now + AHEAD_MS) return ': "solved" lies ahead'
  }
  if (tag !== undefined && tag !== null && typeof tag !== 'string') return ': "tag" is no text'
  if (String(user).length > LONGEST) return `: "user" has more than ${LONGEST} characters`
  if ((tag ?? '').length > LONGEST) return `: "tag" has more than ${LONGEST} characters`
  return undefined
}
