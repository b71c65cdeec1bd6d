import { describe, expect, test } from 'vitest'
import type { EventHistory, HistoryRecord } from '../../../src/core/remembered.ts'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { isHelped, under } from '../../support/session/rules.ts'
import { DAWN, type Session } from '../../support/session/session.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LONG_AGO = DAWN - 100 * DAY

/** What a browser remembers that has been watched for 100 days: times are hours before the session. */
function history(hours: readonly number[], more: Partial<EventHistory> = {}, key = 'event e'): HistoryRecord {
  const times = hours.map((hour) => DAWN - hour * HOUR).sort((a, b) => a - b)
  const days: { [day: string]: number } = {}
  for (const at of times) days[Math.floor(at / DAY)] = at
  const asked = { since: LONG_AGO, times, days, ...more }
  // As the browser keeps it for those who ask for days, too.
  return {
    visits: [...new Set(times)].map((at) => [at, at]),
    events: { [key]: asked, [`${key} by day`]: asked },
  }
}

const remembering = (when: ConditionConfig, record: HistoryRecord) =>
  under(when).remembers('browser', undefined, record)

type Row = [
  sentence: string,
  when: ConditionConfig,
  record: HistoryRecord,
  story: (user: Session) => Session,
  helped: boolean,
]

const helps = (rows: Row[]) =>
  test.each(rows)('%s', (_, when, record, story, helped) => {
    expect(isHelped(story(remembering(when, record)).track('go').wait(300))).toBe(helped)
  })

const stay = (user: Session) => user
const track = (user: Session) => user.wait(10).track('e')
/** Judged once everything is there. */
const now = (when: ConditionConfig): ConditionConfig => ({ all: [{ event: 'go' }, when] })
const unless = (when: ConditionConfig) => now({ not: when })

describe('an event over visits', () => {
  helps([
    ['counts earlier visits', { event: 'e', atLeast: 3, within: '7d' }, history([1, 30, 50]), stay, true],
    ['does not reach the last one', { event: 'e', atLeast: 3, within: '7d' }, history([1, 30]), stay, false],
    ['is reached in this visit', { event: 'e', atLeast: 3, within: '7d' }, history([1, 30]), track, true],
    ['lets go what is too old', { event: 'e', atLeast: 2, within: '2d' }, history([1, 49]), stay, false],
    ['holds at the last moment', { event: 'e', within: '2d' }, history([48]), stay, true],
    ['is in doubt before it was watched', unless({ event: 'e', within: '101d' }), history([]), stay, false],
    ['is known where it was watched', unless({ event: 'e', within: '99d' }), history([]), stay, true],
    ['ever is since the browser remembers', unless({ event: 'e', within: 'ever' }), history([]), stay, true],
    ['ever is long ago as well', { event: 'e', within: 'ever' }, history([2000]), stay, true],
    [
      'that may have been it, is in doubt',
      unless({ event: 'e', within: '2d' }),
      history([], { unsure: DAWN - HOUR }),
      stay,
      false,
    ],
    [
      'that may have been it before the window, is in no doubt',
      unless({ event: 'e', within: '2d' }),
      history([], { unsure: DAWN - 3 * DAY }),
      stay,
      true,
    ],
  ])

  test('is counted by what was tracked with it', () => {
    const when = { event: 'e', where: { format: 'csv' }, atLeast: 2, within: '7d' } as const
    expect(
      isHelped(under(when).track('e', { format: 'csv' }).wait(1).track('e', { format: 'csv' }).wait(300)),
    ).toBe(true)
    expect(
      isHelped(under(when).track('e', { format: 'csv' }).wait(1).track('e', { format: 'pdf' }).wait(300)),
    ).toBe(false)
    const unsure = under(unless({ ...when, atLeast: 1, within: 'ever' }))
    expect(isHelped(unsure.track('e').track('go').wait(300))).toBe(false)
  })
})

describe('days', () => {
  const bulk = { event: 'e', atLeast: 4, within: '7d', days: 3 } as const
  helps([
    ['are enough, and the times too', bulk, history([1, 25, 26, 50]), stay, true],
    ['are too few', bulk, history([1, 2, 25, 26]), stay, false],
    ['are enough, but not the times', bulk, history([1, 25, 50]), stay, false],
    ['of another week do not count', bulk, history([1, 2, 25, 200]), stay, false],
    ['are completed today', bulk, history([25, 26, 50]), track, true],
    ['without a window are ever', { event: 'e', days: 3 }, history([1, 25, 1000]), stay, true],
  ])

  test("are days of the user's own clock", () => {
    const when = { event: 'e', days: 2 } as const
    // At 23:30 and 00:30 in UTC, at 18:30 and 19:30 in New York.
    const night = (user: Session) =>
      user
        .wait(14.5 * HOUR)
        .track('e')
        .wait(HOUR)
        .track('e')
        .wait(300)
    expect(isHelped(night(under(when)))).toBe(true)
    expect(isHelped(night(under(when).start({ utcOffset: -300 }).remembers('browser')))).toBe(false)
  })

  test('are known beyond what is kept of single times', () => {
    const user = under({ event: 'e', atLeast: 2, days: 3 })
    for (let day = 0; day < 3; day++) {
      expect(isHelped(user)).toBe(false)
      for (let i = 0; i < 30; i++) user.wait(10).track('e')
      user.wait(DAY)
    }
    expect(isHelped(user)).toBe(true)
  })
})

