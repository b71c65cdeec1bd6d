import { describe, expect, test } from 'vitest'
import type { EngineState } from '../../../src/core/engineState.ts'
import { OBSERVATION_TYPES } from '../../../src/recording/shapes/findLogFlaw.ts'
import { backtest, replay } from '../../../src/replay.ts'
import { breakLog, breakValue } from '../../support/session/breakLog.ts'
import { busyConfig } from '../../support/session/config.ts'
import { everyKind } from '../../support/session/everyKind.ts'
import { compile, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import { recordingOfLog } from '../../support/session/recordingOf.ts'

const config = { schemaVersion: 1, ...busyConfig }
const { log } = everyKind()
/** No multiple of how many ways there are to break a value: each value is broken in some, and in each way some value is. */
const EACH = 7
const SENTENCE =
  /^Failed to (replay|backtest): (entry \d+ of the log|the state|what the log tells) .{10,}\.$/s

test('a log of every kind of observation holds every kind', () => {
  expect(OBSERVATION_TYPES.filter((type) => !log.some((one) => one.type === type))).toEqual([])
})

test('what pages write is refused in no case', () => {
  for (let seed = 0; seed < 12; seed++) {
    const lived = live(compile(busyConfig), randomMoves(seed, 60))
    const half = lived.log.length >> 1
    const first = replay(config, lived.log.slice(0, half))
    const state = JSON.parse(JSON.stringify(first.state)) as EngineState
    expect(() => replay(config, lived.log.slice(half), state)).not.toThrow()
  }
})

describe('one thing in a log that is otherwise than any page writes it', () => {
  const all = breakLog(log)
  const broken = all.filter((_, i) => i % EACH === 0)

  test('is folded, or told in a sentence that says where', () => {
    const untold = broken.flatMap(({ says, log: other }) => [
      ...fails(says, () => replay(config, other)),
      ...fails(says, () => backtest(config, { ...recordingOfLog(log), log: other })),
    ])
    expect(untold).toEqual([])
    expect(all.length).toBeGreaterThan(2000)
  }, 60_000)

  test('never reaches what all objects have', () => {
    expect(Object.keys(Object.prototype)).toEqual([])
    expect('polluted' in {}).toBe(false)
  })
})

test('a state in which one thing is otherwise is gone on from, or told in a sentence', () => {
  const { state } = replay(config, log.slice(0, -1))
  const states = breakValue(state, 'state').filter((_, i) => i % EACH === 0)
  const untold = states.flatMap(({ says, value }) =>
    fails(says, () => replay(config, log.slice(-3), value as EngineState)),
  )
  expect(untold).toEqual([])
  expect('polluted' in {}).toBe(false)
}, 60_000)

/** What is thrown that nobody understands, and what takes longer than anybody waits. */
function fails(says: string, run: () => unknown): string[] {
  const began = performance.now()
  try {
    run()
  } catch (error) {
    const { message } = error as Error
    if (!SENTENCE.test(message)) return [`${says}: ${message}`]
  }
  return performance.now() - began > 2000 ? [`${says}: took too long`] : []
}
