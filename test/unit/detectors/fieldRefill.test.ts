import { describe, expect, test } from 'vitest'
import { REFILLS, REFILL_WITHIN } from '../../../src/detectors/fieldRefill.ts'
import type { FieldBody } from '../../../src/core/observations/user.ts'
import { session, type Session } from '../../support/session/session.ts'
import { finds, findsNothing } from '../../support/session/stories.ts'

/** So many stays in a field, each of which changes what was in it. */
const rewrites = (user: Session, times: number, more: Partial<FieldBody> = {}) => {
  for (let i = 0; i < times; i++)
    user
      .field('entered', more)
      .wait(2000)
      .field('left', { filled: true, rewritten: true, ...more })
      .wait(3000)
  return user
}
const empties = (user: Session, times: number) => {
  user.field('entered')
  for (let i = 0; i < times; i++) user.wait(3000).field('emptied')
  return user
}

describe('a field that is filled in again and again is found', () => {
  finds('field-refill', [
    ['when it is emptied a third time', (user) => empties(user, 3)],
    ['when it is returned to and rewritten a third time', (user) => rewrites(user, 3)],
    ['when it is now emptied, now rewritten', (user) => rewrites(empties(user, 2).field('left'), 1)],
    ['each time after that', (user) => empties(user, 5), [3, 4, 5]],
    [
      'though the address was replaced meanwhile',
      (user) => empties(empties(user, 2).page('/a', { via: 'replace' }), 1),
    ],
    [
      'also when the form was turned down meanwhile',
      (user) => rewrites(rewrites(user, 2).form('ship', 'refused'), 1),
    ],
    ['in each field', (user) => rewrites(rewrites(user, 3), 3, { field: 'city' }), [3, 3]],
  ])
})

describe('nothing is found', () => {
  findsNothing('field-refill', [
    ['in somebody who corrects two slips', (user) => rewrites(empties(user, 1).field('left'), 1)],
    [
      'in somebody who returns to a field and leaves it as it is',
      (user) => {
        for (let i = 0; i < 5; i++)
          user.field('entered').wait(2000).field('left', { filled: true }).wait(2000)
        return user
      },
    ],
    [
      'in somebody who empties a field and writes it anew, twice',
      (user) => {
        const anew = () =>
          user.field('entered').field('emptied').wait(3000).field('left', { filled: true, rewritten: true })
        anew()
        return anew()
      },
    ],
    [
      'in three fields, each corrected once',
      (user) => ['a', 'b', 'c'].reduce((so, field) => rewrites(so, 1, { field }), user),
    ],
    [
      'in rows of a table that share a name',
      (user) => ['1', '2', '3'].reduce((so, key) => rewrites(so, 1, { target: { key, tag: 'input' } }), user),
    ],
    ['in corrections that lie far apart', (user) => rewrites(rewrites(user, 2).wait(REFILL_WITHIN), 1)],
    [
      'in one form after another that is sent',
      (user) => rewrites(rewrites(user, 2).form('ship', 'accepted'), 2),
    ],
    ['on another page', (user) => rewrites(rewrites(user, 2).page('/cart'), 1)],
    ['in another form of the same fields', (user) => rewrites(rewrites(user, 2), 1, { form: 'bill' })],
    ['where the host asked not to look', (user) => rewrites(user, 3, { ignored: ['field-refill'] })],
  ])
})

test('its thresholds are those that were chosen, and can be set or turned off', () => {
  expect([REFILLS, REFILL_WITHIN]).toEqual([3, 600_000])
  expect(empties(session({ signals: { 'field-refill': { refills: 2 } } }), 2).found).toEqual([
    'field-refill 2',
  ])
  expect(empties(session({ signals: { 'field-refill': { within: '5s' } } }), 9).found).toEqual([])
  expect(empties(session({ signals: { 'field-refill': false } }), 9).found).toEqual([])
  const far = (user: Session) => rewrites(rewrites(user, 2).wait(REFILL_WITHIN), 1).found
  expect(far(session().start({ patience: 2 }))).toEqual(['field-refill 3'])
})

test('the finding points at the field', () => {
  expect(empties(session(), 3).signals).toMatchObject([{ form: 'ship', target: { key: 'street' } }])
})
