import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { runAudit, TOKEN } from '../../../src/cli/audit/runAudit.ts'
import { samples } from '../forward/samples.ts'

const decision = samples.find(({ type }) => type === 'io.unstuck.decision')!
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  delete process.env[TOKEN]
})

describe('unstuck report --audit', () => {
  test('tells of each decision, why it was made, by which config and version', async () => {
    const { code, out, err } = await audit({
      stdin: samples.map((event) => JSON.stringify(event)).join('\n'),
    })
    expect([code, err]).toEqual([0, '1 decision.\n'])
    expect(JSON.parse(out)).toEqual({
      time: '2026-11-21T10:00:00.000Z',
      rule: 'checkout/card',
      intervention: 'card-help',
      verdict: 'hold',
      state: 'waiting',
      reasons: ['conditions-hold', 'moment-typing'],
      says: 'conditions hold; the user is typing',
      mode: 'on',
      signal: 'load1-s1',
      offer: 'load1-o1',
      visit: 'tab1.1',
      user: 'u53r',
      release: '2026.11.2',
      config: 'c0nf1g',
      version: '1.2.3',
      id: decision.id,
      source: 'https://shop.example',
    })
  })

  test('counts what was sent twice once, and leaves out what is too old', async () => {
    const old = { ...decision, id: 'old', time: '2026-01-01T00:00:00Z' }
    const stdin = JSON.stringify([decision, old, decision])
    expect(await audit({ stdin, since: '2026-11-01' })).toMatchObject({ code: 0, err: '1 decision.\n' })
  })

  test('counts decisions of two sources with one id as two', async () => {
    const stdin = JSON.stringify([decision, { ...decision, source: 'https://other.example' }])
    expect(await audit({ stdin })).toMatchObject({ code: 0, err: '2 decisions.\n' })
  })

  test('says how to write what stands on several lines', async () => {
    const { code, err } = await audit({ stdin: JSON.stringify([decision], null, 2) })
    expect([code, err]).toEqual([1, expect.stringContaining('stands on one line; to make it so: jq -c .')])
  })

  test('takes names that every object has for names', async () => {
    const data = { ...decision.data, verdict: 'constructor', reasons: ['__proto__', 'toString'] }
    const { out } = await audit({ stdin: JSON.stringify({ ...decision, data }) })
    expect(JSON.parse(out)).toMatchObject({ state: 'constructor', says: '__proto__; toString' })
  })

  test('steers no terminal and turns no line round', async () => {
    const data = { ...decision.data, rule: '\u001b[31mrule\u202e', intervention: '＝cmd' }
    const { out } = await audit({ stdin: JSON.stringify({ ...decision, data }), csv: true })
    expect(out).toContain(",\ufffd[31mrule\ufffd,'＝cmd,")
  })

  test('writes a table that no spreadsheet runs', async () => {
    const data = {
      ...decision.data,
      rule: '=HYPERLINK("https://evil.example")',
      reasons: ['conditions-hold', 'rule-cap'],
    }
    const { out } = await audit({ stdin: JSON.stringify({ ...decision, data }), csv: true })
    const [names, row] = out.split('\r\n')
    expect(names).toBe(
      'time,rule,intervention,verdict,state,reasons,says,mode,signal,offer,visit,user,release,config,version,id,source',
    )
    expect(row).toMatch(
      /^2026-11-21T10:00:00\.000Z,"'=HYPERLINK\(""https:\/\/evil\.example""\)",card-help,hold,waiting,conditions-hold rule-cap,/,
    )
  })

  test.each([
    ['{"type":"io.unstuck.decision"}', 1],
    ['{"type":"io.unstuck.decision","id":"a","time":"2026-01-01T00:00:00Z","data":{"reasons":[{}]}}', 1],
    ['{"type":"toString"}', 1],
    ['no JSON', 1],
    ['null', 1],
    ['', 0],
  ])('says of %j that it is none, and reads on', async (line, code) => {
    const { code: ended, out, err } = await audit({ stdin: `${line}\n${JSON.stringify(decision)}` })
    expect([ended, out.trim().split('\n').length]).toEqual([code, 1])
    expect(err).toBe(code ? '1 decision; lines that are no events of unstuck: 1.\n' : '1 decision.\n')
  })

  test('asks a backend, page by page, with the token of the environment', async () => {
    process.env[TOKEN] = 'out'
    const asked: string[] = []
    const from = await serve(({ url, headers }) => {
      asked.push(`${url} ${headers.authorization}`)
      const isFirst = !url?.includes('after')
      return {
        headers: isFirst ? { Link: '<?type=decision&after=1>; rel="next"' } : {},
        body: `${JSON.stringify({ ...decision, id: isFirst ? 'a' : 'b' })}\n`,
      }
    })
    expect(await audit({ from: `${from}/friction-backend` })).toMatchObject({
      code: 0,
      err: '2 decisions.\n',
    })
    expect(asked).toEqual([
      '/friction-backend/events?type=decision Bearer out',
      '/friction-backend/events?type=decision&after=1 Bearer out',
    ])
  })

  test('takes its token nowhere else', async () => {
    process.env[TOKEN] = 'out'
    const elsewhere: string[] = []
    const other = await serve(({ url }) => (elsewhere.push(url ?? ''), { body: '' }))
    const leading = await serve(() => ({ headers: { Link: `<${other}/events>; rel="next"` }, body: '' }))
    const { code, err } = await audit({ from: leading })
    expect([code, elsewhere]).toEqual([2, []])
    expect(err).toContain('another server')
  })

  test('says why a backend refuses', async () => {
    const from = await serve(() => ({ status: 401, body: '{"error":"A token is needed."}' }))
    const { code, err } = await audit({ from })
    expect([code, err]).toEqual([
      2,
      `Failed to read ${from}: the backend answered 401: A token is needed.\n0 decisions.\n`,
    ])
  })

  test.each([
    [{}, 'give files of forwarded events, or the address of a backend with --from'],
    [{ stdin: '', since: 'yesterday' }, '"yesterday" is no time'],
    [{ stdin: '', since: 'release 1' }, '"release 1" is no time'],
    [{ stdin: '', since: '2026-02-30' }, '"2026-02-30" is no time'],
    [{ stdin: '', from: 'http://127.0.0.1:9' }, 'give files of forwarded events, or the address'],
  ])('of %j is refused with a sentence', async (given, why) => {
    const { code, err } = await audit(given)
    expect([code, err]).toEqual([2, expect.stringContaining(`Failed to audit: ${why}`)])
  })
})

interface Given {
  stdin?: string
  from?: string
  since?: string
  csv?: boolean
}

async function audit({ stdin, csv = false, ...options }: Given) {
  let [out, err] = ['', '']
  const code = await runAudit(
    stdin === undefined ? [] : ['-'],
    { csv, ...options },
    {
      stdin: Readable.from([Buffer.from(stdin ?? '')]),
      out: { write: (text) => (out += text) },
      err: { write: (text) => (err += text) },
      now: () => 0,
    },
  )
  return { code, out, err }
}

type Answer = { status?: number; headers?: Record<string, string>; body: string }

async function serve(answer: (request: { url?: string; headers: { authorization?: string } }) => Answer) {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body } = answer(request as Parameters<typeof answer>[0])
    response.writeHead(status, headers).end(body)
  })
  servers.push(server)
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
