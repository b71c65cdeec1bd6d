import { beforeEach, describe, expect, test } from 'vitest'
import { noteLateTimer, STALL, startStalls } from '../../src/dom/stalls.ts'
import type { Sensor } from '../../src/dom/sensor.ts'
import { hand } from './hand.ts'
import { block, show, soon, wait, watch, type Watched } from './watch.ts'

let watched: Watched

beforeEach(async () => {
  show('<button style="width:200px;height:100px">Save</button>')
  await hand.rest()
  await wait(100)
})

const stalls = () => watched.of('stalled').map(({ from, to }) => to - from)
const total = () => stalls().reduce((sum, one) => sum + one, 0)

/** Something that comes after the stalls, as acts do. */
const startClicks: Sensor = (page) => {
  const note = () => page.push({ type: 'answer', at: page.now(), kind: 'dom' })
  window.addEventListener('click', note, true)
  return { stop: () => window.removeEventListener('click', note, true) }
}

/** Presses while the page is frozen. */
async function pressWhileBlocked(ms: number) {
  const pressed = new Promise((resolve) => window.addEventListener('click', resolve, { once: true }))
  setTimeout(() => block(ms), 5)
  void hand.press(document.querySelector('button')!)
  await pressed
}

describe('a page that stood still', () => {
  test('is told by a long task', async () => {
    watched = watch(startStalls)
    setTimeout(() => block(300))
    await soon(() => expect(total()).toBeGreaterThanOrEqual(295))
    expect(total()).toBeLessThan(450)
  })

  test('is known before the press that waited behind it', async () => {
    watched = watch([startStalls, startClicks])
    await pressWhileBlocked(500)
    expect(watched.seen[0]!.type).toBe('stalled')
    expect(watched.seen.findIndex(({ type }) => type === 'answer')).toBeGreaterThan(0)
  })

  test('is told once, though several saw it', async () => {
    watched = watch(startStalls)
    const began = watched.page.now()
    await pressWhileBlocked(500)
    noteLateTimer(watched.page, began + 100, watched.page.now())
    await wait(300)
    const spans = watched.of('stalled').map(({ from, to }) => [from, to] as const)
    for (const [i, [from, to]] of spans.entries()) {
      for (const [start, end] of spans.slice(i + 1))
        expect(Math.min(to, end) - Math.max(from, start)).toBeLessThanOrEqual(0)
    }
    expect(total()).toBeLessThan(800)
    expect(total()).toBeGreaterThan(400)
  })

  test('is told by a timer that came late, where nothing else tells', () => {
    watched = watch(startStalls)
    const now = watched.page.now()
    noteLateTimer(watched.page, now - 700, now)
    // From before it was due: what was due is put off.
    expect(watched.of('stalled')).toMatchObject([{ from: now - 701, to: now }])
    noteLateTimer(watched.page, now - 900, now)
    expect(watched.of('stalled')[1]).toMatchObject({ from: now - 901, to: now - 701 })
    noteLateTimer(watched.page, now - 900, now)
    expect(stalls()).toHaveLength(2)
  })
})

describe('no stall', () => {
  test('is a short task', async () => {
    watched = watch(startStalls)
    setTimeout(() => block(STALL - 80))
    await wait(300)
    expect(stalls()).toEqual([])
  })

  test('is a press on a page that is idle', async () => {
    watched = watch(startStalls)
    await hand.press(document.querySelector('button')!)
    await wait(50)
    expect(stalls()).toEqual([])
  })

  test('is a timer that is a little late', () => {
    watched = watch(startStalls)
    noteLateTimer(watched.page, watched.page.now() - STALL + 20, watched.page.now())
    expect(stalls()).toEqual([])
  })

  test('is the late timer of a page that nobody sees', () => {
    watched = watch(startStalls)
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    noteLateTimer(watched.page, watched.page.now() - 5000, watched.page.now())
    Reflect.deleteProperty(document, 'hidden')
    expect(stalls()).toEqual([])
  })

  test('is an event that a script made', () => {
    watched = watch(startStalls)
    const event = new MouseEvent('click')
    Object.defineProperty(event, 'timeStamp', { value: performance.now() - 5000 })
    window.dispatchEvent(event)
    expect(stalls()).toEqual([])
  })

  test('is told after we are stopped', async () => {
    watched = watch(startStalls)
    watched.stop()
    setTimeout(() => block(300))
    await wait(500)
    expect(stalls()).toEqual([])
  })
})
