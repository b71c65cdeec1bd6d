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

/**
 * Pages forward what they like: a text that a spreadsheet would take for a formula, in wide signs too, is told to be none, and what would
 * turn the line round is marked.
 */
function writeCell(value) {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') return String(value)
  const told = value.replace(/[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(told) ? `'${told}` : told
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
