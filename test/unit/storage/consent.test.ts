import { expect, test } from 'vitest'
import { createConsent } from '../../../src/storage/consent.ts'

const all = (state: 'pending' | 'granted') => ({ carry: state, history: state, forward: state })
const before = all('granted')

test.each([[false], [true], [null], [undefined], [0], ['no'], [() => {}]])(
  'a user who has agreed, and of whom the page now says %s, has not agreed any more',
  (said) => expect(createConsent(said as never, { before })).toEqual(all('pending')),
)

test('what a page does not name stays as it was', () => {
  expect(createConsent({ forward: 'denied' }, { before })).toEqual({ ...before, forward: 'denied' })
  expect(createConsent({}, { before })).toEqual(before)
})
