import { describe, expect, test } from 'vitest'
import {
  BASELINES_KEPT,
  ENOUGH_TIMES,
  joinBaselines,
  nameBaseline,
  noteTime,
  readBaseline,
  type BaselinesRecord,
} from '../../../src/core/baselines.ts'
import { PRESENT_WITHIN } from '../../../src/core/pauses.ts'
import { DAY, SECOND } from '../../../src/core/time.ts'
import { DAWN, session, type Session } from '../../support/session/session.ts'

const CARD = nameBaseline('field', 'pay/card')
const PAY = nameBaseline('request', 'POST /api/pay')
const noted = (count: number, time: number, record: BaselinesRecord = {}, key = 'pay/card') => {
  for (let i = 0; i < count; i++) record = noteTime(record, { kind: 'field', key, time, at: DAWN })
  return record
}
/** The 95th percentile that this user has, in seconds. */
const usual = (user: Session, name = CARD, seed?: { p50: number; p95: number; n: number }) => {
  const time = readBaseline(user.state.learning.baselines, seed, name, 0.95)
  return time === undefined ? undefined : Math.round(time / SECOND)
}

describe('a baseline', () => {
  test('is unknown until it rests on twenty times', () => {
    expect(ENOUGH_TIMES).toBe(20)
    expect(readBaseline(noted(19, 4000), undefined, CARD, 0.95)).toBeUndefined()
    expect(readBaseline(noted(20, 4000), undefined, CARD, 0.95)).toBeCloseTo(4000, -3)
  })

  test('of the config counts from the start, and the less the more is known of the user', () => {
    const seed = { p50: 4000, p95: 18_000, n: 400 }
    const read = (count: number, share = 0.95) => readBaseline(noted(count, 1000), seed, CARD, share)!
    expect(read(0)).toBe(18_000)
    expect(read(0, 0.5)).toBe(4000)
    expect(read(0, 0.1)).toBe(4000)
    expect(read(0, 0.725)).toBe(11_000)
    expect(read(20)).toBeCloseTo(9500, -3)
    expect(read(50)).toBeLessThan(6000)
  })

  test('of the config that rests on little weighs little', () => {
    const read = (n: number) => readBaseline(noted(20, 1000), { p50: 1, p95: 60_000, n }, CARD, 0.95)!
    expect(read(1)).toBeLessThan(4000)
    expect(read(20)).toBe(read(1e6))
  })

  test('of something else is another', () => {
    expect(readBaseline(noted(30, 4000), undefined, PAY, 0.95)).toBeUndefined()
  })

  test('is known by no name that could tell of anybody', () => {
    expect(JSON.stringify(noted(1, 4000, {}, 'chart/of-anna-schmidt'))).not.toMatch(/anna/)
  })
})

describe('the record', () => {
  const many = (count: number) => {
    let record: BaselinesRecord = {}
    for (let i = 0; i < count; i++)
      for (let time = 100; time < 1_300_000; time *= 1.1) record = noted(1, time, record, `form/${i}`)
    return record
  }

  test('keeps the latest used', () => {
    let record = noted(1, 1000, {}, 'first')
    for (let i = 0; i < BASELINES_KEPT; i++) {
      record = noted(1, 1000, record, `f${i}`)
      record = noted(1, 1000, record, 'kept')
    }
    expect(Object.keys(record)).toHaveLength(BASELINES_KEPT)
    expect(record).not.toHaveProperty(nameBaseline('field', 'first'))
    expect(record).toHaveProperty(nameBaseline('field', 'kept'))
  })

  test('has at most 6 kB, however much it holds', () => {
    const record = many(60)
    expect(Object.keys(record)).toHaveLength(BASELINES_KEPT)
    expect(JSON.stringify(record).length).toBeLessThanOrEqual(6000)
  })

  test('is joined with another, and stays as small', () => {
    const [a, b] = [noted(20, 1000), noted(20, 1000, {}, 'pay/name')]
    expect(Object.keys(joinBaselines(a, b))).toEqual([...Object.keys(a), ...Object.keys(b)])
    const joined = joinBaselines(many(48), noted(20, 4000))
    expect(Object.keys(joined)).toHaveLength(BASELINES_KEPT)
    expect(readBaseline(joined, undefined, CARD, 0.95)).toBeDefined()
  })

  test('takes nothing from storage that is none', () => {
    const spoiled = {
      [CARD]: { counts: '~~~', halved: 0, day: 1 },
      [PAY]: null,
      '<b>': { counts: '##', halved: 0, day: 1 },
    }
    expect(joinBaselines(spoiled as never, {})).toEqual({})
    expect(joinBaselines(spoiled as never, noted(1, 1000))).toEqual(noted(1, 1000))
  })
})

