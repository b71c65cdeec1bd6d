import { DuckDBInstance } from '@duckdb/node-api'
import { appendRows, DUCKDB_TYPES } from './appendRows.mjs'
import { COLUMNS } from './columns.mjs'
import { explainFile } from './explainFile.mjs'
import { readRow } from './readRow.mjs'

const TICKET_COLUMNS = [
  { name: 'user', is: 'text' },
  { name: 'opened', is: 'time' },
  { name: 'solved', is: 'time' },
  { name: 'tag', is: 'text' },
]

const declare = (columns) => columns.map(({ name, is }) => `"${name}" ${DUCKDB_TYPES[is]}`).join(', ')

/**
 * `events` is what was told, and who it was: the user, also before the log-in of that visit, or else the visit. A visit has one user:
 * with the next one unstuck begins another. Few visits have a log-in in their midst: to look for those alone costs a fifth.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS told (${declare(COLUMNS)}, PRIMARY KEY (source, id));
  CREATE OR REPLACE VIEW events AS SELECT ${COLUMNS.map(({ name }) => `"${name}"`)}, coalesce("user", person, visit) AS who
    FROM told
    LEFT JOIN (
      SELECT visit AS known, min("user") AS person FROM told
      WHERE "user" IS NOT NULL AND visit IN (SELECT visit FROM told WHERE "user" IS NULL) GROUP BY visit
    ) ON known = visit;
  CREATE TABLE IF NOT EXISTS refusals (hour TIMESTAMP, why VARCHAR, batches BIGINT, events BIGINT, PRIMARY KEY (hour, why));
  CREATE TABLE IF NOT EXISTS configs (hash VARCHAR PRIMARY KEY, received TIMESTAMP, config VARCHAR);
  CREATE TABLE IF NOT EXISTS tickets (${declare(TICKET_COLUMNS)}, UNIQUE ("user", opened, tag));
  CREATE TABLE IF NOT EXISTS alerts (fingerprint VARCHAR, alert VARCHAR, signal VARCHAR, page VARCHAR, place VARCHAR,
    failure VARCHAR, users DOUBLE, action VARCHAR, opened TIMESTAMP, resolved TIMESTAMP);
  CREATE SEQUENCE IF NOT EXISTS messages;
  CREATE TABLE IF NOT EXISTS outbox (id BIGINT PRIMARY KEY, address VARCHAR, message VARCHAR, tries INTEGER, due TIMESTAMP);
  CREATE TEMP TABLE arrived (${declare(COLUMNS)});
  CREATE TEMP TABLE arrived_tickets (${declare(TICKET_COLUMNS)});
`

/** Batches that arrive together are written together: a transaction costs more than a thousand rows. */
const TOGETHER_MS = 20

/**
 * Events, tickets and configs in one file of DuckDB. What was told twice is kept once, by its id.
 *
 * @param {string} file or `:memory:`
 */
