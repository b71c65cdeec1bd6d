import type { Locator, Page } from 'playwright'

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
  const send = async (where: string | Locator, times?: number, every = 250) => {
    const [x, y] = await middleOf(where)
    await page.mouse.move(x, y)
    const count = (i: number) => ({ clickCount: every < DOUBLE_CLICK ? i + 1 : 1 })
    return inTempo(
      (i) => page.mouse.down(count(i)),
      (i) => page.mouse.up(count(i)),
      times,
      every,
    )
  }
  let stirred = 0
  return {
    press: async (where, times, every) => void (await Promise.all(await send(where, times, every))),
    pressBlindly: async (where, times, every) => void (await send(where, times, every)),
    key: async (name, times, every) => {
      const taken = await inTempo(
        () => page.keyboard.down(name),
        () => page.keyboard.up(name),
        times,
        every,
      )
      await Promise.all(taken)
    },
    type: (text) => page.keyboard.type(text, { delay: 50 }),
    stir: () => page.mouse.move(300 + (stirred++ % 40), 300),
  }
}

/** Sends each at its time, whether or not the page has taken the one before: a hand does not wait either. */
async function inTempo(
  down: (i: number) => Promise<void>,
  up: (i: number) => Promise<void>,
  times = 1,
  every = 250,
): Promise<Promise<void>[]> {
  const began = performance.now()
  const taken: Promise<void>[] = []
  const take = (one: Promise<void>) => {
    // Whoever waits hears of it; a page that is gone is nobody's concern.
    one.catch(() => {})
    taken.push(one)
  }
  for (let i = 0; i < times; i++) {
    await pause(began + i * every - performance.now())
    take(down(i))
    await pause(began + i * every + HELD - performance.now())
    take(up(i))
  }
  return taken
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
