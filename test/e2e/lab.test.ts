import { beforeAll, describe } from 'vitest'
import { bundlePages, type Bundles } from '../lab/bundlePages.ts'
import { runScenario } from '../lab/runScenario.ts'
import { scenarios } from '../lab/scenarios/index.ts'
import { mistakesOf } from '../lab/tally.ts'
import { expect, test } from '../support/e2e.ts'

/** A quick part of `npm run lab`: of each kind one that is benign and one that is not. */
const SAMPLE = [
  'turns a Swiper on faster than it slides',
  'presses the arrow of a Swiper whose script did not load',
  'counts up fast with a plus that only sets the value of its field',
  'presses the plus of a group that was rendered anew without its handlers',
]

const sample = scenarios.filter(({ name }) => SAMPLE.includes(name))

describe.concurrent('in the lab, a user who', () => {
  let bundles: Bundles
  beforeAll(async () => {
    bundles = await bundlePages(sample)
  })

  for (const scenario of sample) {
    test(scenario.name, async ({ browser }) => {
      const outcome = await runScenario(browser, scenario, bundles, { seed: 1, noise: false })
      expect(mistakesOf(outcome)).toEqual([])
    })
  }
})

test('the sample names scenarios that there are', () => {
  expect(sample.map(({ name }) => name).sort()).toEqual([...SAMPLE].sort())
})
