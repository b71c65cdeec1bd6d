import { expect, test } from 'vitest'
import { createTwins, TWINS_WITHIN } from '../../../src/recorder/twins.ts'

const click = (timestamp: number, id = 7) => ({ type: 3, timestamp, data: { source: 2, type: 2, id } })
/** Of each whether it has been told of already. */
const judge = (...events: ReturnType<typeof click>[]) => {
  const twins = createTwins()
  return events.map((event) => twins.has(event))
}

test('what several tell of one moment is told once, also with something else in between', () => {
  expect(judge(click(0), click(0), click(1, 8), click(1), click(TWINS_WITHIN))).toEqual([
    false,
    true,
    false,
    true,
    true,
  ])
})

test('what goes to and fro within half a frame ends where it ends', () => {
  const set = (value: string, id = 7) => ({
    type: 3,
    timestamp: 0,
    data: { source: 0, texts: [], removes: [], adds: [], attributes: [{ id, attributes: { class: value } }] },
  })
  const twins = createTwins()
  const told = [set('on'), set('on'), set('no'), set('no'), set('on'), set('on')].map(twins.has)
  expect(told).toEqual([false, true, false, true, false, true])
  // Beside each other in two frames, of each by turns.
  const other = createTwins()
  expect([set('on'), set('on', 8), set('on'), set('on', 8)].map(other.has)).toEqual([
    false,
    false,
    true,
    true,
  ])
})

test('what happens again is told again', () => {
  expect(judge(click(0), click(TWINS_WITHIN + 1), click(TWINS_WITHIN + 1, 8))).toEqual([false, false, false])
})

test('what a snapshot has told of is told again with the next, however soon that comes', () => {
  const twins = createTwins()
  twins.has(click(0))
  twins.beginAnew()
  expect([twins.has(click(1)), twins.has(click(2)), twins.count]).toEqual([false, true, 1])
})

test('eight milliseconds are half a frame', () => {
  expect(TWINS_WITHIN).toBe(8)
})