export async function openStore(file) {
  const instance = await open(file)
  const db = await instance.connect()
  /** Whoever reads sees what is written, and keeps nobody from writing. */
  const reading = await instance.connect()
  await db.run(SCHEMA).catch((error) => {
    instance.closeSync()
    throw explainFile(file, error)
  })
  /** By their name: what comes twice at the same time is one row. */
  let arrived = new Map()
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
      // A commit that fails has rolled back already; why it failed is what counts.
      await db.run('ROLLBACK').catch(() => {})
      throw error
    }
  }

  async function write() {
    await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS))
    return inTurn(async () => {
      const rows = [...arrived.values()]
      arrived = new Map()
      writing = undefined
      await inTransaction(async () => {
        await db.run('DELETE FROM arrived')
        await appendRows(db, 'arrived', COLUMNS, rows)
        await db.run('INSERT OR IGNORE INTO told SELECT * FROM arrived')
      })
    })
  }

  return {
    /**
     * Resolves when they are on disk.
     *
     * @param {readonly object[]} events by the published schema
     * @param {(event: { time: string }) => Date} [receivedAt] for what is made up: otherwise it is now
     */
    addEvents(events, receivedAt) {
      const now = new Date()
      // All are read before one is kept: what cannot be read leaves no half of a batch behind.
      const rows = events.map((event) => readRow(event, receivedAt?.(event) ?? now))
      events.forEach(({ source, id }, i) => arrived.set(`${source}\n${id}`, rows[i]))
      writing ??= write()
      return writing
    },
    /**
     * Counted by the hour: whoever sends nothing but rubbish fills no disk.
     *
     * @param {string} why
     * @param {number} events that were refused for it; 0 where it was none at all
     */
    addRefusal: (why, events) =>
      inTurn(() =>
        db.run(
          `INSERT INTO refusals VALUES (date_trunc('hour', $1::TIMESTAMP), $2, 1, $3)
             ON CONFLICT DO UPDATE SET batches = batches + 1, events = events + excluded.events`,
          [writeNow(), why, events],
        ),
      ),
    keepConfig: (hash, config) =>
      inTurn(() =>
        db.run('INSERT OR IGNORE INTO configs VALUES ($1, $2::TIMESTAMP, $3)', [hash, writeNow(), config]),
      ),
    /**
     * One that is known already takes what is told of it now: it may have been solved meanwhile.
     *
     * @param {readonly { user: string, opened: Date, solved?: Date | undefined, tag: string }[]} tickets
     */
    addTickets: (tickets) =>
      inTurn(() =>
        inTransaction(async () => {
          const rows = tickets.map(({ user, opened, solved, tag }) => [user, opened, solved, tag])
          await db.run('DELETE FROM arrived_tickets')
          await appendRows(db, 'arrived_tickets', TICKET_COLUMNS, rows)
          await db.run(`INSERT OR REPLACE INTO tickets
            SELECT DISTINCT ON ("user", opened, tag) * FROM arrived_tickets ORDER BY solved DESC NULLS LAST`)
        }),
      ),
    /** All that is known of a user, by the hash of the id, also from before the log-in of a visit. How many rows that were. */
    async deleteUser(user) {
      await writing?.catch(() => {})
      return inTurn(() =>
        inTransaction(async () => {
          const gone = [
            await db.runAndReadAll(
              `DELETE FROM told WHERE "user" = $1
                OR ("user" IS NULL AND visit IN (SELECT visit FROM told WHERE "user" = $1))`,
              [user],
            ),
            await db.runAndReadAll('DELETE FROM tickets WHERE "user" = $1', [user]),
          ]
          return gone.reduce((sum, result) => sum + result.rowsChanged, 0)
        }),
      )
    },
    /** What is older goes, tickets and refusals as well; by our clock too, for that of a device may be years ahead. */
    deleteBefore: (time) =>
      inTurn(async () => {
        const at = writeTime(time)
        await db.run('DELETE FROM told WHERE least(time, received) < $1::TIMESTAMP', [at])
        await db.run('DELETE FROM tickets WHERE opened < $1::TIMESTAMP', [at])
        await db.run('DELETE FROM refusals WHERE hour < $1::TIMESTAMP', [at])
        await db.run('DELETE FROM alerts WHERE resolved < $1::TIMESTAMP', [at])
      }),
    /**
     * For whoever reads: plain rows.
     *
     * @param {string} sql
     * @param {readonly unknown[] | { readonly [name: string]: unknown }} [values]
     * @returns {Promise<readonly { readonly [column: string]: any }[]>}
     */
    ask: async (sql, values = []) => (await reading.runAndReadAll(sql, values)).getRowObjectsJson(),
    /**
     * For whoever keeps something of its own here.
     *
     * @param {string} sql
     * @param {readonly unknown[]} [values]
     */
    change: (sql, values = []) => inTurn(() => db.run(sql, values)),
    async close() {
      await writing?.catch(() => {})
      await last
      reading.closeSync()
      db.closeSync()
      instance.closeSync()
    },
  }
}

function open(file) {
  return DuckDBInstance.create(file).catch((error) => {
    throw explainFile(file, error)
  })
}

function writeNow() {
  return writeTime(new Date())
}

/** A timestamp of DuckDB has no zone; ours are UTC. */
function writeTime(at) {
  return at.toISOString().replace('Z', '')
}