describe('visits since', () => {
  const when = { event: 'e', visitsSince: 2 } as const
  const visits = (...hours: number[]) => ({
    ...history([70]),
    visits: hours.map((h) => [DAWN - h * HOUR, DAWN - h * HOUR] as const),
  })
  helps([
    ['are counted after the event, this one too', when, visits(71, 20), stay, true],
    ['do not count the visit of the event', when, visits(71, 70.5), stay, false],
    ['begin anew with the event', now(when), visits(71, 20), track, false],
    [
      'need the event',
      when,
      {
        visits: [
          [DAWN - 2 * HOUR, DAWN - 2 * HOUR],
          [DAWN - HOUR, DAWN - HOUR],
        ],
        events: {},
      },
      stay,
      false,
    ],
  ])

  const once = { event: 'e', visitsSince: 1 } as const
  const minutes = (...spans: [from: number, to: number][]): HistoryRecord => ({
    ...history([2]),
    visits: spans.map(([from, to]) => [DAWN - from * 60_000, DAWN - to * 60_000] as const),
  })
  helps([
    ['begin where nobody was here for half an hour', once, minutes([121, 31]), stay, true],
    ['do not begin with a second tab, while the first is used', now(once), minutes([121, 30]), stay, false],
    ['are known not to have begun', unless(once), minutes([121, 1]), stay, true],
    ['count tabs at the same time once', now(when), minutes([121, 100], [69, 60], [35, 2]), stay, false],
    ['count what lies apart', when, minutes([121, 100], [69, 60]), stay, true],
    [
      'are in doubt where the event may have come again',
      now(once),
      { ...minutes([121, 100]), events: history([2], { unsure: DAWN - HOUR }).events },
      stay,
      false,
    ],
    [
      'are in no doubt where it may have come before',
      now(once),
      { ...minutes([121, 100]), events: history([2], { unsure: DAWN - 3 * HOUR }).events },
      stay,
      true,
    ],
  ])

  test('are not begun by who acts now and then, nor by a page that loads', () => {
    const user = under(now(once)).click('x').track('e')
    for (let i = 0; i < 10; i++) user.wait(29 * 60_000).click('x')
    user.carry().start().remembers('browser').wait(10)
    expect(isHelped(user.track('go').wait(300))).toBe(false)
  })

  test('are looked at once more before help comes: another tab was used meanwhile', () => {
    const user = under(once)
      .pageSays({ slots: ['never'] })
      .click('x')
      .track('e')
      .wait(HOUR)
      .click('x')
      .wait(10)
    const { history: mine } = (user.state.judge as JudgeState).facts
    expect(mine.visits).toHaveLength(2)
    const elsewhere: HistoryRecord = { visits: [[DAWN, DAWN + HOUR]], events: {} }
    user.observe('budget', { events: elsewhere })
    expect(user.verdicts).toEqual(['rule-0 suppress friction-over'])
  })

  test('are visits of this tab too', () => {
    const user = under(when).click('x').track('e')
    for (let i = 0; i < 2; i++) {
      expect(isHelped(user)).toBe(false)
      user.wait(HOUR).click('x')
    }
    expect(isHelped(user.wait(300))).toBe(true)
  })
})

describe('what seems to lie ahead, since the clock was set back', () => {
  helps([
    ['has happened', { event: 'e', within: 'ever' }, history([-900]), stay, true],
    ['is in no window for certain', now({ event: 'e', within: '7d' }), history([-900]), stay, false],
    ['is not known to be in none', unless({ event: 'e', within: '7d' }), history([-900]), stay, false],
    [
      'is in none once that has passed',
      unless({ event: 'e', within: '2h' }),
      history([-900]),
      (user) => user.click('x').wait(121 * 60_000),
      true,
    ],
    [
      'was not watched for then',
      unless({ event: 'e', within: '2h' }),
      history([], { since: DAWN + DAY }),
      stay,
      false,
    ],
    [
      'was watched for since now',
      unless({ event: 'e', within: '2h' }),
      history([], { since: DAWN + DAY }),
      (user) => user.wait(121 * 60_000),
      true,
    ],
    ['is no day', now({ event: 'e', days: 2 }), history([-900, 30]), stay, false],
    [
      'is no visit',
      { event: 'e', visitsSince: 2 },
      { ...history([30]), visits: [[DAWN + DAY, DAWN + DAY]] },
      stay,
      false,
    ],
    [
      'ends no wait for ever',
      now({ absent: 'f', after: 'e', within: '2h' }),
      history([5], { until: DAWN + DAY }),
      stay,
      false,
    ],
  ])
})

