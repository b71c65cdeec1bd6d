import { describe, expect, test } from 'vitest'
import type { LimitsConfig, PolicyConfig } from '../../../src/rules/schema.ts'
import { LIMITS, PER_LOAD_WITHOUT_HISTORY, POLICY, QUIET_FOR } from '../../../src/rules/policy.ts'
import { joinCaps } from '../../../src/rules/policy/caps.ts'
import { capsOf } from '../../support/session/caps.ts'
import type { JudgeState } from '../../../src/rules/judging/judgeState.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { DAWN, session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Rules that fire each time that their event comes, and the limits to try. */
function limited(limits: LimitsConfig | undefined, policy: PolicyConfig = {}): Session {
  const config = rulesOf(
    ...['e', 'f', 'g', 'h'].map((event) => ({
      id: event,
      when: { event, within: 1 } as const,
      limits: limits as LimitsConfig,
    })),
  )
  if (!limits) for (const rule of config.rules!) delete (rule as { limits?: unknown }).limits
  return session({ ...config, policy: { minGap: 0, perVisit: 1000, quietAfterDismissals: 1000, ...policy } })
}

/** Fires, and closes what is shown by this step; returns what was decided. */
function fire(user: Session, event: string, step?: 'closed' | 'dismissed'): string {
  const before = user.offers.length
  user.wait(10).track(event)
  const verdict = user.verdicts.at(-1) ?? ''
  if (user.offers.length > before) user.help(step ?? 'closed')
  return verdict.replace(`${event} `, '').replace(' conditions-hold good-moment', '')
}

/** The user is there: no new visit begins. */
const stay = (user: Session, ms: number) => {
  for (let left = ms; left > 0; left -= 29 * MINUTE)
    user
      .wait(Math.min(left, 29 * MINUTE))
      .click('x')
      .answers()
  return user
}

test('the protective defaults are those that were chosen', () => {
  expect(LIMITS).toEqual({
    lifetime: Infinity,
    windows: [{ cap: 1, per: 7 * DAY }],
    cooldownAfterDismiss: 30 * DAY,
  })
  expect(POLICY).toEqual({
    perVisit: 3,
    minGap: 10 * MINUTE,
    maxDefer: 20_000,
    quietAfterDismissals: 2,
    muteAfter: 4,
    holdoutSalt: '',
    overall: { lifetime: Infinity, windows: [] },
    groups: {},
  })
  expect([QUIET_FOR, PER_LOAD_WITHOUT_HISTORY]).toEqual([7 * DAY, 1])
})

describe('a rule without limits', () => {
  test('is shown once in seven days', () => {
    const user = limited(undefined)
    expect(fire(user, 'e')).toBe('show')
    expect(fire(user, 'e')).toBe('suppress rule-cap')
    const shown = user.now
    expect(fire(user.at(shown - 10 + 7 * DAY - 31), 'e')).toBe('suppress rule-cap')
    expect(fire(user.at(shown + 7 * DAY), 'e')).toBe('show')
  })

  test('is not shown for thirty days once it was dismissed', () => {
    const user = limited(undefined)
    expect(fire(user, 'e', 'dismissed')).toBe('show')
    const dismissed = user.now
    expect(fire(user.at(dismissed + 30 * DAY - 11), 'e')).toBe('suppress rule-cooldown')
    expect(fire(user.at(dismissed + 30 * DAY), 'e')).toBe('show')
  })

  test('leaves the other rules alone', () => {
    const user = limited(undefined)
    expect([fire(user, 'e'), fire(user, 'f')]).toEqual(['show', 'show'])
  })
})

describe('a rule with limits', () => {
  test('is shown so often in all', () => {
    const user = limited({ lifetime: 2, windows: [] })
    expect([1, 2, 3].map(() => fire(user, 'e'))).toEqual(['show', 'show', 'suppress rule-cap'])
    expect(fire(user.wait(365 * DAY), 'e')).toBe('suppress rule-cap')
  })

  test('is shown so often in each window', () => {
    const user = limited({
      windows: [
        { cap: 2, per: '1h' },
        { cap: 3, per: '1d' },
      ],
    })
    expect([1, 2, 3].map(() => fire(user, 'e'))).toEqual(['show', 'show', 'suppress rule-cap'])
    expect([1, 2].map(() => fire(user.wait(60 * MINUTE), 'e'))).toEqual(['show', 'suppress rule-cap'])
    expect(fire(user.wait(DAY), 'e')).toBe('show')
  })

  test('waits twice as long after each dismissal, but a year at the most', () => {
    const cooldown = 100 * DAY
    const user = limited({ windows: [], cooldownAfterDismiss: cooldown })
    for (const wait of [cooldown, 2 * cooldown, 365 * DAY, 365 * DAY]) {
      expect(fire(user, 'e', 'dismissed')).toBe('show')
      const dismissed = user.now
      expect(fire(user.at(dismissed + wait - 11), 'e')).toBe('suppress rule-cooldown')
      user.at(dismissed + wait)
    }
  })

  test('does not count what failed before it was seen', () => {
    const config = rulesOf({ id: 'e', when: { event: 'e', within: 1 }, limits: { lifetime: 5, windows: [] } })
    const user = session(config).track('e').wait(10).help('failed', 'cannot-show').wait(10)
    expect(fire(user, 'e')).toBe('show')
  })
})

