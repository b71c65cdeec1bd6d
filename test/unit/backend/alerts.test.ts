import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import {
  createOutbox,
  FIRST_WAIT_MS,
  MOST_TRIES,
} from '../../../examples/backend/server/alerts/createOutbox.mjs'
import { createWatch, MOST_OPEN } from '../../../examples/backend/server/alerts/createWatch.mjs'
import { writeMessage } from '../../../examples/backend/server/alerts/writeMessage.mjs'
import { readAlerts } from '../../../examples/backend/server/alerts/readAlerts.mjs'
import { openStore } from '../../../examples/backend/server/openStore.mjs'

const MINUTE = 60_000
const DAY = 86_400_000
const now = Date.UTC(2026, 10, 20, 12)

const alert = {
  id: 'refused',
  signal: 'form-rejected',
  where: { page: 'checkout' },
  users: 5,
  within: '30m',
  to: 'https://hooks.example/1',
  do: 'Call the bank.',
}

const signals = ['form-rejected', 'failed-request']

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('a file of alerts', () => {
  test('of the example is good', () => {
    const text = readFileSync('examples/backend/alerts.json', 'utf8')
    const environment = {
      PAYMENTS_WEBHOOK: 'https://hooks.example/1',
      PLATFORM_WEBHOOK: 'https://hooks.example/2',
    }
    const { alerts, problems } = readAlerts(text, { environment, signals })
    expect(problems).toEqual([])
    expect(alerts).toMatchObject([{ within: 1800, to: 'https://hooks.example/1' }, { within: 900 }])
  })

  test('is read with the mark that Windows writes in front of it', () => {
    expect(read(`\ufeff${JSON.stringify([alert])}`)).toMatchObject({
      alerts: [{ id: 'refused' }],
      problems: [],
    })
  })

  test.each<[string, object]>([
    ['an alert that asks for no action is noise; say in "do" what is to be done', { do: undefined }],
    ['an alert that asks for no action is noise', { do: '' }],
    ['it needs a "signal"', { signal: 7 }],
    [
      '"signal": there is no signal "form-rejectd"; use one of: form-rejected, failed-request. Did you mean "form-rejected"?',
      { signal: 'form-rejectd' },
    ],
    ['"where" is an object', { where: [] }],
    ['"where" is an object', { where: 'checkout' }],
    ['"where" is an object', { where: null }],
    ['"users" is a whole number above 0', { users: '10' }],
    ['"within" is a time', { within: 30 }],
    ['"timesBaseline" is a number above 1', { timesBaseline: '3' }],
    ['"timesBaseline" is a number above 1', { timesBaseline: null }],
    ['"to" is an https address', { to: 'https://ada:secret@hooks.example' }],
    ['"threshold" is not known here', { threshold: 3 }],
    [
      '"usrs" is not known here; use one of: id, signal, where, users, within, timesBaseline, to, do, runbook. Did you mean "users"?',
      { usrs: 3 },
    ],
    [
      '"pgae" is not known here; use one of: page, form, target, release, request, error. Did you mean "page"?',
      { where: { pgae: 'x' } },
    ],
    ['"user" is not known here; use one of: page, form, target', { where: { user: 'ada' } }],
    ['"where" is an object that can ask for page, form, target', { where: { page: { $ne: '' } } }],
    ['"users" is a whole number above 0', { users: 0.5 }],
    ['"within" is a time from "1m" to "1d"', { within: '2d' }],
    ['"within" is a time from "1m" to "1d"', { within: 'soon' }],
    ['"timesBaseline" is a number above 1', { timesBaseline: 0 }],
    ['"to" is an https address', { to: 'http://hooks.example' }],
    ['"to" is the variable UNSET, which is not set.', { to: '$UNSET' }],
    ['"to" is the variable EMPTY, which is not set.', { to: '$EMPTY' }],
    ['"runbook" is an https address', { runbook: 'javascript:alert(1)' }],
    ['"severity" is not known here', { severity: 1 }],
  ])('leaves one out, and says why: %s', (why, part) => {
    const { alerts, problems } = read(
      JSON.stringify([
        { ...alert, ...part },
        { ...alert, id: 'good' },
      ]),
    )
    expect(alerts.map(({ id }) => id)).toEqual(['good'])
    expect(problems).toEqual([expect.stringContaining(`Alert "refused" is left out: ${why}`)])
  })

  test('leaves out what is no alert at all', () => {
    expect(read('[null, 1, "x", [], {}]').problems).toEqual([
      expect.stringContaining('Alert 1 is left out: it is an object with id, signal'),
      expect.stringContaining('Alert 2 is left out'),
      expect.stringContaining('Alert 3 is left out'),
      expect.stringContaining('Alert 4 is left out'),
      'Alert 5 is left out: it needs an "id".',
    ])
  })

  test('that is none is refused with a sentence', () => {
    expect(() => read('{')).toThrow(/^Failed to read the alerts: .*\.$/)
    expect(() => read('{}')).toThrow('Failed to read the alerts: it is a JSON array.')
  })

  function read(text: string) {
    return readAlerts(text, { environment: { EMPTY: '' }, signals })
  }
})

