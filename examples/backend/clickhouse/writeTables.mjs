import { COLUMNS } from '../server/columns.mjs'

/** What every event has; the rest may be missing. */
const ALWAYS = ['source', 'id', 'type', 'visit', 'weight']
/** Few different values, often repeated. */
const FEW = [
  'type',
  'source',
  'release',
  'config',
  'sdk',
  'signal',
  'page',
  'rule',
  'intervention',
  'verdict',
  'mode',
]
const TYPES = { text: 'String', number: 'Float64', flag: 'Bool' }

/**
 * The tables of ClickHouse behind an OpenTelemetry Collector, made of the same columns as that of DuckDB. The Collector's exporter fills
 * `otel_logs`; a materialized view makes rows of `friction_events` of those that are unstuck's, and `events` and `tickets` are what the
 * questions of the report ask.
 */
export function writeTables() {
  return `-- Made by examples/backend/clickhouse/writeTables.mjs; a test holds the two together.
-- The table otel_logs is made by the Collector's ClickHouse exporter (create_schema: true); start it first.

CREATE TABLE IF NOT EXISTS friction_events (
${COLUMNS.map((column) => `  ${quote(column.name)} ${typeOf(column)}`).join(',\n')}
) ENGINE = ReplacingMergeTree(received)
PARTITION BY toYYYYMM(time) ORDER BY (type, time, source, id)
TTL toDateTime(time) + INTERVAL 90 DAY;

CREATE MATERIALIZED VIEW IF NOT EXISTS friction_events_from_otel TO friction_events AS
SELECT
${COLUMNS.map((column) => `  ${readColumn(column)} AS ${quote(column.name)}`).join(',\n')}
FROM otel_logs WHERE ScopeName = 'unstuck';

-- What came twice is one row, also before it is merged. Who it was: the user, also before the log-in of that visit, or else the visit.
CREATE VIEW IF NOT EXISTS events AS
SELECT told.*, coalesce(told."user", person, told.visit) AS who
FROM (SELECT * FROM friction_events FINAL) AS told
  LEFT JOIN (
    SELECT visit AS known, min("user") AS person FROM friction_events
    WHERE "user" IS NOT NULL AND visit IN (SELECT visit FROM friction_events WHERE "user" IS NULL) GROUP BY visit
  ) AS people ON known = told.visit
SETTINGS join_use_nulls = 1;

-- "user" is the hash that events carry: see server/hashUser.mjs.
CREATE TABLE IF NOT EXISTS friction_tickets (
  "user" String,
  "opened" DateTime64(3, 'UTC'),
  "solved" Nullable(DateTime64(3, 'UTC')),
  "tag" LowCardinality(String),
  "received" DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(received) ORDER BY ("user", opened, tag)
TTL toDateTime(opened) + INTERVAL 90 DAY;

CREATE VIEW IF NOT EXISTS tickets AS SELECT "user", opened, solved, tag FROM friction_tickets FINAL;
`
}

/**
 * The attributes of a log record that a column is read from, as unstuck's OTLP names them.
 *
 * @param {import('../server/columns.mjs').Column} column
 */
export function attributesOf({ name, envelope, data = {} }) {
  if (name === 'type') return ['event.name']
  if (envelope !== undefined) return [`unstuck.${envelope}`]
  return Object.entries(data).map(([kind, path]) => `unstuck.${kind}.${path}`)
}

function typeOf({ name, is }) {
  if (is === 'time') return "DateTime64(3, 'UTC')"
  const type = ALWAYS.includes(name) || name === 'data' ? TYPES[is] : `Nullable(${TYPES[is]})`
  return FEW.includes(name) ? `LowCardinality(${type})` : type
}

const WORKED_OUT = {
  type: "replaceOne(LogAttributes['event.name'], 'unstuck.', '')",
  time: "toDateTime64(Timestamp, 3, 'UTC')",
  received: "now64(3, 'UTC')",
  weight: "coalesce(toFloat64OrNull(LogAttributes['unstuck.sampledrate']), 1)",
  data: 'toJSONString(LogAttributes)',
}

function readColumn(column) {
  const { name, is } = column
  if (WORKED_OUT[name]) return WORKED_OUT[name]
  const read = attributesOf(column).map((attribute) => readAttribute(attribute, is))
  const first = read.length === 1 ? read[0] : `coalesce(${read.join(', ')})`
  return ALWAYS.includes(name) ? `coalesce(${first}, '')` : first
}

/** A map of texts, in which what is missing is empty. */
function readAttribute(name, is) {
  const text = `nullIf(LogAttributes['${name}'], '')`
  if (is === 'number') return `toFloat64OrNull(${text})`
  return is === 'flag' ? `${text} = 'true'` : text
}

function quote(name) {
  return `"${name}"`
}
