import { parse } from 'csv-parse/sync'

const COLUMNS = ['user', 'opened', 'solved', 'tag']
const TIME = 'write it as 2026-11-21T10:00:00Z'

/**
 * Tickets as help desks export them: user, opened, solved (may be empty), tag. A CSV file with these columns, or a JSON array of objects
 * with these properties.
 *
 * @param {string} text
 * @returns {{ tickets: { user: string, opened: Date, solved?: Date | undefined, tag: string }[], error?: string }}
 */
export function readTickets(text) {
  const { rows, error } = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text)
  if (error !== undefined) return { tickets: [], error }
  const tickets = []
  for (const { at, record } of rows) {
    const wrong = findWrong(record)
    if (wrong !== undefined) return { tickets: [], error: `${at}${wrong}.` }
    const { user, opened, solved, tag } = record
    tickets.push({
      user: String(user),
      opened: new Date(opened),
      solved: solved ? new Date(solved) : undefined,
      tag: tag ?? '',
    })
  }
  return { tickets }
}

function readCsv(text) {
  try {
    const read = parse(text, {
      columns: (names) => names.map((name) => name.trim().toLowerCase()),
      trim: true,
      bom: true,
      skip_empty_lines: true,
      info: true,
    })
    const missing = COLUMNS.find((name) => read[0] && !(name in read[0].record))
    if (missing !== undefined)
      return { rows: [], error: `The CSV has no column "${missing}"; it needs: ${COLUMNS.join(', ')}.` }
    return { rows: read.map(({ record, info }) => ({ at: `Line ${info.lines}`, record })) }
  } catch (error) {
    return { rows: [], error: `Failed to read the CSV: ${error.message}.` }
  }
}

function readJson(text) {
  try {
    const read = JSON.parse(text)
    if (!Array.isArray(read))
      return { rows: [], error: 'Tickets in JSON are an array of objects with user, opened, solved, tag.' }
    return { rows: read.map((record, i) => ({ at: `Ticket ${i + 1}`, record: Object(record) })) }
  } catch (error) {
    return { rows: [], error: `Failed to read the JSON: ${error.message}.` }
  }
}

function findWrong({ user, opened, solved, tag }) {
  const isNamed = Number.isSafeInteger(user) || (typeof user === 'string' && user !== '')
  if (!isNamed) return ' names no user'
  if (!isTime(opened)) return `: "opened" is no time; ${TIME}`
  if (solved && !isTime(solved)) return `: "solved" is no time; ${TIME}`
  if (tag !== undefined && tag !== null && typeof tag !== 'string') return ': "tag" is no text'
  return undefined
}

function isTime(text) {
  return typeof text === 'string' && text !== '' && !Number.isNaN(Date.parse(text))
}
