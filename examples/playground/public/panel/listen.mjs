import {
  describeDecision,
  describeHelp,
  describeObservation,
  describeProblem,
  describeSignal,
} from './describe.mjs'
import { addRow, CURVE_SECONDS, keepDone } from './state.mjs'
import { stories } from './stories.mjs'

/**
 * Takes in all that unstuck tells, and asks once a second for what decays by itself. A line in the head of the
 * page has listened from the start and kept what came before this module.
 */
export function listen(change) {
  const take = ([type, happened]) =>
    change((state) => {
      state.sdk = 'live'
      takers[type](state, happened)
      tickOff(state)
    })
  const kept = window.heard ?? []
  window.heard = { push: take }
  kept.forEach(take)
  setInterval(() => change(askAgain), 1000)
}

const takers = {
  observation: (state, observation) => addRow(state, describeObservation(observation)),
  signal: (state, signal) => addRow(state, describeSignal(signal)),
  decision: (state, decision) => addRow(state, describeDecision(decision)),
  intervention: (state, step) => addRow(state, describeHelp(step)),
  score: (state, score) => (state.score = score),
  problem: (state, problem) => {
    state.problems = [...state.problems.slice(-19), problem]
    addRow(state, describeProblem(problem))
  },
}

function askAgain(state) {
  const { unstuck } = window
  const isLive = typeof unstuck?.explain === 'function'
  if (isLive) state.sdk = 'live'
  else if (document.readyState === 'complete') state.sdk = 'absent'
  if (!isLive) return
  state.score = unstuck.score()
  state.explanation = unstuck.explain()
  state.curve = [...state.curve, { at: Date.now(), page: state.score.page }].slice(-CURVE_SECONDS)
  tickOff(state)
}

function tickOff(state) {
  for (const { id, happened } of stories) {
    if (state.done.has(id) || !happened(state.rows, Date.now())) continue
    state.done.add(id)
    keepDone(state)
  }
}
