import { describe, expect, test } from 'vitest'
import type { ConditionConfig } from '../../../src/rules/schema.ts'
import { isHelped, rage, rulesOf, under } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

type Row = [sentence: string, when: ConditionConfig, story: (user: Session) => Session, helped: boolean]

const helps = (rows: Row[]) =>
  test.each(rows)('%s', (_, when, story, helped) => {
    expect(isHelped(story(under(when)).wait(300))).toBe(helped)
  })

const track =
  (...steps: (string | number)[]) =>
  (user: Session) =>
    steps.reduce<Session>((so, step) => (typeof step === 'number' ? so.wait(step) : so.track(step)), user)

describe('a sequence', () => {
  const ab = { sequence: ['a', 'b'], within: '2m' } as const
  helps([
    ['holds after its last step', ab, track('a', 10, 'b'), true],
    ['needs all steps', ab, track('b', 10, 'b'), false],
    ['needs them in order', ab, track('b', 10, 'a'), false],
    ['takes the same event for one step only', { sequence: ['a', 'a'] }, track('a', 10), false],
    ['takes another of the same for the next', { sequence: ['a', 'a'] }, track('a', 10, 'a'), true],
    ['may have other things between', ab, track('a', 10, 'c', 10, 'a', 10, 'b'), true],
    ['holds at the end of its window', ab, track('a', 119_700, 'b'), true],
    ['is over when its first step is too long ago', ab, track('a', 120_001, 'b'), false],
    ['takes the latest first step', ab, track('a', 119_000, 'a', 2000, 'b'), true],
    ['without a window is of this visit', { sequence: ['a', 'b'] }, track('a', 600_000, 'b'), true],
    ['of three', { sequence: ['a', 'b', 'c'] }, track('a', 1, 'b', 1, 'c'), true],
    ['of three needs the middle', { sequence: ['a', 'b', 'c'] }, track('b', 1, 'a', 1, 'c'), false],
    [
      'of an event and a signal',
      { sequence: ['export-opened', { signal: 'rage-click' }], within: '1m' },
      (user) => rage(user.track('export-opened').wait(10)),
      true,
    ],
    [
      'of a signal and an event',
      { sequence: [{ signal: 'rage-click', where: { target: 'pay' } }, 'help-opened'] },
      (user) => rage(user).track('help-opened'),
      true,
    ],
    [
      'of a signal somewhere else',
      { sequence: [{ signal: 'rage-click', where: { target: 'save' } }, 'help-opened'] },
      (user) => rage(user).track('help-opened'),
      false,
    ],
    ['is known not to have been', { all: [{ event: 'b' }, { not: ab }] }, track('c', 10, 'b'), true],
    [
      'with a step in doubt is in doubt',
      { all: [{ event: 'b' }, { not: { sequence: [{ event: 'a', where: { x: 1 } }, 'b'] } }] },
      track('a', 10, 'b'),
      false,
    ],
    [
      'longer than this visit is in doubt',
      { all: [{ event: 'b' }, { not: { sequence: ['a', 'b'], within: '2h' } }] },
      track('b'),
      false,
    ],
  ])

  test('points help at its signal', () => {
    const user = rage(
      under({ sequence: ['opened', { signal: 'rage-click' }] })
        .track('opened')
        .wait(10),
    )
    expect(user.wait(300).offers[0]?.signal?.target?.key).toBe('pay')
  })
})

describe('time on the page', () => {
  const when = { timeOnPage: '30s' } as const
  helps([
    ['holds after so long', when, (user) => user.wait(30_000), true],
    ['does not hold before', when, (user) => user.wait(29_699), false],
    ['begins anew on another page', when, (user) => user.wait(20_000).page('/b').wait(20_000), false],
    [
      'goes on when the host names the page',
      when,
      (user) => user.wait(20_000).page('/checkout', { via: 'route', route: 'pay' }).wait(10_000),
      true,
    ],
    [
      'goes on when a filter is pushed into the address',
      when,
      (user) => user.wait(20_000).page('/checkout', { via: 'push' }).wait(10_000),
      true,
    ],
    [
      'begins anew when the page is loaded again',
      when,
      (user) => user.wait(20_000).page('/checkout', { via: 'reload' }).wait(10_000),
      false,
    ],
    [
      'does not pass out of sight',
      when,
      (user) => user.wait(20_000).hides().wait(60_000).returns().wait(9_000),
      false,
    ],
    ['goes on in sight', when, (user) => user.wait(20_000).hides().wait(60_000).returns().wait(10_000), true],
    [
      'does not pass out of sight on another page',
      when,
      (user) => user.hides().page('/b').wait(31_000),
      false,
    ],
  ])
})

