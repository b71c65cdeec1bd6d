import { BOOLEAN, DOUBLE, DuckDBDataChunk, DuckDBTimestampValue, TIMESTAMP, VARCHAR } from '@duckdb/node-api'

/** How each kind of column is called in DuckDB. */
export const DUCKDB_TYPES = { text: VARCHAR, number: DOUBLE, flag: BOOLEAN, time: TIMESTAMP }

/** As many rows as DuckDB takes at once. */
const ROWS = 2048

/**
 * Rows into a table, without making SQL of them. Column by column: most columns of most events are empty, and an empty cell costs
 * nothing that way.
 *
 * @param {import('@duckdb/node-api').DuckDBConnection} db
 * @param {string} table
 * @param {readonly { readonly is: string }[]} columns
 * @param {readonly (readonly unknown[])[]} rows
 */
export async function appendRows(db, table, columns, rows) {
  const appender = await db.createAppender(table)
  const types = columns.map(({ is }) => DUCKDB_TYPES[is])
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = rows.slice(from, from + ROWS)
    const chunk = DuckDBDataChunk.create(types, some.length)
    for (const [i, { is }] of columns.entries()) {
      const read = READ[is]
      chunk.setColumnValues(
        i,
        some.map((row) => (row[i] === undefined || row[i] === null ? null : read(row[i]))),
      )
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

const READ = {
  text: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  number: (value) => value,
  flag: (value) => value,
  time: (value) => new DuckDBTimestampValue(BigInt(value.getTime()) * 1000n),
}
