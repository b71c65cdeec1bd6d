/**
 * Rows as CSV (RFC 4180), with a line of names. What is in a row's rows becomes columns of its own: `shown.users`.
 *
 * @param {readonly object[]} rows
 */
export function writeCsv(rows) {
  const flat = rows.map((row) => flatten(row))
  const names = [...new Set(flat.flatMap((row) => Object.keys(row)))]
  const lines = [names, ...flat.map((row) => names.map((name) => row[name]))]
  return lines.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('')
}

function flatten(row, prefix = '') {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(flatten(value, `${prefix}${key}.`))
        : [[`${prefix}${key}`, value]],
    ),
  )
}

/** A text that a spreadsheet would take for a formula is told to be none: pages forward what they like. */
function writeCell(value) {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
