import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Page } from '../../src/dom/sensor.ts'
import * as desk from '../../src/handover/desk.ts'
import type { UnstuckOptions } from '../../src/surface.ts'
import {
  createHandovers,
  HANDOVER_EVERY,
  HANDOVER_TIMEOUT,
  type Handovers,
} from '../../src/shell/handovers.ts'

let running: Handovers | undefined
const said: unknown[] = []
const problems: string[] = []

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  running?.stop()
  said.length = problems.length = 0
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A page whose rules ask about these, and a host that has those. */
async function start(given: UnstuckOptions['handover'], asked = ['default']) {
  const page = { window, now: () => performance.now(), guard: (_: string, use: unknown) => use }
  running = createHandovers({
    page: page as unknown as Page,
    push: (_, body) => void said.push(body),
    emit: (_, problem) => void problems.push((problem as { code: string }).code),
    asked,
    given,
    load: async () => desk,
  })
  running.begin()
  await pass(0)
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const is = (available: boolean, to = 'default') => ({ to, available })

test('its figures', () => {
  expect([HANDOVER_EVERY, HANDOVER_TIMEOUT]).toEqual([60_000, 10_000])
})

test('somebody who is there is told of at once', async () => {
  await start({ default: { available: () => true } })
  expect(said).toEqual([is(true)])
})

test('who comes and goes is told of within a minute, and nothing is said twice', async () => {
  let isThere = false
  await start({ default: { available: async () => isThere } })
  await pass(HANDOVER_EVERY)
  isThere = true
  await pass(HANDOVER_EVERY * 3)
  isThere = false
  await pass(HANDOVER_EVERY)
  expect(said).toEqual([is(false), is(true), is(false)])
})

test('whom no rule asks about is not asked', async () => {
  const available = vi.fn(() => true)
  await start({ default: { available }, csm: { available: () => false } }, ['csm'])
  await pass(HANDOVER_EVERY)
  expect(available).not.toHaveBeenCalled()
  expect(said).toEqual([is(false, 'csm')])
})

test('nothing is known of whom the page does not bring along, and that is told once', async () => {
  await start({}, ['constructor'])
  await pass(HANDOVER_EVERY)
  expect([said, problems]).toEqual([[], ['unknown-handover']])
})

test.each([
  [
    'throws',
    () => {
      throw new Error('no desk')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no desk'))],
  ['never answers', () => new Promise<boolean>(() => {})],
])('nothing is known of who %s, and that is told once', async (_, available) => {
  await start({ default: { available } })
  await pass(HANDOVER_EVERY * 2 + HANDOVER_TIMEOUT)
  expect([said, problems]).toEqual([[], ['handover-failed']])
})

test('who was there and then fails is not there any more', async () => {
  let answer = Promise.resolve(true)
  await start({ default: { available: () => answer } })
  answer = new Promise(() => {})
  await pass(HANDOVER_EVERY + HANDOVER_TIMEOUT)
  expect(said).toEqual([is(true), is(false)])
})

test('anything but a clear yes is a no', async () => {
  await start({ default: { available: () => 'false' as unknown as boolean } })
  expect(said).toEqual([is(false)])
})

test('nobody is asked while the page is out of sight, and at once when it comes back', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  const available = vi.fn(() => true)
  await start({ default: { available } })
  await pass(HANDOVER_EVERY * 2)
  expect(available).not.toHaveBeenCalled()
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(0)
  expect(available).toHaveBeenCalledOnce()
})

test('a page that comes back from the cache begins with nothing known', async () => {
  await start({ default: { available: () => true } })
  running?.begin()
  await pass(0)
  expect(said).toEqual([is(true), is(true)])
})

test('nobody is asked, and nothing said, after the end', async () => {
  let answer: (available: boolean) => void = () => {}
  const available = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)))
  await start({ default: { available } })
  running?.stop()
  answer(true)
  await pass(HANDOVER_EVERY * 2)
  expect(available).toHaveBeenCalledOnce()
  expect(said).toEqual([])
})
