import { DuckDBTimestampValue } from '@duckdb/node-api'

/** How each kind of column is called in DuckDB. */
export const DUCKDB_TYPES = { text: 'VARCHAR', number: 'DOUBLE', flag: 'BOOLEAN', time: 'TIMESTAMP' }

/**
 * Rows into a table, without making SQL of them.
 *
 * @param {import('@duckdb/node-api').DuckDBConnection} db
 * @param {string} table
 * @param {readonly { readonly is: string }[]} columns
 * @param {readonly (readonly unknown[])[]} rows
 */
export async function appendRows(db, table, columns, rows) {
  const appender = await db.createAppender(table)
  const kinds = columns.map(({ is }) => is)
  for (const row of rows) {
    for (const [i, kind] of kinds.entries()) append(appender, kind, row[i])
    appender.endRow()
  }
  appender.closeSync()
}

function append(appender, kind, value) {
  if (value === undefined || value === null) appender.appendNull()
  else if (kind === 'number') appender.appendDouble(value)
  else if (kind === 'flag') appender.appendBoolean(value)
  else if (kind === 'time')
    appender.appendTimestamp(new DuckDBTimestampValue(BigInt(value.getTime()) * 1000n))
  else appender.appendVarchar(typeof value === 'string' ? value : JSON.stringify(value))
}
