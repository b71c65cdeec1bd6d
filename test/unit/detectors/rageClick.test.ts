import { describe, expect, test } from 'vitest'
import {
  RAGE_ACTS,
  RAGE_ACTS_REFUSED,
  RAGE_COUNTED,
  RAGE_DEBOUNCED,
  RAGE_DECIDE,
  RAGE_GAP,
  RAGE_RADIUS,
  RAGE_SETTLE,
} from '../../../src/detectors/rageClick.ts'
import { DAWN, session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const PLUS = { key: 'amount', tag: 'button', name: '+' }
const angry = (config = {}) => session(config, ['rage-click'])

describe('finds rage', () => {
  finds('rage-click', [
    ['in three quick presses of a button that stays silent', (user) => user.clicks(3, 'pay', 300)],
    ['in five presses, as one episode', (user) => user.clicks(5, 'pay', 200), [5]],
    [
      'in an episode that goes on, once a second',
      (user) => user.clicks(9, 'pay', 300),
      // Two presses at 0 and 0.3, the third at 0.6; told at 1.6 with six, then at 2.6 with nine.
      [6, 9],
    ],
    ['in presses by keyboard', (user) => user.clicks(3, 'pay', 300, { kind: 'key' })],
    ['in presses by a screen reader', (user) => user.clicks(3, 'pay', 300, { kind: 'assistive' })],
    [
      'in presses of a button that works thrice and then no more',
      (user) =>
        user.click('more').answers().wait(300).click('more').answers().wait(300).clicks(3, 'more', 300),
    ],
    [
      'in presses of a bare place some time after a control was there',
      (user) =>
        user
          .click('more', { x: 100, y: 100 })
          .answers()
          .wait(RAGE_GAP + 300)
          .clickAt(100, 100)
          .wait(200)
          .clickAt(100, 100)
          .wait(200)
          .clickAt(100, 100),
    ],
    [
      'in presses of a bare place right after those of a control elsewhere',
      (user) =>
        user
          .click('more', { x: 300, y: 100 })
          .answers()
          .wait(300)
          .clickAt(100, 100)
          .wait(200)
          .clickAt(100, 100)
          .wait(200)
          .clickAt(100, 100),
    ],
    [
      'in presses of a button that is rendered anew and keeps its key',
      (user) =>
        user
          .click('pay', { target: { key: 'pay', tag: 'button' }, x: 10, y: 10 })
          .wait(300)
          .click('pay', { target: { key: 'pay', tag: 'a' }, x: 300, y: 80 })
          .wait(300)
          .click('pay'),
    ],
    [
      'in presses of what looks like a control but is none',
      (user) => user.clickAt(100, 100).wait(200).clickAt(104, 98).wait(200).clickAt(101, 103),
    ],
    [
      'in four presses that were only refused',
      (user) => user.clicks(2, 'pay', 300).refuses().wait(300).clicks(2, 'pay', 300),
      [4],
    ],
    [
      'on a form that says the same as before at each of four presses',
      (user) => {
        for (let i = 0; i < 4; i++)
          user.click('send', { form: 'pay' }).wait(200).form('pay', 'refused', { by: 'alert' }).wait(200)
        return user
      },
      [4],
    ],
    [
      'in three quick presses and a late one, which comes before the verdict',
      (user) => {
        const began = user.clicks(2, 'pay', 200).wait(200).now
        user.wait(800).click('pay', { began: DAWN + began })
        return user.wait(220).click('pay')
      },
      [4],
    ],
    ['on a page that froze and then did not answer either', (user) => user.clicks(3, 'pay', 300).froze(2500)],
    [
      'in presses after a request that ended without an answer',
      (user) =>
        user.click('pay').request('r1').wait(400).response('r1', 'ok').wait(600).clicks(3, 'pay', 300),
      [4],
    ],
    [
      'again in a second episode, after the page has answered',
      (user) => user.clicks(3, 'pay', 300).wait(1000).answers().wait(5000).clicks(3, 'pay', 300),
      [3, 3],
    ],
    [
      'on a button whose clicks a tracker reports',
      (user) =>
        ['home', 'menu', 'cart', 'pay']
          .reduce(
            (so, place, i) =>
              so.click(place).request(`t${i}`, 'POST /collect').response(`t${i}`).answers().wait(3000),
            user,
          )
          .click('pay')
          .request('t5', 'POST /collect')
          .wait(300)
          .click('pay')
          .request('t6', 'POST /collect')
          .wait(300)
          .click('pay')
          .request('t7', 'POST /collect'),
    ],
    [
      'on a button while a poll is under way',
      (user) =>
        user
          .wait(5000)
          .request('p1', 'GET /news')
          .wait(10_000)
          .request('p2', 'GET /news')
          .wait(5000)
          .click('pay')
          .wait(100)
          .request('p3', 'GET /news')
          .wait(200)
          .clicks(2, 'pay', 300),
    ],
    [
      'on a button whose request never brought anything before',
      (user) =>
        user
          .click('pay')
          .request('b1', 'POST /barren')
          .wait(100)
          .response('b1')
          .wait(3000)
          .click('pay')
          .request('b2', 'POST /barren')
          .wait(300)
          .clicks(2, 'pay', 300),
    ],
  ])
})

describe('finds no rage', () => {
  findsNothing('rage-click', [
    [
      'when the page stands still amid the presses, and answers once they have ended',
      (user) => {
        user.clicks(4, 'add', 200).froze(330)
        return user
          .click('add')
          .wait(200)
          .click('add')
          .wait(RAGE_SETTLE - 50)
          .answers()
      },
    ],
    [
      'when a form says the same as before at each of three presses',
      (user) => {
        for (let i = 0; i < 3; i++)
          user.click('send', { form: 'pay' }).wait(200).form('pay', 'refused', { by: 'alert' }).wait(200)
        return user
      },
    ],
    ['in two quick presses', (user) => user.clicks(2, 'pay', 300)],
    [
      'in presses that run on where an arrow has made way at the end',
      (user) =>
        user
          .click('next', { x: 100, y: 100 })
          .answers()
          .wait(250)
          .clickAt(102, 101)
          .wait(250)
          .clickAt(101, 100)
          .wait(250)
          .clickAt(100, 99)
          .wait(250)
          .clickAt(100, 99),
    ],
    [
      'in presses that run on when the button is disabled at the most',
      (user) => user.click('more').answers().wait(250).clicks(4, 'more', 250, { disabled: true }),
    ],
    [
      'when the page answers each press',
      (user) =>
        user.click('more').answers().wait(200).click('more').answers().wait(200).click('more').answers(),
    ],
    [
      'when the page answers the second press only',
      (user) => user.clicks(2, 'pay', 200).answers().wait(200).click('pay'),
    ],
    [
      'in a debounced stepper that answers after the last press',
      (user) => user.clicks(4, 'plus', 150).wait(400).answers('value'),
    ],
    [
      'in a debounced stepper that is pressed for three seconds',
      (user) => user.clicks(16, 'amount', 200, { target: PLUS }).wait(350).answers('value'),
    ],
    [
      'in what has no such name, is pressed for three seconds, and answered late before',
      (user) =>
        user
          .clicks(3, 'clap', 200)
          .wait(350)
          .answers()
          .wait(2000)
          .clicks(16, 'clap', 200)
          .wait(350)
          .answers(),
    ],
    [
      'in what takes its time for each try, as it did before',
      (user) => user.click('tick').wait(700).answers().wait(2000).clicks(3, 'tick', 300).wait(900).answers(),
    ],
    [
      'in a carousel that swallows presses while it slides',
      (user) =>
        user
          .click('next')
          .answers('animation')
          .wait(150)
          .click('next', { absorbed: true })
          .wait(150)
          .click('next', { absorbed: true })
          .wait(150)
          .click('next', { absorbed: true }),
    ],
    [
      'in presses on three different buttons',
      (user) => user.click('one').wait(200).click('two').wait(200).click('three'),
    ],
    [
      'in three presses of which one was on something else',
      (user) => user.clicks(2, 'pay', 200).wait(200).click('other').wait(200).click('pay'),
    ],
    ['in a text field', (user) => user.clicks(3, 'name', 200, { judge: 'never' })],
    ['where no sensor sees what it did', (user) => user.clicks(4, 'frame', 200, { judge: 'unknown' })],
    ['where the host asked not to look', (user) => user.clicks(4, 'piano', 200, { ignored: ['rage-click'] })],
    ['in three presses that were only refused', (user) => user.clicks(3, 'pay', 300).refuses()],
    ['when a late answer comes before the verdict', (user) => user.clicks(3, 'pay', 300).wait(499).answers()],
    [
      'when text is selected',
      (user) => user.clickAt(5, 5).wait(90).clickAt(5, 5).wait(90).clickAt(5, 5).answers('selection'),
    ],
    ['when the page scrolls', (user) => user.clicks(3, 'bar', 200).answers('scroll')],
    ['when the page goes away in time', (user) => user.clicks(3, 'pay', 200).wait(100).page('/thanks')],
    [
      'when the tab is hidden before the verdict',
      (user) => user.clicks(3, 'pay', 200).hides().wait(5000).returns(),
    ],
    [
      'while a link is being followed',
      (user) => user.clicks(3, 'link', 200).leaves().wait(3000).page('/next', { via: 'load' }),
    ],
    [
      'in presses after a link was followed',
      (user) =>
        user.click('link').leaves().wait(200).clicks(3, 'link', 200).wait(300).page('/next', { via: 'load' }),
    ],
    [
      'on a slow but answering button, pressed four times while its request runs',
      (user) =>
        user
          .click('pay')
          .request('r1')
          .wait(600)
          .clicks(3, 'pay', 700)
          .wait(400)
          .response('r1')
          .wait(200)
          .answers(),
    ],
    [
      'on a button whose request brings its answer within half a second',
      (user) =>
        user
          .click('pay')
          .request('r1')
          .wait(900)
          .click('pay')
          .wait(900)
          .click('pay')
          .wait(1200)
          .response('r1')
          .wait(499)
          .answers(),
    ],
    [
      'on a page that froze for 2.5 s and then answered the presses that had queued',
      (user) =>
        user
          .froze(2500)
          .click('pay', { began: user.log.at(-1)!.at - 2400 })
          .click('pay', { began: user.log.at(-1)!.at - 2100 })
          .click('pay', { began: user.log.at(-1)!.at - 1800 })
          .answers(),
    ],
    [
      'on a page that froze while it was pressed and had answered before the presses arrived',
      (user) =>
        user
          .froze(2500)
          .answers()
          .click('pay', { began: user.log.at(-1)!.at - 2400 })
          .click('pay', { began: user.log.at(-1)!.at - 2100 })
          .click('pay', { began: user.log.at(-1)!.at - 1800 }),
    ],
    [
      'on a page that freezes after the third press and answers when it wakes',
      (user) => user.clicks(3, 'pay', 200).froze(2500).wait(100).answers(),
    ],
    [
      'over page loads between the presses',
      (user) => user.clicks(2, 'next', 300).page('/2', { via: 'load' }).wait(100).clicks(2, 'next', 300),
    ],
    [
      'in presses all over an empty area',
      (user) => user.clickAt(0, 0).wait(200).clickAt(80, 0).wait(200).clickAt(160, 0),
    ],
    [
      'in a button whose request was sent on pointerdown',
      (user) =>
        user
          .request('r1')
          .click('pay', { began: user.log.at(-1)!.at - 5 })
          .wait(300)
          .clicks(2, 'pay', 300)
          .wait(200)
          .response('r1')
          .answers(),
    ],
  ])
})

describe('its thresholds', () => {
  const gap = (ms: number) => countsOf('rage-click', (user) => user.clicks(3, 'pay', ms))

  test('are those that were chosen', () => {
    expect([RAGE_ACTS, RAGE_ACTS_REFUSED, RAGE_GAP, RAGE_RADIUS, RAGE_SETTLE, RAGE_DECIDE]).toEqual([
      3, 4, 1000, 30, 500, 1000,
    ])
    expect([RAGE_COUNTED, RAGE_DEBOUNCED]).toEqual([4000, 200])
  })

  test('wait four seconds after the third where the control says that it counts', () => {
    const pressed = (name: string) => {
      const user = angry()
      for (let i = 0; i < 30; i++) user.click('it', { target: { key: 'it', tag: 'button', name } }).wait(200)
      return user.signals[0]!.at - user.log.find(({ type }) => type === 'act')!.at - 400
    }
    for (const name of ['+', '−', '+#', '›', 'Add one', 'Fewer guests', 'Next', 'Increase'])
      expect([name, pressed(name)]).toEqual([name, RAGE_COUNTED])
    for (const name of ['Pay now', 'Address', 'Context', 'Moreover', '# nights'])
      expect([name, pressed(name)]).toEqual([name, RAGE_DECIDE])
  })

  test('and where a recording does not say what it is called', () => {
    const user = angry()
    user.clicks(30, 'it', 200, { masked: true })
    expect(user.signals[0]!.at - DAWN).toBe(400 + RAGE_COUNTED)
  })

  test('wait no longer for what answered at once, after a request, or long after', () => {
    const first = (before: (user: ReturnType<typeof angry>) => unknown) => {
      const user = angry()
      before(user)
      user.wait(3000)
      const began = user.now
      user.clicks(12, 'clap', 200).wait(2000)
      return user.signals[0]!.at - DAWN - began - 400
    }
    expect(first((user) => user.click('clap').wait(199).answers())).toBe(RAGE_DECIDE)
    expect(first((user) => user.click('clap').wait(2001).answers())).toBe(RAGE_DECIDE)
    expect(
      first((user) => user.click('clap').request('r1').wait(400).response('r1').wait(100).answers()),
    ).toBe(RAGE_DECIDE)
    expect(first((user) => user.click('clap').froze(600).wait(100).answers())).toBe(RAGE_DECIDE)
    expect(first((user) => user.click('clap').wait(RAGE_DEBOUNCED).answers())).toBeGreaterThan(RAGE_DECIDE)
  })

  test('let a second lie between two presses, and no more', () => {
    // With presses a second apart the silence after the third decides.
    expect(gap(1000)).toEqual([3])
    expect(gap(1001)).toEqual([])
  })

  test('measure gaps by when the input was made, not by when it arrived', () => {
    const queued = (apart: number) =>
      countsOf('rage-click', (user) =>
        [0, 1, 2].reduce(
          (so, i) => so.wait(100).click('pay', { began: DAWN + 100 + i * apart }),
          user.at(2900),
        ),
      )
    expect(queued(1000)).toEqual([3])
    expect(queued(1001)).toEqual([])
  })

  test('take presses within thirty pixels for one place where nothing is actionable', () => {
    const apart = (px: number) =>
      countsOf('rage-click', (user) => user.clickAt(0, 0).wait(200).clickAt(px, 0).wait(200).clickAt(0, 0))
    expect(apart(30)).toEqual([3])
    expect(apart(31)).toEqual([])
  })

  test('wait half a second of silence after the last press', () => {
    const user = angry().clicks(3, 'pay', 200)
    expect(user.wait(499).signals).toEqual([])
    expect(user.wait(1).signals).toHaveLength(1)
  })

  test('wait a second after the third when the pressing goes on', () => {
    const user = angry().clicks(3, 'pay', 200)
    const third = user.now
    user.wait(400).click('pay').wait(400).click('pay')
    expect(user.at(third + 999).signals).toEqual([])
    expect(user.at(third + 1000).found).toEqual(['rage-click 5'])
  })

  test('wait longer for a patient user', () => {
    const calm = angry().start({ patience: 2 }).clicks(3, 'pay', 1500)
    expect(calm.wait(999).signals).toEqual([])
    expect(calm.wait(1).found).toEqual(['rage-click 3'])
    expect(angry().clicks(3, 'pay', 1500).wait(5000).signals).toEqual([])
  })

  test('can be set in the config', () => {
    const config = { signals: { 'rage-click': { acts: 2, settle: '100ms' } } }
    const user = angry(config).clicks(2, 'pay', 200)
    expect(user.wait(99).signals).toEqual([])
    expect(user.wait(1).found).toEqual(['rage-click 2'])
  })
})

describe('the finding', () => {
  test('says where, when, how often and how sure', () => {
    const [signal] = angry().clicks(3, 'pay', 300).wait(1000).signals
    expect(signal).toMatchObject({
      type: 'rage-click',
      id: 'l1-s1',
      strength: 0.7,
      layer: 'behaviour',
      count: 3,
      target: { key: 'pay', tag: 'button' },
      page: '/checkout',
      act: 'a3',
      evidence: { acts: 3, span: 600, refused: false, actionable: true },
    })
  })

  test('keeps its id while the episode goes on and grows stronger', () => {
    const { signals } = angry().clicks(9, 'pay', 300).wait(1000)
    expect(new Set(signals.map(({ id }) => id)).size).toBe(1)
    expect(signals.map(({ strength }) => strength)).toEqual([1, 1])
  })

  test('is less sure where nothing is actionable', () => {
    const [signal] = angry().clickAt(1, 1).wait(200).clickAt(1, 1).wait(200).clickAt(1, 1).wait(1000).signals
    expect(signal).toMatchObject({ strength: 0.49, evidence: { actionable: false } })
  })

  test('weighs no more once pressing the place helps', () => {
    const user = angry().clicks(3, 'pay', 300).wait(1000)
    expect(user.score.visit).toBeGreaterThan(30)
    user.wait(2000).click('pay').wait(50).answers()
    expect(user.score.visit).toBe(0)
  })

  test('still weighs when something else answers', () => {
    const user = angry().clicks(3, 'pay', 300).wait(1000)
    user.wait(2000).click('menu').wait(50).answers()
    expect(user.score.visit).toBeGreaterThan(30)
  })

  test('waits for a request of the third press until half a second after it ended', () => {
    const user = angry().clicks(2, 'pay', 300).wait(300).click('pay').request('r1')
    expect(user.wait(2000).response('r1').wait(499).signals).toEqual([])
    expect(user.wait(1).found).toEqual(['rage-click 3'])
  })

  test('waits for a request that never ends no longer than ten seconds', () => {
    const user = angry().clicks(2, 'pay', 300).wait(300).click('pay').request('r1')
    expect(user.wait(9999).signals).toEqual([])
    expect(user.wait(1).found).toEqual(['rage-click 3'])
  })
})
