import { parse } from 'csv-parse/sync'

const COLUMNS = ['user', 'opened', 'solved', 'tag']

/**
 * Tickets out of a CSV file, as help desks export them: user, opened, solved (may be empty), tag.
 *
 * @param {string} text
 */
export function readTickets(text) {
  let rows
  try {
    rows = parse(text, {
      columns: (names) => names.map((name) => name.trim().toLowerCase()),
      trim: true,
      bom: true,
      skip_empty_lines: true,
      info: true,
    })
  } catch (error) {
    return { tickets: [], error: `Failed to read the CSV: ${error.message}.` }
  }
  const missing = COLUMNS.filter((name) => rows[0] && !(name in rows[0].record))
  if (missing.length > 0)
    return { tickets: [], error: `The CSV has no column "${missing[0]}"; it needs: ${COLUMNS.join(', ')}.` }
  const tickets = []
  for (const { record, info } of rows) {
    const [opened, solved] = [readTime(record.opened), readTime(record.solved)]
    if (!record.user) return { tickets: [], error: `Line ${info.lines} names no user.` }
    if (!opened)
      return { tickets: [], error: `Line ${info.lines}: "opened" is no time; write 2026-11-21T10:00:00Z.` }
    if (record.solved && !solved)
      return { tickets: [], error: `Line ${info.lines}: "solved" is no time; write 2026-11-21T10:00:00Z.` }
    tickets.push({ user: record.user, opened, solved, tag: record.tag })
  }
  return { tickets }
}

function readTime(text) {
  const time = new Date(text || NaN)
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace('Z', '')
}