describe('the policy', () => {
  test('shows three a visit', () => {
    const user = limited({ windows: [] }, { perVisit: 3 })
    expect(['e', 'f', 'g', 'h'].map((event) => fire(user, event))).toEqual([
      'show',
      'show',
      'show',
      'suppress visit-cap',
    ])
  })

  test('counts anew in the next visit', () => {
    const user = limited({ windows: [] }, { perVisit: 1 }).click('x')
    expect([fire(user, 'e'), fire(user, 'f')]).toEqual(['show', 'suppress visit-cap'])
    expect(fire(user.wait(31 * MINUTE).click('x'), 'f')).toBe('show')
  })

  test('leaves ten minutes between two', () => {
    const user = limited({ windows: [] }, { minGap: '10m' })
    fire(user, 'e')
    const shown = user.now
    expect(fire(user.at(shown + 10 * MINUTE - 11), 'f')).toBe('suppress min-gap')
    expect(fire(user.at(shown + 10 * MINUTE), 'f')).toBe('show')
  })

  test('is quiet for seven days after two dismissals', () => {
    const user = limited({ windows: [] }, { quietAfterDismissals: 2 })
    expect([fire(user, 'e', 'dismissed'), fire(user, 'f', 'dismissed')]).toEqual(['show', 'show'])
    const dismissed = user.now
    expect(fire(user, 'g')).toBe('suppress quiet')
    expect(fire(user.at(dismissed + QUIET_FOR - 11), 'g')).toBe('suppress quiet')
    expect(fire(user.at(dismissed + QUIET_FOR), 'g')).toBe('show')
  })

  test.each<[sentence: string, gap: number, verdict: string]>([
    ['in two visits', 31 * MINUTE, 'suppress quiet'],
    ['on two days', DAY, 'suppress quiet'],
    ['nearly a week apart', QUIET_FOR - 20, 'suppress quiet'],
    ['a week apart', QUIET_FOR, 'show'],
    ['of which the first is long ago', 60 * DAY, 'show'],
  ])('after two dismissals %s', (_, gap, verdict) => {
    const user = limited({ windows: [] }, { quietAfterDismissals: 2 }).click('x')
    fire(user, 'e', 'dismissed')
    fire(user.wait(gap).click('x'), 'f', 'dismissed')
    expect(fire(user, 'g')).toBe(verdict)
  })

  test('after a dismissal in each of two tabs, whichever was first', () => {
    const elsewhere = (at: number) => capsOf({}, { dismissed: [at] })
    const tab = () => limited({ windows: [] }, { quietAfterDismissals: 2 }).click('x')
    expect(fire(tab().remembers('browser', elsewhere(DAWN - DAY)), 'e', 'dismissed')).toBe('show')
    const first = tab().remembers('browser', elsewhere(DAWN - DAY))
    fire(first, 'e', 'dismissed')
    expect(fire(first, 'g')).toBe('suppress quiet')
    const second = tab()
    fire(second, 'e', 'dismissed')
    expect(fire(second.observe('budget', { caps: elsewhere(DAWN + second.now - 1) }), 'g')).toBe(
      'suppress quiet',
    )
  })

  test('in which a dismissal more makes it another week', () => {
    const user = limited({ windows: [] }, { quietAfterDismissals: 2 })
    fire(user, 'e', 'dismissed')
    fire(user, 'f', 'dismissed')
    user.wait(3 * DAY).observe('budget', { caps: capsOf({}, { dismissed: [DAWN + user.now] }) })
    const last = user.now
    expect(fire(user.at(last + QUIET_FOR - 11), 'g')).toBe('suppress quiet')
    expect(fire(user.at(last + QUIET_FOR), 'g')).toBe('show')
  })

  test('does not take what was closed or used for dismissed', () => {
    const user = limited({ windows: [] }, { quietAfterDismissals: 1 })
    expect([fire(user, 'e', 'closed'), fire(user, 'f')]).toEqual(['show', 'show'])
  })
})

