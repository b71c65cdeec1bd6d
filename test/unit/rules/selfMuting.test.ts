import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../src/core/remembered.ts'
import { joinCaps } from '../../../src/rules/policy/caps.ts'
import { capsOf } from '../../support/session/caps.ts'
import { joinEvidence, MUTE_AFTER, MUTED_FOR } from '../../../src/rules/outcomes/selfMuting.ts'
import { rulesOf } from '../../support/session/rules.ts'
import { session, type Session } from '../../support/session/session.ts'

const DAY = 24 * 60 * 60_000
const config = rulesOf({ when: { event: 'e', within: '1s' }, goal: { event: 'paid', within: '1m' } })

type End = 'ticket' | 'dismissed' | 'left' | 'paid' | 'unseen'

/** Help that comes and ends so each time; what was decided when it fired once more. */
function afterEnds(ends: readonly End[], user = session(config)): string {
  for (const end of ends) once(user, end)
  return fire(user)
}

function fire(user: Session): string {
  return user.track('e').wait(2000).verdicts.at(-1)!.replace('rule-0 ', '').split(' ').slice(0, 2).join(' ')
}

function once(user: Session, end: End): void {
  fire(user)
  if (end === 'ticket') user.call({ call: 'ticket' })
  if (end === 'paid') user.track('paid')
  if (end === 'unseen') user.help('failed', 'cannot-show').call({ call: 'ticket' })
  else user.help(end === 'dismissed' ? 'dismissed' : 'closed')
  // No cool-down after a dismissal stands in the way.
  user.wait(61_000)
}

const SHOWN = 'show conditions-hold'
const MUTED = 'suppress not-helping'

test('the floor of evidence is what was chosen', () => {
  expect([MUTE_AFTER, MUTED_FOR]).toEqual([4, 90 * DAY])
})

describe('help mutes itself', () => {
  test.each<[string, readonly End[], string]>([
    ['that failed four times in a row', ['ticket', 'ticket', 'ticket', 'ticket'], MUTED],
    [
      'that failed, with some who just left between',
      ['ticket', 'left', 'ticket', 'ticket', 'left', 'ticket'],
      MUTED,
    ],
  ])('%s', (_, ends, verdict) => expect(afterEnds(ends)).toBe(verdict))
})

describe('help goes on', () => {
  test.each<[string, readonly End[]]>([
    ['that failed three times', ['ticket', 'ticket', 'ticket']],
    ['that helped once of five times', ['ticket', 'ticket', 'paid', 'ticket', 'ticket']],
    ['that nobody is known to have been failed by', ['left', 'left', 'left', 'left', 'left']],
    ['that was never seen', ['unseen', 'unseen', 'unseen', 'unseen']],
  ])('%s', (_, ends) => expect(afterEnds(ends)).toBe(SHOWN))

  test('after ninety days, once', () => {
    const user = session(config)
    expect(afterEnds(['ticket', 'ticket', 'ticket', 'ticket'], user)).toBe(MUTED)
    user.wait(MUTED_FOR)
    once(user, 'ticket')
    expect(fire(user)).toBe(MUTED)
  })

  test('when its words, or those of its rule, have changed', () => {
    const caps = (user: Session) => (user.state.judge as { budget: { caps: never } }).budget.caps
    const failed = session(config)
    afterEnds(['ticket', 'ticket', 'ticket', 'ticket'], failed)
    const again = (changed: object) =>
      fire(
        session({ ...config, ...changed })
          .at(failed.now + 60_000)
          .remembers('browser', caps(failed)),
      )
    expect(again({})).toBe(MUTED)
    expect(again({ interventions: { card: { kind: 'card', title: 'Help', body: 'Better.' } } })).toBe(SHOWN)
    expect(again({ rules: [{ ...config.rules![0]!, priority: 1 }] })).toBe(SHOWN)
  })

  test('for the next person', () => {
    const user = session(config)
    expect(afterEnds(['ticket', 'ticket', 'ticket', 'ticket'], user)).toBe(MUTED)
    expect(fire(user.call({ call: 'reset' }).wait(2000))).toBe(SHOWN)
  })

  test('where the config says so', () => {
    const with_ = (muteAfter: number) => session({ ...config, policy: { ...config.policy!, muteAfter } })
    expect(afterEnds(['ticket', 'ticket', 'ticket', 'ticket', 'ticket'], with_(0))).toBe(SHOWN)
    expect(afterEnds(['ticket', 'ticket'], with_(2))).toBe(MUTED)
  })

  test('in the control group and in rehearsal, where it failed nobody', () => {
    const watched = session({ ...config, mode: 'watch' })
    expect(afterEnds(['ticket', 'ticket', 'ticket', 'ticket'], watched)).toBe(SHOWN)
    const held = session({ ...config, rules: [{ ...config.rules![0]!, holdout: 0.5 }] }).user('u_42')
    expect(afterEnds(['ticket', 'ticket', 'ticket', 'ticket'], held)).toBe('withhold control-group')
  })
})

describe('what two tabs have learnt', () => {
  const evidence = (failed: number[], helped = 0, version = 'a'): Evidence => ({ version, helped, failed })

  test.each<[string, Evidence, Evidence, Evidence]>([
    ['is added up, nothing twice', evidence([1, 2]), evidence([2, 3]), evidence([1, 2, 3])],
    ['counts from the last help', evidence([1, 4]), evidence([], 3), evidence([4], 3)],
    ['of an older version is dropped', evidence([1, 2, 3]), evidence([4], 0, 'b'), evidence([4], 0, 'b')],
  ])('%s', (_, one, other, both) => {
    expect(joinEvidence(one, other)).toEqual(both)
    expect(joinEvidence(other, one)).toEqual(both)
  })

  test('is joined with the caps', () => {
    const caps = (failed: number[]) => capsOf({ r: { evidence: evidence(failed) } })
    expect(joinCaps(caps([1]), caps([2])).rules.r?.evidence?.failed).toEqual([1, 2])
  })
})
