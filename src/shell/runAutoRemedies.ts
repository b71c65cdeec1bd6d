import type { Offer } from '../core/decision.ts'
import type { HelpStep } from '../core/help.ts'
import type { InterventionConfig } from '../core/intervention.ts'
import { SECOND, type Millis } from '../core/time.ts'
import type { UnstuckOptions } from '../surface.ts'
import { bindRemedy } from './bindRemedy.ts'

/** Help that comes later than this after the friction is about something else. */
export const AUTO_WITHIN: Millis = 10 * SECOND

export interface AutoRemediesOptions {
  readonly intervention: InterventionConfig
  readonly offer: Offer
  readonly options: UnstuckOptions
  on(step: HelpStep, by: string): void
  onProblem(message: string, error: unknown): void
}

/**
 * Runs what may run by itself before help is shown, and returns how it went, by name. Only what the page's own code
 * allows, and only where a rule has found friction: help that somebody asks for, or looks at, repairs nothing unasked.
 */
export async function runAutoRemedies(given: AutoRemediesOptions): Promise<ReadonlyMap<string, AutoResult>> {
  const { intervention, offer, options, onProblem } = given
  const names = offer.rule === undefined ? [] : listAuto(intervention)
  const allowed = names.filter((name) => {
    const isAllowed = !!options.allow?.autoRemedies?.includes(name)
    if (!isAllowed) {
      const message = `The remedy "${name}" of "${offer.intervention}" does not run by itself: only the page's code can allow that, with createUnstuck({ allow: { autoRemedies: [${JSON.stringify(name)}] } }). It is offered as a button.`
      onProblem(message, undefined)
    }
    return isAllowed
  })
  const results = await Promise.all(allowed.map((name) => runOne(name, given)))
  return new Map(results.flatMap((result) => (result ? [result] : [])))
}

export interface AutoResult {
  readonly phase: 'done' | 'failed'
  /** Tries again; what is still under way is waited for, and never run a second time beside it. */
  run(): Promise<unknown>
}

function listAuto(intervention: InterventionConfig): string[] {
  if (!('actions' in intervention)) return []
  return (intervention.actions ?? []).flatMap((action) =>
    'remedy' in action && action.auto ? [action.remedy] : [],
  )
}

async function runOne(
  name: string,
  { offer, options, on, onProblem }: AutoRemediesOptions,
): Promise<[string, AutoResult] | undefined> {
  const remedy = bindRemedy(options.remedies, name, offer.signal)
  if (!remedy) return undefined
  on('used', `auto ${name}`)
  let running: Promise<unknown> | undefined
  const run = () => (running ??= remedy.run().finally(() => (running = undefined)))
  try {
    await Promise.race([run(), late()])
    return [name, { phase: 'done', run }]
  } catch (error) {
    on('failed', `auto ${name}`)
    onProblem(`Failed to run the remedy "${name}" by itself: ${String(error)}`, error)
    return [name, { phase: 'failed', run }]
  }
}

function late(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`it took more than ${AUTO_WITHIN / SECOND} s`)), AUTO_WITHIN)
  })
}
