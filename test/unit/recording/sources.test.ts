import { gzipSync, strFromU8, strToU8, zlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readRecording, readRecordings } from '../../../src/replay.ts'
import { embed } from '../../support/recordings/embed.ts'
import { session } from '../../support/session/session.ts'

const { log } = session().clicks(3, 'pay', 300).wait(1000).observe('end', {})
const events = embed(log)
const others = embed(session().wait(9000).click('save').observe('end', {}).log, undefined, 'other')
const json = JSON.stringify
const lines = (values: readonly unknown[]) => values.map((value) => json(value)).join('\n')
/** As PostHog and rrweb's `packFn` keep bytes in a string. */
const latin = (bytes: Uint8Array) => strFromU8(bytes, true)

describe('one session is read', () => {
  const middle = Math.floor(events.length / 2)
  const [one, two] = [events.slice(0, middle), events.slice(middle)]
  const capture = (part: readonly unknown[]) => ({
    event: '$snapshot',
    properties: { $session_id: 's1', $window_id: 'w1', $snapshot_data: part },
  })
  const gunzipped = (data: unknown) => latin(gzipSync(strToU8(json(data))))

  test.each<[string, unknown]>([
    ['from a plain array', events],
    ['from its text', json(events)],
    ['from text that begins with a byte order mark', strToU8(`\ufeff${json(events)}`)],
    ['from its bytes', strToU8(json(events))],
    ['from an array buffer', strToU8(json(events)).slice().buffer],
    ['from gzip', gzipSync(strToU8(json(events)))],
    [
      'from gzip in two members, as log shippers write it',
      join(gzipSync(strToU8(`${lines(one)}\n`)), gzipSync(strToU8(lines(two)))),
    ],
    ['from zlib', zlibSync(strToU8(json(events)))],
    ['from NDJSON, an event a line', lines(events)],
    ['from NDJSON, a session a line', `${json(events)}\n\n`],
    ["from the list of rrweb's player", { events }],
    ["from the properties of rrweb's player", { target: null, props: { events, autoPlay: true } }],
    [
      'from events that rrweb has packed',
      events.map((event) => latin(zlibSync(strToU8(json({ ...event, v: 'v1' }))))),
    ],
    ['from a list of JSON texts', { events: events.map((event) => json(event)) }],
    ["from PostHog's snapshots, an event a line", lines(events.map((event) => ['w1', event]))],
    ["from PostHog's snapshots, a list a line", lines([one, two].map((data) => ({ window_id: 'w1', data })))],
    [
      "from PostHog's snapshots, as they are asked for live",
      {
        snapshots: [
          { windowId: 'w1', data: one },
          { windowId: 'w1', data: two },
        ],
      },
    ],
    ["from PostHog's captures", lines([capture(two), capture(one)])],
    [
      "from PostHog's export",
      {
        version: '2023-04-28',
        data: {
          id: 's1',
          person: { id: 7 },
          snapshots: events.map((event) => ({ ...event, windowId: 'w1' })),
        },
      },
    ],
    [
      "from PostHog's export of 2022",
      { version: '2022-12-02', data: { person: null, snapshotsByWindowId: { w1: events } } },
    ],
    [
      "from PostHog's packed events",
      events.map((event) => ({ ...event, type: 5, cv: '2024-10', data: gunzipped(event.data) })),
    ],
    ["from Sentry's segments", [one, two]],
    ["from Sentry's envelopes", `{"segment_id":0}\n${json(events)}`],
    ['from a session with its data about the user', { sessionId: 's1', userId: 4, events }],
    ['from rows of a table, an event each', lines(events.map((event) => ({ session_id: 's1', event })))],
    [
      'from a list that wraps each event, and names no session',
      { events: events.map((event) => ({ event })) },
    ],
    ['from such wrappings, one a line', lines(events.map((event) => ({ event })))],
    ['from segments of records', lines([one, two].map((records) => ({ session_id: 's1', records })))],
    [
      'from rows of a table',
      [
        { id: 1, session_id: 's1', events: json(one) },
        { id: 2, session_id: 's1', events: json(two) },
      ],
    ],
  ])('%s', (_, source) => {
    const recording = readRecording(source)
    expect(recording.log).toEqual(log)
    expect(recording.unknown).toEqual([])
  })

  test('whose name is known where the export tells it', () => {
    expect(readRecording([capture(one), capture(two)]).name).toBe('s1')
    expect(readRecording({ data: { id: 's1', snapshots: events } }).name).toBe('s1')
    expect(readRecording(events)).not.toHaveProperty('name')
  })

  test('though some of it cannot be read, which is told', () => {
    const cut = `${lines(events)}\n{"type":3,"timesta`
    expect(readRecording(cut)).toMatchObject({ log, unknown: [{ what: 'some of its events', count: 1 }] })
    const odd = [
      ...events,
      { type: 3, timestamp: 'yesterday' },
      { type: 2, timestamp: 5, cv: '2024-10', data: 'x' },
    ]
    expect(readRecording(odd)).toMatchObject({ log, unknown: [{ what: 'some of its events', count: 2 }] })
  })

  test('of its longest tab, where there are several', () => {
    const recording = readRecording({ id: 's1', data: { snapshotsByWindowId: { a: others, b: events } } })
    expect(recording).toMatchObject({ log, unknown: [{ what: 'what happened in other tabs', count: 1 }] })
  })
})

