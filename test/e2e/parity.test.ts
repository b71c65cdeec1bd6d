import { beforeAll, describe } from 'vitest'
import { bundlePages, type Bundles } from '../lab/bundlePages.ts'
import { runScenario } from '../lab/runScenario.ts'
import { scenarios } from '../lab/scenarios/index.ts'
import { compareDerived } from '../parity/compareDerived.ts'
import { compareExact } from '../parity/compareExact.ts'
import { sessionOf } from '../parity/session.ts'
import { expect, test } from '../support/e2e.ts'

/** A quick part of `npm run parity`. */
const SAMPLE = ['hammers on a dead button', 'turns a Swiper on faster than it slides']

const sample = scenarios.filter(({ name }) => SAMPLE.includes(name))

describe.concurrent('replayed from its recording, a session in which a user', () => {
  let bundles: Bundles
  beforeAll(async () => {
    bundles = await bundlePages(sample)
  })

  for (const scenario of sample) {
    test(`${scenario.name} comes to the same`, async ({ browser }) => {
      const outcome = await runScenario(browser, scenario, bundles, { seed: 1, noise: false, record: true })
      const session = sessionOf(outcome)!
      expect(compareExact(session)).toEqual([])
      // Without our observations, too: both are about presses.
      for (const masked of ['inputs', 'texts'] as const)
        expect(compareDerived(session, masked).pairs.filter(({ found }) => found !== 'both')).toEqual([])
      const types = session.signals.map(({ type }) => type)
      expect(types.includes('rage-click')).toBe(scenario.name === SAMPLE[0])
    })
  }
})

test('the sample names scenarios that there are', () => {
  expect(sample.map(({ name }) => name).sort()).toEqual([...SAMPLE].sort())
})
