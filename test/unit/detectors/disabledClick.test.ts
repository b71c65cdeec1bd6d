import { describe, expect, test } from 'vitest'
import { DISABLED_ACTS, DISABLED_SETTLE, DISABLED_WITHIN } from '../../../src/detectors/disabledClick.ts'
import { session, type Session } from '../../support/session/session.ts'
import { countsOf, finds, findsNothing } from '../../support/session/stories.ts'

const grey = (config = {}) => session(config, ['disabled-click'])
const disabled = { disabled: true } as const

/** Presses a control that is disabled, so many times. */
const presses = (count: number, gap: number) => (user: Session) => user.clicks(count, 'send', gap, disabled)

describe('finds presses of a disabled control', () => {
  finds('disabled-click', [
    ['in two presses', presses(2, 1500), [2]],
    ['in two quick ones', presses(2, 200), [2]],
    ['in an episode that goes on', presses(4, 1500), [2, 3, 4]],
    [
      'when a quick hand has marked a word by that',
      (user) => presses(1, 0)(presses(1, 0)(user).wait(200).answers('selection')),
      [2],
    ],
    ['by keyboard', (user) => user.clicks(2, 'send', 900, { ...disabled, kind: 'key' }), [2]],
    ['in a disabled text field', (user) => user.clicks(2, 'mail', 900, { ...disabled, judge: 'never' }), [2]],
    [
      'when something else was pressed between',
      (user) => presses(1, 0)(presses(1, 0)(user).wait(900).click('other').wait(900)).wait(900),
      [2],
    ],
    [
      'again, when they come back to it',
      (user) => presses(2, 900)(presses(2, 900)(user).wait(20_000)),
      [2, 2],
    ],
  ])
})

describe('finds no presses of a disabled control', () => {
  findsNothing('disabled-click', [
    ['in one press', presses(1, 0)],
    ['in two presses far apart', presses(2, 5001)],
    ['when the control works', (user) => user.clicks(3, 'send', 900)],
    ['on two controls, each once', (user) => user.click('send', disabled).wait(900).click('save', disabled)],
    [
      'when the page says what is missing',
      (user) => presses(1, 0)(presses(1, 0)(user).wait(50).refuses().wait(900)).wait(50).refuses(),
    ],
    ['when the second press is told why', (user) => presses(2, 900)(user).wait(400).refuses()],
    ['when something changes between', (user) => presses(1, 0)(presses(1, 0)(user).wait(900).answers())],
    [
      'when the control can be pressed the second time',
      (user) => presses(1, 0)(user).wait(900).click('send').wait(20).answers(),
    ],
    ['on two pages', (user) => presses(1, 0)(presses(1, 0)(user).page('/b', { via: 'load' }))],
    [
      'where the host asked not to look',
      (user) => user.clicks(3, 'send', 900, { ...disabled, ignored: ['disabled-click'] }),
    ],
  ])

  findsNothing('rage-click', [['however quick they are: this is another finding', presses(6, 200)]])
  findsNothing('dead-click', [['however silent it is', presses(6, 3000)]])
  findsNothing('slow-click', [
    ['however late something comes', (user) => presses(1, 0)(user).wait(1500).answers()],
  ])
})

describe('its thresholds', () => {
  test('are those that were chosen', () => {
    expect([DISABLED_ACTS, DISABLED_WITHIN, DISABLED_SETTLE]).toEqual([2, 5000, 500])
    const user = presses(2, 5000)(grey())
    expect(user.wait(499).found).toEqual([])
    expect(user.wait(1).found).toEqual(['disabled-click 2'])
  })

  test('are longer for a patient user', () => {
    expect(presses(2, 10_000)(grey().start({ patience: 2 })).wait(1000).found).toEqual(['disabled-click 2'])
    expect(presses(2, 10_001)(grey().start({ patience: 2 })).wait(1000).found).toEqual([])
  })

  test('can be set in the config', () => {
    const config = { signals: { 'disabled-click': { acts: 3, within: '1s' } } }
    expect(countsOf('disabled-click', presses(2, 500), config)).toEqual([])
    expect(countsOf('disabled-click', presses(3, 500), config)).toEqual([3])
    expect(countsOf('disabled-click', presses(3, 1001), config)).toEqual([])
  })
})

describe('the finding', () => {
  test('says where and how often', () => {
    const [signal] = grey()
      .clicks(2, 'send', 900, { ...disabled, form: 'mail' })
      .wait(1000).signals
    expect(signal).toMatchObject({
      type: 'disabled-click',
      strength: 0.6,
      count: 2,
      target: { key: 'send' },
      form: 'mail',
      act: 'a2',
      evidence: { acts: 2 },
    })
  })

  test('weighs no more once the control can be pressed', () => {
    const user = presses(2, 900)(grey()).wait(1000)
    expect(user.score.visit).toBeGreaterThan(17)
    expect(user.wait(20_000).click('other').score.visit).toBeGreaterThan(10)
    expect(user.click('send').score.visit).toBe(0)
  })
})
