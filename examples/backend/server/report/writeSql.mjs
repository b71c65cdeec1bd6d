/** How each placeholder of a question is written, in the databases that answer it. */
const PLACEHOLDERS = {
  duckdb: {
    time: (name) => `$${name}::TIMESTAMP`,
    text: (name) => `$${name}::VARCHAR`,
    number: (name) => `$${name}::DOUBLE`,
  },
  clickhouse: {
    time: (name) => `{${name}:DateTime64(3, 'UTC')}`,
    text: (name) => `{${name}:String}`,
    number: (name) => `{${name}:Float64}`,
  },
}

/** What a question may ask about, and what kind of value that is. */
const PARAMETERS = {
  before: 'time',
  beforeUntil: 'time',
  from: 'time',
  until: 'time',
  seconds: 'number',
  page: 'text',
  release: 'text',
  signal: 'text',
  form: 'text',
  target: 'text',
  request: 'text',
  error: 'text',
}

/**
 * A question in the words of a database, and the names of the values that it needs. Questions keep to what DuckDB and ClickHouse both
 * understand; only placeholders differ.
 *
 * @param {string} sql
 * @param {'duckdb' | 'clickhouse'} [dialect]
 */
export function writeSql(sql, dialect = 'duckdb') {
  const needs = new Set()
  const written = sql.replace(/\{(\w+)\}/g, (_, name) => {
    needs.add(name)
    return PLACEHOLDERS[dialect][PARAMETERS[name]](name)
  })
  // By the standard, what an outer join does not find is NULL; ClickHouse wants to be told.
  const settings = dialect === 'clickhouse' ? '\nSETTINGS join_use_nulls = 1' : ''
  return { sql: written + settings, needs: [...needs] }
}
