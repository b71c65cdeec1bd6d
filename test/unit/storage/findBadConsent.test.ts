import { expect, test } from 'vitest'
import { findBadConsent } from '../../../src/storage/findBadConsent.ts'

test.each([undefined, 'pending', 'granted', 'denied', {}, { carry: 'granted' }, { forward: undefined }])(
  '%j is consent',
  (given) => expect(findBadConsent(given)).toBeUndefined(),
)

test.each([
  ['yes', 'consent: yes'],
  [true, 'consent: true'],
  [null, 'consent: null'],
  [{ carry: 'yes' }, 'carry: yes'],
  [{ analytics: 'granted' }, 'analytics: granted'],
])('%j is none, and told', (given, what) => expect(findBadConsent(given)).toContain(`"${what}"`))