describe('several sessions are read each by itself', () => {
  test.each<[string, unknown, (string | undefined)[]]>([
    ['a line each', lines([events, others]), [undefined, undefined]],
    [
      'a line each, with names',
      lines([
        { sessionId: 'a', events },
        { sessionId: 'b', events: others },
      ]),
      ['a', 'b'],
    ],
    ['as an array of objects', [{ events }, { events: others }], [undefined, undefined]],
    ['as two tabs', { id: 's', snapshotsByWindowId: { one: events, two: others } }, ['s', 's']],
    [
      'as results',
      {
        results: [
          { id: 'a', snapshots: events },
          { id: 'b', snapshots: others },
        ],
      },
      ['a', 'b'],
    ],
  ])('%s', (_, source, names) => {
    const recordings = readRecordings(source)
    expect(recordings.map(({ name }) => name)).toEqual(names)
    expect(recordings[0]?.log).toEqual(log)
    expect(recordings[1]?.log.at(-1)?.at).toBe(others.at(-1)!.timestamp)
  })

  test('and refused where one is asked for', () => {
    expect(() => readRecording(lines([events, others]))).toThrow(/holds 2 sessions.*readRecordings/)
  })
})

describe('what is no recording is refused in a sentence', () => {
  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic
  const nested = JSON.parse('[{"data":'.repeat(40) + '1' + '}]'.repeat(40)) as unknown
  const gzip = gzipSync(strToU8(json(events)))

  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /holds no rrweb events/],
    ['null', null, /holds no rrweb events/],
    ['a number', 7, /holds no rrweb events/],
    ['an empty text', '', /neither JSON nor NDJSON/],
    ['an empty file', new Uint8Array(), /neither JSON nor NDJSON/],
    ['an empty array', '[]', /holds no rrweb events/],
    ['a web page', '<!doctype html>\n<title>Not found</title>', /neither JSON nor NDJSON/],
    ['JSON that is cut off', json(events).slice(0, -50), /cut off/],
    ['indented JSON that is cut off', JSON.stringify(events, null, 2).slice(0, -50), /cut off/],
    ['gzip that is cut off', gzip.subarray(0, gzip.length - 30), /gzip is broken or cut off/],
    ['gzip that is damaged', gzip.with(40, 255).with(41, 255), /gzip is broken or cut off|JSON/],
    ['an error of an API', { type: 'authentication_error', detail: 'no key' }, /holds no rrweb events/],
    ['what goes round in circles', cyclic, /holds no rrweb events/],
    ['what is nested without end', nested, /holds no rrweb events/],
    ['names of prototypes', '{"__proto__":{"events":[{"type":5,"timestamp":1}]}}', /holds no rrweb events/],
  ])('%s', (_, source, sentence) => {
    expect(() => readRecording(source)).toThrow(TypeError)
    expect(() => readRecording(source)).toThrow(sentence)
  })
})

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}
