import { describe, expect, test } from 'vitest'
import { replay } from '../../../src/replay.ts'
import { busyConfig } from '../../support/session/config.ts'
import { compile, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import { session } from '../../support/session/session.ts'

const config = { schemaVersion: 1, ...busyConfig }

describe('replay', () => {
  test('finds and decides what was found and decided live', () => {
    const { log, effects } = live(compile(busyConfig), randomMoves(7, 200))
    const { signals, decisions, offers } = replay(config, log)
    expect(signals.length).toBeGreaterThan(10)
    expect(decisions.length).toBeGreaterThan(5)
    expect(signals).toEqual(effects.flatMap((one) => (one.type === 'signal' ? [one.signal] : [])))
    expect(decisions).toEqual(effects.flatMap((one) => (one.type === 'decision' ? [one.decision] : [])))
    expect(offers).toEqual(effects.flatMap((one) => (one.type === 'offer' ? [one.offer] : [])))
  })

  test('goes on with the rest of a log that was cut', () => {
    const { log } = live(compile(busyConfig), randomMoves(9, 200))
    const whole = replay(config, log)
    const first = replay(config, log.slice(0, 100))
    const rest = replay(config, log.slice(100), JSON.parse(JSON.stringify(first.state)))
    expect([...first.signals, ...rest.signals]).toEqual(whole.signals)
    expect([...first.decisions, ...rest.decisions]).toEqual(whole.decisions)
    expect(rest.state).toEqual(whole.state)
  })

  test('needs no config to find signals', () => {
    const { log } = session().clicks(3, 'pay', 300).wait(1000).observe('end', {})
    expect(replay(undefined, log)).toMatchObject({
      signals: [{ type: 'rage-click' }],
      decisions: [],
      problems: [],
    })
  })

  test('says in sentences what is wrong in the config', () => {
    expect(replay({ schemaVersion: 1, mode: 'loud' }, []).problems).toEqual([
      '/mode is "loud", but it must be "off", "watch" or "on".',
    ])
  })

  test('would do otherwise with another config: that is what it is for', () => {
    const { log } = session().clicks(3, 'pay', 300).wait(1000).observe('end', {})
    const strict = { schemaVersion: 1, signals: { 'rage-click': { acts: 5 } } }
    expect(replay(strict, log).signals).toEqual([])
  })
})