describe('an element', () => {
  const is = (state: 'absent' | 'present' | 'visible') => (user: Session) =>
    user.observe('element', { selector: '#promo', is: state })
  const seen: ConditionConfig = { element: '#promo' }
  const there: ConditionConfig = { element: '#promo', is: 'present' }
  helps([
    ['that is seen, is visible', seen, is('visible'), true],
    ['that is hidden, is not', seen, is('present'), false],
    ['that is hidden, is present', there, is('present'), true],
    ['that is seen, is present', there, is('visible'), true],
    ['that is missing, is not', there, is('absent'), false],
    ['that nobody has told of, is in doubt', { not: seen }, (user) => user.wait(1000), false],
    ['that is told to be missing, is known to', { not: seen }, is('absent'), true],
    [
      'that went away, is gone',
      { all: [seen, { event: 'e' }] },
      (user) => is('absent')(is('visible')(user)).track('e'),
      false,
    ],
    [
      'is in doubt on a new page load',
      { not: there },
      (user) => is('visible')(user).start().wait(300),
      false,
    ],
  ])
})

describe('handover', () => {
  const says =
    (available: boolean, to = 'default') =>
    (user: Session) =>
      user.observe('handover', { to, available })
  const when: ConditionConfig = { handover: 'available' }
  helps([
    ['is in doubt until the host says', { not: when }, (user) => user.wait(1000), false],
    ['is available', when, says(true), true],
    ['is not available', when, says(false), false],
    ['is known not to be', { not: when }, says(false), true],
    ['is unavailable', { handover: 'unavailable' }, says(false), true],
    ['of another name does not count', when, says(true, 'csm'), false],
    ['of the name asked for does', { handover: 'available', to: 'csm' }, says(true, 'csm'), true],
    [
      'by a name that every object has is in doubt',
      { not: { handover: 'available', to: 'constructor' } },
      says(false),
      false,
    ],
  ])
})

describe('an outcome', () => {
  const config = (when: ConditionConfig) =>
    rulesOf({ id: 'second', when }, { id: 'first', when: { event: 'x' } })
  const tell = (user: Session, outcome: 'recurred' | 'resolved', rule = 'first') =>
    user.observe('outcome', { rule, outcome })
  const recurred: ConditionConfig = { outcome: 'recurred', of: 'first', within: '10m' }

  test.each([
    ['holds when it has come', recurred, (user: Session) => tell(user, 'recurred'), true],
    ['does not hold for another', recurred, (user: Session) => tell(user, 'resolved'), false],
    ['does not hold for another rule', recurred, (user: Session) => tell(user, 'recurred', 'second'), false],
    ['that never came is known', { not: recurred }, (user: Session) => user.wait(10), true],
  ])('%s', (_, when, story, helped) => {
    expect(isHelped(story(session(config(when))).wait(300))).toBe(helped)
  })

  test('is over after its window', () => {
    const user = tell(session(config({ all: [recurred, { event: 'e' }] })), 'recurred')
    expect(isHelped(user.wait(600_001).track('e').wait(300))).toBe(false)
  })
})

describe('hours', () => {
  // The session begins on a Monday at 9 in UTC.
  const from = (from: string, zone = 'user'): ConditionConfig => ({ hours: { from, to: '17:00', zone } })
  helps([
    ['hold while open', from('08:00'), (user) => user, true],
    ['do not hold while closed', from('10:00'), (user) => user, false],
    ['open in their time', from('10:00'), (user) => user.wait(3_600_000).present(), true],
    [
      'are closed again',
      { all: [from('08:00'), { event: 'e' }] },
      (user) => user.wait(8 * 3_600_000).track('e'),
      false,
    ],
    ['of a zone that nobody knows are in doubt', { not: from('10:00', 'Mars/Base') }, (user) => user, false],
    [
      'of a zone are those of its clock',
      from('08:00', 'Asia/Tokyo'),
      (user) => user.start({ zones: { 'Asia/Tokyo': 540 } }).remembers('browser'),
      false,
    ],
    [
      'of a zone are open when it is there',
      from('16:00', 'America/New_York'),
      (user) => user.start({ zones: { 'America/New_York': 420 } }).remembers('browser'),
      true,
    ],
  ])
})
