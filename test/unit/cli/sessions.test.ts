import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readLines } from '../../../src/cli/sessions/readLines.ts'
import { readSessions } from '../../../src/cli/sessions/readSessions.ts'
import { shopSession } from '../../support/replay/shopSession.ts'
import { recordingOf } from '../../support/session/recordingOf.ts'
import { session } from '../../support/session/session.ts'

const { events } = shopSession('buys', 1)
const one = JSON.stringify(events)

const inTab = (window: string) => events.map((event) => ({ window_id: window, ...event }))

/** What is found in a text: names, or sentences. */
async function found(text: string | Buffer, chunk = 4096): Promise<string[]> {
  const bytes = Buffer.from(text)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  )
  const names: string[] = []
  for await (const each of readSessions('a.json', readLines(Readable.from(chunks)))) {
    names.push('error' in each ? each.error : `${each.name}: ${each.recording.log.length > 40}`)
  }
  return names
}

describe('a file holds', () => {
  const log = recordingOf(session().lingers(3000)).log
  const row = (sentence: string, text: string | Buffer, expected: unknown[]) =>
    test(sentence, async () => expect(await found(text)).toEqual(expected))

  row('one session as JSON', one, ['a.json: true'])
  row('one session as JSON over many lines', JSON.stringify(events, null, 1), ['a.json: true'])
  row('one session, an event a line', events.map((event) => JSON.stringify(event)).join('\n'), [
    'a.json: true',
  ])
  row('one session, packed', gzipSync(one), ['a.json: true'])
  row('one session, packed by zlib', deflateSync(one), ['a.json: true'])
  row('one session as PowerShell writes it, in UTF-16', Buffer.from(`\ufeff${one}`, 'utf16le'), [
    'a.json: true',
  ])
  row('one session in UTF-16, packed', gzipSync(Buffer.from(`\ufeff${one}`, 'utf16le')), ['a.json: true'])
  row('one session with the mark of UTF-8', `\ufeff${one}`, ['a.json: true'])
  row('a gzip that is cut off', gzipSync(one).subarray(0, 2000), ['Its gzip is cut off; download it again.'])
  row('a gzip that is broken', gzipSync(one).fill(0xff, 300, 900), ['Its gzip is broken; download it again.'])
  row('a zip archive', Buffer.from('PK\x03\x04and so on'), [
    'It is a zip archive: unpack it, and give the folder.',
  ])
  row(
    'two tabs of one session',
    JSON.stringify({ session_id: 'a', snapshots: [...inTab('w1'), ...inTab('w2')] }),
    ['a: true', 'a (tab 2): true'],
  )
  row(
    'a session whose name would clear a terminal',
    JSON.stringify({ session_id: '\u001b[2Jb\u202ea', events }),
    ['\ufffd[2Jb\ufffda: true'],
  )
  row('bytes that are no text', '\u0000\u0007\u001b[31m', [expect.not.stringMatching(/\p{Cc}/u)])
  row('a session a line', `${one}\n${one}\n\n${one}\n`, [
    'a.json#1: true',
    'a.json#2: true',
    'a.json#3: true',
  ])
  row(
    'a session a line, each with its name',
    ['a', 'b'].map((id) => JSON.stringify({ session_id: id, events })).join('\n'),
    ['a: true', 'b: true'],
  )
  row(
    'one session over two lines that bear its name',
    [events.slice(0, 90), events.slice(90)]
      .map((part) => JSON.stringify({ session_id: 'a', events: part }))
      .join('\n'),
    ['a: true'],
  )
  row('a session a line, one of which is cut off', `${one}\n${one.slice(0, 500)}\n${one}`, [
    'a.json#1: true',
    expect.stringMatching(/cut off/),
    'a.json#3: true',
  ])
  row('our own observations', JSON.stringify(log), ['a.json: false'])
  row('our own observations, one a line', log.map((each) => JSON.stringify(each)).join('\n'), [
    'a.json: false',
  ])
  row('a rule test', JSON.stringify({ name: 'my test', log, expect: {} }), ['my test: false'])
  row('nothing', '', ['It is empty.'])
  row('something else', '{"orders":[1]}', [expect.stringMatching(/no rrweb events/)])
})

test('letters of several bytes survive the places where a stream is cut', async () => {
  const lines: string[] = []
  const bytes = Buffer.from('ä€😀\nöü')
  for await (const line of readLines(Readable.from([...bytes].map((byte) => Buffer.from([byte])))))
    lines.push(line)
  expect(lines).toEqual(['ä€😀', 'öü'])
})

test('of a large file that is packed nobody is warned', async () => {
  const warnings: Error[] = []
  const hear = (warning: Error) => void warnings.push(warning)
  process.on('warning', hear)
  // It packs badly, so that what unpacks it has to be waited for.
  const lines = Array.from({ length: 400 }, () => randomBytes(1000).toString('hex'))
  const packed = gzipSync(lines.join('\n'))
  const chunks = Array.from({ length: 20 }, (_, nth) => packed.subarray(nth * 25_000, (nth + 1) * 25_000))
  let read = 0
  for await (const _ of readLines(Readable.from(chunks))) read++
  await setImmediate()
  process.off('warning', hear)
  expect({ read, warnings }).toEqual({ read: 400, warnings: [] })
})

test('a line that fills the memory is refused before it does', async () => {
  let read = 0
  const endless = Readable.from(
    (function* () {
      for (;;) {
        read++
        yield Buffer.alloc(1000, 'x')
      }
    })(),
  )
  const lines = readLines(endless, 10_000)
  await expect(lines.next()).rejects.toThrow(/in one piece/)
  expect(read).toBeLessThan(100)
})
