import { chromium } from 'playwright'
import { ensureBrowser } from '../support/browser.mjs'
import { bundlePages } from './bundlePages.ts'
import { type LabOptions, type Outcome, runScenario } from './runScenario.ts'
import type { NamedScenario } from './scenario.ts'

/** Runs all, several at a time: most of it is waiting, in real time, for what must not come. */
export async function runAll(
  scenarios: readonly NamedScenario[],
  options: LabOptions & { readonly parallel: number },
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const bundles = await bundlePages(scenarios)
  const browser = await chromium.launch(ensureBrowser())
  const outcomes: Outcome[] = []
  const left = [...scenarios]
  async function work(): Promise<void> {
    for (let next = left.shift(); next; next = left.shift()) {
      const outcome = await runScenario(browser, next, bundles, options)
      outcomes.push(outcome)
      tell(outcome)
    }
  }
  await Promise.all(Array.from({ length: options.parallel }, work))
  await browser.close()
  return outcomes
}
