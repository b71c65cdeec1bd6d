import { describe, expect, test } from 'vitest'
import type { HelpBody } from '../../../src/core/observations/deciding.ts'
import { SHOWN_KEPT } from '../../../src/rules/policy.ts'
import type { Followed } from '../../../src/core/followed.ts'
import { settleCaps } from '../../../src/rules/policy/settleCaps.ts'
import type { LimitsConfig, PolicyConfig, RuleConfig } from '../../../src/rules/schema.ts'
import { capsOf } from '../../support/session/caps.ts'
import { compile } from '../../support/session/live.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { DAWN, session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FREE: LimitsConfig = { windows: [], cooldownAfterDismiss: 0 }

/** Rules that fire each time that their event comes: two of the checkout, one of exports, one of no group. */
function shop(policy: PolicyConfig, rule: Partial<RuleConfig> = {}): Session {
  const groups = { card: 'checkout', address: 'checkout', export: 'exports', other: undefined }
  const config = rulesOf(
    ...Object.entries(groups).map(([id, group]) => ({
      id,
      when: { event: id, within: 1 } as const,
      limits: FREE,
      ...(group && { group }),
      ...rule,
    })),
  )
  return session({ ...config, policy: { minGap: 0, perVisit: 1000, quietAfterDismissals: 1000, ...policy } })
}

function fire(user: Session, event: string, step: HelpBody['step'] = 'closed', by?: string): string {
  const before = user.offers.length
  user.wait(10).track(event)
  if (user.offers.length > before) user.help(step, by)
  return (user.verdicts.at(-1) ?? '').replace(' conditions-hold good-moment', '')
}

describe('a group', () => {
  const once = { groups: { checkout: { windows: [{ cap: 1, per: '1d' }] } } } as const

  test('has one budget for all of its rules', () => {
    const user = shop(once)
    expect([fire(user, 'card'), fire(user, 'address')]).toEqual(['card show', 'address suppress group-cap'])
    expect(fire(user.wait(DAY), 'address')).toBe('address show')
  })

  test('leaves other groups, and rules of none, alone', () => {
    const user = shop(once)
    expect(['card', 'export', 'other'].map((event) => fire(user, event))).toEqual([
      'card show',
      'export show',
      'other show',
    ])
  })

  test('may have an end', () => {
    const user = shop({ groups: { checkout: { lifetime: 2 } } })
    expect(['card', 'address', 'card', 'export'].map((event) => fire(user, event))).toEqual([
      'card show',
      'address show',
      'card suppress group-cap',
      'export show',
    ])
  })

  test('without a quota has none', () => {
    const user = shop({ groups: { exports: { lifetime: 1 } } })
    expect(['card', 'address', 'card'].map((event) => fire(user, event))).toEqual([
      'card show',
      'address show',
      'card show',
    ])
  })

  test('lets come again what the user has asked to be asked again', () => {
    const user = session({
      ...rulesOf({ id: 'card', when: { event: 'card' }, group: 'checkout', limits: FREE }),
      policy: { minGap: 0, ...once, windows: [{ cap: 1, per: '1d' }] },
    })
    user
      .track('card')
      .wait(10)
      .help('snoozed', String(5 * MINUTE))
      .wait(5 * MINUTE)
    expect(user.offers).toHaveLength(2)
    user.help('closed')
  })
})

