import { beforeEach, describe, expect, test } from 'vitest'
import { startPointer } from '../../src/dom/pointer.ts'
import { startScrolls } from '../../src/dom/scrolls.ts'
import { startZooms } from '../../src/dom/zooms.ts'
import { hand } from './hand.ts'
import { show, soon, wait, watch } from './watch.ts'
import { windowWith } from './windows.ts'

beforeEach(async () => {
  show('<div style="height:6000px;width:400px">Long</div>')
  window.scrollTo(0, 0)
  await hand.rest()
  await wait(50)
})

/** Moves about for so many steps. */
async function stir(steps: number, options?: object) {
  for (let i = 0; i < steps; i++) {
    await hand.move([50 + (i % 2) * 100, 100 + i], options)
    await wait(20)
  }
}

describe('the way of the mouse', () => {
  test('is told in few observations, with few points', async () => {
    const { of } = watch(startPointer)
    await stir(60)
    const seen = of('pointer')
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.length).toBeLessThan(12)
    for (const { path } of seen) {
      expect(path.length).toBeLessThanOrEqual(14)
      expect(path.at(-1)![0]).toBe(0)
      expect(path.every(([before, x]) => before >= 0 && x >= 49 && x <= 151)).toBe(true)
    }
  })

  test('is not told while a button is held, nor of a mouse that rests', async () => {
    const { of } = watch(startPointer)
    await wait(700)
    await hand.down([50, 100])
    await stir(40, { button: 'left', buttons: 1 })
    await hand.up([60, 100])
    expect(of('pointer')).toEqual([])
  })
})

describe('scrolling', () => {
  test('is told once for each way, down and up', async () => {
    const { of } = watch(startScrolls)
    for (const by of [400, 400, -600]) {
      await hand.wheel([100, 100], by)
      await wait(by > 0 ? 60 : 0)
    }
    await soon(() => expect(of('scroll').some(({ by }) => by < 0)).toBe(true))
    expect(of('scroll').length).toBeLessThanOrEqual(3)
  })

  test('by the page itself is not told', async () => {
    const { of } = watch(startScrolls)
    await wait(1100)
    window.scrollTo(0, 2000)
    await wait(100)
    window.scrollTo(0, 0)
    await wait(500)
    expect(of('scroll')).toEqual([])
  })
})

describe('zooming', () => {
  test('with keys is told, once for a quick run of them', async () => {
    const { of } = watch(startZooms)
    await hand.key('-', { modifiers: 2 })
    await hand.key('-', { modifiers: 2 })
    await wait(400)
    await hand.key('0', { modifiers: 2 })
    await hand.key('a', { modifiers: 2 })
    await hand.key('-')
    expect(of('zoom').map(({ by }) => by)).toEqual(['key', 'key'])
  })

  test('by two fingers is told; by the browser, as a page turns out too wide, it is not', async () => {
    const viewport = Object.assign(new EventTarget(), { scale: 1 })
    const { of } = watch(startZooms, { on: windowWith({ visualViewport: viewport }) })
    const zoom = async (scale: number) => {
      viewport.scale = scale
      viewport.dispatchEvent(new Event('resize'))
      await wait(310)
    }
    for (const scale of [0.8, 0.6, 0.4]) await zoom(scale)
    expect(of('zoom')).toEqual([])
    await hand.touch('touchStart', [
      [100, 100],
      [140, 140],
    ])
    await zoom(0.8)
    await hand.touch('touchEnd', [])
    await zoom(1.2)
    await wait(250)
    await zoom(0.4)
    expect(of('zoom').map(({ by }) => by)).toEqual(['pinch', 'pinch'])
  })
})
