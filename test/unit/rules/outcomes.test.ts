import { describe, expect, test } from 'vitest'
import { CALM_FOR, SAME_FRICTION, STEPS_TO_GO_ON } from '../../../src/rules/outcomes/noteOutcome.ts'
import { OUTCOME_WITHIN } from '../../../src/rules/outcomes/startFollowing.ts'
import type { RuleConfig } from '../../../src/rules/schema.ts'
import { rage, reject, rulesOf, under } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const MINUTE = 60_000
const raged = { signal: 'rage-click' } as const
const paid = { goal: { event: 'paid' } } as const

/** A user whose help, or what stands for it, has just come. */
const helped = (rule: Partial<RuleConfig> = {}) => rage(under(raged, rule))

/** The page answers so many acts, each so long after the one before. */
function goesOn(user: Session, steps: number, gap = 11_000): Session {
  for (let i = 0; i < steps; i++) user.wait(gap).click('next').answers()
  return user
}

test('what counts as going on is what was chosen', () => {
  expect([OUTCOME_WITHIN, SAME_FRICTION, CALM_FOR, STEPS_TO_GO_ON]).toEqual([30 * MINUTE, 5000, 30_000, 3])
})

describe('help with a goal', () => {
  test('resolved it when the goal is met', () => {
    const user = helped(paid).wait(40_000).track('paid')
    expect(user.outcomes).toEqual(['rule-0 resolved goal'])
    const effect = user.effects.find((one) => one.type === 'outcome')
    expect(effect).toMatchObject({
      outcome: { rule: 'rule-0', intervention: 'card', verdict: 'show', mode: 'on', used: false },
    })
  })

  test('resolved nothing when the user only goes on', () => {
    expect(goesOn(helped(paid), 9).outcomes).toEqual([])
  })

  test('resolved nothing when another event comes', () => {
    expect(helped(paid).track('viewed').outcomes).toEqual([])
  })

  test('may be too late: its time is that of the goal', () => {
    const user = helped({ goal: { event: 'paid', within: '1m' } })
    expect(user.wait(59_000).outcomes).toEqual([])
    expect(user.wait(1000).track('paid').outcomes).toEqual(['rule-0 abandoned time'])
  })

  test('is followed for half an hour where the goal does not say', () => {
    const user = helped(paid)
    expect(user.wait(OUTCOME_WITHIN - 2000).outcomes).toEqual([])
    expect(user.wait(2000).outcomes).toEqual(['rule-0 abandoned time'])
  })
})

describe('help without a goal', () => {
  test('resolved it when the control serves and the user goes on', () => {
    const user = helped().wait(6000).click('pay').answers()
    expect(goesOn(user, 1).outcomes).toEqual(['rule-0 resolved went-on'])
  })

  test('resolved it when the form is accepted', () => {
    const user = reject(under({ signal: 'form-rejected' }))
      .wait(6000)
      .form('card', 'accepted')
    expect(user.outcomes).toEqual(['rule-0 resolved went-on'])
  })

  test('resolved it when the task goes on where the trouble was, three steps over half a minute', () => {
    expect(goesOn(helped(), 2).outcomes).toEqual([])
    expect(goesOn(helped(), 3, 9000).outcomes).toEqual([])
    expect(goesOn(helped(), 3).outcomes).toEqual(['rule-0 resolved went-on'])
  })

  test('resolved nothing when nobody answers the acts', () => {
    const user = helped()
    for (let i = 0; i < 5; i++) user.wait(11_000).click('next')
    expect(user.outcomes).toEqual([])
  })

  test('resolved nothing when the page says no each time', () => {
    const user = helped()
    for (let i = 0; i < 5; i++) user.wait(11_000).click('next').refuses()
    expect(user.outcomes).toEqual([])
  })

  test('resolved nothing when the user browses on elsewhere', () => {
    expect(goesOn(helped().wait(1000).page('/home'), 9).outcomes).toEqual([])
  })

  test('resolved nothing when the page changes by itself', () => {
    const user = helped()
    for (let i = 0; i < 5; i++) user.wait(11_000).answers()
    expect(user.outcomes).toEqual([])
  })
})

describe('the same friction', () => {
  test('again is told at once, and its time goes on', () => {
    const user = rage(helped(paid).wait(20_000))
    expect(user.outcomes).toEqual(['rule-0 recurred again'])
    expect(user.wait(OUTCOME_WITHIN).outcomes).toEqual(['rule-0 recurred again'])
  })

  test('within five seconds is still what brought the help', () => {
    expect(helped().clicks(2, 'pay', 300).wait(2000).outcomes).toEqual([])
  })

  test('in another place is other friction', () => {
    expect(rage(helped().wait(20_000), 'search').outcomes).toEqual([])
  })

  test('of another kind is other friction, but the task does not go on', () => {
    const user = goesOn(helped(), 2)
    reject(user)
    expect(goesOn(user, 1).outcomes).toEqual([])
    expect(goesOn(user, 2).outcomes).toEqual(['rule-0 resolved went-on'])
  })

  test('that is overcome at last is resolved', () => {
    const user = rage(helped(paid).wait(20_000)).track('paid')
    expect(user.outcomes).toEqual(['rule-0 recurred again', 'rule-0 resolved goal'])
  })

  test('takes back what looked resolved, but not a goal', () => {
    expect(rage(goesOn(helped(), 3).wait(20_000)).outcomes).toEqual([
      'rule-0 resolved went-on',
      'rule-0 recurred again',
    ])
    expect(rage(helped(paid).wait(20_000).track('paid').wait(20_000)).outcomes).toEqual([
      'rule-0 resolved goal',
    ])
  })

  test('of a rule about no signal is that its conditions came to hold again', () => {
    const user = under({ event: 'e', within: '5s' }).track('e').wait(300).help('closed')
    expect(user.wait(6000).track('e').wait(300).outcomes[0]).toBe('rule-0 recurred again')
  })
})

