import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createTraffic } from '../../../examples/backend/seed/createTraffic.mjs'
import { BATCH_BYTES } from '../../../examples/backend/server/createApp.mjs'
import { createCheck } from '../../../examples/backend/server/createCheck.mjs'
import { hashUser } from '../../../examples/backend/server/hashUser.mjs'
import { PAGE } from '../../../examples/backend/server/listEvents.mjs'
import { hashText } from '../../../src/core/hash.ts'
import { samples } from '../forward/samples.ts'
import { createEventsSchema } from '../../../src/published/eventsSchema.mjs'
import { openBackend } from './openBackend.ts'

const schema: object = await createEventsSchema()
const open = (options = {}) => openBackend({ schema, ...options })

describe('a batch', () => {
  test('of every kind of event is taken, and stands in the file', async () => {
    const { post, ask } = await open()
    const answer = await post('/friction', samples)
    expect(answer).toEqual({ status: 202, body: { accepted: samples.length, refused: [] } })
    expect(await ask('SELECT type FROM events ORDER BY id')).toHaveLength(samples.length)
    expect(
      await ask('SELECT signal, page, target, "user", release, config FROM events WHERE type = \'signal\''),
    ).toEqual([
      {
        signal: 'rage-click',
        page: '/:seg/:seg',
        target: 'k1',
        user: 'u53r',
        release: '2026.11.2',
        config: 'c0nf1g',
      },
    ])
  })

  test('that comes again, also at the same time, is kept once', async () => {
    const { post, ask } = await open()
    await Promise.all([post('/friction', samples), post('/friction', samples)])
    await post('/friction', samples)
    expect(await ask('SELECT count(*)::INTEGER AS n FROM events')).toEqual([{ n: samples.length }])
  })

  test('of another page with the same ids is another one: a source and an id name an event', async () => {
    const { post, ask } = await open()
    await post('/friction', samples)
    await post(
      '/friction',
      samples.map((event) => ({ ...event, source: 'https://other.example' })),
    )
    expect(await ask('SELECT count(*)::INTEGER AS n FROM events')).toEqual([{ n: 2 * samples.length }])
  })

  test('that is compressed is taken', async () => {
    const { post } = await open()
    const body = gzipSync(JSON.stringify(samples))
    expect((await post('/friction', body, { 'Content-Encoding': 'gzip' })).status).toBe(202)
  })

  test('with one bad event keeps the good ones, says why, and remembers that it did', async () => {
    const { post, ask } = await open()
    const bad = { ...samples[0]!, id: 'x', data: { ...samples[0]!.data, strength: 'much' } }
    const answer = await post('/friction', [samples[1], bad, samples[2]])
    expect(answer).toEqual({
      status: 202,
      body: { accepted: 2, refused: [{ index: 1, why: '/data/strength must be number.' }] },
    })
    await post('/friction', [bad, bad, bad])
    expect(
      await ask('SELECT why, batches::INTEGER AS batches, events::INTEGER AS events FROM refusals'),
    ).toEqual([{ why: '/data/strength must be number.', batches: 2, events: 4 }])
  })

  test('with an event that is nested without end keeps the others', async () => {
    const { post, ask } = await open()
    const deep = JSON.parse('['.repeat(9000) + ']'.repeat(9000)) as unknown
    const poison = { ...samples[0]!, id: 'x', data: { ...samples[0]!.data, more: deep } }
    expect(await post('/friction', [samples[1], poison])).toEqual({
      status: 202,
      body: { accepted: 1, refused: [{ index: 1, why: '/data is nested deeper than 16.' }] },
    })
    expect(await ask('SELECT count(*)::INTEGER AS n FROM events')).toEqual([{ n: 1 }])
  })

  test.each<[string, unknown]>([
    ['no JSON', '{"a":'],
    ['no array', { id: 1 }],
    ['nothing of ours', [null, 1, 'x', [], {}, { type: 'constructor' }]],
    ['a type that is none', [{ ...samples[0], type: 'io.unstuck.constructor' }]],
    ['a time that there is not', [{ ...samples[0], time: '2026-13-45T99:99:99Z' }]],
    ['a day that there is not', [{ ...samples[0], time: '2026-02-30T10:00:00Z' }]],
    ['a number that no column holds', [{ ...samples[0], sampledrate: 1e18 }]],
    ['an id of a thousand letters', [{ ...samples[0], id: 'x'.repeat(1000) }]],
  ])('of %s is refused with a sentence, and nothing is kept', async (_, batch) => {
    const { post, ask } = await open()
    const { status, body } = await post('/friction', batch)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toMatch(/\.["}]/)
    expect(await ask('SELECT count(*)::INTEGER AS n FROM events')).toEqual([{ n: 0 }])
  })

  test('never breaks another one that is written with it', async () => {
    const { post, ask } = await open()
    const hostile = [{ ...samples[0], id: "'; DROP TABLE events; --", time: '2026-02-30T25:00:00Z' }]
    const strange = [{ ...samples[0], id: "'; DROP TABLE events; --", release: '\u0000\ud800"' }]
    await Promise.all([post('/friction', hostile), post('/friction', strange), post('/friction', samples)])
    expect(await ask('SELECT count(*)::INTEGER AS n FROM events')).toEqual([{ n: samples.length + 1 }])
  })

  test('that is hostile never costs a good one that comes with it, and is answered with a sentence', async () => {
    const { post, ask } = await open()
    const evil = (part: object) => JSON.stringify([{ ...samples[0], id: 'evil', ...part }])
    const hostile: [unknown, Record<string, string>?][] = [
      ['['.repeat(30_000)],
      ['{"__proto__":{"type":"io.unstuck.signal"}}'],
      ['[{"__proto__":[],"constructor":{"prototype":{}}}]'],
      [''],
      ['\u0000'],
      ['[1e400]'],
      [`[${'1,'.repeat(20_000)}1]`],
      [Buffer.from([0x1f, 0x8b, 0, 1, 2]), { 'Content-Encoding': 'gzip' }],
      [gzipSync('[]').subarray(0, 12), { 'Content-Encoding': 'gzip' }],
      [Buffer.from([0xff, 0xfe, 0xfd])],
      [evil({ time: '9999999-01-01T00:00:00Z' })],
      [evil({ sampledrate: -1 })],
      [evil({ sampledrate: 777 }).replace('777', '1e400')],
      [evil({ user: { toString: 1 } })],
      [evil({ data: { ...samples[0]!.data, page: ['/'] } })],
      [evil({ data: { ...samples[0]!.data, count: 777 } }).replace('777', '1e400')],
      [evil({ data: null })],
      [evil({ visit: '\u0000'.repeat(9000) })],
    ]
    const good = Array.from({ length: 40 }, (_, i) => ({ ...samples[i % samples.length]!, id: `good ${i}` }))
    const answers = await Promise.all([
      ...hostile.map(([body, headers]) => post('/friction', body, headers)),
      ...good.map((event) => post('/friction', [event])),
    ])
    for (const { status, body } of answers.slice(0, hostile.length)) {
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringMatching(/\.["}]/)])
    }
    expect(answers.slice(hostile.length).every(({ status }) => status === 202)).toBe(true)
    expect(await ask('SELECT count(*)::INTEGER AS n FROM events')).toEqual([{ n: good.length }])
    expect(await ask('SELECT sum(batches)::INTEGER AS n FROM refusals')).toEqual([{ n: hostile.length }])
  })

  test('that is too large is refused, also when it is only large unpacked, and counted', async () => {
    const { post, ask } = await open()
    const bomb = gzipSync(Buffer.alloc(5_000_000, ' '))
    expect(await post('/friction', 'x'.repeat(BATCH_BYTES + 1))).toMatchObject({ status: 413 })
    expect(await post('/friction', bomb, { 'Content-Encoding': 'gzip' })).toEqual({
      status: 413,
      body: { error: 'A batch may have 256000 bytes when it is unpacked.' },
    })
    expect(await ask('SELECT sum(batches)::INTEGER AS n FROM refusals')).toEqual([{ n: 2 }])
  })

  test.each<[string, unknown, Record<string, string>, number]>([
    ['may be packed by gzip only', 'x', { 'Content-Encoding': 'br' }, 415],
    ['cannot be unpacked', 'x', { 'Content-Encoding': 'gzip' }, 400],
    ['This is OTLP', { resourceLogs: [] }, { 'Content-Type': 'application/json' }, 400],
  ])('is told what it is: %s', async (why, body, headers, status) => {
    const { post } = await open()
    expect(await post('/friction', body, headers)).toEqual({
      status,
      body: { error: expect.stringContaining(why) as string },
    })
  })

  test('loses what the schema does not know of its data, and says so; the rest is kept', async () => {
    const { post, ask } = await open()
    const data = { ...samples[0]!.data, secret: 'Ada', target: { key: 'k', tag: 'a', html: '<b>Ada</b>' } }
    const newer = { ...samples[0]!, newattribute: 'Ada', data }
    expect(await post('/friction', [newer, samples[1]])).toEqual({
      status: 202,
      body: { accepted: 2, refused: [], leftOut: 1 },
    })
    const [{ kept }] = (await ask("SELECT data AS kept FROM events WHERE type = 'signal'")) as [
      { kept: string },
    ]
    expect(JSON.parse(kept)).toEqual({ ...samples[0]!.data, target: { key: 'k', tag: 'a' } })
    expect(await ask('SELECT events::INTEGER AS n FROM refusals')).toEqual([{ n: 1 }])
  })

  test('says nothing of what was sent in what it stores of a refusal, not even its names', async () => {
    const { post, ask } = await open()
    const evidence = { ...samples[0]!.data, evidence: { ada: 'lovelace' } }
    await post('/friction', [
      { ...samples[0], data: evidence },
      { ...samples[0], 'Ada Lovelace': 1 },
      { ...samples[0], type: 'ada' },
      { ...samples[0], data: { ...samples[0]!.data, page: 'ada '.repeat(600) } },
    ])
    expect(await ask('SELECT why FROM refusals ORDER BY why')).toEqual([
      { why: '/data holds a text of more than 2000 characters.' },
      { why: '/data/evidence/… must be number.' },
      { why: '/type must be equal to one of the allowed values.' },
      { why: 'The event has an attribute whose name is not of small letters and digits.' },
    ])
  })
})

test('a user who is to be forgotten is, by the id or by its hash', async () => {
  const { post, send, ask } = await open()
  await post('/friction', [samples[0], { ...samples[1]!, user: hashUser('u_42') }])
  await post('/tickets', 'user,opened,solved,tag\nu_42,2026-11-21,,x\nu_43,2026-11-21,,x')
  expect(await send('DELETE', '/users/u_42')).toEqual({ status: 200, body: { deleted: 2 } })
  expect(await send('DELETE', '/users/u53r?ids=hashed')).toEqual({ status: 200, body: { deleted: 1 } })
  expect(await ask('SELECT count(*)::INTEGER AS n FROM events')).toEqual([{ n: 0 }])
  expect(await ask('SELECT count(*)::INTEGER AS n FROM tickets')).toEqual([{ n: 1 }])
})

test('with a user goes what the same visit told before the log-in, and nothing of others', async () => {
  const { post, send, ask } = await open()
  const { user: _, ...nameless } = samples[0]!
  await post('/friction', [
    { ...nameless, id: 'before', visit: 'v1' },
    { ...samples[0]!, id: 'after', visit: 'v1', user: hashUser('u_42') },
    { ...nameless, id: 'nobody', visit: 'v2' },
    { ...samples[0]!, id: 'other', visit: 'v3', user: hashUser('u_43') },
  ])
  expect(await send('DELETE', '/users/u_42')).toEqual({ status: 200, body: { deleted: 2 } })
  expect(await ask('SELECT id FROM events ORDER BY id')).toEqual([{ id: 'nobody' }, { id: 'other' }])
})

test('what is old goes', async () => {
  const { post, store, ask } = await open()
  await post('/friction', [samples[0], { ...samples[0]!, id: 'old', time: '2026-01-01T00:00:00Z' }])
  await store.deleteBefore(new Date('2026-06-01'))
  expect(await ask('SELECT id FROM events')).toEqual([{ id: samples[0]!.id }])
})

test('events are read back as they came, by type and time', async () => {
  const { post, read } = await open()
  await post('/friction', samples)
  const lines = (await read('/events?type=signal'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines).toEqual([samples[0]])
  expect(await read('/events?since=2027-01-01')).toBe('')
})

test('events of one millisecond are read back in the order in which they happened', async () => {
  const { post, read } = await open()
  const decisions = ['hold', 'show', 'suppress'].map((verdict, i) => ({
    ...samples[2]!,
    id: `load1-e${9 + i}`,
    sequence: String(9 + i).padStart(7, '0'),
    data: { ...samples[2]!.data, verdict },
  }))
  await post('/friction', [...decisions].reverse())
  const lines = (await read('/events?type=decision')).trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([
    'load1-e9',
    'load1-e10',
    'load1-e11',
  ])
})

test('events are asked for by times that there are, and otherwise refused with a sentence', async () => {
  const { send } = await open()
  const refused = {
    'since=+275760-09-13': '"since" is a time, such as 2026-11-21T10:00:00Z.',
    'since=-271821-04-20': '"since" is a time, such as 2026-11-21T10:00:00Z.',
    'since=9999999999999': '"since" is a time, such as 2026-11-21T10:00:00Z.',
    'since=export%201': '"since" is a time, such as 2026-11-21T10:00:00Z.',
    'after=9999': '"after" is what the page before has led to.',
    'after=[1e300,"","",""]': '"after" is what the page before has led to.',
    'after=[0,{},"",""]': '"after" is what the page before has led to.',
  }
  for (const [query, error] of Object.entries(refused)) {
    expect([query, await send('GET', `/events?${query}`)]).toEqual([query, { status: 400, body: { error } }])
  }
  const times = [
    '1970-01-01',
    '9999-12-31T23:59:59Z',
    '2026-11-21 10:00',
    '2026-11-21T10:00:00.123456789+05:30',
  ]
  for (const since of times) {
    expect((await send('GET', `/events?since=${encodeURIComponent(since)}`)).status).toBe(200)
  }
})

test('the generator of the example writes events as pages send them', () => {
  const { events } = createTraffic({ days: 14, until: Date.UTC(2026, 10, 20) })
  const { good, bad } = createCheck(schema)(events)
  expect([good.length, bad]).toEqual([events.length, []])
})

test('more events than go on a page come page by page, each once', { timeout: 20_000 }, async () => {
  const { store, get } = await open()
  const time = '2026-11-21T10:00:00.000Z'
  const many = Array.from({ length: PAGE + 5 }, (_, i) => ({
    ...samples[3]!,
    id: `e ${i}`,
    ...(i % 3 && { time }),
  }))
  await store.addEvents(many)
  const ids: string[] = []
  let pages = 0
  for (let at: string | undefined = '/events?type=intervention'; at; pages++) {
    const answer = await get(at)
    const lines = (await answer.text()).trim().split('\n')
    ids.push(...lines.map((line) => (JSON.parse(line) as { id: string }).id))
    const next = /<(.*)>/.exec(answer.headers.get('Link') ?? '')?.[1]
    at = next && `/events${next}`
  }
  expect([pages, ids.length, new Set(ids).size]).toEqual([2, many.length, many.length])
})

test('a config is kept by its hash, once', async () => {
  const { send, ask } = await open()
  expect((await send('PUT', '/configs/c0nf1g', '{"schemaVersion":1}')).status).toBe(204)
  expect((await send('PUT', '/configs/c0nf1g', '{"schemaVersion":1}')).status).toBe(204)
  expect((await send('PUT', '/configs/other', 'no')).status).toBe(400)
  expect(await ask('SELECT hash FROM configs')).toEqual([{ hash: 'c0nf1g' }])
  expect(await send('GET', '/configs/c0nf1g')).toEqual({ status: 200, body: { schemaVersion: 1 } })
  expect((await send('GET', '/configs/other')).status).toBe(404)
})

test.each([
  ['u_42', ''],
  ['Ada ß \ud83d\ude00', 'pepper'],
])('the hash of %s is that of the page', (id, salt) => {
  expect(hashUser(id, salt)).toBe(hashText(salt === '' ? `user ${id}` : `user ${salt}\u0000${id}`))
})
