import { describe, expect, test } from 'vitest'
import {
  CAUSED_WITHIN,
  PLACES_OF_A_TRACKER,
  POLL_WITHIN,
  STARTS_OF_A_POLL,
} from '../../../src/core/acts/actRequests.ts'
import {
  AFTER_REQUEST,
  PENDING_AT_MOST,
  ANSWERED_WITHIN,
  BLAMED_WITHIN,
} from '../../../src/core/acts/waits.ts'
import { OVERRUN_RADIUS, OVERRUN_WITHIN } from '../../../src/core/acts/observeActs.ts'
import { session, type Session } from '../../support/session/session.ts'

/** What became of each act, in order. */
const fates = (user: Session) => user.state.acts.acts.map(({ state }) => state)
const last = (user: Session) => user.state.acts.acts.at(-1)!

test('the times of acts and answers are those that were chosen', () => {
  expect({
    ANSWERED_WITHIN,
    AFTER_REQUEST,
    BLAMED_WITHIN,
    CAUSED_WITHIN,
    PENDING_AT_MOST,
    POLL_WITHIN,
  }).toEqual({
    AFTER_REQUEST: 500,
    BLAMED_WITHIN: 1000,
    ANSWERED_WITHIN: 2000,
    CAUSED_WITHIN: 150,
    PENDING_AT_MOST: 10_000,
    POLL_WITHIN: 60_000,
  })
  expect([PLACES_OF_A_TRACKER, STARTS_OF_A_POLL]).toEqual([4, 2])
  expect([OVERRUN_WITHIN, OVERRUN_RADIUS]).toEqual([1000, 30])
})

describe('an act', () => {
  test.each<[string, (user: Session) => Session, string[]]>([
    ['is open while nothing happens', (user) => user.click('a').wait(9000), ['open']],
    ['is served by an answer', (user) => user.click('a').wait(300).answers(), ['served']],
    [
      'is undecided where an answer comes while something else is being pressed, of which a later act tells',
      (user) => {
        user.click('a').wait(300).answers('dom', { elsewhere: true })
        return user.wait(60).click('b', { began: user.log.at(-1)!.at - 20 })
      },
      ['undecided', 'served'],
    ],
    [
      'is failing where its form says the same as before',
      (user) => user.click('a', { form: 'f' }).form('f', 'refused', { by: 'alert' }),
      ['failing'],
    ],
    [
      'is served with all that were open',
      (user) => user.click('a').click('b').answers(),
      ['served', 'served'],
    ],
    [
      'that comes after an answer is open again',
      (user) => user.click('a').answers().wait(1).click('b'),
      ['served', 'open'],
    ],
    ['that only met a "no" is failing', (user) => user.click('a').refuses(), ['failing']],
    [
      'that met a "no" and then an answer is served',
      (user) => user.click('a').refuses().answers(),
      ['served'],
    ],
    ['that was served is not failed later', (user) => user.click('a').answers().refuses(), ['served']],
    ['is undecided when the page hides', (user) => user.click('a').hides(), ['undecided']],
    ['that is undecided stays so', (user) => user.click('a').hides().returns().answers(), ['undecided']],
    [
      'is undecided on another document',
      (user) => user.click('a').page('/b', { via: 'load' }),
      ['undecided'],
    ],
    [
      'stays open over a change of the address',
      (user) => user.click('a').page('/b', { via: 'push' }),
      ['open'],
    ],
    ['is absorbed where the sensor says so', (user) => user.click('a', { absorbed: true }), ['absorbed']],
    [
      'is undecided when the page is leaving: it may end in a file',
      (user) => user.click('a').leaves().wait(60_000),
      ['undecided'],
    ],
    [
      'is absorbed while the page is leaving',
      (user) => user.click('a').leaves().wait(9999).click('b'),
      ['undecided', 'absorbed'],
    ],
    [
      'is open when the page did not leave after all',
      (user) => user.click('a').leaves().wait(10_000).click('b'),
      ['undecided', 'open'],
    ],
    [
      'is absorbed while the same place is being worked on',
      (user) => user.click('a').request('1').wait(2000).click('a'),
      ['open', 'absorbed'],
    ],
    [
      'is not absorbed by the work for another place',
      (user) => user.click('a').request('1').wait(2000).click('b'),
      ['open', 'open'],
    ],
    [
      'is not absorbed by a request that takes for ever',
      (user) => user.click('a').request('1').wait(10_000).click('a'),
      ['open', 'open'],
    ],
    [
      'was served by an answer that came while it waited to be told',
      (user) =>
        user
          .wait(1000)
          .answers()
          .wait(500)
          .click('a', { began: user.log.at(-1)!.at }),
      ['served'],
    ],
    [
      'was not served by an answer of before it began',
      (user) =>
        user
          .wait(1000)
          .answers()
          .wait(500)
          .click('a', { began: user.log.at(-1)!.at + 1 }),
      ['open'],
    ],
  ])('%s', (_, story, expected) => {
    expect(fates(story(session()))).toEqual(expected)
  })

  test('is kept for as long as twenty others follow', () => {
    const user = session().clicks(25, 'a', 2000)
    expect(user.state.acts.acts).toHaveLength(20)
  })
})