describe('help that the user dismissed', () => {
  test('and that was not needed is dismissed-resolved', () => {
    expect(helped(paid).wait(2000).help('dismissed').wait(2000).track('paid').outcomes).toEqual([
      'rule-0 dismissed-resolved goal',
    ])
  })

  test('by one who then gives up is dismissed-left', () => {
    expect(helped().wait(2000).help('dismissed').wait(OUTCOME_WITHIN).outcomes).toEqual([
      'rule-0 dismissed-left time',
    ])
  })

  test('is not one that was only closed, or put off', () => {
    for (const step of ['closed', 'snoozed'] as const)
      expect(helped().wait(2000).help(step, '3600000').wait(OUTCOME_WITHIN).outcomes).toEqual([
        'rule-0 abandoned time',
      ])
  })
})

describe('a ticket', () => {
  const ticket = { call: 'ticket' } as const

  test('means that the help did not prevent it, whatever seemed so before', () => {
    expect(helped().wait(9000).call(ticket).outcomes).toEqual(['rule-0 escalated ticket'])
    expect(helped(paid).track('paid').wait(9000).call(ticket).outcomes.at(-1)).toBe('rule-0 escalated ticket')
    expect(rage(helped().wait(9000)).call(ticket).outcomes.at(-1)).toBe('rule-0 escalated ticket')
  })

  test('is the last word', () => {
    const user = helped(paid).wait(9000).call(ticket).call(ticket).track('paid')
    expect(rage(user).wait(OUTCOME_WITHIN).outcomes).toEqual(['rule-0 escalated ticket'])
  })

  test('after its time has other reasons', () => {
    expect(helped().wait(OUTCOME_WITHIN).call(ticket).outcomes).toEqual(['rule-0 abandoned time'])
  })

  test('is what handing over comes to', () => {
    expect(helped().help('used', 'handover-0').outcomes).toEqual(['rule-0 escalated handover'])
    expect(helped().help('used', 'link-0').outcomes).toEqual([])
  })
})

describe('every arm is followed alike', () => {
  const held = 'u_42'

  test('help that is withheld for comparison', () => {
    const user = under(raged, { ...paid, holdout: 0.5 }).user(held)
    rage(user).wait(9000).track('paid')
    expect(user.verdicts).toEqual(['rule-0 withhold control-group'])
    expect(user.outcomes).toEqual(['rule-0 resolved goal'])
    expect(user.effects.find((one) => one.type === 'outcome')).toMatchObject({
      outcome: { verdict: 'withhold' },
    })
  })

  test('help that would have been shown', () => {
    const user = rage(under(raged, { ...paid, mode: 'watch' }))
      .wait(9000)
      .track('paid')
    expect(user.effects.find((one) => one.type === 'outcome')).toMatchObject({
      outcome: { verdict: 'show', mode: 'watch', outcome: 'resolved' },
    })
  })

  test('but not help that was never offered, or asked for', () => {
    const late = rage(under(raged).pageSays({ moments: ['typing'] }))
    expect(late.wait(OUTCOME_WITHIN + MINUTE).outcomes).toEqual([])
    const asked = under(raged).call({ call: 'help', intervention: 'card' })
    expect(asked.wait(OUTCOME_WITHIN + MINUTE).outcomes).toEqual([])
  })
})

describe('over page loads', () => {
  const loads = (user: Session, path: string) =>
    user.carry().start({ load: 'l2' }).page(path, { via: 'load' })

  test('the goal on the next page counts', () => {
    expect(loads(helped(paid), '/thanks').remembers('browser').track('paid').outcomes).toEqual([
      'rule-0 resolved goal',
    ])
  })

  test('the time goes on', () => {
    const user = loads(helped(paid).wait(10 * MINUTE), '/next').wait(20 * MINUTE)
    expect(user.outcomes).toEqual(['rule-0 abandoned time'])
  })

  test('log-out ends it without a word', () => {
    expect(helped(paid).call({ call: 'reset' }).track('paid').wait(OUTCOME_WITHIN).outcomes).toEqual([])
  })
})

describe('over visits', () => {
  /** What the browser remembers of an earlier visit. */
  const caps = (user: Session) => (user.state.judge as { budget: { caps: never } }).budget.caps
  const later = (earlier: Session, after: number) =>
    session(rulesOf({ when: raged, goal: { event: 'paid', within: '2h' } }))
      .start({ tab: 't2', load: 'l9' })
      .page('/home', { via: 'load' })
      .at(earlier.now + after)
      .remembers('browser', caps(earlier))
  const before = () => helped({ goal: { event: 'paid', within: '2h' } })

  test('the goal counts where the window reaches so far', () => {
    expect(later(before(), 60 * MINUTE).track('paid').outcomes).toEqual(['rule-0 resolved goal'])
  })

  test('of a tab that was closed is told when its time is over', () => {
    expect(later(before(), 121 * MINUTE).outcomes).toEqual(['rule-0 abandoned time'])
  })

  test('of a tab that may still be open nothing is told for it', () => {
    expect(later(before(), 60 * MINUTE).wait(61 * MINUTE).outcomes).toEqual([])
  })

  test('nothing is told twice', () => {
    const user = before().track('paid')
    expect(later(user, 60 * MINUTE).wait(61 * MINUTE).outcomes).toEqual([])
    expect(later(user, 121 * MINUTE).outcomes).toEqual([])
  })
})
