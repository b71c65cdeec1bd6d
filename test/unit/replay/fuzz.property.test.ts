import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as detectors from '../../../src/detectors/index.ts'
import { replay } from '../../../src/replay.ts'
import { compileConfig } from '../../../src/rules/compile.ts'
import { describeProblem } from '../../../src/rules/sentences.ts'
import { mutatedConfig } from '../../support/session/configs.ts'
import { busyConfig } from '../../support/session/config.ts'
import { compile, createFold, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import { carried } from '../../support/session/refold.ts'
import { unlikelyLog } from '../../support/session/unlikelyLog.ts'

const all = Object.values(detectors)
const SENTENCE = /^.{20,}(\.| Did you mean ".*"\?)$/s

test('no config, however wrong, throws; each problem is a sentence', () => {
  let problems = 0
  fc.assert(
    fc.property(mutatedConfig, (config) => {
      const compiled = compileConfig(config, all)
      problems += compiled.problems.length
      expect(compiled.problems.map(describeProblem).filter((said) => !SENTENCE.test(said))).toEqual([])
    }),
    { numRuns: 2000 },
  )
  expect(problems).toBeGreaterThan(5000)
}, 60_000)

test('no config makes the engine throw, nor find otherwise when folded again', () => {
  const logs = [3, 5, 8].map((seed) => live(compile(busyConfig), randomMoves(seed, 30)).log)
  fc.assert(
    fc.property(mutatedConfig, fc.constantFrom(...logs), (config, log) => {
      const { decisions, state } = replay(config, log)
      expect(replay(config, log).decisions).toEqual(decisions)
      expect(carried(state)).toEqual(state)
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('no log, however unlikely, makes the engine throw or time go back', () => {
  const compiled = compile(busyConfig)
  fc.assert(
    fc.property(unlikelyLog, (log) => {
      const engine = createFold(compiled)
      let last = 0
      for (const one of log) {
        const stamped = engine.observe(one).observation
        expect(stamped.at).toBeGreaterThanOrEqual(last)
        last = stamped.at
      }
      const state = engine.serialize()
      expect(carried(state)).toEqual(state)
    }),
    { numRuns: 250 },
  )
}, 60_000)
