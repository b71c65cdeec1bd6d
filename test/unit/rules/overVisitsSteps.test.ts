import { describe, expect, test } from 'vitest'
import type { EventHistory, HistoryRecord } from '../../../src/core/remembered.ts'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { compile } from '../../support/session/live.ts'
import { isHelped, rage, rulesOf, under } from '../../support/session/rules.ts'
import { DAWN, session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SINCE = DAWN - 100 * DAY

type Hours = readonly number[] | (Partial<EventHistory> & { readonly hours: readonly number[] })

/** What a browser remembers that has watched all of this for a hundred days: hours before the session. */
function remembered(things: { readonly [key: string]: Hours }): HistoryRecord {
  const events = Object.entries(things).map(([key, given]) => {
    const { hours, ...more } = 'hours' in given ? given : { hours: given }
    const times = hours.map((hour) => DAWN - hour * HOUR).sort((a, b) => a - b)
    return [key, { since: SINCE, times, days: {}, ...more }]
  })
  return { visits: [], events: Object.fromEntries(events) as HistoryRecord['events'] }
}

type Row = [
  sentence: string,
  when: ConditionConfig,
  record: HistoryRecord,
  story: (user: Session) => Session,
  helped: boolean,
]

/** Judged once everything is there. */
const now = (when: ConditionConfig): ConditionConfig => ({ all: [{ event: 'go' }, when] })
const unless = (when: ConditionConfig) => now({ not: when })
const helps = (rows: Row[]) =>
  test.each(rows)('%s', (_, when, record, story, helped) => {
    const user = story(under(when).remembers('browser', undefined, record))
    expect(isHelped(user.track('go').wait(300))).toBe(helped)
  })
const stay = (user: Session) => user

describe('a signal over visits', () => {
  const raged = { signal: 'rage-click', within: '7d' } as const
  const known = (...hours: number[]) => remembered({ 'signal rage-click': hours })
  helps([
    ['was found days ago', now(raged), known(50), stay, true],
    ['is too long ago', now(raged), known(24 * 8), stay, false],
    ['is counted with what is found now', now({ ...raged, atLeast: 4 }), known(50), rage, true],
    ['does not reach the count', now({ ...raged, atLeast: 5 }), known(50), rage, false],
    ['is known not to have been', unless(raged), known(), stay, true],
    ['is in doubt before it was watched', unless({ ...raged, within: '101d' }), known(), stay, false],
    ['of ever is known not to have been', unless({ ...raged, within: 'ever' }), known(), stay, true],
    ['of ever was long ago', now({ ...raged, within: 'ever' }), known(2000), stay, true],
  ])

  test('of ever is in doubt without leave to remember', () => {
    const user = under(unless({ ...raged, within: 'ever' })).remembers('visit')
    expect(isHelped(user.track('go').wait(300))).toBe(false)
  })

  test('is remembered by what it was like', () => {
    const when = { signal: 'rage-click', where: { target: 'pay' }, within: 'ever' } as const
    const later = (target: string) =>
      rage(under(now(when)), target)
        .wait(3 * HOUR)
        .click('x')
        .track('go')
        .wait(300)
    expect(isHelped(later('pay'))).toBe(true)
    expect(isHelped(later('save'))).toBe(false)
  })
})

describe('a sequence over visits', () => {
  const ab = { sequence: ['a', 'b'], within: '7d' } as const
  const ever = { sequence: ['a', 'b'], within: 'ever' } as const
  const known = (a: Hours, b: Hours) => remembered({ 'event a': a, 'event b': b })
  const b = (user: Session) => user.track('b').wait(1)
  const many = Array.from({ length: 12 }, (_, i) => 10 + i)
  helps([
    ['was told in earlier visits', now(ab), known([50], [20]), stay, true],
    ['goes on in this one', now(ab), known([50], []), b, true],
    ['was the other way round', now(ab), known([20], [50]), stay, false],
    ['is known to have been the other way round', unless(ab), known([20], [50]), stay, true],
    ['began too long ago', now(ab), known([24 * 8], [20]), stay, false],
    ['is in doubt where its beginning was not watched', unless({ ...ab, within: '101d' }), known([], [20]), stay, false],
    ['of ever began long ago', now(ever), known([2000], [20]), stay, true],
    ['of ever is known not to have been', unless(ever), known([], [20]), stay, true],
    ['may have begun with one of too many', unless(ever), known({ hours: [2], dropped: DAWN - 30 * HOUR }, [10]), stay, false],
    ['has not begun where those that were too many came later', unless(ever), known({ hours: [2], dropped: DAWN - 5 * HOUR }, [10]), stay, false],
    ['is in doubt where a step may have come', unless(ever), known({ hours: [], unsure: DAWN - 30 * HOUR }, [10]), stay, false],
    ['is in no doubt where a step may have come too late', unless(ab), known({ hours: [], unsure: DAWN - 24 * 9 * HOUR }, [10]), stay, true],
    ['takes the latest of many', now(ab), known(many, [5]), stay, true],
  ]) // prettier-ignore

  test('is in doubt without leave to remember, and known of this visit', () => {
    const alone = (when: ConditionConfig) => under(when).remembers('visit')
    expect(
      isHelped(
        b(alone(unless(ever)))
          .track('go')
          .wait(300),
      ),
    ).toBe(false)
    expect(
      isHelped(
        b(alone(now(ever)).track('a'))
          .track('go')
          .wait(300),
      ),
    ).toBe(true)
  })

  test('of more of one step than are kept is in doubt', () => {
    const user = under(unless({ sequence: ['b', 'a'], within: 'ever' }))
      .track('b')
      .wait(10)
      .track('a')
    for (let i = 0; i < 11; i++) user.wait(10).track('b')
    expect(isHelped(user.track('go').wait(300))).toBe(false)
  })
})

describe('in the same millisecond', () => {
  const both = (first: string, second: string) => (user: Session) => user.track(first).track(second)
  for (const within of ['visit', '10m', '7d', 'ever'] as const) {
    describe(`within ${within}`, () => {
      const ab: ConditionConfig = { sequence: ['a', 'b'], within }
      helps([
        ['the order is that of seeing', now(ab), remembered({}), both('a', 'b'), true],
        ['the other order is another', now(ab), remembered({}), both('b', 'a'), false],
        ['one is not taken for two steps', now({ sequence: ['a', 'a'], within }), remembered({}), (user) => user.track('a'), false],
        ['two are two steps', now({ sequence: ['a', 'a'], within }), remembered({}), both('a', 'a'), true],
        ['two are counted as two', now({ event: 'a', atLeast: 2, within }), remembered({}), both('a', 'a'), true],
      ]) // prettier-ignore
    })
  }

  test('two are still two when the browser has been asked', () => {
    const user = under(now({ event: 'a', atLeast: 2, within: '7d' }))
      .track('a')
      .track('a')
    const { history } = (user.state.judge as JudgeState).facts
    expect(isHelped(user.remembers('browser', undefined, history).track('go').wait(300))).toBe(true)
  })

  test.each([
    ['30s', '29s'],
    ['2d', '47h'],
  ] as const)('what is awaited within %s has come, or is waited for', (within, wait) => {
    const when = { absent: 'done', after: 'begun', within } as const
    const lasts = { '29s': 29_000, '47h': 47 * HOUR }[wait]
    const late = (user: Session) =>
      isHelped(
        user
          .wait(lasts)
          .wait(2 * HOUR)
          .present(),
      )
    expect(late(both('begun', 'done')(under(when)))).toBe(false)
    expect(late(both('done', 'begun')(under(when)))).toBe(true)
  })
})

describe('what is waited for', () => {
  const step = { absent: 'done', after: 'begun', within: '2d' } as const
  const begin = (times: number, every: number) => (user: Session) => {
    for (let i = 0; i < times; i++) user.track('begun').wait(every)
    return user
  }

  test.each([6, 30, 90])('is waited for since the first of %d anchors', (times) => {
    const user = begin(times, HOUR / 2)(under(step))
    expect(isHelped(user.wait(2 * DAY - (times * HOUR) / 2 - 1).present())).toBe(false)
    expect(isHelped(user.wait(1).present())).toBe(true)
  })

  test('in a visit is waited for since the first of 150 anchors', () => {
    const user = begin(150, 1000)(under({ ...step, within: '3m' }))
    expect(isHelped(user.wait(29_999))).toBe(false)
    expect(isHelped(user.wait(1))).toBe(true)
  })

  test('is waited for anew since the first that came after it', () => {
    const user = begin(20, HOUR)(begin(20, HOUR)(under(step)).track('done').wait(HOUR))
    expect(isHelped(user.wait(DAY + 4 * HOUR - 1).present())).toBe(false)
    expect(isHelped(user.wait(1).present())).toBe(true)
  })

  test('may be the next of its kind', () => {
    const login = under({ absent: 'signed-in', after: 'signed-in', within: '7d' }).track('signed-in')
    expect(
      isHelped(
        login
          .wait(6 * DAY)
          .track('signed-in')
          .wait(6 * DAY)
          .present(),
      ),
    ).toBe(false)
    expect(isHelped(login.wait(DAY).present())).toBe(true)
  })

  const wait = (begun: Hours, done: Hours) =>
    remembered({ 'event begun until event done': begun, 'event done': done })
  const doubtful = (begun: number[], done: number) => wait(begun, { hours: [], unsure: DAWN - done * HOUR })
  helps([
    ['is waited for where it came, if at all, before the anchor', now(step), doubtful([49], 60), stay, true],
    ['is in doubt where it may have come', now(step), doubtful([49], 20), stay, false],
    ['is in doubt under "not" as well', unless(step), doubtful([49], 20), stay, false],
    ['is not late yet, whether it came or not', unless(step), doubtful([30], 20), stay, true],
    ['is late since the next anchor, whether it came or not', now(step), doubtful([60, 50], 55), stay, true],
    ['is in doubt where what may be an anchor came', unless(step), wait({ hours: [2], unsure: DAWN - 60 * HOUR }, []), stay, false],
    ['is late all the same', now(step), wait({ hours: [49], unsure: DAWN - 60 * HOUR }, []), stay, true],
  ]) // prettier-ignore

  test('is still waited for, however much else there is to wait for', () => {
    const config = (within: '30s' | '2d') =>
      rulesOf(
        ...Array.from({ length: 40 }, (_, i) => ({
          when: { absent: `done-${i}`, after: `begun-${i}`, within },
        })),
      )
    const user = session(config('30s'))
    expect(isHelped(user.track('begun-39').wait(29_999))).toBe(false)
    expect(isHelped(user.wait(301))).toBe(true)
    expect(compile(config('30s')).problems).toEqual([])
    expect(compile(config('2d')).problems).toMatchObject([{ code: 'too-many', pointer: '/rules' }])
  })
})

describe('more things than are remembered', () => {
  const rules = (last: ConditionConfig) =>
    rulesOf(
      ...Array.from({ length: 60 }, (_, i) => ({ when: { event: `other-${i}`, within: 'ever' as const } })),
      { when: last },
    )

  test.each<[ConditionConfig, boolean]>([
    [{ not: { event: 'e', within: 'ever' } }, false],
    [{ not: { event: 'e', visitsSince: 1 } }, false],
    [{ not: { event: 'e', days: 1 } }, false],
    [{ not: { sequence: ['go', 'e'], within: 'ever' } }, false],
    [{ event: 'go', within: 'ever' }, true],
    [{ sequence: ['begin', 'go'], within: 'ever' }, true],
  ])('are in doubt, but for what this visit has seen: %j helps %s', (when, helped) => {
    const user = session(rules(now(when)))
      .track('begin')
      .wait(1)
      .track('go')
    expect(isHelped(user.wait(300))).toBe(helped)
  })

  test('are told of as a problem', () => {
    const { problems } = compile(rules({ event: 'e', within: 'ever' }))
    expect(problems).toMatchObject([{ code: 'too-many', pointer: '/rules', expected: '60' }])
    expect(compile(rules({ event: 'e' })).problems).toEqual([])
  })

  test('leave a doubt when the browser lets them go', () => {
    const lost = { ...remembered({ 'event other': [3] }), lost: DAWN - 3 * HOUR }
    const told = (when: ConditionConfig) =>
      isHelped(under(unless(when)).remembers('browser', undefined, lost).track('go').wait(300))
    expect(told({ event: 'e', within: 'ever' })).toBe(false)
    expect(told({ event: 'other', atLeast: 2, within: 'ever' })).toBe(true)
  })

  test('many days are let go too, and leave a doubt', () => {
    const events = Array.from({ length: 10 }, (_, i) => `e${i}`)
    const user = session(rulesOf(...events.map((event) => ({ when: { event, days: 60 } }))))
    for (let day = 0; day < 60; day++) {
      for (const event of events) user.track(event)
      user.wait(DAY)
    }
    const known = Object.values((user.state.judge as JudgeState).facts.history.events)
    const size = known.reduce((sum, { times, days }) => sum + times.length + Object.keys(days).length, 0)
    expect(size).toBeLessThanOrEqual(400)
    expect(known.every(({ unsure = 0 }) => unsure > 0)).toBe(true)
  })
})

describe('an outcome over visits', () => {
  const recurred = { outcome: 'recurred', of: 'first', within: '7d' } as const
  const config = (when: ConditionConfig) =>
    rulesOf({ id: 'second', when: now(when) }, { id: 'first', when: { event: 'x' } })
  const told = (when: ConditionConfig, record: HistoryRecord) =>
    isHelped(session(config(when)).remembers('browser', undefined, record).track('go').wait(300))

  test('is known where it was watched', () => {
    expect(told(recurred, remembered({ 'outcome first recurred': [50] }))).toBe(true)
    expect(told({ not: recurred }, remembered({ 'outcome first recurred': [] }))).toBe(true)
    expect(told({ not: { ...recurred, within: 'ever' } }, remembered({}))).toBe(true)
  })

  test('is in doubt where it was not', () => {
    expect(told({ not: recurred }, remembered({}))).toBe(false)
    const denied = session(config({ not: { ...recurred, within: 'ever' } })).remembers('visit')
    expect(isHelped(denied.track('go').wait(300))).toBe(false)
  })

  test('is remembered in the next visit', () => {
    const user = session(config(recurred)).observe('outcome', { rule: 'first', outcome: 'recurred' })
    expect(isHelped(user.wait(HOUR).click('x').track('go').wait(300))).toBe(true)
  })
})