describe('all rules together', () => {
  test('have a quota where the policy gives one', () => {
    const user = shop({ windows: [{ cap: 2, per: '7d' }] })
    expect(['card', 'export', 'other'].map((event) => fire(user, event))).toEqual([
      'card show',
      'export show',
      'other suppress overall-cap',
    ])
    expect(fire(user.wait(7 * DAY), 'other')).toBe('other show')
  })

  test('may have an end', () => {
    const user = shop({ lifetime: 1 })
    expect([fire(user, 'card'), fire(user.wait(90 * DAY), 'other')]).toEqual([
      'card show',
      'other suppress overall-cap',
    ])
  })

  test('count help that the user asked for, which is never refused', () => {
    const user = shop({ perVisit: 1, minGap: '10m' }).call({ call: 'help', intervention: 'card' }).wait(10)
    user.help('closed')
    expect(fire(user, 'card')).toBe('card suppress visit-cap')
    user.call({ call: 'help', intervention: 'card' }).wait(10)
    expect(user.offers).toHaveLength(2)
  })

  test('do not count what an author looks at', () => {
    const user = shop({ perVisit: 1 }).call({ call: 'preview', intervention: 'card' }).wait(10)
    user.help('closed')
    expect(fire(user, 'card')).toBe('card show')
  })

  test('do not count rehearsals against shows', () => {
    const config = rulesOf(
      { id: 'tried', mode: 'watch', when: { event: 'e' }, limits: FREE },
      { id: 'real', when: { event: 'f' }, limits: FREE },
    )
    const user = session({ ...config, policy: { perVisit: 1, minGap: 0 } })
    user.track('e').wait(10).track('f').wait(10)
    expect(user.verdicts).toEqual([
      'tried show conditions-hold good-moment mode-watch',
      'real show conditions-hold good-moment',
    ])
  })
})

describe("don't offer help like this", () => {
  test('is for good, for the whole group', () => {
    const user = shop({})
    expect(fire(user, 'card', 'dismissed', 'never')).toBe('card show')
    expect(fire(user.wait(900 * DAY), 'card')).toBe('card suppress unwanted')
    expect(fire(user, 'address')).toBe('address suppress unwanted')
    expect([fire(user, 'export'), fire(user, 'other')]).toEqual(['export show', 'other show'])
  })

  test('concerns the rule alone where it has no group', () => {
    const user = shop({})
    fire(user, 'other', 'dismissed', 'never')
    expect([fire(user, 'other'), fire(user, 'card')]).toEqual(['other suppress unwanted', 'card show'])
  })

  test('is known from earlier', () => {
    const user = shop({}).observe('budget', { never: ['group checkout'] })
    expect([fire(user, 'card'), fire(user, 'export')]).toEqual(['card suppress unwanted', 'export show'])
  })

  test('goes where it is taken back', () => {
    const user = shop({})
      .observe('budget', { never: ['group checkout'] })
      .observe('budget', { never: [] })
    expect(fire(user, 'card')).toBe('card show')
  })

  test('is no ordinary dismissal', () => {
    const user = shop({})
    fire(user, 'card', 'dismissed', 'close')
    expect(fire(user, 'address')).toBe('address show')
  })

  test('leaves help that the user asks for', () => {
    const user = shop({}).observe('budget', { never: ['group checkout', 'rule other'] })
    user.call({ call: 'help', intervention: 'card' }).wait(10)
    expect(user.offers).toHaveLength(1)
  })
})

describe('another tab', () => {
  test('that has shown something has used up the visit, the gap and the group', () => {
    const shown = (at: number) => ({
      caps: capsOf(
        { card: { shown: [at], lifetime: 1 } },
        { groups: { '': { shown: [at], lifetime: 1 }, checkout: { shown: [at], lifetime: 1 } } },
      ),
    })
    expect(fire(shop({ perVisit: 1 }).observe('budget', shown(DAWN + 1)), 'other')).toBe(
      'other suppress visit-cap',
    )
    expect(fire(shop({ minGap: '10m' }).observe('budget', shown(DAWN + 1)), 'other')).toBe(
      'other suppress min-gap',
    )
    expect(
      fire(shop({ groups: { checkout: { lifetime: 1 } } }).observe('budget', shown(DAWN + 1)), 'address'),
    ).toBe('address suppress group-cap')
    // Before this visit began.
    expect(fire(shop({ perVisit: 1 }).observe('budget', shown(DAWN - 1)), 'other')).toBe('other show')
  })

  test('in which help was dismissed makes two with one here', () => {
    const user = shop({ quietAfterDismissals: 2 })
    user.wait(10).observe('budget', { caps: capsOf({}, { dismissed: [user.now + DAWN] }) })
    fire(user, 'card', 'dismissed')
    expect(fire(user, 'other')).toBe('other suppress quiet')
  })
})

