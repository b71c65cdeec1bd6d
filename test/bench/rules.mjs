/**
 * `npm run bench:rules`: what an observation costs under 10, 100 and 1,000 rules when it concerns a few of them, folded by the
 * built replay. Fails where 1,000 rules cost more than twice what 10 do. Beside it, what one event costs in two engines for
 * rules of their own kind, which keep no state, with as many rules of the same meaning. `--json` prints the figures as data.
 */
import { Engine } from 'json-rules-engine'
import jsonLogic from 'json-logic-js'
import { replay } from '../../dist/replay.js'

const COUNTS = [10, 100, 1000]
const LIMIT = 2
const ROUNDS = 15
const OBSERVATIONS = 8000
/** They look at every rule each time, so fewer will do. */
const FACTS = 40
const DAWN = 1_767_603_600_000
const EVERY = 250

const log = createLog(OBSERVATIONS)
const start = log.slice(0, 2)
const configs = COUNTS.map(createConfig)
const [stateless, engine, logic] = [createStatelessConfig(1000), createEngine(1000), createLogic(1000)]
const events = createEvents(OBSERVATIONS)
/** Engines of which no rule fires would be compared at doing nothing. */
const fired = { unstuck: 0, 'json-rules-engine': 0, 'json-logic-js': 0 }

const rounds = []
for (let i = 0; i < ROUNDS; i++) rounds.push(await measureRound())

const costs = COUNTS.map((rules, i) => ({
  rules,
  microseconds: median(rounds.map(({ unstuck }) => unstuck[i])),
}))
/** Of each round by itself: what else the machine does then slows down both. */
const ratio = median(rounds.map(({ unstuck }) => unstuck[2] / unstuck[0]))
const others = ['json-rules-engine', 'json-logic-js'].map((name) => ({
  name,
  microseconds: median(rounds.map((round) => round[name])),
  times: median(rounds.map((round) => round[name] / round.stateless)),
}))
const own = median(rounds.map((round) => round.stateless))

if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify(
      { costs, ratio, limit: LIMIT, rounds: ROUNDS, stateless: { microseconds: own, others } },
      null,
      2,
    ),
  )
} else {
  for (const { rules, microseconds } of costs)
    console.log(`${String(rules).padStart(5)} rules: ${microseconds.toFixed(2)} µs an observation`)
  console.log(`1,000 rules cost ${ratio.toFixed(2)} times what 10 do; the limit is ${LIMIT}.`)
  console.log(
    `\nAn event under 1,000 rules without state: ${own.toFixed(1)} µs, detectors, score and caps included.`,
  )
  for (const { name, microseconds, times } of others)
    console.log(`${name}: ${microseconds.toFixed(1)} µs, ${times.toFixed(1)} times as much.`)
}
if (ratio > LIMIT) process.exitCode = 1
const idle = Object.keys(fired).filter((name) => fired[name] === 0)
if (idle.length > 0) {
  console.error(`No rule fired in ${idle.join(', ')}: nothing was compared.`)
  process.exitCode = 1
}

/** One after the other, so that each round sees the same machine. */
async function measureRound() {
  const unstuck = configs.map((config) => costOf(config, log, start))
  const plain = costOf(stateless, events, start)
  const few = events.slice(start.length, start.length + FACTS)
  const rulesEngine = await time(async () => {
    for (const { name } of few)
      fired['json-rules-engine'] += (await engine.run({ event: name, path: '/' })).events.length
  })
  const jsonLogicTime = await time(() => {
    for (const { name } of few)
      for (const rule of logic)
        if (jsonLogic.apply(rule, { event: name, path: '/' })) fired['json-logic-js']++
  })
  return {
    unstuck,
    stateless: plain,
    'json-rules-engine': (rulesEngine * 1000) / FACTS,
    'json-logic-js': (jsonLogicTime * 1000) / FACTS,
  }
}

/** Microseconds an observation; reading the config and judging each rule once, as a page loads, is taken off. */
function costOf(config, whole, beginning) {
  const fold = (one) => {
    const began = cpu()
    const { decisions } = replay(config, one)
    fired.unstuck += decisions.length
    return cpu() - began
  }
  return ((fold(whole) - fold(beginning)) * 1000) / (whole.length - beginning.length)
}

async function time(work) {
  const began = cpu()
  await work()
  return cpu() - began
}

/** Milliseconds that this process has computed: waiting for its turn on a busy machine is no cost. */
function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function median(figures) {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1]
}

/** Rules that wait for their time, count, have goals, or ask about friction: all but a few have nothing to do. */
function createConfig(count) {
  const kinds = [
    (i) => ({ all: [{ event: `event-${i}`, atLeast: 50, within: '5m' }, { not: { page: '/never' } }] }),
    (i) => ({ all: [{ timeOnPage: 36_000_000 + i }, { event: `event-${i}` }] }),
    (i) => ({ absent: `done-${i}`, after: `event-${i}`, within: '10m' }),
    (i) => ({ all: [{ event: `event-${i}` }, { signal: 'form-stall', where: { form: `form-${i}` } }] }),
  ]
  const rule = (i) => ({ when: kinds[i % kinds.length](i), goal: { event: `goal-${i}` } })
  return configOf(Array.from({ length: count }, (_, i) => rule(i)))
}

function createStatelessConfig(count) {
  return configOf(
    Array.from({ length: count }, (_, i) => ({
      when: { all: [{ event: `event-${i}` }, { not: { page: '/never' } }] },
    })),
  )
}

function configOf(rules) {
  return {
    schemaVersion: 1,
    rules: rules.map((rule, i) => ({ id: `rule-${i}`, show: 'card', ...rule })),
    interventions: { card: { kind: 'card', title: 'Help', body: 'So.' } },
  }
}

function createEngine(count) {
  const rules = Array.from({ length: count }, (_, i) => ({
    conditions: {
      all: [
        { fact: 'event', operator: 'equal', value: `event-${i}` },
        { fact: 'path', operator: 'notEqual', value: '/never' },
      ],
    },
    event: { type: `rule-${i}` },
  }))
  return new Engine(rules)
}

function createLogic(count) {
  return Array.from({ length: count }, (_, i) => ({
    and: [{ '==': [{ var: 'event' }, `event-${i}`] }, { '!=': [{ var: 'path' }, '/never'] }],
  }))
}

/** A page that is used: acts, answers, requests, and now and then an event that a few rules ask about. */
function createLog(length) {
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
  return beginning().concat(
    Array.from({ length }, (_, i) => {
      const at = DAWN + (i + 1) * EVERY
      return { ...bodies[i % bodies.length](i), at, ...(i % bodies.length === 0 && { began: at }) }
    }),
  )
}

function createEvents(length) {
  return beginning().concat(
    Array.from({ length }, (_, i) => ({
      type: 'event',
      name: `event-${i % 10}`,
      props: {},
      at: DAWN + (i + 1) * EVERY,
    })),
  )
}

function beginning() {
  const start = { version: '', config: '', load: 'l1', tab: 't1', utcOffset: 0, mode: 'on', patience: 1 }
  return [
    { type: 'start', ...start, signals: ['rage-click', 'form-stall'], at: DAWN },
    { type: 'page', path: '/', url: '/', via: 'load', at: DAWN },
  ]
}