describe('an alert', () => {
  test('calls nobody and leads nowhere by what a page has sent', () => {
    const page = '\u202e<!channel> <https://evil.example|click> [a](https://evil.example) @here'
    const about = { fingerprint: 'f', page, place: 'pay', failure: '', users: 5, opened: '' }
    const { text } = writeMessage(
      'opened',
      { ...alert, within: 1800, do: 'See <#ops>.' } as never,
      about,
      'http://localhost/report',
    )
    const [said, action] = text.split('\n')
    expect(said).not.toMatch(/[<>\u202e]|\]\(|:\/\/|@here/)
    expect(action).toBe('To do: See <#ops>.')
  })

  test('opens once, says what is to be done, and is resolved by itself', async () => {
    const { tell, look, sent } = await watch([alert])
    await tell(5, now - 10 * MINUTE)
    await look(now)
    await look(now + MINUTE)
    await tell(3, now + MINUTE, { users: 100 })
    await look(now + 2 * MINUTE)
    expect(sent.map(({ state }) => state)).toEqual(['opened'])
    expect(sent[0]).toMatchObject({ alert: 'refused', page: 'checkout', users: 5, do: 'Call the bank.' })
    expect(sent[0]!.text).toContain(
      '5 users met form-rejected on checkout, pay within 30 min.\nTo do: Call the bank.',
    )
    await look(now + 40 * MINUTE)
    await look(now + 41 * MINUTE)
    expect(sent.map(({ state }) => state)).toEqual(['opened', 'resolved'])
    await tell(5, now + 50 * MINUTE)
    await look(now + 51 * MINUTE)
    expect(sent.map(({ state }) => state)).toEqual(['opened', 'resolved', 'opened'])
  })

  test('hears of users whose clocks are ahead', async () => {
    const { tell, look, sent } = await watch([alert])
    await tell(5, now + 2 * DAY, { received: now - MINUTE })
    await look(now)
    expect(sent).toMatchObject([{ users: 5 }])
  })

  test('does not open for fewer users, for one user often, for other pages or for what is long ago', async () => {
    const { tell, look, sent } = await watch([alert])
    await tell(4, now - 10 * MINUTE)
    await tell(1, now - 9 * MINUTE, { times: 50 })
    await tell(9, now - 9 * MINUTE, { page: 'cart', users: 30 })
    await tell(9, now - 31 * MINUTE, { users: 50 })
    await look(now)
    expect(sent).toEqual([])
  })

  test('is told of at twenty places at the most, the worst first, however many names somebody makes up', async () => {
    const { tell, look, sent } = await watch([alert])
    for (let i = 0; i < MOST_OPEN + 5; i++)
      await tell(i === 22 ? 6 : 5, now - MINUTE, { place: `p${i}`, users: 10 * i })
    await look(now)
    await look(now + MINUTE)
    expect(sent).toHaveLength(MOST_OPEN)
    expect(sent[0]).toMatchObject({ place: 'p22', users: 6 })
  })

  test('does not come and go at its limit', async () => {
    const { tell, look, sent } = await watch([alert])
    await tell(4, now - 20 * MINUTE)
    await tell(1, now - 29 * MINUTE, { users: 50 })
    await look(now)
    await look(now + 5 * MINUTE)
    expect(sent).toHaveLength(1)
  })

  test('is one for each place, however their names are put together', async () => {
    const { tell, look, sent } = await watch([{ ...alert, where: {} }])
    await tell(5, now - MINUTE, { page: 'checkout pay', place: 'now' })
    await tell(5, now - MINUTE, { page: 'checkout', place: 'pay now', users: 20 })
    await look(now)
    expect(sent).toHaveLength(2)
  })

  test('is one for each place', async () => {
    const { tell, look, sent } = await watch([alert])
    await tell(6, now - 10 * MINUTE)
    await tell(7, now - 10 * MINUTE, { place: 'address', users: 20 })
    await look(now)
    expect(sent.map(({ place, users }) => [place, users]).sort()).toEqual([
      ['address', 7],
      ['pay', 6],
    ])
  })

  test('with a baseline opens for what is unusual at this time of the day', async () => {
    const { tell, look, sent } = await watch([{ ...alert, timesBaseline: 3 }])
    for (let day = 1; day <= 6; day++) await tell(4, now - day * DAY - 5 * MINUTE)
    await tell(11, now - 5 * MINUTE)
    await look(now)
    expect(sent).toEqual([])
    await tell(1, now - MINUTE, { users: 90 })
    await look(now)
    expect(sent).toMatchObject([{ users: 12, usual: 4 }])
  })

  test('with a baseline that nobody knows yet alarms nobody', async () => {
    const { tell, look, sent } = await watch([{ ...alert, timesBaseline: 3 }])
    await tell(50, now - 5 * MINUTE)
    await look(now)
    expect(sent).toEqual([])
  })

  test('with a baseline is not fooled by one device that lives in the past', async () => {
    const { tell, look, sent } = await watch([{ ...alert, timesBaseline: 3 }])
    await tell(1, now - 400 * DAY, { received: now - DAY, users: 70 })
    await tell(50, now - 5 * MINUTE)
    await look(now)
    expect(sent).toEqual([])
  })

  test('that is gone from the file is closed without a word', async () => {
    const { tell, look, sent, store } = await watch([alert])
    await tell(5, now - MINUTE)
    await look(now)
    const { look: lookAnew } = await watch([], { store })
    await lookAnew(now)
    expect(await store.ask('SELECT count(*)::INTEGER AS n FROM alerts WHERE resolved IS NULL')).toEqual([
      { n: 0 },
    ])
    expect(sent).toHaveLength(1)
  })
})

