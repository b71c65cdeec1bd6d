import { describe, expect, test } from 'vitest'
import { DEAD_AFTER } from '../../../src/detectors/deadClick.ts'
import { DAWN, session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const silent = (config = {}) => session(config, ['dead-click'])

describe('finds a dead click', () => {
  finds('dead-click', [
    ['in one press of a button that stays silent', (user) => user.click('pay')],
    ['in a press by keyboard', (user) => user.click('pay', { kind: 'key' })],
    ['in a press by a screen reader', (user) => user.click('pay', { kind: 'assistive' })],
    [
      'in each of two presses of one button, as one episode',
      (user) => user.click('pay').wait(1500).click('pay'),
      [1, 2],
    ],
    [
      'in presses of two buttons, each for itself',
      (user) => user.click('pay').wait(50).click('menu'),
      [1, 1],
    ],
    ['in a press after one that was answered', (user) => user.click('menu').answers().wait(1).click('pay')],
    ['in a press whose answer comes too late', (user) => user.click('pay').wait(2001).answers()],
    [
      'in a press whose request ended and brought nothing',
      (user) => user.click('pay').request('r1').wait(5000).response('r1'),
    ],
    [
      'in a press whose request never ends',
      (user) => user.click('pay').request('r1').wait(10_000).response('r1').answers(),
    ],
    [
      'in a press that only met the tracker which every press meets',
      (user) =>
        ['home', 'menu', 'cart', 'plan']
          .reduce((so, place) => so.click(place).request(place, 'POST /collect').answers(), user)
          .wait(3000)
          .click('pay')
          .request('t', 'POST /collect')
          .wait(8000)
          .answers(),
    ],
    ['on a page that froze, and did not answer afterwards either', (user) => user.click('pay').froze(2500)],
    [
      'on a page on which a link has brought a file before',
      (user) => user.click('report').leaves().wait(10_000).click('pay'),
    ],
    ['when only an error came, which nobody sees', (user) => user.click('pay').error('E')],
    [
      'when only the server refused the form, and the page shows nothing of it',
      (user) => user.click('send', { form: 'pay' }).wait(800).form('pay', 'refused', { by: 'request' }),
    ],
    [
      'when another form on the page was refused',
      (user) => user.click('send', { form: 'pay' }).wait(800).form('login', 'refused', { by: 'alert' }),
    ],
    [
      'on a button whose press a beacon counts',
      (user) => user.click('pay').request('b1', 'POST /collect', { beacon: true }),
    ],
    [
      'again after it was served, as another episode',
      (user) => user.click('pay').wait(3000).click('pay').answers().wait(3000).click('pay'),
      [1, 1],
    ],
  ])
})

describe('finds no dead click', () => {
  findsNothing('dead-click', [
    ['when the page answers at once', (user) => user.click('pay').answers()],
    ['when it answers at the last moment', (user) => user.click('pay').wait(1999).answers()],
    ['when it says "no": that is an answer', (user) => user.click('pay').wait(300).refuses()],
    [
      'when its form still says what was wrong with it before',
      (user) => user.click('send', { form: 'pay' }).wait(1200).form('pay', 'refused', { by: 'alert' }),
    ],
    [
      'when the answer came while something else was being pressed: nobody knows whose it is',
      (user) => user.click('pay').wait(900).answers('dom', { elsewhere: true }),
    ],
    [
      'on a page that froze past the verdict, and answered then',
      (user) => user.click('pay').froze(2500).answers(),
    ],
    ['when the focus moves on', (user) => user.click('pay').wait(20).answers('focus')],
    ['when a sound is played', (user) => user.click('pay').wait(20).answers('media')],
    ['when a text was copied', (user) => user.click('pay').wait(20).answers('copy')],
    ['when a window opens, or a file is chosen', (user) => user.click('pay').wait(20).answers('window')],
    ['when the page scrolls', (user) => user.click('top').wait(20).answers('scroll')],
    ['in a text field', (user) => user.click('name', { judge: 'never' })],
    ['on what nobody would expect to do anything', (user) => user.clickAt(10, 10)],
    ['where no sensor sees what happens', (user) => user.click('frame', { judge: 'unknown' })],
    ['on a control that says that it is disabled', (user) => user.click('pay', { disabled: true })],
    ['on a page without anybody', (user) => user.answers().wait(9000)],
    [
      'where the host asked not to look',
      (user) => user.click('piano', { ignored: ['dead-click'] }).wait(2000),
    ],
    [
      'when two presses of a toggle are answered together',
      (user) => user.click('more').wait(300).click('more').wait(40).answers(),
    ],
    [
      'when the next press got the answer, which may be that of both',
      (user) => user.click('pay').wait(900).click('menu').wait(30).answers(),
    ],
    [
      'when an answer was still to be seen',
      (user) => user.click('next').answers('animation').wait(100).click('next', { absorbed: true }),
    ],
    [
      'when the page had answered before the press arrived',
      (user) =>
        user
          .answers()
          .wait(20)
          .click('menu', { began: user.log.at(-1)!.at - 1 }),
    ],
    ['when the tab is hidden before the verdict', (user) => user.click('mail').wait(1500).hides()],
    [
      'when the tab was hidden meanwhile',
      (user) => user.click('call').wait(200).hides().wait(500).returns().wait(9000),
    ],
    ['when another page comes', (user) => user.click('next').wait(1900).page('/next')],
    ['when another document comes', (user) => user.click('next').wait(1900).page('/next', { via: 'load' })],
    ['while a link is being followed', (user) => user.click('next').leaves().wait(9000)],
    ['when a link brought a file, or nothing', (user) => user.click('report').leaves().wait(60_000)],
    [
      'when a link is pressed again until the file comes',
      (user) => user.click('report').leaves().wait(700).click('report').leaves().wait(60_000),
    ],
    [
      'while its request is under way, and answered after it',
      (user) => user.click('pay').request('r1').wait(6000).response('r1').wait(499).answers(),
    ],
    [
      'when the request answers in the middle of a long wait',
      (user) => user.click('pay').request('r1').wait(6000).answers().wait(9000),
    ],
    [
      'in a press while the same button is still at work',
      (user) => user.click('pay').request('r1').wait(900).click('pay').wait(4000).response('r1').answers(),
    ],
    [
      'on a page that froze after the press and then answered',
      (user) => user.click('pay').wait(50).froze(4000).wait(300).answers(),
    ],
    [
      'on a page that froze after two presses, and answered when both were overdue',
      (user) => user.click('pay').wait(600).click('menu').wait(50).froze(4000).wait(300).answers(),
    ],
    [
      'on a page that freezes twice',
      (user) => user.click('pay').wait(50).froze(1500).wait(100).froze(1500).wait(100).answers(),
    ],
    ['when somebody else has logged in since', (user) => user.click('pay').call({ call: 'reset' })],
  ])
})

describe('its threshold', () => {
  test('is two seconds', () => {
    expect(DEAD_AFTER).toBe(2000)
    const user = silent().click('pay')
    expect(user.wait(1999).found).toEqual([])
    expect(user.wait(1).found).toEqual(['dead-click 1'])
  })

  test('is twice as long for a user who is twice as patient', () => {
    const user = silent().start({ patience: 2 }).click('pay')
    expect(user.wait(3999).found).toEqual([])
    expect(user.wait(1).found).toEqual(['dead-click 1'])
  })

  test('leaves a patient user every answer that comes in that time', () => {
    const user = silent().start({ patience: 2 }).click('pay').wait(1000).click('menu').wait(2000).answers()
    expect(user.wait(9000).found).toEqual([])
  })

  test('can be set in the config', () => {
    const config = { signals: { 'dead-click': { after: '5s' } } }
    expect(countsOf('dead-click', (user) => user.click('pay').wait(4999).answers(), config)).toEqual([])
    expect(countsOf('dead-click', (user) => user.click('pay').wait(5000).answers(), config)).toEqual([1])
  })

  test('is put off for each press by as long as the page froze', () => {
    const user = silent().click('pay').wait(500).click('menu').froze(1000)
    // Pressed at 0 and 500, awake again at 1500.
    expect(user.at(2999).found).toEqual([])
    expect(user.at(3000).signals.map(({ target }) => target?.key)).toEqual(['pay'])
    expect(user.at(3499).signals).toHaveLength(1)
    expect(user.at(3500).signals.map(({ target }) => target?.key)).toEqual(['pay', 'menu'])
  })

  test('begins when the press reached the page, however long that took', () => {
    const user = silent().wait(5000)
    user.click('pay', { began: DAWN + 1000 })
    expect(user.wait(1999).found).toEqual([])
  })
})

describe('the finding', () => {
  test('says where, when and how sure', () => {
    const [signal] = silent().click('pay', { form: 'card' }).wait(2000).signals
    expect(signal).toMatchObject({
      type: 'dead-click',
      strength: 0.6,
      layer: 'behaviour',
      count: 1,
      target: { key: 'pay', tag: 'button' },
      form: 'card',
      page: '/checkout',
      act: 'a1',
      evidence: { waited: 2000, times: 1, requested: false },
    })
  })

  test('says that a request was waited for in vain', () => {
    const [signal] = silent().click('pay').request('r1').wait(3000).response('r1').wait(500).signals
    expect(signal!.evidence).toEqual({ waited: 3500, times: 1, requested: true })
  })

  test('keeps its id and grows surer with each press', () => {
    const { signals } = silent().clicks(4, 'pay', 3000).wait(3000)
    expect(new Set(signals.map(({ id }) => id)).size).toBe(1)
    expect(signals.map(({ strength }) => strength)).toEqual([0.6, 0.8, 1, 1])
  })

  test('weighs no more once a press there is served', () => {
    const user = silent().click('pay').wait(2000)
    expect(user.score.visit).toBe(15)
    user.wait(1000).click('menu').answers()
    expect(user.score.visit).toBeGreaterThan(14)
    user.wait(1000).click('pay').wait(50).answers()
    expect(user.score.visit).toBe(0)
  })

  test('weighs no more when the answer comes after all', () => {
    const user = silent().click('pay').wait(2500).answers()
    expect(user.found).toEqual(['dead-click 1'])
    expect(user.score.visit).toBe(0)
  })

  test('counts beside rage at the same place as one misfortune', () => {
    const angry = (signals: ('dead-click' | 'rage-click')[]) =>
      session({}, signals).clicks(3, 'pay', 300).wait(2000)
    const both = angry(['dead-click', 'rage-click'])
    expect(both.found).toEqual(['rage-click 3', 'dead-click 1', 'dead-click 2', 'dead-click 3'])
    expect(both.score.visit).toBeLessThanOrEqual(angry(['rage-click']).score.visit)
  })

  test('is bounded when everything is dead', () => {
    const user = silent()
    for (let i = 0; i < 300; i++) user.wait(100).click(`button ${i}`)
    expect(JSON.stringify(user.state.detectors['dead-click']).length).toBeLessThan(1200)
  })
})
