import { describe, expect, test } from 'vitest'
import { backtest, readRecording, replay } from '../../../src/replay.ts'
import { embed } from '../../support/recordings/embed.ts'
import { busyConfig } from '../../support/session/config.ts'
import { compile, live } from '../../support/session/live.ts'
import { randomMoves } from '../../support/session/moves.ts'
import { createRandom } from '../../support/session/random.ts'
import { rage, rulesOf } from '../../support/session/rules.ts'
import { session } from '../../support/session/session.ts'

const config = { schemaVersion: 1, ...busyConfig }

/** What was found and decided, to the byte. */
function found({ signals, decisions, outcomes, offers }: ReturnType<typeof replay>): string {
  return JSON.stringify({ signals, decisions, outcomes, offers })
}

function replayed(source: unknown): string {
  const { log, state } = readRecording(source)
  return found(replay(config, log, state))
}

describe('a recording with our observations in it', () => {
  const { log } = live(compile(busyConfig), randomMoves(7, 200))
  const lived = found(replay(config, [...log, { type: 'end', at: log.at(-1)!.at }]))

  test('gives the signals and decisions of the page, to the byte', () => {
    expect(replayed(embed(log))).toBe(lived)
    expect(readRecording(embed(log))).toMatchObject({ mode: 'exact', from: log[0]!.at, unknown: [] })
  })

  test('does so where its pieces come late, twice and between other events', () => {
    const random = createRandom(3)
    const mouse = log.map(({ at }) => ({ type: 3, timestamp: at, data: { source: 1, positions: [] } }))
    const events = [...embed(log), ...mouse, ...embed(log).slice(20, 60)]
    const mixed = events.map((event) => ({ event, key: random(1e9) })).sort((a, b) => a.key - b.key)
    expect(replayed(mixed.map(({ event }) => event))).toBe(lived)
  })

  test('goes on from what the engine knew where it was cut', () => {
    const first = replay(config, log.slice(0, 100))
    const cut = embed(log.slice(100), first.state)
    const rest = replay(config, [...log.slice(100), { type: 'end', at: log.at(-1)!.at }], first.state)
    expect(replayed(JSON.stringify(cut))).toBe(found(rest))
    expect(readRecording(cut).from).toBe(log[100]!.at)
  })

  test('does not tell twice what the state at a later cut knows too', () => {
    const events = embed(log)
    const { state } = replay(config, log.slice(0, 50))
    const later = { ...embed(log.slice(50), state)[0]!, timestamp: log[49]!.at }
    const numbered = JSON.parse(JSON.stringify(later).replace('"nth":0', '"nth":50'))
    const start = embed(log, replay(config, []).state)[0]!
    expect(replayed([start, ...events.slice(0, 50), numbered, ...events.slice(50)])).toBe(lived)
  })

  test('says how many of the observations are missing', () => {
    const events = embed(log)
    const holes = events.filter((_, index) => index !== 20 && index !== 90)
    expect(readRecording(holes).unknown).toEqual([
      expect.objectContaining({ what: 'observations', count: 2 }),
    ])
  })

  test('ends when the recording ends, so that deadlines run until then', () => {
    const to = log.at(-1)!.at + 9_000
    const recording = readRecording([...embed(log.slice(0, -1)), { type: 3, timestamp: to, data: {} }])
    expect(recording.to).toBe(to)
    expect(recording.log.at(-1)).toEqual({ type: 'end', at: to })
  })

  test('knows the page of a load whose recorder came a moment later', () => {
    const [one, two] = [session(), rage(session().page('/pay/84213', { via: 'load' }).wait(1000)).wait(4000)]
    const later = two.log.map((each) => ({ ...each, at: each.at + 60_000 }))
    const until = { type: 3, timestamp: later.at(-1)!.at + 4000, data: {} }
    const begun = later.findIndex(({ type }) => type === 'act')
    const { state } = replay({ schemaVersion: 1 }, later.slice(0, begun))
    const recording = readRecording([
      ...embed(one.log, undefined, 'one'),
      ...embed(later.slice(begun), state, 'two'),
      until,
    ])
    const pages = recording.log.flatMap((each) => (each.type === 'page' ? [each.path] : []))
    expect(pages).toEqual(['/checkout', '/pay/84213'])
    expect(recording.unknown.map(({ what }) => what)).toEqual(['how some pages were reached'])
    const rules = rulesOf({ when: { all: [{ signal: 'rage-click' }, { page: '/pay/*' }] } })
    expect(backtest({ schemaVersion: 1, ...rules }, recording)).toMatchObject({ offers: [{ end: 'shown' }] })
  })

  test('joins the page loads of a tab', () => {
    const half = Math.floor(log.length / 2)
    const two = [...embed(log.slice(0, half), undefined, 'one'), ...embed(log.slice(half), undefined, 'two')]
    expect(replayed(two)).toBe(lived)
  })
})
