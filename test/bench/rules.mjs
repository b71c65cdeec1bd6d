/**
 * `npm run bench:rules`: what an observation costs under 10, 100 and 1,000 rules when it concerns a few of them, folded by the
 * built replay. Fails where 1,000 rules cost more than twice what 10 do. `--json` prints the figures as data.
 */
import { replay } from '../../dist/replay.js'

const COUNTS = [10, 100, 1000]
const LIMIT = 2
const ROUNDS = 5
const OBSERVATIONS = 20_000
const DAWN = 1_767_603_600_000

const costs = COUNTS.map((count) => ({ rules: count, microseconds: measure(count) }))
const ratio = costs[2].microseconds / costs[0].microseconds

if (process.argv.includes('--json')) console.log(JSON.stringify({ costs, ratio, limit: LIMIT }, null, 2))
else {
  for (const { rules, microseconds } of costs)
    console.log(`${String(rules).padStart(5)} rules: ${microseconds.toFixed(2)} µs an observation`)
  console.log(`1,000 rules cost ${ratio.toFixed(2)} times what 10 do; the limit is ${LIMIT}.`)
}
if (ratio > LIMIT) process.exitCode = 1

/** The fastest of some rounds: whatever else runs on this machine only ever adds. Reading the config is taken off. */
function measure(count) {
  const config = createConfig(count)
  const [long, short] = [createLog(OBSERVATIONS), createLog(1)]
  const best = (log) => Math.min(...Array.from({ length: ROUNDS }, () => time(config, log)))
  return ((best(long) - best(short)) * 1000) / OBSERVATIONS
}

function time(config, log) {
  const began = performance.now()
  replay(config, log)
  return performance.now() - began
}

function createConfig(count) {
  return {
    schemaVersion: 1,
    rules: Array.from({ length: count }, (_, i) => ({
      id: `rule-${i}`,
      when: { all: [{ event: `event-${i}`, atLeast: 50, within: '5m' }, { not: { page: '/never' } }] },
      show: 'card',
    })),
    interventions: { card: { kind: 'card', title: 'Help', body: 'So.' } },
  }
}

/** A page that is used: acts, answers, requests, and now and then an event that one rule asks about. */
function createLog(length) {
  const start = {
    type: 'start',
    version: '',
    config: '',
    load: 'l1',
    tab: 't1',
    utcOffset: 0,
    mode: 'on',
    patience: 1,
  }
  const bodies = [
    (i) => ({
      type: 'act',
      id: `a${i}`,
      kind: 'press',
      target: { key: `k${i % 9}`, tag: 'button' },
      judge: 'yes',
    }),
    () => ({ type: 'answer', kind: 'dom' }),
    () => ({ type: 'presence', by: 'pointer' }),
    (i) => ({ type: 'event', name: `event-${i % 10}`, props: {} }),
  ]
  return [
    { ...start, signals: ['rage-click', 'form-stall'], at: DAWN },
    { type: 'page', path: '/', url: '/', via: 'load', at: DAWN },
    ...Array.from({ length }, (_, i) => {
      const at = DAWN + (i + 1) * 250
      return { ...bodies[i % bodies.length](i), at, ...(i % bodies.length === 0 && { began: at }) }
    }),
  ]
}
