import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ProblemCode } from '../../../src/surface.ts'

/** Every code that a problem can have: the compiler refuses this list when one is missing or too many. */
const CODES: Readonly<Record<ProblemCode, true>> = {
  'bad-call': true,
  'bad-consent': true,
  'bad-date': true,
  'bad-duration': true,
  'bad-instant': true,
  'bad-option': true,
  'bad-regex': true,
  'bad-selector': true,
  'bad-time': true,
  'bad-zone': true,
  'config-not-loaded': true,
  'duplicate-id': true,
  empty: true,
  'forward-absent': true,
  'forward-dropped': true,
  'forward-failed': true,
  'forward-not-kept': true,
  'forward-not-loaded': true,
  'forward-refused': true,
  'forward-token': true,
  'forward-unreachable': true,
  'handover-failed': true,
  'help-failed': true,
  'help-removed': true,
  'incidents-not-loaded': true,
  internal: true,
  'not-an-object': true,
  'out-of-range': true,
  'state-not-carried': true,
  'too-deep': true,
  'too-large': true,
  'too-many': true,
  'too-slow': true,
  'unknown-action': true,
  'unknown-condition': true,
  'unknown-event': true,
  'unknown-handover': true,
  'unknown-intervention': true,
  'unknown-key': true,
  'unknown-method': true,
  'unknown-operator': true,
  'unknown-option': true,
  'unknown-rule': true,
  'unknown-signal': true,
  'wrong-type': true,
  'wrong-version': true,
}

test('each problem is explained, and none that cannot come', () => {
  const rows = readFileSync('docs/problems.md', 'utf8').matchAll(/^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$/gm)
  const explained = new Set([...rows].map(([, code]) => code!))
  expect([...explained].sort()).toEqual(Object.keys(CODES).sort())
})
