import { describe, expect, test } from 'vitest'
import type { RuleConfig } from '../../../src/rules/schema.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

/** `live` helps at `e`; `watched` would help at `w`, and goes first where the two meet. */
const both = (live: Partial<RuleConfig> = {}, watched: Partial<RuleConfig> = {}) =>
  rulesOf(
    { id: 'live', when: { event: 'e', within: '1s' }, ...live },
    { id: 'watched', when: { event: 'w', within: '1s' }, mode: 'watch', priority: 1, ...watched },
  )
const would = 'watched show conditions-hold good-moment mode-watch'
const shows = 'live show conditions-hold good-moment'
const helped = (user: Session) => user.offers.map(({ rule }) => rule)

describe('a rule that only watches', () => {
  test.each<[sentence: string, story: (user: Session) => Session]>([
    ['at the same time', (user) => user.track('w').track('e').wait(300)],
    ['by the same event', (user) => user.track('both').wait(300)],
    [
      'while the other waits for its moment',
      (user) => {
        user
          .pageSays({ moments: ['typing'] })
          .track('e')
          .wait(300)
          .track('w')
          .wait(300)
        return user.pageSays({ moments: ['good'] }).wait(300)
      },
    ],
    [
      'before the other, and waits',
      (user) => {
        user
          .pageSays({ moments: ['typing'] })
          .track('w')
          .wait(300)
          .track('e')
          .wait(300)
        return user.pageSays({ moments: ['good'] }).wait(300)
      },
    ],
  ])('says what it would have done, and takes nobody’s turn: %s', (sentence, story) => {
    const on = (event: string) =>
      sentence.includes('same event')
        ? ({ event: 'both', within: '1s' } as const)
        : ({ event, within: '1s' } as const)
    const user = story(session(both({ when: on('e') }, { when: on('w') })))
    expect(helped(user)).toEqual(['live'])
    expect(user.verdicts.filter((line) => !line.includes('hold moment'))).toEqual(
      expect.arrayContaining([would, shows]),
    )
    expect(user.verdicts.filter((line) => line.includes('suppress'))).toEqual([])
  })

  test.each(['w then e', 'e then w'])('would have lost against a higher priority: %s', (order) => {
    const user = session(both({}, { priority: -1 })).pageSays({ moments: ['typing'] })
    for (const event of order.split(' then ')) user.track(event).wait(300)
    user.pageSays({ moments: ['good'] }).wait(300)
    expect(user.verdicts).toContain('watched suppress lower-priority')
    expect(user.verdicts).not.toContain(would)
    expect(helped(user)).toEqual(['live'])
  })

  test('goes by priority among those that watch', () => {
    const config = rulesOf(
      { id: 'a', mode: 'watch', when: { event: 'e' } },
      { id: 'b', mode: 'watch', when: { event: 'e' }, priority: 1 },
    )
    expect(session(config).track('e').wait(300).verdicts).toEqual([
      'a suppress lower-priority',
      'b show conditions-hold good-moment mode-watch',
    ])
  })

  test('asks for no place on the screen: another tab may need it', () => {
    const user = session(both()).track('w').wait(300)
    expect(user.asks.map(({ question }) => question)).toEqual(['moment'])
    expect(user.verdicts).toEqual([would])
    expect(user.effects.map(({ type }) => type)).not.toContain('release')
  })

  test('waits for a moment, and gives up, as others do', () => {
    const user = session(both({}, { when: { event: 'w' } }))
      .pageSays({ moments: ['typing'] })
      .track('w')
      .wait(20_000)
    expect(user.verdicts).toEqual([
      'watched hold moment-typing',
      'watched suppress waited-too-long moment-typing',
    ])
  })

  test('would not have come while help is on the screen', () => {
    const user = session(both()).track('e').wait(300).track('w').wait(300)
    expect(user.verdicts.at(-1)).toBe('watched suppress another-open')
  })

  test('gives way to news of an incident, as what is shown does', () => {
    const outage = { id: 'i', match: { event: 'down' }, until: '2026-01-05T12:00:00Z', title: 'T', body: 'B' }
    const user = session({ ...both(), incidents: [outage] })
      .pageSays({ moments: ['typing'] })
      .track('w')
      .track('e')
      .track('down')
    expect(user.verdicts).toEqual(
      expect.arrayContaining(['watched suppress incident', 'live suppress incident']),
    )
  })
})

describe('what a rule that only watches has used up', () => {
  test('is not the one offer of a page load that may not remember', () => {
    const user = session(both()).remembers('visit').track('w').wait(2000).track('e').wait(300)
    expect(user.verdicts).toEqual([would, shows])
  })

  test('is its own offer of that page load', () => {
    const user = session(both()).remembers('visit').track('w').wait(2000).track('w').wait(300)
    expect(user.verdicts).toEqual([would, 'watched suppress page-load-cap'])
  })

  test.each<[string, object]>([
    ['gap', { minGap: '1h' }],
    ['visit', { perVisit: 1 }],
    ['overall quota', { lifetime: 1 }],
    ['quota of the group', { groups: { g: { lifetime: 1 } } }],
  ])('is nothing of the %s of what is shown', (_, policy) => {
    const config = { ...both({ group: 'g' }, { group: 'g' }), policy }
    const user = session(config).track('w').wait(2000).track('e').wait(300)
    expect(user.verdicts).toEqual([would, shows])
  })

  test('does not push help that was shown out of what is followed', () => {
    const config = both({ goal: { event: 'paid' } })
    const user = session(config).track('e').wait(300).help('closed')
    for (let i = 0; i < 20; i++) user.wait(2000).track('w').wait(300)
    expect(user.track('paid').outcomes).toContain('live resolved goal')
  })
})

describe('a rule that a newer config has made watch', () => {
  const newer = { mode: 'on', rules: { live: 'watch' } } as const

  test('while it waits, goes on as what it would have done, and lets another go first', () => {
    const config = rulesOf(
      { id: 'live', when: { event: 'e' }, priority: 1 },
      { id: 'other', when: { event: 'o' } },
    )
    const user = session(config)
      .pageSays({ moments: ['typing'] })
      .track('e')
      .observe('switch', newer)
      .track('o')
      .pageSays({ moments: ['good'] })
      .wait(300)
    expect(helped(user)).toEqual(['other'])
    expect(user.verdicts).toContain('live show conditions-hold good-moment mode-watch')
  })

  test('while it asks for its place, gives that back', () => {
    const user = session(both())
      .pageSays({ slots: ['never'] })
      .track('e')
      .observe('switch', newer)
    expect(user.effects.map(({ type }) => type)).toContain('release')
    expect(user.wait(300).verdicts).toEqual([`${shows} mode-watch`])
  })
})

test('a place on the screen that is granted when nobody needs it any more is given back', () => {
  const user = session(both({ goal: { event: 'paid' } }))
    .pageSays({ slots: ['never'] })
    .track('e')
  const ask = user.asks.at(-1)!
  user.track('paid')
  expect(user.effects.map(({ type }) => type)).toContain('release')
  const late = session(both())
    .pageSays({ slots: ['never'] })
    .track('e')
  late.call({ call: 'reset' }).observe('reply', { ask: ask.id, answer: { question: 'slot', granted: true } })
  expect(late.effects.map(({ type }) => type)).toContain('release')
  expect(late.offers).toEqual([])
})