describe('after a restart', () => {
  test('an open alert stays open, and is told of no second time', async () => {
    const { tell, look, store } = await watch([alert])
    await tell(5, now - MINUTE)
    await look(now)
    const again = await watch([alert], { store, since: now + MINUTE })
    await again.look(now + MINUTE)
    await again.look(now + 2 * MINUTE)
    expect(again.sent).toEqual([])
    expect(await countOpen(store)).toBe(1)
  })

  test('nobody takes the silence of the time in which the server was down for good news', async () => {
    const { tell, look, store } = await watch([alert])
    await tell(5, now - MINUTE)
    await look(now)
    const back = now + 5 * 60 * MINUTE
    const again = await watch([alert], { store, since: back })
    await again.look(back)
    await again.look(back + 29 * MINUTE)
    expect(again.sent).toEqual([])
    await again.look(back + 30 * MINUTE)
    expect(again.sent).toMatchObject([{ state: 'resolved' }])
  })

  test('an alert that cannot be read today stays open', async () => {
    const { tell, look, store } = await watch([alert])
    await tell(5, now - MINUTE)
    await look(now)
    const again = await watch([{ ...alert, signal: 'form-rejectd' }], { store })
    await again.look(now + MINUTE)
    expect(await countOpen(store)).toBe(1)
  })

  async function countOpen(store: Awaited<ReturnType<typeof openStore>>) {
    return (await store.ask('SELECT count(*)::INTEGER AS n FROM alerts WHERE resolved IS NULL'))[0]!
      .n as number
  }
})

