import { describe, expect, test } from 'vitest'
import { DAY } from '../../../src/core/time.ts'
import { ASK_EVERY } from '../../../src/rules/policy/budget.ts'
import type { Config, RuleConfig } from '../../../src/rules/schema.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

/** `e` tells the team, and `f` shows a card. */
const config = (more: Partial<Config> = {}): Partial<Config> => ({
  ...rulesOf(
    { id: 'team', when: { event: 'e', within: '1s' }, show: 'quietly' },
    { id: 'user', when: { event: 'f', within: '1s' } },
  ),
  ...more,
  interventions: { card: { kind: 'card', title: 'Help', body: 'So.' }, quietly: { kind: 'silent' } },
})
const told = (user: Session) =>
  user.effects.flatMap((effect) => (effect.type === 'tell' ? [effect.offer.intervention] : []))

describe('silent help', () => {
  test('tells the team at once, whatever the user does, and shows nothing', () => {
    const user = session(config())
      .pageSays({ moments: ['typing'] })
      .track('e')
    expect(told(user)).toEqual(['quietly'])
    expect(user.offers).toEqual([])
    expect(user.asks).toEqual([])
    expect(user.verdicts).toEqual(['team show conditions-hold silent'])
  })

  test('takes nothing of the user’s attention, and is not kept back by it', () => {
    const sparse = { policy: { perVisit: 1, minGap: '10m' } } as const
    const user = session(config(sparse)).track('e').wait(2000).track('f').wait(1000)
    expect(user.offers).toHaveLength(1)
    user.track('e')
    expect(told(user)).toHaveLength(2)
  })

  test('keeps to the limits of its rule', () => {
    const limited = config()
    const [team, other] = limited.rules!
    const rules: RuleConfig[] = [{ ...team!, limits: { windows: [{ cap: 1, per: '7d' }] } }, other!]
    const user = session({ ...limited, rules })
      .track('e')
      .wait(2000)
      .track('e')
      .wait(2000)
    expect(told(user)).toHaveLength(1)
    expect(user.verdicts.at(-1)).toBe('team suppress rule-cap')
    user.wait(7 * DAY).track('e')
    expect(told(user)).toHaveLength(2)
  })

  test('that waits until the memory is read is shown where another variant fits by then', () => {
    const show = [{ audience: { plan: 'pro' }, offer: 'card' }, { offer: 'quietly' }]
    const user = session({ ...config(), rules: [{ id: 'r', when: { event: 'e' }, show }] })
    user.start().track('e').user('u', { plan: 'pro' }).remembers('browser').wait(300)
    expect(told(user)).toEqual([])
    expect(user.offers).toMatchObject([{ intervention: 'card' }])
  })

  test('waits until it is known how often the team was told', () => {
    const user = session(config()).start().track('e')
    expect(told(user)).toEqual([])
    user.remembers('browser')
    expect(told(user)).toEqual(['quietly'])
  })

  test('is not told in watch, nor of those kept for comparison', () => {
    expect(told(session(config({ mode: 'watch' })).track('e'))).toEqual([])
  })

  test('mutes itself never: nobody could have been helped by it', () => {
    const user = session(config())
    for (let i = 0; i < 6; i++) user.track('e').wait(6000)
    expect(told(user)).toHaveLength(6)
  })

  test('is told when somebody asks for it, and leaves open what is open', () => {
    const user = session(config()).track('f').wait(1000).call({ call: 'help', intervention: 'quietly' })
    expect(told(user)).toEqual(['quietly'])
    expect(user.withdrawn).toEqual([])
  })
})

describe('whether help has helped', () => {
  const asking = (user: Session) => user.offers.at(-1)?.mayQuestion

  test('may be asked once a week', () => {
    const user = session(config()).track('f').wait(1000)
    expect(asking(user)).toBe(true)
    user
      .help('used', 'link')
      .help('asked')
      .help('closed')
      .wait(ASK_EVERY - 2000)
      .track('f')
      .wait(1000)
    expect(asking(user)).toBeUndefined()
    user.help('closed').wait(2000).track('f').wait(1000)
    expect(asking(user)).toBe(true)
  })

  test('may be asked again when it was not: the help was not used', () => {
    const user = session(config()).track('f').wait(1000).help('closed').wait(2000).track('f').wait(1000)
    expect(asking(user)).toBe(true)
  })

  test('is not asked where nobody may remember that it was', () => {
    const user = session(config()).remembers('visit').track('f').wait(1000)
    expect([user.offers.length, asking(user)]).toEqual([1, undefined])
  })
})
