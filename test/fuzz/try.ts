import { parentPort, workerData } from 'node:worker_threads'
import fc from 'fast-check'
import type { Observation } from '../../src/core/observation.ts'
import * as detectors from '../../src/detectors/index.ts'
import { compileConfig } from '../../src/rules/compile.ts'
import { describeProblem } from '../../src/rules/sentences.ts'
import { spoiledRecording, survive } from '../support/recordings/spoiled.ts'
import { busyConfig } from '../support/session/config.ts'
import { mutatedConfig } from '../support/session/configs.ts'
import { compile, createFold } from '../support/session/live.ts'
import { slowRules } from '../support/session/slowConfig.ts'
import { unlikelyLog } from '../support/session/unlikelyLog.ts'

const BATCH = 500
/** Of the processor's time; usual is a thousandth of it. */
const LONGEST = 1000
/** A visit carries at most so much over a page load. */
const STATE_AT_MOST = 32 * 1024
const SHOWN_AT_MOST = 5

const { count, seed } = workerData as { count: number; seed: number }
const all = Object.values(detectors)
const compiled = compile({ ...busyConfig, rules: [...busyConfig.rules!, ...slowRules] })
const failures: string[] = []

const lines = [
  tryAll('configs', mutatedConfig, (config) => {
    for (const problem of compileConfig(config, all).problems) describeProblem(problem)
  }),
  tryAll('logs', unlikelyLog, foldLog),
  // Each is a session of a hundred events.
  tryAll('recordings', spoiledRecording, survive, count / 10),
]
tell({ report: { lines, failures } })

function foldLog(log: readonly Observation[]): void {
  const engine = createFold(compiled)
  let last = 0
  for (const one of log) {
    const { at } = engine.observe(one).observation
    if (at < last) throw new Error(`time goes back from ${last} to ${at}`)
    last = at
  }
  const size = JSON.stringify(engine.serialize()).length
  if (size > STATE_AT_MOST) throw new Error(`the state is ${size} long`)
}

/** In batches, each of which has a seed of its own: a failure is found again without those before it. */
function tryAll<T>(
  what: string,
  arbitrary: fc.Arbitrary<T>,
  attempt: (value: T) => void,
  times = count,
): string {
  let slowest = 0
  let wrong = 0
  for (let done = 0; done < times; done += BATCH) {
    const numRuns = Math.min(BATCH, times - done)
    for (const value of fc.sample(arbitrary, { numRuns, seed: seed + done })) {
      const began = computed()
      const why = fails(attempt, value)
      const took = computed() - began
      slowest = Math.max(slowest, took)
      const failure = why ?? (took > LONGEST ? `took ${took.toFixed(0)} ms` : undefined)
      if (failure !== undefined && wrong++ < SHOWN_AT_MOST)
        failures.push(`${what}, seed ${seed + done}: ${failure}: ${fc.stringify(value)}`)
    }
    tell({ tried: `${done + numRuns} ${what}` })
  }
  return `${times} ${what}: ${wrong} failed, the slowest took ${slowest.toFixed(1)} ms.`
}

function fails<T>(attempt: (value: T) => void, value: T): string | undefined {
  try {
    attempt(value)
    return undefined
  } catch (error) {
    return String(error)
  }
}

/** Milliseconds that were computed: a busy machine makes nothing slow. */
function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function tell(message: object): void {
  parentPort?.postMessage({ ...message, heap: process.memoryUsage().heapUsed })
}
