import fc from 'fast-check'
import { gzipSync, strFromU8, strToU8, zlibSync } from 'fflate'
import { readRecordings, replay } from '../../../src/replay.ts'
import { film } from './film.ts'

const json = JSON.stringify
const latin = (bytes: Uint8Array) => strFromU8(bytes, true)

/** A session with something of each kind in it: presses, typing, news, scrolling, and what the tools record beside rrweb. */
export const richStory = film(
  [
    'form',
    { id: 'form' },
    ['label', { for: 'mail' }, 'Mail'],
    ['input', { id: 'mail' }],
    ['button', { id: 'go' }, 'Go'],
  ],
  ['p', { id: 'out' }, 'Nothing'],
)
richStory
  .wait(500)
  .press('mail')
  .types('mail', 'roe')
  .press('go')
  .adds('body', ['ul', { id: 'list' }, ['li', {}, 'One']])
  .says('out', 'Some')
  .sets('go', { class: 'x', style: 'color: red' })
  .scrolls(300)
  .wait(800)
  .press('go', 3)
  .moves()
richStory.plugin('rrweb/console@1', { level: 'error', payload: ['"Uncaught Error: x"'], trace: ['a.js:1:2'] })
for (const plugin of ['rrweb/network@1', 'posthog/network@1']) {
  const times = { startTime: 5, endTime: 9, duration: 4, timeOrigin: 1, timestamp: 2000 }
  const request = {
    name: 'https://shop.example/api/pay',
    method: 'POST',
    initiatorType: 'fetch',
    status: 500,
  }
  richStory.plugin(plugin, { requests: [{ ...request, ...times }] })
}
richStory.removes('list').loads('https://shop.example/next', ['Next']).wait(3000).moves()

const began = richStory.events[0]!.timestamp as number
const custom = (tag: string, payload: unknown) => ({
  type: 5,
  timestamp: began + 900,
  data: { tag, payload },
})
const events: readonly unknown[] = [
  ...richStory.events,
  // Sentry's own, and PostHog's.
  custom('performanceSpan', {
    op: 'resource.fetch',
    description: 'https://shop.example/api/pay',
    startTimestamp: began / 1000,
    endTimestamp: began / 1000 + 1,
    data: { method: 'POST', statusCode: 500 },
  }),
  custom('performanceSpan', {
    op: 'web-vital',
    description: 'lcp',
    startTimestamp: 1,
    data: { value: 9000 },
  }),
  custom('breadcrumb', { category: 'console', level: 'error', message: 'Uncaught TypeError: x' }),
  custom('breadcrumb', { category: 'navigation', data: { from: '/', to: '/next' } }),
  custom('$pageview', { href: 'https://shop.example/other' }),
  custom('unstuck', { of: 'x', nth: 0, observation: { type: 'presence', at: began, by: 'key' } }),
]

/** How tools keep events. */
const WRAPPINGS: readonly ((events: readonly unknown[]) => unknown)[] = [
  (all) => all,
  (all) => ({ events: all }),
  (all) => all.map((event) => json(event)).join('\n'),
  (all) => all.map((event) => json(['w1', event])).join('\n'),
  (all) => json({ window_id: 'w1', data: all }),
  (all) => ({ snapshots: [{ windowId: 'w1', data: all }] }),
  (all) => ({ event: '$snapshot', properties: { $session_id: 's', $window_id: 'w', $snapshot_data: all } }),
  (all) => ({ version: '2023-04-28', data: { snapshotsByWindowId: { w1: all, w2: all } } }),
  (all) => [[all[0], all[1]], all.slice(2)],
  (all) => ({ replayId: 'r', segments: [{ data: all }, all] }),
  (all) => ({ sessionID: '7', events: all.map((event) => json(event)) }),
  (all) => all.map((event) => latin(zlibSync(strToU8(json({ ...(event as object), v: 'v1' }) ?? 'null')))),
  (all) =>
    all.map((event) => {
      const { data, ...rest } = Object(event) as { data?: unknown }
      return { ...rest, data: latin(gzipSync(strToU8(json(data) ?? 'null'))), cv: '2024-10' }
    }),
  (all) => gzipSync(strToU8(json(all))),
]

export const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    NaN,
    Infinity,
    -1,
    0,
    1e308,
    '',
    '__proto__',
    'constructor',
    [],
    {},
    true,
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** One place in it holds something else. */
function spoil(whole: unknown, steps: readonly number[], value: unknown): unknown {
  const copy = structuredClone(whole)
  let node: unknown = { copy }
  let key = 'copy'
  for (const step of steps) {
    const next: unknown = (node as { [key: string]: unknown })[key]
    if (typeof next !== 'object' || next === null || ArrayBuffer.isView(next)) break
    const keys = Object.keys(next)
    if (keys.length === 0) break
    node = next
    key = keys[step % keys.length]!
  }
  Reflect.set(node as object, key, value)
  return copy
}

const steps = fc.array(fc.nat(60), { minLength: 1, maxLength: 12 })
const places = fc.array(fc.tuple(steps, nasty), { maxLength: 3 })

/** What comes of a recording on its way: events that hold anything, are missing, late or there twice, in torn wrappings. */
export const spoiledRecording = fc
  .record({
    order: fc.oneof(
      fc.constant(events),
      fc.shuffledSubarray([...events, ...events], { minLength: 1 }) as fc.Arbitrary<readonly unknown[]>,
    ),
    inside: places,
    wrap: fc.constantFrom(...WRAPPINGS),
    outside: places,
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }),
  })
  .map(({ order, inside, wrap, outside, cut }) => {
    const spoiled = inside.reduce<unknown>((all, [at, value]) => spoil(all, [at[0]!, ...at], value), order)
    const wrapped = wrap(Array.isArray(spoiled) ? spoiled : order)
    const torn = outside.reduce<unknown>((all, [at, value]) => spoil(all, at, value), wrapped)
    const isCut = cut !== null && (typeof torn === 'string' || torn instanceof Uint8Array)
    return isCut ? torn.slice(0, Math.floor(torn.length * cut)) : torn
  })

/** Reads and replays; a sentence is as good as a recording, anything else is not. */
export function survive(source: unknown): void {
  try {
    for (const { log, state } of readRecordings(source)) replay(undefined, log, state)
  } catch (error) {
    const isSaid =
      error instanceof TypeError && /^Failed to (read a recording|replay): .*\.$/s.test(error.message)
    if (!isSaid) throw error
  }
}
