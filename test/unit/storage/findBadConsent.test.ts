import { expect, test } from 'vitest'
import { describeCall } from '../../../src/rules/words/describeCall.ts'
import { findBadConsent } from '../../../src/storage/findBadConsent.ts'

test.each(['pending', 'granted', 'denied', {}, { carry: 'granted' }, { forward: undefined }])(
  '%j is consent',
  (given) => expect(findBadConsent(given)).toBeUndefined(),
)

test.each([
  ['yes', 'consent: "yes"'],
  [true, 'consent: true'],
  [null, 'consent: null'],
  [undefined, 'consent: undefined'],
  [{ carry: Object.create(null) }, 'carry: {}'],
  [{ carry: 'yes' }, 'carry: "yes"'],
  [{ analytics: 'granted' }, 'analytics: "granted"'],
])('%j is none, and told', (given, what) => {
  const [consent, state] = findBadConsent(given)!
  expect(describeCall({ consent }, state)).toEqual({
    code: 'bad-consent',
    message: expect.stringContaining(`Failed to read "${what}" as consent`),
  })
})
