import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTraffic } from '../../../examples/backend/seed/createTraffic.mjs'
import { TRUTH } from '../../../examples/backend/seed/story.mjs'
import { openStore } from '../../../examples/backend/server/openStore.mjs'
import { answerQuestion } from '../../../examples/backend/server/report/answerQuestion.mjs'
import * as questions from '../../../examples/backend/server/report/questions/index.mjs'
import { findLosses } from '../../../examples/backend/server/report/findLosses.mjs'
import { readFilter } from '../../../examples/backend/server/report/readFilter.mjs'
import { writeCsv } from '../../../examples/backend/server/report/writeCsv.mjs'

const until = Date.UTC(2026, 10, 20, 15)
const { events, tickets } = createTraffic({ seed: 1, until })
let store: Awaited<ReturnType<typeof openStore>>

beforeAll(async () => {
  store = await openStore(':memory:')
  // Updates come late and twice, as they do.
  await Promise.all([store.addEvents(events, atOnce), store.addEvents(events.slice(0, 3000), atOnce)])
  await store.addTickets(tickets)
}, 30_000)
afterAll(() => store.close())

const HOUR = 3_600_000
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('the report finds what is true of the generated product:', () => {
  test('the planted place of trouble ranks first', async () => {
    const [first, second] = await ask(questions.stuckPlaces)
    expect(first).toMatchObject(TRUTH.worst)
    expect(first.friction).toBeGreaterThan(1.5 * second.friction)
    const stuck = signals().filter(({ data }) => data.form === 'payment' && data.type === 'form-rejected')
    expect(first.users).toBe(new Set(stuck.map(({ user }) => user)).size)
    expect(first.episodes).toBe(new Set(stuck.map(({ visit, data }) => `${visit} ${data.id}`)).size)
  })

  test('the place that no rule knows of is named as a gap, and none that a rule helps with', async () => {
    const gaps = await ask(questions.helpGaps)
    expect(gaps[0]).toMatchObject(TRUTH.gap)
    expect(new Set(gaps.map(({ page }) => page))).toEqual(new Set(['exports', 'team', 'profile', 'files']))
  })

  test('what help changes lies in the interval, for every rule with a control group', async () => {
    const rules = await ask(questions.interventions)
    const compared = rules.filter(({ uplift }) => uplift)
    expect(compared).toHaveLength(4)
    for (const { rule, uplift } of compared) {
      const [low, high] = uplift.interval
      expect([rule, low <= TRUTH.uplift[rule]! && TRUTH.uplift[rule]! <= high]).toEqual([rule, true])
    }
    const verdicts = Object.fromEntries(compared.map(({ rule, uplift }) => [rule, uplift.verdict]))
    expect(verdicts).toMatchObject({
      'checkout/card-refused': 'more',
      'signup/slow-form': 'not enough data yet',
      'search/filters': 'not enough data yet',
    })
  })

  test('fewer of those who were helped open a ticket', async () => {
    const [{ rule, tickets: asked, shown, withheld }] = await ask(questions.interventions)
    expect(rule).toBe('checkout/card-refused')
    expect(asked).toMatchObject({ verdict: 'less' })
    expect(shown.asked / shown.users).toBeLessThan(withheld.asked / withheld.users)
  })

  test('each user is in one arm, that of the first decision', async () => {
    const arms = new Map<string, string>()
    for (const { type, user, data } of events) {
      if (type !== 'io.unstuck.decision' || data.rule !== 'signup/slow-form') continue
      if (['show', 'withhold'].includes(data.verdict) && !arms.has(user)) arms.set(user, data.verdict)
    }
    const rules = await ask(questions.interventions)
    const { shown, withheld } = rules.find(({ rule }) => rule === 'signup/slow-form')
    const count = (verdict: string) => [...arms.values()].filter((arm) => arm === verdict).length
    expect([shown.users, withheld.users]).toEqual([count('show'), count('withhold')])
  })

  test('a rule that only watches is in no comparison', async () => {
    const rules = await ask(questions.interventions)
    expect(rules.map(({ rule }) => rule)).not.toContain('cart/coupon')
  })

  test('the error came with one release and went with the next', async () => {
    const failures = await ask(questions.failures)
    expect(failures).toContainEqual(expect.objectContaining(TRUTH.regression))
    const releases = await ask(questions.releases)
    expect(releases.find(({ release }) => release === '2026.11.1')).toMatchObject({ newFailures: 1 })
  })

  test('weekends are calm, and every day is told', async () => {
    const days = await ask(questions.days)
    expect(days).toHaveLength(35)
    const usersOn = (weekend: boolean) =>
      days
        .filter(({ day }) => [0, 6].includes(new Date(day).getUTCDay()) === weekend)
        .map(({ users }) => users)
    expect(Math.max(...usersOn(true))).toBeLessThan(Math.min(...usersOn(false).slice(0, -1)))
  })

  test('people are asked about what help did not reach', async () => {
    const [first, second] = await ask(questions.handovers)
    expect([first.page, second.page].sort()).toEqual(['checkout', 'exports'])
    expect((await ask(questions.handovers)).find(({ page }) => page === 'exports')).toMatchObject({
      afterHelp: 0,
    })
  })

  test('tickets of exports take longest, and most of them follow friction there', async () => {
    const tags = await ask(questions.tickets)
    const byTag = Object.fromEntries(tags.map((tag) => [tag.tag, tag]))
    expect(byTag.export).toMatchObject({ page: 'exports' })
    expect(byTag.export.stuckBefore / byTag.export.tickets).toBeGreaterThan(0.8)
    expect(byTag.export.hours).toBeGreaterThan(byTag.payment.hours)
    expect(byTag.billing.stuckBefore / byTag.billing.tickets).toBeLessThan(0.2)
    expect(tags.reduce((sum, { tickets: count }) => sum + count, 0)).toBe(tickets.length)
  })
})