describe('without leave to remember', () => {
  test('one offer comes a page load', () => {
    const user = limited({ windows: [] }).remembers('visit')
    expect([fire(user, 'e'), fire(user, 'f')]).toEqual(['show', 'suppress page-load-cap'])
    user.carry().start().page('/b', { via: 'load' }).remembers('visit')
    expect(fire(user, 'f')).toBe('show')
  })

  test('what another tab has shown counts still', () => {
    const caps = capsOf({ e: { shown: [DAWN], lifetime: 1 } })
    const user = limited({ lifetime: 1, windows: [] }).remembers('browser', caps)
    expect([fire(user, 'e'), fire(user, 'f')]).toEqual(['suppress rule-cap', 'show'])
  })

  test('until storage has answered nothing is shown, then it is decided', () => {
    const user = session(rulesOf({ id: 'e', when: { event: 'e' } }))
      .start()
      .track('e')
      .wait(5)
    expect(user.asks.map(({ question }) => question)).toEqual(['moment'])
    const quiet = capsOf({}, { quietUntil: DAWN + DAY })
    expect(user.remembers('browser', quiet).wait(1000).verdicts).toEqual(['e suppress quiet'])
  })

  test('storage that never answers lets help wait in vain', () => {
    const config = rulesOf({ id: 'e', when: { event: 'e' } })
    const user = session(config).start().track('e').wait(20_000)
    expect(user.verdicts).toEqual(['e suppress waited-too-long'])
  })
})

describe('help that is postponed', () => {
  const snoozed = () => {
    const user = session(rulesOf({ id: 'e', when: { event: 'e' } }))
      .track('e')
      .wait(10)
    return user.help('snoozed', String(5 * MINUTE))
  }

  test('comes again when the time is over, if it still holds', () => {
    const user = snoozed()
    expect(user.wait(5 * MINUTE - 1).offers).toHaveLength(1)
    expect(user.wait(1).offers).toHaveLength(2)
  })

  test('does not come before, whatever happens', () => {
    const user = snoozed()
    expect(user.wait(MINUTE).track('e').wait(MINUTE).verdicts).toHaveLength(1)
  })

  test('comes again under the caps that every rule has', () => {
    const config = { ...rulesOf({ id: 'e', when: { event: 'e', within: '2d' } }), policy: {} }
    const [rule] = config.rules!
    const { limits: _, ...plain } = rule!
    const user = session({ ...config, rules: [plain] })
      .track('e')
      .wait(10)
    user.help('snoozed', String(DAY)).wait(DAY)
    expect(user.offers).toHaveLength(1)
    expect(user.present().offers).toHaveLength(2)
  })

  test('is no dismissal', () => {
    const user = snoozed()
    expect((user.state.judge as JudgeState).budget.caps.dismissed).toEqual([])
  })
})

describe('what two tabs know of caps', () => {
  const one = capsOf({ a: { shown: [1, 3], lifetime: 2, dismissals: 1, notBefore: 9 } }, { quietUntil: 5 })
  const other = capsOf(
    { a: { shown: [2, 3], lifetime: 7, notBefore: 4, excused: [2] }, b: { shown: [8], lifetime: 1 } },
    { quietUntil: 6, dismissed: [4] },
  )

  test('is joined and never forgets', () => {
    expect(joinCaps(one, other)).toEqual(
      capsOf(
        {
          // The show at 1 is one that the seven do not hold.
          a: { shown: [1, 2, 3], lifetime: 8, dismissals: 1, notBefore: 9, excused: [2] },
          b: other.rules.b!,
        },
        { quietUntil: 6, dismissed: [4] },
      ),
    )
  })

  test('is the same whoever joins, and however often', () => {
    expect(joinCaps(one, other)).toEqual(joinCaps(other, one))
    expect(joinCaps(one, one)).toEqual(one)
    const both = joinCaps(one, other)
    expect(joinCaps(both, other)).toEqual(both)
  })
})

test('a visit goes on while somebody acts', () => {
  const user = limited({ windows: [] }, { perVisit: 1 }).click('x')
  fire(user, 'e')
  expect(fire(stay(user, 3 * 60 * MINUTE), 'f')).toBe('suppress visit-cap')
})
