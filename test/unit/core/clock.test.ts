import { describe, expect, test } from 'vitest'
import { defineDetector, type AnyDetector } from '../../../src/core/detector.ts'
import { createEngine, type Engine } from '../../../src/core/engine.ts'
import type { Observation } from '../../../src/core/observation.ts'

/** Says after so long what an event announced, unless a `calm` came first; and when it said so. */
const alarm = (type: 'form-stall' | 'rage-click', after: number): AnyDetector =>
  defineDetector<{ since?: number }, object>({
    type,
    layer: 'behaviour',
    weight: 0.5,
    options: {},
    on: ['event'],
    init: () => ({}),
    observe(state, { type: kind, at, ...rest }) {
      if (kind === 'event' && 'name' in rest && rest.name === 'calm') delete state.since
      else state.since = at
      return undefined
    },
    dueAt: ({ since }) => (since === undefined ? undefined : since + after),
    expire(state, at) {
      const since = state.since!
      delete state.since
      return [{ episode: `${since}`, strength: 1, counted: [at], evidence: { since } }]
    },
  })

const event = (at: number, name = 'alarm'): Observation => ({ type: 'event', name, props: {}, at })
const stalled = (from: number, to: number): Observation => ({ type: 'stalled', from, to, at: to })
const end = (at: number): Observation => ({ type: 'end', at })

const engineOf = (...detectors: AnyDetector[]) => createEngine({ detectors })

/** `type@when` of each finding. */
const told = (effects: readonly { type: string }[]) =>
  effects.flatMap((effect) =>
    'signal' in effect
      ? [`${(effect.signal as { type: string }).type}@${(effect.signal as { at: number }).at}`]
      : [],
  )

const feed = (engine: Engine, ...log: Observation[]) => log.flatMap((one) => engine.observe(one).effects)

describe('1: time only goes forward', () => {
  test('an observation moves it to its own time', () => {
    const engine = engineOf()
    engine.observe(event(1000))
    expect(engine.now).toBe(1000)
  })

  test('an observation of earlier does not move it back', () => {
    const engine = engineOf()
    feed(engine, event(1000), event(400))
    expect(engine.now).toBe(1000)
  })

  test('an advance to earlier does nothing', () => {
    const engine = engineOf(alarm('form-stall', 100))
    engine.observe(event(1000))
    expect(engine.advance(500)).toEqual([])
    expect(engine.now).toBe(1000)
  })

  test('an advance moves it no further than the deadline that it ran', () => {
    const engine = engineOf(alarm('form-stall', 100))
    engine.observe(event(1000))
    engine.advance(9000)
    expect(engine.now).toBe(1100)
  })
})

describe('2: an observation is stamped on entry', () => {
  test('with its own time, where that is later', () => {
    const engine = engineOf()
    engine.observe(event(1000))
    expect(engine.observe(event(1500)).observation.at).toBe(1500)
  })

  test('with the time of the engine, where its own is earlier', () => {
    const engine = engineOf()
    engine.observe(event(1000))
    expect(engine.observe(event(700)).observation.at).toBe(1000)
  })

  test('with the time of a deadline that has run meanwhile', () => {
    const engine = engineOf(alarm('form-stall', 100))
    engine.observe(event(1000))
    engine.advance(2000)
    expect(engine.observe(event(1050)).observation.at).toBe(1100)
  })

  test('and the raw one stays as it was', () => {
    const engine = engineOf()
    const raw = event(700)
    feed(engine, event(1000), raw)
    expect(raw.at).toBe(700)
  })
})