describe('one person is counted once:', () => {
  const nameless = () => {
    const { user: _, ...rest } = signals()[0]
    return rest
  }

  test('who logs in within a visit, also when it is heard of late', async () => {
    const { of } = await few([
      { ...nameless(), id: 'b', visit: 'v1', user: 'ada' },
      { ...nameless(), id: 'a', visit: 'v1' },
      { ...nameless(), id: 'c', visit: 'v2' },
    ])
    expect((await of(questions.total))[0]).toMatchObject({ users: 2 })
    expect((await of(questions.choices)).find(({ of: kind }) => kind === 'page')).toMatchObject({ users: 2 })
  })

  test('and whose ticket names the user whom the page knew only later', async () => {
    const at = Date.parse(signals()[0].time)
    const { of, store: other } = await few([
      { ...nameless(), id: 'a', visit: 'v1' },
      { ...nameless(), id: 'b', visit: 'v1', user: 'ada', data: { ...signals()[0].data, id: 'later' } },
    ])
    await other.addTickets([{ user: 'ada', opened: new Date(at + 60_000), tag: 'x' }])
    expect((await of(questions.stuckPlaces))[0]).toMatchObject({ users: 1, asked: 1, episodes: 2 })
  })

  test('and an episode in which the release changes is one, of the release in which it began', async () => {
    const { of } = await few([
      { ...signals()[0], id: 'a', release: '1' },
      {
        ...signals()[0],
        id: 'b',
        release: '2',
        time: new Date(Date.parse(signals()[0].time) + 1000).toISOString(),
      },
    ])
    expect((await of(questions.total))[0]).toMatchObject({ users: 1, episodes: 1 })
    expect((await of(questions.releases)).map(({ release }) => release)).toEqual(['1'])
    expect((await of(questions.total, { release: '1' }))[0]).toMatchObject({ episodes: 1 })
    expect((await of(questions.total, { release: '2' }))[0]).toMatchObject({ episodes: 0 })
  })
})

test('the morning of a day is compared with the same morning before, not with whole days', async () => {
  const [event] = signals()
  const at = (hoursAgo: number) => new Date(until - hoursAgo * HOUR).toISOString()
  const { of } = await few([
    { ...event, id: 'now', visit: 'v1', user: 'a', time: at(1) },
    { ...event, id: 'as late', visit: 'v2', user: 'b', time: at(25) },
    // Later on that day than it is now.
    { ...event, id: 'later', visit: 'v3', user: 'c', time: at(22) },
  ])
  expect((await of(questions.total, { days: '1' }))[0]).toMatchObject({ users: 1, usersBefore: 1 })
  expect((await of(questions.stuckPlaces, { days: '1' }))[0]).toMatchObject({ users: 1, usersBefore: 1 })
})

test('a release is judged by its whole days: not by the one on which it came out, nor by today', async () => {
  const [event] = signals()
  const on = (id: string, release: string, time: string) => ({
    ...event,
    id,
    visit: id,
    user: id,
    release,
    time,
  })
  const { of } = await few([
    on('a', '1', '2026-11-16T20:00:00Z'),
    on('b', '1', '2026-11-17T10:00:00Z'),
    on('c', '1', '2026-11-17T11:00:00Z'),
    on('d', '1', '2026-11-20T01:00:00Z'),
    on('e', '2', '2026-11-20T09:00:00Z'),
  ])
  expect((await of(questions.releases)).map(({ release, usersADay }) => [release, usersADay])).toEqual([
    ['2', null],
    ['1', 2],
  ])
})