describe('without leave to remember', () => {
  const alone = (when: ConditionConfig) => under(now(when)).remembers('visit')
  test.each([
    [{ event: 'e', within: '7d' }, true],
    [{ event: 'e', within: 'ever' }, true],
    [{ event: 'e', days: 1 }, true],
    [{ not: { event: 'f', within: '7d' } }, false],
    [{ not: { event: 'f', within: 'ever' } }, false],
    [{ not: { event: 'f', days: 1 } }, false],
    [{ not: { event: 'e', visitsSince: 1 } }, false],
    [{ not: { absent: 'f', after: 'g', within: '1h' } }, false],
  ] as [ConditionConfig, boolean][])('%j: %s', (when, helped) => {
    expect(isHelped(alone(when).track('e').track('go').wait(300))).toBe(helped)
  })

  test('a visit knows nothing of the last one', () => {
    const user = alone({ event: 'e', atLeast: 2, within: '7d' })
    user.click('x').track('e').wait(HOUR).click('x').track('e').track('go').wait(300)
    expect(isHelped(user)).toBe(false)
  })

  test('what was remembered is let go when leave is withdrawn', () => {
    const user = remembering({ event: 'e', atLeast: 4, within: '7d' }, history([1, 2, 3]))
    user.remembers('visit').track('e').wait(300)
    expect(isHelped(user)).toBe(false)
    const { facts } = user.state.judge as JudgeState
    expect(facts.history.events['event e']).toMatchObject({ times: [DAWN] })
  })

  test('reset leaves nothing to the next person', () => {
    const user = remembering({ event: 'e', atLeast: 4, within: 'ever' }, history([1, 2, 3]))
    user.wait(10).call({ call: 'reset' }).track('e').wait(300)
    expect(isHelped(user)).toBe(false)
    const { facts } = user.state.judge as JudgeState
    expect(facts.history).toEqual({
      visits: [[DAWN + 10, DAWN + 10]],
      events: {
        'event e': { since: DAWN + 10, times: [DAWN + 10], days: {} },
      },
    })
  })
})

describe('absence', () => {
  const late = { absent: 'done', after: 'begun', within: '30s' } as const
  const wait = (ms: number) => (user: Session) => user.track('begun').wait(ms)
  const step = { absent: 'done', after: 'begun', within: '2d' } as const
  const begun = (hour: number, done?: number, watched: Partial<EventHistory> = {}): HistoryRecord => ({
    visits: [],
    events: {
      ...history([hour], {}, 'event begun until event done').events,
      ...history(done === undefined ? [] : [done], watched, 'event done').events,
    },
  })
  const none: HistoryRecord = { visits: [], events: {} }
  helps([
    ['holds once so long has passed', late, none, wait(30_000), true],
    ['does not hold a moment before', late, none, (user) => wait(29_000)(user), false],
    ['needs its anchor', late, none, (user) => user.wait(60_000), false],
    [
      'ends with what was awaited',
      late,
      none,
      (user) => wait(20_000)(user).track('done').wait(60_000),
      false,
    ],
    [
      'begins anew with the next anchor after it',
      late,
      none,
      (user) => wait(1000)(user).track('done').wait(1000).track('begun').wait(30_000),
      true,
    ],
    [
      'does not begin anew with an anchor before it',
      late,
      none,
      (user) => wait(20_000)(user).track('begun').wait(10_000),
      true,
    ],
    ['up to half an hour is of this visit', late, begun(5), stay, false],
    ['of days looks back over visits', step, begun(49), stay, true],
    ['of days waits for them', step, begun(47), stay, false],
    ['of days comes in its time', step, begun(47), (user) => user.wait(HOUR).present(), true],
    ['of days ends with what was awaited', step, begun(60, 2), stay, false],
    ['of days begins anew', step, begun(49, 60), stay, true],
    [
      'is unknown where what is awaited was not watched',
      step,
      begun(49, undefined, { since: DAWN }),
      stay,
      false,
    ],
    ['is unknown where it may have come', step, begun(49, undefined, { unsure: DAWN - HOUR }), stay, false],
    ['is known not to be', unless(step), begun(47), stay, true],
    ['that is unknown is no "not" either', unless(step), begun(49, undefined, { since: DAWN }), stay, false],
  ])

  test('asks for events with what was tracked with them', () => {
    const when = {
      absent: { event: 'done', where: { format: 'csv' } },
      after: { event: 'begun', where: { format: 'csv' } },
      within: '30s',
    } as const
    const user = under(when).track('begun', { format: 'csv' }).wait(1).track('done', { format: 'pdf' })
    expect(isHelped(user.wait(31_000))).toBe(true)
    expect(isHelped(under(when).track('begun', { format: 'pdf' }).wait(31_000))).toBe(false)
  })
})
