-- Made by examples/backend/clickhouse/writeTables.mjs; a test holds the two together.
-- The table otel_logs is made by the Collector's ClickHouse exporter (create_schema: true); start it first.

CREATE TABLE IF NOT EXISTS friction_events (
  "source" LowCardinality(String),
  "id" String,
  "type" LowCardinality(String),
  "time" DateTime64(3, 'UTC'),
  "sequence" Nullable(String),
  "received" DateTime64(3, 'UTC'),
  "visit" String,
  "user" Nullable(String),
  "release" LowCardinality(Nullable(String)),
  "config" LowCardinality(Nullable(String)),
  "sdk" LowCardinality(Nullable(String)),
  "weight" Float64,
  "signal" LowCardinality(Nullable(String)),
  "page" LowCardinality(Nullable(String)),
  "episode" Nullable(String),
  "strength" Nullable(Float64),
  "times" Nullable(Float64),
  "form" Nullable(String),
  "target" Nullable(String),
  "tag" Nullable(String),
  "role" Nullable(String),
  "label" Nullable(String),
  "error" Nullable(String),
  "errorname" Nullable(String),
  "request" Nullable(String),
  "status" Nullable(Float64),
  "asset" Nullable(String),
  "rule" LowCardinality(Nullable(String)),
  "intervention" LowCardinality(Nullable(String)),
  "offer" Nullable(String),
  "verdict" LowCardinality(Nullable(String)),
  "reasons" Nullable(String),
  "mode" LowCardinality(Nullable(String)),
  "step" Nullable(String),
  "outcome" Nullable(String),
  "took" Nullable(Float64),
  "used" Nullable(Bool),
  "via" Nullable(String),
  "ok" Nullable(Bool),
  "data" String
) ENGINE = ReplacingMergeTree(received)
PARTITION BY toYYYYMM(time) ORDER BY (type, time, source, id)
TTL toDateTime(time) + INTERVAL 90 DAY;

CREATE MATERIALIZED VIEW IF NOT EXISTS friction_events_from_otel TO friction_events AS
SELECT
  coalesce(nullIf(LogAttributes['unstuck.source'], ''), '') AS "source",
  coalesce(nullIf(LogAttributes['unstuck.id'], ''), '') AS "id",
  replaceOne(LogAttributes['event.name'], 'unstuck.', '') AS "type",
  toDateTime64(Timestamp, 3, 'UTC') AS "time",
  nullIf(LogAttributes['unstuck.sequence'], '') AS "sequence",
  now64(3, 'UTC') AS "received",
  coalesce(nullIf(LogAttributes['unstuck.visit'], ''), '') AS "visit",
  nullIf(LogAttributes['unstuck.user'], '') AS "user",
  nullIf(LogAttributes['unstuck.release'], '') AS "release",
  nullIf(LogAttributes['unstuck.confighash'], '') AS "config",
  nullIf(LogAttributes['unstuck.sdkversion'], '') AS "sdk",
  coalesce(toFloat64OrNull(LogAttributes['unstuck.sampledrate']), 1) AS "weight",
  nullIf(LogAttributes['unstuck.signal.type'], '') AS "signal",
  nullIf(LogAttributes['unstuck.signal.page'], '') AS "page",
  coalesce(nullIf(LogAttributes['unstuck.signal.id'], ''), nullIf(LogAttributes['unstuck.decision.signal'], '')) AS "episode",
  toFloat64OrNull(nullIf(LogAttributes['unstuck.signal.strength'], '')) AS "strength",
  toFloat64OrNull(nullIf(LogAttributes['unstuck.signal.count'], '')) AS "times",
  nullIf(LogAttributes['unstuck.signal.form'], '') AS "form",
  nullIf(LogAttributes['unstuck.signal.target.key'], '') AS "target",
  nullIf(LogAttributes['unstuck.signal.target.tag'], '') AS "tag",
  nullIf(LogAttributes['unstuck.signal.target.role'], '') AS "role",
  nullIf(LogAttributes['unstuck.signal.target.name'], '') AS "label",
  nullIf(LogAttributes['unstuck.signal.evidence.error'], '') AS "error",
  nullIf(LogAttributes['unstuck.signal.evidence.name'], '') AS "errorname",
  nullIf(LogAttributes['unstuck.signal.evidence.request'], '') AS "request",
  toFloat64OrNull(nullIf(LogAttributes['unstuck.signal.evidence.status'], '')) AS "status",
  nullIf(LogAttributes['unstuck.signal.evidence.asset'], '') AS "asset",
  coalesce(nullIf(LogAttributes['unstuck.decision.rule'], ''), nullIf(LogAttributes['unstuck.intervention.rule'], ''), nullIf(LogAttributes['unstuck.outcome.rule'], '')) AS "rule",
  coalesce(nullIf(LogAttributes['unstuck.decision.intervention'], ''), nullIf(LogAttributes['unstuck.intervention.intervention'], ''), nullIf(LogAttributes['unstuck.outcome.intervention'], '')) AS "intervention",
  coalesce(nullIf(LogAttributes['unstuck.decision.offer'], ''), nullIf(LogAttributes['unstuck.intervention.offer'], ''), nullIf(LogAttributes['unstuck.outcome.offer'], '')) AS "offer",
  coalesce(nullIf(LogAttributes['unstuck.decision.verdict'], ''), nullIf(LogAttributes['unstuck.outcome.verdict'], '')) AS "verdict",
  nullIf(LogAttributes['unstuck.decision.reasons'], '') AS "reasons",
  coalesce(nullIf(LogAttributes['unstuck.decision.mode'], ''), nullIf(LogAttributes['unstuck.outcome.mode'], '')) AS "mode",
  nullIf(LogAttributes['unstuck.intervention.step'], '') AS "step",
  nullIf(LogAttributes['unstuck.outcome.outcome'], '') AS "outcome",
  toFloat64OrNull(nullIf(LogAttributes['unstuck.outcome.after'], '')) AS "took",
  nullIf(LogAttributes['unstuck.outcome.used'], '') = 'true' AS "used",
  coalesce(nullIf(LogAttributes['unstuck.handover.via'], ''), nullIf(LogAttributes['unstuck.ticket.channel'], '')) AS "via",
  nullIf(LogAttributes['unstuck.handover.ok'], '') = 'true' AS "ok",
  toJSONString(LogAttributes) AS "data"
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
