import type { Outcome } from './runScenario.ts'
import { judge, type Tally } from './tally.ts'

/** Another seed is not another scenario. */
const SCENARIOS = 200
const WIDGETS = 30
/** Fewer positives would tell little: of 40 found, the lower bound of the recall is 0.91. */
const POSITIVES: { readonly [signal: string]: number } = {
  'rage-click': 40,
  'dead-click': 40,
  'error-click': 15,
  'form-rejected': 15,
  'form-stall': 15,
  'error-loop': 15,
  'retry-loop': 15,
}
const PRECISION = 0.98
const RECALL = 0.95
/** Later help comes to people who have left. Milliseconds, the median. */
const DELAYS: { readonly [signal: string]: number } = { 'rage-click': 1100, 'dead-click': 2200 }

/** The targets that were missed, in words. */
export function findMissed(outcomes: readonly Outcome[], tallies: readonly Tally[]): string[] {
  const widgets = new Set(outcomes.map(({ scenario }) => scenario.page.widget)).size
  const rages = outcomes.filter((outcome) => {
    const { finds = [], limitation } = outcome.scenario
    return finds.length === 0 && limitation === undefined && judge(outcome, 'rage-click') === 'false alarm'
  })
  return [
    atLeast('scenarios', outcomes.length, SCENARIOS),
    atLeast('widgets', widgets, WIDGETS),
    rages.length > 0 && `${rages.length} benign scenarios were called rage`,
    ...Object.entries(POSITIVES).flatMap(([signal, positives]) => {
      const found = tallies.find((each) => each.signal === signal)
      if (!found) return [`no scenario for ${signal}`]
      const { delay, precision, recall } = found
      const limit = DELAYS[found.signal]
      return [
        atLeast(`positives of ${signal}`, found.positives, positives),
        atLeast(`precision of ${signal}`, precision.value, PRECISION),
        atLeast(`recall of ${signal}`, recall.value, RECALL),
        limit !== undefined &&
          delay !== undefined &&
          delay > limit &&
          `${signal} takes ${delay} ms, limit ${limit} ms`,
      ]
    }),
  ].filter((each): each is string => typeof each === 'string')
}

function atLeast(what: string, is: number, target: number): string | false {
  return is < target && `${what}: ${Number(is.toFixed(3))}, target ${target}`
}
