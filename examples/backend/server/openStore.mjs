import { DuckDBInstance, DuckDBTimestampValue } from '@duckdb/node-api'

/** One row an event. What a report asks for is a column; all of it stands in `data`. */
const COLUMNS = [
  ['id', 'VARCHAR'],
  ['type', 'VARCHAR'],
  ['time', 'TIMESTAMP'],
  ['received', 'TIMESTAMP'],
  ['source', 'VARCHAR'],
  ['visit', 'VARCHAR'],
  ['user', 'VARCHAR'],
  ['release', 'VARCHAR'],
  ['config', 'VARCHAR'],
  ['sdk', 'VARCHAR'],
  ['sampledrate', 'INTEGER'],
  ['signal', 'VARCHAR'],
  ['page', 'VARCHAR'],
  ['target', 'VARCHAR'],
  ['form', 'VARCHAR'],
  ['rule', 'VARCHAR'],
  ['data', 'VARCHAR'],
]

const names = COLUMNS.map(([name]) => `"${name}"`).join(', ')
const table = COLUMNS.map(([name, type]) => `"${name}" ${type}${name === 'id' ? ' PRIMARY KEY' : ''}`).join(
  ', ',
)

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS events (${table});
  CREATE TABLE IF NOT EXISTS refusals (received TIMESTAMP, why VARCHAR, events INTEGER);
  CREATE TABLE IF NOT EXISTS configs (hash VARCHAR PRIMARY KEY, received TIMESTAMP, config VARCHAR);
  CREATE TABLE IF NOT EXISTS tickets ("user" VARCHAR, opened TIMESTAMP, solved TIMESTAMP, tag VARCHAR,
    UNIQUE ("user", opened, tag));
  CREATE TEMP TABLE IF NOT EXISTS arrived (${COLUMNS.map(([name, type]) => `"${name}" ${type}`).join(', ')});
`

/** Batches that arrive together are written together: a transaction costs more than a thousand rows. */
const TOGETHER_MS = 20

/**
 * Events, tickets and configs in one file of DuckDB. What was told twice is kept once, by its id.
 *
 * @param {string} file or `:memory:`
 */
export async function openStore(file) {
  const instance = await DuckDBInstance.create(file)
  const db = await instance.connect()
  await db.run(SCHEMA)
  let arrived = []
  let writing
  /** One after the other: a connection runs one transaction at a time. */
  let last = Promise.resolve()
  const inTurn = (work) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }

  async function inTransaction(work) {
    await db.run('BEGIN')
    try {
      const result = await work()
      await db.run('COMMIT')
      return result
    } catch (error) {
      await db.run('ROLLBACK')
      throw error
    }
  }

  async function write() {
    await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS))
    return inTurn(async () => {
      const rows = arrived
      arrived = []
      writing = undefined
      await inTransaction(async () => {
        await db.run('DELETE FROM arrived')
        const appender = await db.createAppender('arrived')
        for (const row of rows) append(appender, row)
        appender.closeSync()
        await db.run(`INSERT OR IGNORE INTO events SELECT DISTINCT ON (id) ${names} FROM arrived`)
      })
    })
  }

  return {
    /**
     * Resolves when they are on disk.
     *
     * @param {object[]} events by the published schema
     */
    addEvents(events) {
      const received = new Date()
      for (const event of events) arrived.push(rowOf(event, received))
      writing ??= write()
      return writing
    },
    addRefusal: (why, events) =>
      inTurn(() => db.run('INSERT INTO refusals VALUES (now()::TIMESTAMP, $1, $2)', [why, events])),
    keepConfig: (hash, config) =>
      inTurn(() => db.run('INSERT OR IGNORE INTO configs VALUES ($1, now()::TIMESTAMP, $2)', [hash, config])),
    addTickets: (tickets) =>
      inTurn(() =>
        inTransaction(async () => {
          for (const { user, opened, solved, tag } of tickets) {
            await db.run('INSERT OR REPLACE INTO tickets VALUES ($1, $2::TIMESTAMP, $3::TIMESTAMP, $4)', [
              user,
              opened,
              solved,
              tag,
            ])
          }
        }),
      ),
    /** All that is known of a user, by the hash of the id. How many rows that were. */
    deleteUser: (user) =>
      inTurn(() =>
        inTransaction(async () => {
          const gone = []
          for (const from of ['events', 'tickets']) {
            gone.push(await db.runAndReadAll(`DELETE FROM ${from} WHERE "user" = $1`, [user]))
          }
          return gone.reduce((sum, result) => sum + result.rowsChanged, 0)
        }),
      ),
    /** What is older goes, tickets and refusals as well. */
    deleteBefore: (time) =>
      inTurn(async () => {
        const at = time.toISOString().replace('Z', '')
        await db.run('DELETE FROM events WHERE time < $1::TIMESTAMP', [at])
        await db.run('DELETE FROM tickets WHERE opened < $1::TIMESTAMP', [at])
        await db.run('DELETE FROM refusals WHERE received < $1::TIMESTAMP', [at])
      }),
    /** For whoever reads: plain rows. */
    ask: (sql, values = []) => inTurn(async () => (await db.runAndReadAll(sql, values)).getRowObjectsJson()),
    async close() {
      await writing?.catch(() => {})
      await last
      db.closeSync()
      instance.closeSync()
    },
  }
}

function rowOf(
  { id, type, time, source, visit, user, release, confighash, sdkversion, sampledrate, data },
  received,
) {
  const kind = type.slice('io.unstuck.'.length)
  const isSignal = kind === 'signal'
  return [
    id,
    kind,
    new Date(time),
    received,
    source,
    visit,
    user,
    release,
    confighash,
    sdkversion,
    sampledrate ?? 1,
    isSignal ? data.type : undefined,
    isSignal ? data.page : undefined,
    isSignal ? data.target?.key : undefined,
    isSignal ? data.form : undefined,
    data.rule,
    JSON.stringify(data),
  ]
}

function append(appender, row) {
  for (const [i, value] of row.entries()) {
    if (value === undefined) appender.appendNull()
    else if (COLUMNS[i][1] === 'TIMESTAMP')
      appender.appendTimestamp(new DuckDBTimestampValue(BigInt(value.getTime()) * 1000n))
    else if (COLUMNS[i][1] === 'INTEGER') appender.appendInteger(value)
    else appender.appendVarchar(String(value))
  }
  appender.endRow()
}