describe('a request', () => {
  const pends = (user: Session) => last(user).inFlight

  test('belongs to an act that began up to 150 ms before it', () => {
    expect(pends(session().click('a').wait(150).request('1'))).toBe(1)
    expect(pends(session().click('a').wait(151).request('1'))).toBe(0)
  })

  test('that a page could only send after it had stood still belongs to the act before, told early or late', () => {
    const late = session().click('a').wait(240).request('r1')
    late.observe('stalled', { from: late.log.at(-1)!.at - 235, to: late.log.at(-1)!.at })
    expect(last(late).inFlight).toBe(1)
    const early = session().click('a').froze(2400).wait(100).request('r1')
    expect(last(early).inFlight).toBe(1)
    const other = session().click('a').froze(200).wait(400).request('r1')
    expect(last(other).inFlight).toBe(0)
  })

  test('that is cut off as its page is left has failed nobody', () => {
    const cut = session(undefined, ['failed-request', 'retry-loop', 'error-click'])
    const press = () =>
      cut
        .click('a')
        .request('r1')
        .leaves()
        .wait(300)
        .response('r1', 'failed', { status: undefined as never })
    press()
    cut.page('/next', { via: 'load' }).wait(3000)
    press()
    expect(cut.wait(9000).found).toEqual([])
  })

  test('that outlives the page keeps nothing pending', () => {
    const user = session().click('a').request('r1', 'POST /collect', { beacon: true })
    expect(last(user).inFlight).toBe(0)
  })

  test('that the host reports when it has ended belongs to an act of up to ten seconds before', () => {
    expect(pends(session().click('a').wait(10_000).request('1', 'X', { caused: true }))).toBe(1)
    expect(pends(session().click('a').wait(10_001).request('1', 'X', { caused: true }))).toBe(0)
  })

  test('sent on pointerdown belongs to the act that the click then makes', () => {
    const user = session().wait(1000).request('1')
    expect(pends(user.wait(80).click('a', { began: user.log.at(-1)!.at }))).toBe(1)
    const before = session().wait(1000).request('1')
    expect(pends(before.wait(80).click('a', { began: before.log.at(-1)!.at + 1 }))).toBe(0)
  })

  test('keeps the act pending until half a second after it ended', () => {
    const user = session().click('a').request('1').wait(300).response('1')
    expect(last(user).pendingUntil - user.log.at(-1)!.at).toBe(500)
  })

  test('keeps it pending until the last of several has ended', () => {
    const user = session().click('a').request('1').request('2').wait(300).response('1')
    expect(last(user).inFlight).toBe(1)
    expect(last(user.wait(300).response('2')).inFlight).toBe(0)
  })

  test('that is a poll keeps nothing pending', () => {
    const polls = (apart: number) =>
      session().wait(5000).request('1').wait(apart).request('2').wait(5000).click('a').request('3')
    expect(pends(polls(50_000))).toBe(0)
    expect(pends(polls(55_000))).toBe(0)
    expect(pends(polls(55_001))).toBe(1)
  })

  test('that follows acts on four places belongs to none of them', () => {
    const places = (count: number) => {
      const user = session()
      for (let i = 0; i < count; i++)
        user.click(`place ${i}`).request(`t${i}`).response(`t${i}`).answers().wait(3000)
      return user.click('place 0').request('t')
    }
    expect(pends(places(3))).toBe(1)
    expect(pends(places(4))).toBe(0)
  })

  test('that ended without an answer before keeps nothing pending', () => {
    const before = (answered: boolean, after: number) => {
      const user = session().click('a').request('1').wait(200).response('1').wait(after)
      if (answered) user.answers()
      return user.wait(3000).click('a').request('2')
    }
    expect(pends(before(false, 0))).toBe(0)
    expect(pends(before(true, 500))).toBe(1)
    expect(pends(before(true, 501))).toBe(0)
  })

  test('of another page is forgotten with it', () => {
    const user = session().click('a').request('1').page('/b', { via: 'load' })
    expect(user.state.acts.requests).toEqual({})
    expect(last(user).inFlight).toBe(0)
  })

  test('that nobody answers is forgotten after some others', () => {
    const user = session()
    for (let i = 0; i < 40; i++) user.request(`r${i}`, `GET /${i}`)
    expect(Object.keys(user.state.acts.requests)).toHaveLength(24)
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('may be called %s', (key) => {
    const user = session({}, ['retry-loop'])
      .click('a')
      .request('1', key)
      .wait(100)
      .response('1', 'failed', { key })
      .wait(2000)
    user.click('a').request('2', key).wait(100).response('2', 'failed', { key })
    expect(user.found).toContain('retry-loop 2')
  })
})