describe('3: a stall puts off the deadlines that it covers', () => {
  const after = (...log: Observation[]) =>
    told(feed(engineOf(alarm('form-stall', 1000)), ...log, end(99_000)))

  test('by as long as it lasted', () => {
    expect(after(event(0), stalled(500, 3000))).toEqual(['form-stall@3500'])
  })

  test('not those that were over before it began', () => {
    expect(after(event(0), stalled(1000, 3000))).toEqual(['form-stall@1000'])
    expect(after(event(0), stalled(999, 3000))).toEqual(['form-stall@3001'])
  })

  test('also those that lie beyond its end: the page could not answer in it', () => {
    expect(after(event(0), stalled(100, 300))).toEqual(['form-stall@1200'])
  })

  test('not a deadline that was set anew after it', () => {
    expect(after(event(0), stalled(100, 300), event(400))).toEqual(['form-stall@1400'])
  })

  test('twice, when the thread stood still twice', () => {
    expect(after(event(0), stalled(100, 300), stalled(400, 900))).toEqual(['form-stall@1700'])
  })

  test('each of several, by its own', () => {
    const engine = engineOf(alarm('form-stall', 1000), alarm('rage-click', 200))
    expect(told(feed(engine, event(0), stalled(500, 800), end(9000)))).toEqual([
      'rage-click@200',
      'form-stall@1300',
    ])
  })

  test('so that a page which froze and then answered is slow, not dead', () => {
    expect(after(event(0), stalled(500, 3000), event(3100, 'calm'))).toEqual([])
  })

  test('whether the end of the stall is told at once or somewhat later', () => {
    const log: Observation[] = [event(0), { type: 'stalled', from: 500, to: 3000, at: 3400 }]
    expect(after(...log)).toEqual(['form-stall@3500'])
  })

  test('and never runs a deadline again that had run before it was told', () => {
    const engine = engineOf(alarm('form-stall', 1000))
    engine.observe(event(0))
    expect(told(engine.advance(1000))).toEqual(['form-stall@1000'])
    expect(told(feed(engine, stalled(500, 3000), end(9000)))).toEqual([])
  })

  test('and is stamped so that a deadline which ran before it was told runs in replay too', () => {
    const engine = engineOf(alarm('form-stall', 1000))
    const log = [engine.observe(event(0)).observation]
    engine.advance(1000)
    for (const one of [stalled(500, 3000), event(3100, 'calm')]) log.push(engine.observe(one).observation)
    expect(told(feed(engineOf(alarm('form-stall', 1000)), ...log))).toEqual(['form-stall@1000'])
  })
})

describe('4: deadlines run at their due time', () => {
  test('before the observation that passes them', () => {
    const engine = engineOf(alarm('form-stall', 100))
    expect(told(feed(engine, event(1000), event(1100, 'calm')))).toEqual(['form-stall@1100'])
    expect(told(feed(engineOf(alarm('form-stall', 100)), event(1000), event(1099, 'calm')))).toEqual([])
  })

  test('in due order, whatever the order of the detectors', () => {
    const engine = engineOf(alarm('form-stall', 300), alarm('rage-click', 200))
    expect(told(feed(engine, event(0), end(1000)))).toEqual(['rage-click@200', 'form-stall@300'])
  })

  test('by detector order where they are due together', () => {
    const one = engineOf(alarm('form-stall', 200), alarm('rage-click', 200))
    const other = engineOf(alarm('rage-click', 200), alarm('form-stall', 200))
    expect(told(feed(one, event(0), end(1000)))).toEqual(['form-stall@200', 'rage-click@200'])
    expect(told(feed(other, event(0), end(1000)))).toEqual(['rage-click@200', 'form-stall@200'])
  })

  test('however late the timer is', () => {
    const early = engineOf(alarm('form-stall', 100))
    const late = engineOf(alarm('form-stall', 100))
    const never = engineOf(alarm('form-stall', 100))
    for (const engine of [early, late, never]) engine.observe(event(0))
    const found = [
      [...early.advance(100), ...feed(early, end(9000))],
      [...late.advance(8999), ...feed(late, end(9000))],
      feed(never, end(9000)),
    ].map((effects) => JSON.stringify(effects))
    expect(new Set(found).size).toBe(1)
    expect(found[0]).toContain('"at":100')
  })

  test('and the engine says when the next one is', () => {
    const engine = engineOf(alarm('form-stall', 300), alarm('rage-click', 200))
    expect(engine.nextDue()).toBeUndefined()
    engine.observe(event(50))
    expect(engine.nextDue()).toBe(250)
    engine.advance(250)
    expect(engine.nextDue()).toBe(350)
  })

  test('and one that never leaves is an error rather than an endless loop', () => {
    const stuck = { ...alarm('form-stall', 100), expire: () => undefined }
    const engine = engineOf(stuck)
    engine.observe(event(0))
    expect(() => engine.advance(100)).toThrow('form-stall stays due at 100')
  })
})
