import { describeDecision, describeHelp, describeObservation, describeSignal } from './describe.mjs'
import { addRow, CURVE_SECONDS, keepDone } from './state.mjs'
import { stories } from './stories.mjs'

/** Listens to all that unstuck tells, and asks once a second for what decays by itself. */
export function listen(change) {
  setInterval(() => change(askAgain), 1000)
  document
    .querySelector('script[src="/unstuck.global.js"]')
    ?.addEventListener('error', () => change((state) => (state.sdk = 'absent')))
  const on = (type, note) =>
    window.unstuck?.('on', type, (happened) =>
      change((state) => {
        note(state, happened)
        tickOff(state)
      }),
    )
  on('observation', (state, observation) => addRow(state, describeObservation(observation)))
  on('signal', (state, signal) => addRow(state, describeSignal(signal)))
  on('decision', (state, decision) => addRow(state, describeDecision(decision)))
  on('intervention', (state, step) => addRow(state, describeHelp(step)))
  on('score', (state, score) => (state.score = score))
  on('problem', (state, problem) => {
    state.problems = [...state.problems.slice(-19), problem]
    const { code, message, pointer } = problem
    addRow(state, {
      at: Date.now(),
      kind: 'problem',
      title: code,
      detail: [pointer, message].filter(Boolean).join(' '),
      data: problem,
    })
  })
}

function askAgain(state) {
  const { unstuck } = window
  const isLive = typeof unstuck?.explain === 'function'
  if (isLive) state.sdk = 'live'
  else if (document.readyState === 'complete') state.sdk = 'absent'
  if (!isLive) return
  state.score = unstuck.score() ?? state.score
  state.explanation = unstuck.explain()
  if (state.score)
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
