import { describe, expect, test } from 'vitest'
import { UNDOS, UNDOS_WITHIN } from '../../../src/detectors/undoBurst.ts'
import { session, type Session } from '../../support/session/session.ts'
import { finds, findsNothing } from '../../support/session/stories.ts'

const undoes = (user: Session, times: number, gap = 500) => {
  for (let i = 0; i < times; i++) user.undoes().wait(gap)
  return user
}

describe('a burst of undos is found', () => {
  finds('undo-burst', [
    ['when four come within ten seconds', (user) => undoes(user, 4)],
    ['when the fourth comes just in time', (user) => undoes(user, 4, 3333)],
    ['and counted on while it goes on', (user) => undoes(user, 6), [4, 5, 6]],
    ['again after a pause', (user) => undoes(undoes(user, 4).wait(20_000), 4), [4, 4]],
  ])
})

describe('nothing is found', () => {
  findsNothing('undo-burst', [
    ['in three', (user) => undoes(user, 3)],
    ['in one now and then', (user) => undoes(user, 30, 3334)],
    ['in three, and three more after a pause', (user) => undoes(undoes(user, 3).wait(10_000), 3)],
    [
      'where the host asked not to look',
      (user) => {
        const target = { key: 'note', tag: 'textarea' }
        for (let i = 0; i < 6; i++) user.observe('undo', { target, ignored: ['undo-burst'] })
        return user
      },
    ],
  ])
})

test('its thresholds are those that were chosen, and can be set or turned off', () => {
  expect([UNDOS, UNDOS_WITHIN]).toEqual([4, 10_000])
  expect(undoes(session({ signals: { 'undo-burst': { undos: 2 } } }), 2).found).toEqual(['undo-burst 2'])
  expect(undoes(session({ signals: { 'undo-burst': { within: '1s' } } }), 9).found).toEqual([])
  expect(undoes(session({ signals: { 'undo-burst': false } }), 9).found).toEqual([])
  expect(undoes(session().start({ patience: 2 }), 4, 6000).found).toEqual(['undo-burst 4'])
})

test('it weighs nothing', () => {
  expect(undoes(session(), 4).score.visit).toBe(0)
})
