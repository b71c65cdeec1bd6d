import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backtest } from '../../../src/backtest/backtest.ts'
import { READ_FOR } from '../../../src/backtest/play.ts'
import { createEngine, type Engine } from '../../../src/core/engine.ts'
import type { EngineState } from '../../../src/core/engineState.ts'
import { TYPING } from '../../../src/core/hands.ts'
import * as detectors from '../../../src/detectors/index.ts'
import type { Recording } from '../../../src/recording/recording.ts'
import { ASK_AGAIN } from '../../../src/rules/judging/waiting.ts'
import { POLICY } from '../../../src/rules/policy.ts'
import type { ConditionConfig, Config } from '../../../src/rules/schema.ts'
import { busyConfig } from '../../support/session/config.ts'
import { mutatedConfig } from '../../support/session/configs.ts'
import { compile, createFold, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import { moves } from '../../support/session/properties.ts'
import { recordingOf, recordingOfLog } from '../../support/session/recordingOf.ts'
import { rage, rulesOf } from '../../support/session/rules.ts'
import { capsOf } from '../../support/session/caps.ts'
import { DAWN, session, type Session } from '../../support/session/session.ts'

const whole = (config: Partial<Config>) => ({ schemaVersion: 1, ...config })
/** Help for whoever rages. */
const helping = rulesOf({ id: 'pay', when: { signal: 'rage-click' } })

/** Each offer in a line: what became of it, why, and after how many milliseconds. */
function offersOf(config: Partial<Config>, user: Session): string[] {
  const { offers } = backtest(whole(config), recordingOf(user))
  return offers.map(({ rule, end, held, reasons, into }) =>
    [rule, end, ...held, ...reasons, into].filter((word) => word !== 'conditions-hold').join(' '),
  )
}

describe('under the very config that ran', () => {
  test('the decisions are those of that day', () => {
    fc.assert(
      fc.property(moves, (some) => {
        const { log, effects } = live(compile(busyConfig), some)
        const { basis, decisions, signals } = backtest(whole(busyConfig), recordingOfLog(log))
        expect(basis).toBe('lived')
        expect(decisions).toEqual(effects.flatMap((one) => (one.type === 'decision' ? [one.decision] : [])))
        expect(signals).toEqual(effects.flatMap((one) => (one.type === 'signal' ? [one.signal] : [])))
      }),
      { numRuns: 60 },
    )
  }, 30_000)

  test('help that was really seen leaves nothing to suppose', () => {
    const user = rage(session(helping).wait(1000)).wait(5000)
    expect(backtest(whole(helping), recordingOf(user))).toMatchObject({
      basis: 'lived',
      offers: [{ rule: 'pay', end: 'shown' }],
      unknown: [],
    })
    expect(backtest(whole(helping), recordingOf(user))).not.toHaveProperty('counterfactualFrom')
  })

  test('help that was only rehearsed makes the rest a supposition', () => {
    const watching = { ...helping, mode: 'watch' as const }
    const { counterfactualFrom, offers } = backtest(
      whole(watching),
      recordingOf(rage(session(watching).wait(1000)).wait(5000)),
    )
    expect(counterfactualFrom).toBe(offers[0]?.endedAt)
  })
})

describe('under another config', () => {
  test('whoever raged would have been helped when the verdict fell', () => {
    const user = rage(session().wait(1000)).wait(5000)
    expect(offersOf(helping, user)).toEqual(['pay shown good-moment 1900'])
  })

  /** What a recorder keeps that was cut while somebody was there already. */
  const cutAfter = (ms: number, user: Session, engine: Engine, start: object): Recording => {
    const all = user.log.map((one) => (one.type === 'start' ? { ...one, ...start } : one))
    const [before, after] = [0, 1].map((nth) => all.filter(({ at }) => Number(at > DAWN + ms) === nth))
    for (const observation of before!) if (observation.type !== 'memory') engine.observe(observation)
    return recordingOfLog([...after!, { type: 'end', at: DAWN + user.now }], {
      state: JSON.parse(JSON.stringify(engine.serialize())) as EngineState,
    })
  }

  test.each([
    ['of a page without rules', () => createEngine({ detectors: Object.values(detectors) }), {}],
    ['of a page that had read nothing of earlier visits yet', () => createFold(compile({})), {}],
    ['of a page that only watched', () => createFold(compile({})), { mode: 'watch' }],
  ])('help comes in a recording that begins in the middle of a visit, %s', (_, create, start) => {
    const user = rage(session().wait(5000).click('pay').answers().wait(1000)).wait(5000)
    const { offers } = backtest(whole(helping), cutAfter(4000, user, create(), start))
    expect(offers).toMatchObject([{ rule: 'pay', end: 'shown', mode: 'on' }])
  })

  test('what happens after the first help that nobody saw is a supposition, and says so', () => {
    const { counterfactualFrom, basis } = backtest(
      whole(helping),
      recordingOf(rage(session().wait(1000)).wait(5000)),
    )
    expect([basis, counterfactualFrom! - DAWN]).toEqual(['supposed', 1900])
  })

  test('nobody is helped who was not stuck', () => {
    const user = session().wait(1000).click('pay').answers().wait(60_000)
    expect(backtest(whole(helping), recordingOf(user))).toMatchObject({ offers: [], decisions: [] })
  })

  test('help waits while the user types, and comes when they stop', () => {
    const user = session().wait(1000).clicks(3, 'pay', 200).wait(400)
    for (let i = 0; i < 5; i++) user.present('key').wait(1000)
    const [offer] = offersOf(helping, user.wait(5000))
    expect(offer).toMatch(/^pay shown moment-typing good-moment/)
    // Until a word's pause after the last key, and the next look.
    const shown = Number(offer?.split(' ').at(-1))
    expect(shown).toBeGreaterThanOrEqual(5800 + TYPING)
    expect(shown).toBeLessThanOrEqual(5800 + TYPING + ASK_AGAIN)
  })

  test('help does not wait for who typed on the page before', () => {
    const user = rage(session().present('key').wait(1000).present('key')).present('key').wait(100)
    user.arrives('/thanks').wait(5000)
    const offer = { rule: 'arrived', end: 'shown', held: [], into: user.now - 5000 + ASK_AGAIN }
    const config = rulesOf({ id: 'arrived', when: { page: '/thanks' } })
    expect(backtest(whole(config), recordingOf(user)).offers).toMatchObject([offer])
  })

  test('help that waits for longer than the policy allows is not shown', () => {
    const user = session().wait(1000).clicks(3, 'pay', 200).wait(400)
    for (let i = 0; i < 30; i++) user.present('key').wait(1000)
    expect(offersOf(helping, user)).toEqual([
      `pay not shown moment-typing waited-too-long moment-typing ${1900 + POLICY.maxDefer}`,
    ])
  })

  test('a recording that ends while help waits does not say how it went on', () => {
    const user = session().wait(1000).clicks(3, 'pay', 200).wait(400).present('key').wait(900)
    expect(offersOf(helping, user)).toEqual(['pay waiting moment-typing 1900'])
  })

  /** Whoever raged types on for a moment, in which something else comes between. */
  const hindered = (sentence: string, reason: string, meanwhile: (user: Session) => Session) =>
    test(sentence, () => {
      const typing = session().wait(1000).clicks(3, 'pay', 200).wait(450).present('key').wait(1000)
      const [offer] = offersOf(helping, meanwhile(typing).wait(12_000))
      expect(offer).toMatch(new RegExp(`^pay shown moment-typing ${reason} good-moment`))
    })
  hindered('help waits while the page is out of sight', 'moment-hidden', (user) =>
    user.hides().wait(3000).returns(),
  )
  hindered(
    'help waits while a press is held down, which is told of when it ends',
    'moment-pointer-down',
    (user) =>
      user
        .wait(2000)
        .click('other', { began: DAWN + 3000 })
        .answers(),
  )
  hindered('help waits while the page scrolls', 'moment-scrolling', (user) =>
    user.present('reading').wait(1000).present('reading'),
  )
  hindered('help waits while the user waits for the server', 'moment-requesting', (user) =>
    user
      .click('find')
      .request('r1', 'GET /find', { caused: true })
      .wait(3000)
      .response('r1', 'ok', { key: 'GET /find' }),
  )
  test('help waits while the user types in the frame of a payment provider', () => {
    const user = session().wait(1000).clicks(3, 'pay', 200).wait(450).present('frame').wait(10_000)
    expect(offersOf(helping, user)).toEqual([expect.stringMatching(/^pay shown moment-typing/)])
  })

  test('a scroll that was over before leaves the moment good', () => {
    const user = session().wait(1000).present('reading').clicks(3, 'pay', 200).wait(2000)
    expect(offersOf(helping, user)).toEqual(['pay shown good-moment 1900'])
  })

  test('where the page itself said that day that a dialog was open, help waits', () => {
    const asking = rulesOf({ id: 'other', when: { signal: 'rage-click' } })
    const user = session(asking).pageSays({ moments: ['dialog', 'dialog', 'dialog', 'good'] })
    expect(offersOf(helping, rage(user.wait(1000)).wait(5000))[0]).toMatch(
      /^pay shown moment-dialog good-moment/,
    )
  })

  test('that nobody can tell whether a dialog was open is said, with how often it was taken for granted', () => {
    const { unknown } = backtest(whole(helping), recordingOf(rage(session().wait(1000)).wait(1000)))
    expect(unknown).toEqual([expect.objectContaining({ what: expect.stringMatching(/dialog/), count: 1 })])
  })

  test('help that nobody closes is taken for read after a while, and other help may come', () => {
    const two = rulesOf(
      { id: 'pay', when: { signal: 'rage-click', where: { target: 'pay' } } },
      { id: 'ship', when: { signal: 'rage-click', where: { target: 'ship' } } },
    )
    const soon = rage(rage(session().wait(1000)).wait(5000), 'ship').wait(1000)
    expect(offersOf(two, soon)[1]).toMatch(/^ship not shown another-open/)
    const later = rage(rage(session().wait(1000)).wait(READ_FOR), 'ship').wait(1000)
    expect(offersOf(two, later)[1]).toMatch(/^ship shown/)
  })

  test('the control group is kept for comparison', () => {
    const split = rulesOf({ id: 'pay', when: { signal: 'rage-click' }, holdout: 0.5 })
    const ends = Array.from(
      { length: 40 },
      (_, i) => offersOf(split, rage(session().user(`u${i}`).wait(1000)).wait(1000))[0],
    )
    const kept = ends.filter((end) => end?.startsWith('pay kept for comparison')).length
    expect(kept).toBeGreaterThan(8)
    expect(kept).toBeLessThan(32)
  })
})

describe('what the help of that day has used up is not held against another config', () => {
  const before = rulesOf({ id: 'pay', when: { signal: 'dead-click' } })
  const weekly = rulesOf({
    id: 'pay',
    when: { signal: 'rage-click' },
    limits: { windows: [{ cap: 1, per: '7d' }] },
  })

  test('neither its place on the screen nor its cap', () => {
    const user = session(before).wait(1000).click('other').wait(5000)
    expect(user.offers).toHaveLength(1)
    expect(offersOf(weekly, rage(user).wait(5000))).toEqual([expect.stringMatching(/^pay shown/)])
  })

  test('but that it was shown, and may have changed what followed, is said', () => {
    const user = rage(session(before).wait(1000).click('other').wait(5000)).wait(5000)
    const { unknown } = backtest(whole(weekly), recordingOf(user))
    expect(unknown).toContainEqual(
      expect.objectContaining({ what: expect.stringMatching(/without the help/), count: 1 }),
    )
  })

  test('what was shown before the recording counts', () => {
    const caps = capsOf({ pay: { shown: [DAWN - 60_000], lifetime: 1 } })
    const user = rage(session().remembers('browser', caps).wait(1000)).wait(5000)
    const first = {
      ...recordingOf(user),
      log: recordingOf(user).log.filter((one, i) => one.type !== 'memory' || i > 2),
    }
    const { offers } = backtest(whole(weekly), first)
    expect(offers).toMatchObject([{ rule: 'pay', end: 'not shown', reasons: ['rule-cap'] }])
  })

  test('a page that only watched that day is no reason to show nothing', () => {
    const user = rage(session().start({ mode: 'watch' }).page('/').remembers('browser').wait(1000)).wait(5000)
    expect(offersOf(helping, user)).toEqual([expect.stringMatching(/^pay shown/)])
  })
})

describe('what cannot be known is said', () => {
  const says = (
    sentence: string,
    when: ConditionConfig,
    expected: RegExp | undefined,
    live = (user: Session) => user,
    more: Partial<Config> = {},
  ) =>
    test(sentence, () => {
      const { unknown } = backtest(
        whole({ ...rulesOf({ id: 'pay', when }), ...more }),
        recordingOf(live(session())),
      )
      const told = unknown.map(({ what, why }) => `${what}: ${why}`)
      if (expected) expect(told).toEqual([expect.stringMatching(expected)])
      else expect(told).toEqual([])
    })

  says(
    'an element that nobody looked for',
    { element: '.banner' },
    /the element "\.banner", which "pay" asks about: .*nobody looked/,
  )
  says('but not one that was looked for', { element: '.banner' }, undefined, (user) =>
    user.observe('element', { selector: '.banner', is: 'absent' }),
  )
  says('who could have taken over', { handover: 'available' }, /who could take over/)
  says('who the user is', { audience: { plan: 'free' } }, /traits of the user/)
  says('but not when they were identified', { audience: { plan: 'free' } }, undefined, (user) =>
    user.user('u1', { plan: 'pro' }),
  )
  says(
    'an event of the page that the config of that day did not declare',
    { event: 'opened' },
    /the event "opened"/,
    undefined,
    { events: { opened: { click: '#open' } } },
  )
  says('but not an event that was never tracked: it did not happen', { event: 'opened' }, undefined)
  says('nor a condition on the page', { page: '/elsewhere' }, undefined)

  test('a signal that was switched off that day', () => {
    const { unknown, signals } = backtest(
      whole(helping),
      recordingOf(rage(session(undefined, ['dead-click']))),
    )
    expect([signals, unknown]).toEqual([
      [],
      [
        {
          what: 'the signal "rage-click", which "pay" asks about',
          why: 'It was switched off that day.',
          count: 1,
          rules: ['pay'],
        },
      ],
    ])
  })

  test('a recording of another tool holds no calls to track(), but pages and requests', () => {
    const derived = recordingOf(session(), { mode: 'derived' })
    const toldOf = (events: Config['events']) =>
      backtest(whole({ ...rulesOf({ when: { event: 'placed' } }), ...(events && { events }) }), derived)
        .unknown.length
    expect([
      toldOf(undefined),
      toldOf({ placed: { page: '/thanks' } }),
      toldOf({ placed: { request: 'POST /x' } }),
    ]).toEqual([1, 0, 0])
  })
})

test('a rule that fired before the recording begins is told of, and does not fire once more', () => {
  const user = rage(session(helping).wait(1000)).wait(5000)
  const cut = { ...recordingOf(user.wait(5000)), state: user.state }
  const later = { ...cut, log: [cut.log.at(-1)!] }
  const [lived, changed] = [helping, rulesOf({ id: 'pay', when: { signal: 'dead-click' } })].map((config) => {
    const { offers, unknown } = backtest(whole({ ...config, policy: { perVisit: 9 } }), later)
    return {
      offers: offers.length,
      told: unknown.flatMap(({ what, rules = [] }) => (/before it begins/.test(what) ? rules : [])),
    }
  })
  expect(lived).toEqual({ offers: 0, told: ['pay'] })
  // Another rule of that name has its own conditions, which hold or do not.
  expect(changed!.told).toEqual([])
})

describe('what a recording cannot tell of has not failed to happen', () => {
  const isShown = (
    not: ConditionConfig,
    more: Partial<Config> = {},
    untold: readonly string[] = ['search-struggle', 'failed-request'],
  ) => {
    const config = whole({
      ...rulesOf({ when: { all: [{ signal: 'rage-click' }, { not }] } }),
      ...more,
    })
    const user = recordingOf(rage(session().page('/').wait(1000)).wait(4000), { mode: 'derived', untold })
    return backtest(config, user).offers.some(({ end }) => end === 'shown')
  }
  const declared = (placed: object) => ({ events: { placed } }) as Partial<Config>

  test.each<[string, boolean, ConditionConfig, Partial<Config>?]>([
    ['a signal that nobody could find', false, { signal: 'search-struggle' }],
    ['also in the last minute', false, { signal: 'search-struggle', within: '1m' }],
    ['but one that was looked for and not found did not come', true, { signal: 'dead-click' }],
    ['an event that only code tells of', false, { event: 'placed' }],
    [
      'an event by a request, where requests were not recorded',
      false,
      { event: 'placed' },
      declared({ request: 'POST /x' }),
    ],
    ['but not one by a page', true, { event: 'placed' }, declared({ page: '/thanks' })],
    [
      'nor one by a click, which is looked for anew',
      true,
      { event: 'placed' },
      declared({ click: '#place' }),
    ],
  ])('%s', (_, expected, not, more) => expect(isShown(not, more)).toBe(expected))

  test('an event by a request, where requests were recorded', () => {
    expect(isShown({ event: 'placed' }, declared({ request: 'POST /x' }), ['search-struggle'])).toBe(true)
  })

  test('an event by a click is not called unknown where it is looked for anew', () => {
    const { unknown } = backtest(
      whole({ ...rulesOf({ when: { event: 'placed' } }), ...declared({ click: '#place' }) }),
      recordingOf(session(), { mode: 'derived' }),
    )
    expect(unknown).toEqual([])
  })
})

test('the score curve rises with the first finding and fades until the end', () => {
  const { curve } = backtest(whole(helping), recordingOf(rage(session().wait(1000)).wait(90_000)))
  expect(curve[0]).toMatchObject({ at: DAWN + 1900 })
  const last = curve.at(-1)!
  expect(last.at).toBeGreaterThan(DAWN + 88_000)
  expect(last.page / curve[0]!.page).toBeGreaterThan(0.4)
  expect(last.page / curve[0]!.page).toBeLessThan(0.6)
})

test('a rule that did not fire says why', () => {
  const { explanation } = backtest(whole(helping), recordingOf(session().wait(5000)))
  expect(explanation.rules).toMatchObject([
    { rule: 'pay', state: 'not shown', says: expect.stringMatching(/was not found/) },
  ])
})

test('what is wrong in the config is told, and the rest is tried', () => {
  const { problems, offers } = backtest(
    { ...whole(helping), rulez: [] },
    recordingOf(rage(session().wait(1000)).wait(1000)),
  )
  expect([problems.length, offers.length]).toEqual([1, 1])
})

test('no config, however wrong, throws, and twice it comes to the same', () => {
  const logs = [2, 4, 9].map((seed) => live(compile(busyConfig), randomMoves(seed, 40)).log)
  fc.assert(
    fc.property(mutatedConfig, fc.constantFrom(...logs), (config, log) => {
      const first = backtest(config, recordingOfLog(log))
      expect(backtest(config, recordingOfLog(log)).decisions).toEqual(first.decisions)
    }),
    { numRuns: 60 },
  )
}, 30_000)
