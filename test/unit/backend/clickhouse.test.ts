import { readFileSync } from 'node:fs'
import { expect, describe, test } from 'vitest'
import { parse } from 'yaml'
import { attributesOf, writeTables } from '../../../examples/backend/clickhouse/writeTables.mjs'
import { createTraffic } from '../../../examples/backend/seed/createTraffic.mjs'
import { COLUMNS } from '../../../examples/backend/server/columns.mjs'
import { openStore } from '../../../examples/backend/server/openStore.mjs'
import { answerQuestion } from '../../../examples/backend/server/report/answerQuestion.mjs'
import * as questions from '../../../examples/backend/server/report/questions/index.mjs'
import { readFilter } from '../../../examples/backend/server/report/readFilter.mjs'
import { writeSql } from '../../../examples/backend/server/report/writeSql.mjs'
import type { CloudEvent } from '../../../src/forward/cloudEvent.ts'
import { createOtlp } from '../../../src/forward/otlp.ts'
import { samplesOf } from '../forward/samples.ts'

const folder = 'examples/backend/clickhouse'

test('the tables are those of the columns', async () => {
  await expect(writeTables()).toMatchFileSnapshot(`../../../${folder}/tables.sql`)
})

test('every column is read from an attribute that pages write', () => {
  const sampled = samplesOf('open').map((event) => ({
    ...event,
    sampledrate: 10,
    data: event.type === 'io.unstuck.signal' ? { ...event.data, evidence: EVIDENCE } : event.data,
  }))
  const written = new Set(
    toLogs(sampled as CloudEvent[]).flatMap(({ LogAttributes }) => Object.keys(LogAttributes)),
  )
  expect(COLUMNS.flatMap(attributesOf).filter((name) => !written.has(name))).toEqual([])
})

/** Whatever a report asks of evidence. */
const EVIDENCE = { error: 'e1', name: 'TypeError', request: 'GET /', status: 503, asset: '/:seg/a.js' }

describe.each(['collector.yaml', 'collector-kafka.yaml'])('%s', (file) => {
  const config = parse(readFileSync(`${folder}/${file}`, 'utf8')) as Collector

  test('runs what it declares, and declares what it runs', () => {
    const used = { receivers: new Set<string>(), processors: new Set<string>(), exporters: new Set<string>() }
    for (const pipeline of Object.values(config.service.pipelines)) {
      for (const kind of KINDS) for (const name of pipeline[kind]) used[kind].add(name)
    }
    for (const kind of KINDS) expect(Object.keys(config[kind]).sort()).toEqual([...used[kind]].sort())
    expect(Object.keys(config.extensions)).toEqual(config.service.extensions)
  })

  test('lets through what pages send, into the table that ours are made of', () => {
    const { name } = (JSON.parse(`${otlp.head}${otlp.foot}`) as Logs).resourceLogs[0]!.scopeLogs[0]!.scope
    expect(JSON.stringify(config.processors)).toContain(`instrumentation_scope.name != \\"${name}\\"`)
    expect(writeTables()).toContain(
      `FROM ${config.exporters.clickhouse.logs_table_name} WHERE ScopeName = '${name}'`,
    )
  })
})

const KINDS = ['receivers', 'processors', 'exporters'] as const

// A real ClickHouse, in this process: `npm i --no-save chdb`, then `CHDB=chdb npx vitest run --project unit test/unit/backend/clickhouse.test.ts`.
// Only when somebody asks for it, since its library crashes the process at its end, after the last result.
const engine = process.env.CHDB
const chdb = engine === undefined ? undefined : ((await import(/* @vite-ignore */ engine)) as ClickHouse)

describe.skipIf(!chdb)('in ClickHouse', { timeout: 120_000 }, () => {
  test('every question has the same answer as in DuckDB', async () => {
    const until = Date.UTC(2026, 10, 20, 15)
    const { events, tickets } = createTraffic({ until })
    const store = await openStore(':memory:')
    await store.addEvents(events)
    await store.addTickets(tickets)
    const session = new chdb!.Session()
    await fillClickHouse(session, events as unknown as CloudEvent[], tickets)
    for (const query of [{}, { page: 'checkout' }, { release: '2026.11.1', days: '14' }]) {
      const filter: { readonly [name: string]: unknown } = readFilter({ days: '28', ...query }, until).filter!
      for (const question of Object.values(questions)) {
        const { sql, needs } = writeSql(question.sql, 'clickhouse')
        const values = Object.fromEntries(needs.map((name) => [name, filter[name]]))
        const expected = await store.ask(...writeForDuckDb(question.sql, filter))
        const found = tryTo(() => parseLines(session.queryBind(sql, values, 'JSONEachRow')))
        expect.soft([question.name, round(found)]).toEqual([question.name, round(expected)])
      }
    }
    expect(
      (await answerQuestion(store, questions.total, readFilter({}, until).filter!))[0].users,
    ).toBeGreaterThan(1000)
    session.close()
    await chdb!.drainPending()
    await store.close()
  })
})