test('differences are told to a hundredth of a point', async () => {
  for (const { uplift } of await ask(questions.interventions)) {
    for (const share of uplift ? [uplift.difference, ...uplift.interval] : []) {
      expect(String(share)).toMatch(/^-?\d(\.\d{1,4})?$/)
    }
  }
})

test('what was refused, and what pages kept, is told with its reasons', async () => {
  const { store: other } = await few([
    dropped('a', { overflow: 3, 'before-send': 1 }),
    dropped('b', { overflow: 4 }),
  ])
  await other.addRefusal('/data/strength must be number.', 5)
  await other.addRefusal('A body may have 64000 bytes.', 0)
  expect(await findLosses(other, { from: '2026-10-01' })).toEqual({
    refused: [
      { why: '/data/strength must be number.', events: 5, batches: 1 },
      { why: 'A body may have 64000 bytes.', events: 0, batches: 1 },
    ],
    unsent: [
      { reason: 'overflow', events: 7 },
      { reason: 'before-send', events: 1 },
    ],
  })
})

test.each([
  ['=cmd|x', "'=cmd|x"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['\t=1', "'\t=1"],
  ['\n=1', '"\'\n=1"'],
  ['＝cmd', "'＝cmd"],
  ['a\u202eb', 'a\ufffdb'],
  ['\u001b[2J', '\ufffd[2J'],
  ['a,"b"', '"a,""b"""'],
  [-0.1, '-0.1'],
])('a spreadsheet runs nothing of %j, and no line is turned round', (value, cell) => {
  expect(writeCsv([{ value }])).toBe(`value\r\n${cell}\r\n`)
})

test('a filter holds for every question', async () => {
  const only = { page: 'signup', release: '2026.11.0', signal: 'form-stall' }
  expect((await ask(questions.stuckPlaces, only)).map(({ page, signal }) => [page, signal])).toEqual([
    ['signup', 'form-stall'],
  ])
  expect((await ask(questions.interventions, only)).map(({ rule }) => rule)).toEqual(['signup/slow-form'])
  expect((await ask(questions.releases, only)).map(({ release }) => release)).toEqual(['2026.11.0'])
  for (const question of Object.values(questions)) {
    const rows = await ask(question, { page: "' OR 1=1 --" })
    expect([
      question.name,
      question.name === 'choices' || question.name === 'total' || rows.length === 0,
    ]).toEqual([question.name, true])
  }
})

test('a sampled page stands for those who were left out', async () => {
  const sampled = signals()
    .slice(0, 4)
    .map((event) => ({ ...event, sampledrate: 10 }))
  const { of } = await few(sampled)
  const [{ users }] = await of(questions.total)
  expect(users).toBe(10 * new Set(sampled.map(({ user }) => user)).size)
})

test('an empty file has no answer and no error', async () => {
  const empty = await openStore(':memory:')
  for (const question of Object.values(questions)) {
    const rows = await answerQuestion(empty, question, filterOf({}))
    expect([question.name, rows.length]).toEqual([question.name, question.name === 'total' ? 1 : 0])
  }
  await empty.close()
})

test.each([
  [{ days: '0' }, '"days" is a whole number'],
  [{ days: '1e9' }, '"days" is a whole number'],
  [{ days: '7; DROP TABLE events' }, '"days" is a whole number'],
  [{ page: 'x'.repeat(301) }, '"page" has at most 300'],
])('a filter of %j is refused with a sentence', (query, why) => {
  expect(readFilter(query, until).error).toContain(why)
})

function ask(question: Parameters<typeof answerQuestion>[1], query = {}) {
  return answerQuestion(store, question, filterOf(query))
}

/** A file of some events alone. */
async function few(some: readonly { time: string }[]) {
  const other = await openStore(':memory:')
  closing.push(other.close)
  await other.addEvents(some, atOnce)
  return {
    store: other,
    of: (question: Parameters<typeof answerQuestion>[1], query = {}) =>
      answerQuestion(other, question, filterOf(query)),
  }
}

function dropped(id: string, data: object) {
  return { ...signals()[0], id, type: 'io.unstuck.dropped', data }
}

/** As if each had come when it happened. */
function atOnce({ time }: { time: string }) {
  return new Date(time)
}

function filterOf(query: object) {
  return readFilter({ days: '35', ...query }, until).filter!
}

function signals() {
  return events.filter(({ type }) => type === 'io.unstuck.signal')
}