describe('a clock that was set back', () => {
  const later = DAWN + 400 * DAY
  const caps = capsOf(
    { other: { shown: [later, later + 1], lifetime: 2, excused: [later], notBefore: later * 2 } },
    { quietUntil: later },
  )

  test('makes nothing of what was shown undone, and nobody wait for years', () => {
    expect(settleCaps(caps, DAWN)).toEqual(
      capsOf(
        { other: { shown: [DAWN - 1, DAWN], lifetime: 2, excused: [DAWN - 1], notBefore: DAWN + 365 * DAY } },
        { quietUntil: DAWN + 7 * DAY },
      ),
    )
  })

  test('has a wait that began ahead last as long as it should, and not a year', () => {
    const wait = (notBefore: number) =>
      settleCaps(capsOf({ other: { shown: [later], lifetime: 1, notBefore } }), DAWN).rules.other!.notBefore
    expect(wait(later + 30 * DAY)).toBe(DAWN + 30 * DAY)
    // It had begun before the clock went ahead.
    expect(wait(DAWN + 20 * DAY)).toBe(DAWN + 20 * DAY)
  })

  test('is settled once: "just now" does not begin anew with each page load', () => {
    const once = settleCaps(caps, DAWN)
    expect(settleCaps(once, DAWN + 3 * DAY)).toEqual(once)
    const weekly = { limits: { windows: [{ cap: 1, per: '7d' as const }] } }
    const shown = settleCaps(capsOf({ other: { shown: [later], lifetime: 1 } }), DAWN)
    const user = shop({}, weekly)
      .remembers('browser', shown)
      .wait(7 * DAY - 2000)
    expect(fire(user.remembers('browser', shown), 'other')).toBe('other suppress rule-cap')
    expect(fire(user.wait(2000), 'other')).toBe('other show')
  })

  test('mutes nobody for longer, and follows nothing of a time to come', () => {
    const evidence = { version: 'v', helped: 0, failed: [later, later + 1] }
    const followed = [{ at: later, until: later + 1 } as Followed]
    const settled = settleCaps(capsOf({ other: { evidence } }, { followed }), DAWN)
    expect(settled.rules.other!.evidence!.failed).toEqual([DAWN - 1, DAWN])
    expect(settled.followed).toEqual([])
  })

  test('leaves times that are past as they are', () => {
    const past = capsOf({ other: { shown: [1, 2], lifetime: 2, notBefore: DAWN + DAY } }, { dismissed: [3] })
    expect(settleCaps(past, DAWN)).toEqual(past)
  })
})

describe('a quota that could never be used up is refused', () => {
  test.each([
    [{ windows: [{ cap: SHOWN_KEPT + 1, per: '7d' }] }, '/policy/windows/0/cap'],
    [{ windows: [{ cap: 1.5, per: '7d' }] }, '/policy/windows/0/cap'],
    [{ windows: [{ cap: 1, per: '400d' }] }, '/policy/windows/0/per'],
    [{ groups: { checkout: { lifetime: 0 } } }, '/policy/groups/checkout/lifetime'],
    [{ groups: { checkout: { perVisit: 1 } } }, '/policy/groups/checkout/perVisit'],
    [{ groups: [] }, '/policy/groups'],
  ])('%j at %s', (policy, pointer) => {
    expect(compile({ policy: policy as PolicyConfig }).problems.map((problem) => problem.pointer)).toEqual([
      pointer,
    ])
  })

  test('a window holds as many as are remembered', () => {
    expect(SHOWN_KEPT).toBe(50)
    const user = shop({}, { limits: { windows: [{ cap: SHOWN_KEPT, per: '365d' }] } })
    const verdicts = Array.from({ length: SHOWN_KEPT + 1 }, () => fire(user, 'other'))
    expect(new Set(verdicts.slice(0, -1))).toEqual(new Set(['other show']))
    expect(verdicts.at(-1)).toBe('other suppress rule-cap')
  })
})