async function fillClickHouse(
  session: ClickHouseSession,
  events: readonly CloudEvent[],
  tickets: readonly { user: string; opened: Date; solved?: Date | undefined; tag: string }[],
) {
  session.query('CREATE DATABASE friction')
  session.query('USE friction')
  // As much of the exporter's table as is asked for.
  session.query(`CREATE TABLE otel_logs (Timestamp DateTime64(9), ScopeName String,
    LogAttributes Map(LowCardinality(String), String)) ENGINE = MergeTree ORDER BY Timestamp`)
  const statements = writeTables().replaceAll(/^--.*$/gm, '')
  for (const statement of statements.split(';').filter((text) => text.trim() !== '')) session.query(statement)
  // Some come twice.
  for (const part of [events, events.slice(0, 2000)]) {
    await session.insert({ table: 'otel_logs', values: toLogs(part) })
  }
  await session.insert({
    table: 'friction_tickets',
    values: tickets.map(({ user, opened, solved, tag }) => ({
      user,
      opened: toTime(opened),
      solved: solved ? toTime(solved) : null,
      tag,
    })),
  })
}

function tryTo(work: () => Row[]): Row[] {
  try {
    return work()
  } catch (error) {
    return [{ failed: String(error) }]
  }
}

function writeForDuckDb(source: string, filter: { readonly [name: string]: unknown }) {
  const { sql, needs } = writeSql(source)
  return [sql, Object.fromEntries(needs.map((name) => [name, filter[name]]))] as const
}

const otlp = createOtlp('https://shop.example', '1.2.3')

/** Rows of `otel_logs`, as the Collector's exporter makes them: every attribute a text. */
function toLogs(events: readonly CloudEvent[]) {
  const { resourceLogs } = JSON.parse(`${otlp.head}${events.map(otlp.write).join()}${otlp.foot}`) as Logs
  return resourceLogs[0]!.scopeLogs[0]!.logRecords.map(({ timeUnixNano, attributes }) => ({
    Timestamp: toTime(new Date(Number(timeUnixNano) / 1e6)),
    ScopeName: 'unstuck',
    LogAttributes: Object.fromEntries(attributes.map(({ key, value }) => [key, toText(value)])),
  }))
}

function toText(value: Value): string {
  const [[kind, held]] = Object.entries(value) as [[string, unknown]]
  if (kind !== 'arrayValue') return String(held)
  return JSON.stringify((held as { values: Value[] }).values.map(toText))
}

function toTime(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '')
}

function parseLines(text: string): Row[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]))
}

/** The last digit of a mean is nobody's. Of ties both may take any. */
function round(rows: readonly Row[]) {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number' ? Number(value.toPrecision(6)) : value,
      ]),
    ),
  )
}

type Row = { readonly [column: string]: unknown }
type Value = { readonly [kind: string]: unknown }

interface Logs {
  readonly resourceLogs: readonly {
    readonly scopeLogs: readonly {
      readonly scope: { readonly name: string }
      readonly logRecords: readonly {
        readonly timeUnixNano: string
        readonly attributes: readonly { readonly key: string; readonly value: Value }[]
      }[]
    }[]
  }[]
}

type Parts = { readonly [kind in (typeof KINDS)[number]]: readonly string[] }

interface Collector {
  readonly extensions: object
  readonly receivers: object
  readonly processors: object
  readonly exporters: { readonly clickhouse: { readonly logs_table_name: string } }
  readonly service: {
    readonly extensions: readonly string[]
    readonly pipelines: { readonly [name: string]: Parts }
  }
}

interface ClickHouseSession {
  query(sql: string): string
  queryBind(sql: string, values: object, format: string): string
  insert(rows: { readonly table: string; readonly values: readonly object[] }): Promise<unknown>
  close(): void
}

interface ClickHouse {
  drainPending(): Promise<void>
  readonly Session: new () => ClickHouseSession
}