/** Fills a field in, with a silence of so long in it, and goes on to the next. */
const fills = (user: Session, silence: (user: Session) => Session, times = ENOUGH_TIMES) => {
  for (let i = 0; i < times; i++) {
    user
      .wait(2000)
      .form('pay', 'progress', { field: 'card' })
      .wait(1000)
      .form('pay', 'progress', { field: 'card' })
    silence(user).form('pay', 'progress', { field: 'card' })
    user.wait(1000).form('pay', 'progress', { field: 'name' })
  }
  return user
}

describe('what is usual in a field', () => {
  test('is the longest silence of a stay in it, not that between two keys', () => {
    expect(usual(fills(session(), (user) => user.lingers(12_000)))).toBe(12)
  })

  test('counts the silence before the next field, and before the form is sent', () => {
    const goesOn = session()
    const sends = session()
    for (let i = 0; i < ENOUGH_TIMES; i++) {
      goesOn
        .form('pay', 'progress', { field: 'card' })
        .lingers(9000)
        .form('pay', 'progress', { field: 'name' })
      sends
        .form('pay', 'started', { field: 'card' })
        .lingers(9000)
        .form('pay', 'submitted')
        .form('pay', 'accepted')
    }
    expect(usual(goesOn)).toBe(9)
    expect(usual(sends)).toBe(9)
  })

  test.each<[string, (user: Session) => Session]>([
    ['in which the user was away from the desk', (user) => user.wait(PRESENT_WITHIN + 1)],
    ['in another tab', (user) => user.hides().wait(9000).returns()],
    ['in which the user turned to something else', (user) => user.click('menu').lingers(9000)],
    ['in which an embedded field was typed into', (user) => user.wait(4000).present('frame').wait(5000)],
  ])('is no silence %s', (_, silence) => {
    expect(usual(fills(session(), silence))).toBe(1)
  })

  test.each<[string, (user: Session) => Session]>([
    ['on another page', (user) => user.page('/cart')],
    ['in another form', (user) => user.form('search', 'progress', { field: 'q' })],
    ['with the form gone', (user) => user.form('pay', 'gone')],
  ])('is no silence that ends %s', (_, ends) => {
    const user = session()
    for (let i = 0; i < 2 * ENOUGH_TIMES; i++)
      ends(user.form('pay', 'progress', { field: 'card' }).lingers(9000)).wait(1000)
    expect(usual(user)).toBeUndefined()
  })
})

describe('what is usual for a request', () => {
  const asks = (user: Session, outcome: 'ok' | 'failed' | 'aborted' = 'ok', pressed = true) => {
    for (let i = 0; i < ENOUGH_TIMES; i++) {
      if (pressed) user.click('pay')
      user.request(`r${i}`).wait(3000).response(`r${i}`, outcome).answers().wait(60_000)
    }
    return usual(user, PAY)
  }

  test('is how long those took that an act has caused', () => {
    expect(asks(session())).toBe(3)
  })

  test.each(['failed', 'aborted'] as const)('is nothing that %s', (outcome) => {
    expect(asks(session(), outcome)).toBeUndefined()
  })

  test('is nothing that came by itself', () => {
    expect(asks(session(), 'ok', false)).toBeUndefined()
  })
})

describe('over visits', () => {
  const taught = fills(session(), (user) => user.lingers(12_000)).state.learning.baselines

  test('it is remembered, carried, and known in the next visit', () => {
    const user = session().observe('memory', { scope: 'browser', baselines: taught })
    expect(usual(user)).toBe(12)
    expect(usual(user.carry().wait(DAY).click('x'))).toBe(12)
  })

  test('being told twice teaches nothing new', () => {
    const tell = (user: Session) => user.observe('memory', { scope: 'browser', baselines: taught })
    expect(tell(tell(session())).state.learning.baselines).toEqual(tell(session()).state.learning.baselines)
  })

  test('the next person at this desk inherits none of it', () => {
    const user = session().observe('memory', { scope: 'browser', baselines: taught }).call({ call: 'reset' })
    expect(usual(user)).toBeUndefined()
    expect(user.state.learning.baselines).toEqual({})
  })
})
