import { describe, expect, test } from 'vitest'
import { samples } from '../forward/samples.ts'
import { openBackend as open } from './openBackend.ts'

describe('tokens', () => {
  test('keep out who has none, and let in who has the right one', async () => {
    const { post } = await open({ ingestToken: 'in', readToken: 'out' })
    expect((await post('/friction', samples)).status).toBe(401)
    expect((await post('/friction', samples, { Authorization: 'Bearer out' })).status).toBe(401)
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      expect((await post('/friction', samples, { Authorization: `${scheme} in` })).status).toBe(202)
    }
    for (const wrong of ['in', 'Basic in', 'Bearer', 'Bearer in in', 'Bearer ın']) {
      const { status } = await post('/friction', samples, { Authorization: encodeURI(wrong) })
      expect([wrong, status]).toEqual([wrong, 401])
    }
    expect((await post('/tickets', 'user,opened,solved,tag', { Authorization: 'Bearer in' })).status).toBe(
      401,
    )
  })
})

describe('without tokens', () => {
  const csv = 'user,opened,solved,tag\nu_42,2026-11-21,,x'
  const evil = { Origin: 'https://evil.example', 'Content-Type': 'text/plain' }
  const app = { Origin: 'http://localhost:5173', 'Sec-Fetch-Site': 'same-site' }

  test('nothing comes from pages of others', async () => {
    const strangers: [string, string, string, unknown, Record<string, string>][] = [
      ['a page that somebody visits writes no tickets', 'POST', '/tickets', csv, evil],
      ['one of an unknown origin neither', 'POST', '/tickets', csv, { Origin: 'null' }],
      ['nor one of another port', 'POST', '/tickets', csv, app],
      [
        'nor one whose browser says it in another way',
        'POST',
        '/tickets',
        csv,
        { 'Sec-Fetch-Site': 'cross-site' },
      ],
      ['it writes no events', 'POST', '/friction', samples, { ...evil, 'Sec-Fetch-Site': 'cross-site' }],
      ['it writes no events in an old browser', 'POST', '/friction', samples, evil],
      ['it uploads no config', 'PUT', '/configs/c', '{}', evil],
      ['it forgets no user', 'DELETE', '/users/u_42', undefined, evil],
      [
        'it loads no figures as a script',
        'GET',
        '/report/data',
        undefined,
        { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
      ],
      [
        'a name that was made to mean this machine writes no events',
        'POST',
        'http://evil.example/friction',
        samples,
        {},
      ],
      ['nor tickets', 'POST', 'http://evil.example/tickets', csv, { Origin: 'http://evil.example' }],
    ]
    const { send, ask } = await open()
    for (const [who, method, path, body, headers] of strangers) {
      const answer = await send(method, path, body, headers)
      const error = expect.stringMatching(/^[A-Z].*\.$/) as string
      expect([who, answer]).toEqual([who, { status: 403, body: { error } }])
    }
    for (const table of ['events', 'tickets', 'configs']) {
      expect(await ask(`SELECT count(*)::INTEGER AS n FROM ${table}`)).toEqual([{ n: 0 }])
    }
  })

  test('a page that is developed on this machine writes events, a program writes all', async () => {
    const { send } = await open()
    const own = { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }
    const answers = [
      await send('POST', '/friction', samples, app),
      await send('POST', '/friction', samples),
      await send('POST', '/tickets', csv),
      await send('POST', '/tickets', csv, own),
      await send('GET', '/report/data', undefined, {
        'Sec-Fetch-Site': 'cross-site',
        'Sec-Fetch-Mode': 'navigate',
      }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 200, 200, 200])
  })

  test('pages of the origins that were named write events, and no others', async () => {
    const { send } = await open({ origins: ['https://shop.example'] })
    const from = (origin: string) => ({ Origin: origin, 'Sec-Fetch-Site': 'cross-site' })
    expect((await send('POST', '/friction', samples, from('https://shop.example'))).status).toBe(202)
    expect((await send('POST', '/friction', samples, from('http://localhost:5173'))).status).toBe(403)
    expect((await send('POST', '/tickets', csv, from('https://shop.example'))).status).toBe(403)
  })
})
