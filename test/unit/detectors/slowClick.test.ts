import { describe, expect, test } from 'vitest'
import { PRESSES_ON, SLOW_AFTER } from '../../../src/detectors/slowClick.ts'
import { session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const slow = (config = {}) => session(config, ['slow-click'])

describe('finds a slow click', () => {
  finds('slow-click', [
    ['when the page answers after a second and a half', (user) => user.click('pay').wait(1500).answers()],
    ['when it says "no" that late', (user) => user.click('pay').wait(1500).refuses()],
    [
      'when a request took that long',
      (user) => user.click('pay').request('r1').wait(4000).response('r1').wait(100).answers(),
    ],
    [
      'when the page stood still before it answered',
      (user) => user.click('pay').wait(50).froze(3000).wait(100).answers(),
    ],
    [
      'when the page stood still before the press arrived',
      (user) =>
        user
          .froze(2500)
          .click('pay', { began: user.log.at(-1)!.at - 2400 })
          .answers(),
    ],
    [
      'when several presses waited for one answer, once',
      (user) => user.click('pay').wait(700).click('pay').wait(700).click('pay').wait(100).answers(),
    ],
    [
      'when pressing again was in vain while the first was worked on',
      (user) => user.click('pay').request('r1').wait(900).click('pay').wait(900).response('r1').answers(),
    ],
    [
      'when quick presses wait for the request of the first',
      (user) =>
        user
          .click('pay')
          .request('r1')
          .wait(300)
          .click('pay')
          .wait(300)
          .click('pay')
          .wait(900)
          .response('r1')
          .answers(),
    ],
    [
      'when quick presses meet a page that stands still',
      (user) => user.click('pay').wait(300).click('pay').wait(50).froze(1200).answers(),
    ],
    [
      'when nothing comes for long after the last of quick presses',
      (user) => user.click('more').wait(300).click('more').wait(300).click('more').wait(1100).answers(),
    ],
    [
      'each time on the same button, as one episode',
      (user) => user.click('pay').wait(1500).answers().wait(5000).click('pay').wait(1500).answers(),
      [1, 2],
    ],
  ])
})

describe('finds no slow click', () => {
  findsNothing('slow-click', [
    [
      'when the answer came while something else was being pressed',
      (user) => user.click('pay').wait(1500).answers('dom', { elsewhere: true }),
    ],
    [
      'when a page that waits for the last press stands still amid them for a moment',
      (user) => {
        user.clicks(4, 'add', 220).froze(330)
        return user.click('add').wait(200).click('add').wait(700).answers()
      },
    ],
    ['when the page answers within a second', (user) => user.click('pay').wait(1000).answers()],
    [
      'when somebody counts up fast, and the total comes after the last press',
      (user) =>
        [1, 2, 3, 4, 5]
          .reduce((now) => now.click('more').wait(250), user)
          .wait(100)
          .answers(),
    ],
    ['when it answers at once and again later', (user) => user.click('a').answers().wait(1500).answers()],
    ['when it says "no" at once and "yes" later', (user) => user.click('a').refuses().wait(1800).answers()],
    ['when it never answers: that is another finding', (user) => user.click('pay')],
    [
      'when something comes much later, which may be anything',
      (user) => user.click('a').wait(5000).answers(),
    ],
    [
      'when another press between may be what was answered',
      (user) => user.click('dead').wait(1200).click('menu').wait(30).answers(),
    ],
    ['in a text field', (user) => user.click('name', { judge: 'never' }).wait(1500).answers()],
    ['on what is no control', (user) => user.clickAt(1, 1).wait(1500).answers()],
    [
      'where an earlier answer was still to be seen',
      (user) => user.click('next', { absorbed: true }).wait(1500).answers(),
    ],
    [
      'where the host asked not to look',
      (user) =>
        user
          .click('pay', { ignored: ['slow-click'] })
          .wait(1500)
          .answers(),
    ],
    ['over a page load', (user) => user.click('pay').page('/b', { via: 'load' }).wait(1500).answers()],
    ['after the tab was hidden', (user) => user.click('a').hides().wait(1500).returns().answers()],
    [
      'in a press that arrived late and had been answered by then',
      (user) =>
        user
          .click('a')
          .wait(200)
          .answers()
          .wait(10)
          .click('a', { began: user.log.at(-1)!.at - 50 }),
    ],
  ])
})

describe('its threshold', () => {
  test('is a second', () => {
    expect(SLOW_AFTER).toBe(1000)
    const after = (ms: number) => countsOf('slow-click', (user) => user.click('a').wait(ms).answers())
    expect(after(1000)).toEqual([])
    expect(after(1001)).toEqual([1])
  })

  test('counts from the last of presses that are half a second apart', () => {
    expect(PRESSES_ON).toBe(500)
    const apart = (ms: number) =>
      countsOf('slow-click', (user) => user.click('a').wait(ms).click('a').wait(700).answers())
    expect(apart(500)).toEqual([])
    expect(apart(501)).toEqual([1])
  })

  test('is longer for a patient user', () => {
    const after = (ms: number) => slow().start({ patience: 1.5 }).click('a').wait(ms).answers().found
    expect(after(1500)).toEqual([])
    expect(after(1501)).toEqual(['slow-click 1'])
  })

  test('can be set in the config', () => {
    const config = { signals: { 'slow-click': { after: 500 } } }
    expect(countsOf('slow-click', (user) => user.click('a').wait(501).answers(), config)).toEqual([1])
  })
})

describe('the finding', () => {
  test('says how long it took, and why as far as is known', () => {
    const user = slow().click('pay').request('r1').wait(3000).response('r1').answers()
    expect(user.signals).toMatchObject([
      {
        type: 'slow-click',
        strength: 0.7,
        target: { key: 'pay' },
        act: 'a1',
        evidence: { waited: 3000, times: 1, requested: true, froze: false },
      },
    ])
    const [frozen] = slow().click('pay').wait(50).froze(3000).answers().signals
    expect(frozen!.evidence).toMatchObject({ requested: false, froze: true })
  })

  test('weighs no more once the same button answers quickly', () => {
    const user = slow().click('pay').wait(1500).answers().wait(3000)
    expect(user.score.visit).toBeGreaterThan(5)
    expect(user.click('menu').answers().score.visit).toBeGreaterThan(5)
    expect(user.wait(500).click('pay').wait(100).answers().score.visit).toBe(0)
  })

  test('takes the place of a dead click that was answered after all', () => {
    const user = session({}, ['dead-click', 'slow-click']).click('pay').froze(0)
    user.request('r1').wait(2600).response('r1').wait(100).answers()
    expect(user.found).toEqual(['slow-click 1'])
  })
})
