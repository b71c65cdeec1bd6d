import type { Browser } from 'playwright'
import { RAGE_ACTS, RAGE_ACTS_REFUSED } from '../../src/detectors/rageClick.ts'
import type { Signal, SignalType } from '../../src/core/signal.ts'
import { hear, type Heard, type Told } from '../support/e2e/hear.ts'
import { startSite } from '../support/e2e/site.ts'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'
import type { Bundles } from './bundlePages.ts'
import { type NamedScenario, VERDICTS_OUT } from './scenario.ts'
import { collectRecordings } from './collectRecordings.ts'
import { servePage } from './servePage.ts'
import { createUser } from './user.ts'

/** What came of one scenario. */
export interface Outcome {
  readonly scenario: NamedScenario
  readonly heard: readonly HeardSignal[]
  /** All that unstuck said, for whoever wonders. */
  readonly log: readonly string[]
  /** Why it says nothing: the page did not load, the user found nothing to press. */
  readonly problem?: string
  /** What rrweb has recorded, by page load, and what unstuck said meanwhile. */
  readonly recorded?: readonly RrwebEvent[][]
  readonly said?: Heard
}

export interface HeardSignal {
  readonly type: SignalType
  /** What it is about, in the page's words. */
  readonly name?: string
  /** Milliseconds from the act that decided it to when the page heard of it. */
  readonly delay?: number
}

export interface LabOptions {
  readonly seed: number
  readonly noise: boolean
  /** Also with rrweb: what it has recorded is in the outcome. */
  readonly record?: true
}

/** Signals that are due come within this time, on a busy machine too. */
const DUE_WITHIN = 15_000
/** People look at a page before they use it. */
const ARRIVES = 600
/** Long enough to notice what moves on it. */
const ARRIVES_IN_NOISE = 4500

/** Has a user live through a scenario, in a browser context of its own, on a website of its own. */
export async function runScenario(
  browser: Browser,
  scenario: NamedScenario,
  bundles: Bundles,
  options: LabOptions,
): Promise<Outcome> {
  const { page: labPage, finds = [] } = scenario
  const { seed, noise } = options
  const isPhone = labPage.phone === true
  const site = await startSite()
  const context = await browser.newContext(isPhone ? PHONE : {})
  const page = await context.newPage()
  const heard = hear(page)
  try {
    servePage(site, labPage, bundles, options)
    const user = createUser(page, seedOf(scenario, seed), isPhone)
    await page.goto(site.origin)
    await heard.observation('start')
    await user.wait(noise ? ARRIVES_IN_NOISE : ARRIVES)
    await scenario.user(user)
    const ended = Date.now()
    await Promise.all(
      finds.map((type) => heard.next('signal', (signal) => signal.type === type, DUE_WITHIN).catch(() => {})),
    )
    await page.waitForTimeout(ended + (scenario.until ?? VERDICTS_OUT) - Date.now())
    const [problem] = heard.of('problem')
    return {
      scenario,
      heard: signalsOf(heard),
      log: logOf(heard),
      ...(options.record && { recorded: await collectRecordings(page), said: heard }),
      ...(problem && { problem: `unstuck had a problem: ${problem.message}` }),
    }
  } catch (error) {
    return {
      scenario,
      heard: [],
      log: logOf(heard),
      problem: error instanceof Error ? error.message.split('\n')[0]! : String(error),
    }
  } finally {
    await context.close()
    site.close()
  }
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Another hand for each scenario, and the same one for the same seed. */
function seedOf({ name }: NamedScenario, seed: number): number {
  return [...name].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), seed)
}

function logOf(heard: Heard): string[] {
  const said = heard.all.flatMap(({ type, event }) => {
    if (type !== 'observation' && type !== 'signal') return []
    const { at, ...rest } = event as unknown as Record<string, unknown> & { at: number }
    return `${new Date(at).toISOString().slice(17, -1)} ${type} ${JSON.stringify(rest)}`
  })
  return [...said, ...heard.complaints]
}

/** Each signal once, when it was first told of. */
function signalsOf(heard: Heard): HeardSignal[] {
  const seen = new Set<string>()
  return heard.all.flatMap((told) => {
    if (told.type !== 'signal') return []
    const signal = told as Told<'signal'>
    if (seen.has(signal.event.id)) return []
    seen.add(signal.event.id)
    const { type, target } = signal.event
    const decided = decidedAt(signal.event, heard)
    return [
      {
        type,
        ...(target?.name !== undefined && { name: target.name }),
        ...(decided !== undefined && { delay: signal.at - decided }),
      },
    ]
  })
}

/** When the act happened after which nothing but time could tell: of rage the third press, else the last. */
function decidedAt({ type, act, evidence, target }: Signal, heard: Heard): number | undefined {
  const acts = heard.observations('act')
  const last = acts.find(({ id }) => id === act)
  if (!last || type !== 'rage-click') return last?.at
  const began = last.began - Number(evidence.span)
  const run = acts.filter((each) => each.target.key === target?.key && each.began >= began - 1)
  return run[(evidence.refused ? RAGE_ACTS_REFUSED : RAGE_ACTS) - 1]?.at
}