describe('a webhook', () => {
  test('that is down is tried again, later each time, also after a restart', async () => {
    const { tell, look, sent, store, answer } = await watch([alert])
    await tell(5, now - MINUTE)
    answer(503)
    await look(now)
    await look(now + FIRST_WAIT_MS - 1)
    expect(sent).toHaveLength(1)
    await look(now + FIRST_WAIT_MS)
    expect(sent).toHaveLength(2)
    const again = await watch([alert], { store })
    await again.look(now + 2 * FIRST_WAIT_MS)
    expect(again.sent).toHaveLength(0)
    await again.look(now + 3 * FIRST_WAIT_MS)
    await again.look(now + 9 * FIRST_WAIT_MS)
    expect(again.sent).toMatchObject([{ state: 'opened' }])
  })

  test('that does not know the address is tried once, and somebody is told', async () => {
    const { tell, look, sent, problems, answer } = await watch([alert])
    await tell(5, now - MINUTE)
    answer(404)
    await look(now)
    await look(now + DAY / 24)
    expect(sent.filter(({ state }) => state === 'opened')).toHaveLength(1)
    expect(problems[0]).toContain('Failed to send an alert to hooks.example')
  })

  test('that never comes back is given up, and somebody is told', async () => {
    const { store, problems } = await watch([])
    const outbox = createOutbox({
      store,
      fetch: () => Promise.reject(new Error('down')),
      onProblem: (problem) => problems.push(problem),
    })
    await outbox.put('https://hooks.example/1', {}, now)
    for (let tries = 0; tries < MOST_TRIES; tries++) await outbox.send(now + DAY)
    expect(problems).toEqual([])
    for (let day = 2; day < 2 + MOST_TRIES; day++) await outbox.send(now + day * DAY)
    expect(problems).toHaveLength(1)
    expect(await store.ask('SELECT * FROM outbox')).toEqual([])
  })
})

interface Told {
  page?: string
  place?: string
  users?: number
  times?: number
  received?: number
}

interface Sent {
  state: string
  alert: string
  place: string
  users: number
  text: string
}

interface Before {
  store?: Awaited<ReturnType<typeof openStore>>
  since?: number
}

async function watch(given: object[], { store: opened, since = 0 }: Before = {}) {
  const store = opened ?? (await openStore(':memory:'))
  if (!opened) closing.push(store.close)
  const sent: Sent[] = []
  const problems: string[] = []
  let status = 200
  let told = 0
  const outbox = createOutbox({
    store,
    fetch: async (_: unknown, init?: RequestInit) => {
      sent.push(JSON.parse(String(init?.body)) as Sent)
      return new Response(null, { status })
    },
    onProblem: (problem) => problems.push(problem),
  })
  const { alerts, problems: wrong } = readAlerts(JSON.stringify(given), { environment: {}, signals })
  const watching = createWatch({
    store,
    alerts,
    outbox,
    report: 'https://friction.example/report',
    since,
    isWhole: wrong.length === 0,
  })
  return {
    store,
    sent,
    problems,
    answer: (next: number) => (status = next),
    async look(at: number) {
      await watching(at)
      await outbox.send(at)
    },
    /** So many users are refused at a time; `users` is the number of the first. */
    tell(
      count: number,
      at: number,
      { page = 'checkout', place = 'pay', users = 1, times = 1, received }: Told = {},
    ) {
      const events = Array.from({ length: count * times }, (_, i) => {
        const user = `u${users + (i % count)}`
        const data = {
          type: 'form-rejected',
          id: `s${told}`,
          at,
          strength: 0.8,
          layer: 'behaviour',
          count: 2,
        }
        return {
          source: 'https://shop.example',
          id: `e${told++}`,
          type: 'io.unstuck.signal',
          time: new Date(at).toISOString(),
          visit: user,
          user,
          data: { ...data, page, target: { key: place, tag: 'form' }, evidence: {} },
        }
      })
      return store.addEvents(events, () => new Date(received ?? at))
    },
  }
}
