import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeDigests } from '../../support/session/digests.ts'
import pinned from '../../support/session/digests.json' with { type: 'json' }
import { ignoresTimers, moves, replaysExactly, resumesAnywhere } from '../../support/session/properties.ts'

const runs = { numRuns: 40 }
/** On a machine that has other work. */
const SLOW = 90_000

test(
  'random sessions come to the same to the byte as in Node',
  () => {
    expect(computeDigests()).toEqual(pinned)
  },
  SLOW,
)

test(
  'replaying the stamped log gives the live signals and decisions',
  () => {
    fc.assert(fc.property(moves, replaysExactly), runs)
  },
  SLOW,
)

test(
  'late and absent timers change nothing',
  () => {
    fc.assert(fc.property(moves, fc.nat(), ignoresTimers), runs)
  },
  SLOW,
)

test(
  'a log that is cut anywhere goes on from its state',
  () => {
    fc.assert(fc.property(moves, fc.nat(), resumesAnywhere), runs)
  },
  SLOW,
)
