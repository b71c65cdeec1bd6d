import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDayEnd, readInstant } from '../../../src/rules/date.ts'
import { compileHours } from '../../../src/rules/conditions/hours.ts'
import { createReport, type ConfigProblem } from '../../../src/rules/problem.ts'
import { describeProblem } from '../../../src/rules/sentences.ts'
import { DAWN } from '../../support/session/session.ts'

describe('a day', () => {
  test.each(['2026-01-05', '2024-02-29', '2000-02-29', '1999-12-31', '2027-06-01', '1970-01-01'])(
    '%s ends when the next begins, in UTC',
    (day) => {
      expect(readDayEnd(day)).toBe(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
    },
  )

  test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-5', '0000-01-01',
    '26-01-05', '2026-01-05T00:00', ' 2026-01-05', 'tomorrow', ''])('%j is none', (text) => {
    expect(readDayEnd(text)).toBeUndefined()
  }) // prettier-ignore

  test('is what every calendar says', () => {
    const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10)
        return readDayEnd(text) === Date.parse(`${text}T00:00:00Z`) + 86_400_000
      }),
    )
  })
})

describe('a time with its zone', () => {
  const read = (text: unknown) => {
    const problems: ConfigProblem[] = []
    const at = readInstant(text, '/until', createReport(problems))
    return { at, says: problems.map(describeProblem).join() }
  }

  test.each(['2026-11-21T22:00:00Z', '2026-11-21T22:00:00.000Z', '2026-11-21T22:00:00.123456789Z', '2026-11-21T22:00Z',
    '2026-11-21T22:00:00+01:00', '2026-11-21T22:00:00.5-08:30', '2026-11-21T22:00:00-00:00', '2026-11-21T22:00:00+23:59',
    '2024-02-29T00:00:00Z'])('%s is the moment that the browser says', (text) => {
    expect(read(text).at).toBe(Date.parse(text))
  }) // prettier-ignore

  test('is what toISOString() gives, of any moment', () => {
    const moment = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
    fc.assert(fc.property(moment, (date) => read(date.toISOString()).at === date.getTime()))
  })

  test.each([
    ['small letters', '2026-11-21t22:00:00z'],
    ['a blank for the T', '2026-11-21 22:00:00Z'],
    ['a leap second, which clocks do not have', '2026-11-21T21:59:60Z'],
  ])('may have %s, by RFC 3339', (_, text) => expect(read(text).at).toBe(Date.parse('2026-11-21T22:00:00Z')))

  test.each(['2026-11-21', '2026-11-21T22Z', '2026-11-21T24:00:00Z', '2026-11-21T22:60:00Z', '2026-02-29T22:00:00Z',
    '2026-11-21T22:00:00+1:00', '2026-11-21T22:00:00+24:00', '2026-11-21T22:00:00.Z', '21.11.2026 22:00', 'tomorrow', '', null,
    1795298400000])('%j is none, and how one is written is said', (text) => {
    expect(read(text)).toEqual({ at: undefined, says: expect.stringContaining('2026-11-21T22:00:00+01:00') })
  }) // prettier-ignore

  test.each(['2026-11-21T22:00:00', '2026-11-21T22:00', '2026-11-21 22:00:00.000'])(
    '%s lacks its zone, and that is said',
    (text) => {
      expect(read(text).at).toBeUndefined()
      expect(read(text).says).toContain(
        `write the zone behind it, such as "${text}+01:00", or "${text}Z" for UTC`,
      )
    },
  )
})

describe('office hours', () => {
  const HOUR = 3_600_000
  /** The session dawns on a Monday at 9. */
  const monday = DAWN - 9 * HOUR
  const open = (config: unknown, hour: number, utcOffset = 0, zones = {}) => {
    const problems: ConfigProblem[] = []
    const hours = compileHours(config, '', createReport(problems))
    expect(problems).toEqual([])
    return hours!.judge(monday + hour * HOUR, { utcOffset, zones })
  }
  const office = { days: ['mon', 'fri'], from: '09:00', to: '17:00' }
  const night = { days: ['mon'], from: '22:00', to: '06:00' }

  test.each([
    [office, 9, true],
    [office, 8.999, false],
    [office, 16.999, true],
    [office, 17, false],
    [office, 24 + 12, false],
    [office, 4 * 24 + 12, true],
    [{ from: '09:00', to: '17:00' }, 6 * 24 + 12, true],
    [night, 22, true],
    [night, 21.999, false],
    [night, 24 + 5.999, true],
    [night, 24 + 6, false],
    [night, 5, false],
    [night, 24 + 22, false],
    [{ from: '00:00', to: '24:00' }, 23.999, true],
  ])('%j at hour %d of the week is %s', (config, hour, expected) => {
    expect(open(config, hour)).toBe(expected)
  })

  test("are those of the clock on the user's wall", () => {
    expect(open(office, 8, 60)).toBe(true)
    expect(open(office, 8, 0)).toBe(false)
    expect(open(office, 22, -5 * 60)).toBe(false)
    expect(open(office, 21.5, -5 * 60)).toBe(true)
    expect(open({ ...office, days: ['sun'] }, 1, -8.5 * 60)).toBe(true)
  })

  test('are those of a time zone, by what the browser says of it', () => {
    const berlin = { ...office, zone: 'Europe/Berlin' }
    expect(open(berlin, 8, 0, { 'Europe/Berlin': 60 })).toBe(true)
    expect(open(berlin, 16, 0, { 'Europe/Berlin': 60 })).toBe(false)
    expect(open(berlin, 9)).toBeUndefined()
    expect(open({ ...office, zone: '+05:30' }, 3.5, -300)).toBe(true)
    expect(open({ ...office, zone: '-09:30' }, 18.499)).toBe(false)
    expect(open({ ...office, zone: 'UTC' }, 9, 600)).toBe(true)
  })

  test.each([
    [office, 8, 1],
    [office, 9, 8],
    [office, 17, 7],
    [night, 5, 1],
    [night, 6, 16],
    [night, 23, 1],
    [{ from: '00:00', to: '24:00' }, 12, 12],
  ])('%j at hour %d change in %d hours at the earliest', (config, hour, later) => {
    const now = monday + hour * HOUR
    const hours = compileHours(config, '', createReport([]))
    expect(hours!.changesAt(now, { utcOffset: 0, zones: {} })).toBe(now + later * HOUR)
  })

  test.each([
    [{ from: '9:00', to: '17:00' }, 'bad-time', '/from'],
    [{ from: '09:00', to: '24:30' }, 'bad-time', '/to'],
    [{ from: '09:00', to: '25:00' }, 'bad-time', '/to'],
    [{ from: '09:00', to: '17:60' }, 'bad-time', '/to'],
    [{ from: '09:00' }, 'bad-time', '/to'],
    [{ from: '09:00', to: '09:00' }, 'bad-time', '/to'],
    [{ ...office, days: ['monday'] }, 'wrong-type', '/days/0'],
    [{ ...office, days: 'mon' }, 'wrong-type', '/days'],
    [{ ...office, zone: '1:00' }, 'bad-zone', '/zone'],
    [{ ...office, zone: '+15:00' }, 'bad-zone', '/zone'],
    [{ ...office, zone: 'Europe/' }, 'bad-zone', '/zone'],
    [{ ...office, zone: 60 }, 'wrong-type', '/zone'],
    ['9 to 5', 'wrong-type', ''],
  ])('%j is refused', (config, code, pointer) => {
    const problems: ConfigProblem[] = []
    expect(compileHours(config, '', createReport(problems))).toBeUndefined()
    expect(problems).toMatchObject([{ code, pointer }])
  })
})
