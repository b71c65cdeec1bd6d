import type { Locator, Page } from 'playwright'
import { vi } from 'vitest'

/** The hand of a user: trusted input at a human tempo, without the patience of Playwright's own clicks. */
export interface Hand {
  /** Presses the middle of something, as often as said; `every` milliseconds from press to press. */
  press(where: string | Locator, times?: number, every?: number): Promise<void>
  /** The same, sent off without waiting for a page that may be frozen. */
  pressBlindly(where: string | Locator, times: number, every?: number): Promise<void>
  key(name: string, times?: number, every?: number): Promise<void>
  type(text: string): Promise<void>
  /** Moves the mouse a little, to be present. */
  stir(): Promise<void>
}

const HELD = 40
/** Presses that follow each other faster count as double clicks, and mark words. */
const DOUBLE_CLICK = 500

export function handOf(page: Page): Hand {
  const middleOf = async (where: string | Locator) => {
    const locator = typeof where === 'string' ? page.locator(where) : where
    let at = ''
    // What comes in slides, and nobody presses it before it rests.
    for (;;) {
      const box = await locator.boundingBox()
      if (!box) throw new Error(`Nothing to press at ${locator}`)
      if (at === JSON.stringify(box)) return [box.x + box.width / 2, box.y + box.height / 2] as const
      at = JSON.stringify(box)
      await pause(50)
    }
  }
  /** Sends each at its time, whether or not the page has taken the one before: a hand does not wait either. */
  const send = async (where: string | Locator, times = 1, every = 250) => {
    const [x, y] = await middleOf(where)
    await page.mouse.move(x, y)
    const began = performance.now()
    const taken: Promise<void>[] = []
    const take = (one: Promise<void>) => {
      // Whoever waits hears of it; a page that is gone is nobody's concern.
      one.catch(() => {})
      taken.push(one)
    }
    const clickCountOf = (i: number) => (every < DOUBLE_CLICK ? i + 1 : 1)
    for (let i = 0; i < times; i++) {
      await pause(began + i * every - performance.now())
      take(page.mouse.down({ clickCount: clickCountOf(i) }))
      await pause(began + i * every + HELD - performance.now())
      take(page.mouse.up({ clickCount: clickCountOf(i) }))
    }
    return taken
  }
  let stirred = 0
  return {
    press: async (where, times, every) => void (await Promise.all(await send(where, times, every))),
    pressBlindly: async (where, times, every) => void (await send(where, times, every)),
    async key(name, times = 1, every = 250) {
      const began = performance.now()
      const taken: Promise<void>[] = []
      for (let i = 0; i < times; i++) {
        await pause(began + i * every - performance.now())
        taken.push(page.keyboard.press(name, { delay: HELD }))
      }
      await Promise.all(taken)
    },
    type: (text) => page.keyboard.type(text, { delay: 50 }),
    stir: () => page.mouse.move(300 + (stirred++ % 40), 300),
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Waits until an assertion holds. */
export const soon = (check: () => unknown, timeout = 4000) => vi.waitFor(check, { timeout, interval: 50 })
