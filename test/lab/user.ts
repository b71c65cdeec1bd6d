import type { Locator, Page } from 'playwright'
import { createRandom } from '../support/session/random.ts'

/** Something on the page: a selector of Playwright's (it sees into open shadow roots), or what that finds. */
export type Where = string | Locator

/** A person at the page: real input, at the uneven tempo of a hand, which no page makes wait. */
export interface User {
  /** Presses something, as often as said; `every` so many milliseconds, give or take a fifth. A tap on a phone. */
  press(where: Where, times?: number, every?: number): Promise<void>
  /** Presses a point within something, in fractions of its width and height. */
  pressAt(where: Where, x: number, y: number, times?: number, every?: number): Promise<void>
  /** Presses one after the other, at the pace of somebody who knows the way. */
  pressEach(places: readonly Where[], every?: number): Promise<void>
  drag(from: Where, by: { readonly x?: number; readonly y?: number }): Promise<void>
  hover(where: Where): Promise<void>
  wheel(where: Where, pixels: number, times?: number): Promise<void>
  type(text: string): Promise<void>
  key(name: string, times?: number, every?: number): Promise<void>
  /** Reads, thinks, waits. */
  wait(ms: number): Promise<void>
  /** Waits until something is there to be seen. */
  sees(where: Where): Promise<void>
  /** For what no hand can tell: where things are, which frames there are. Never for input. */
  readonly page: Page
}

/** An eager hand: four presses a second. */
const EAGER = 250
/** From one control to the next. */
const STROLL = 700
/** How unevenly people act, as a part of the time. */
const UNEVEN = 0.2
/** Presses that follow each other faster are double clicks to the browser. */
const DOUBLE_CLICK = 500
/** What slides in rests within this time, or never. */
const RESTS_WITHIN = 2000

export function createUser(page: Page, seed: number, isPhone: boolean): User {
  const random = createRandom(seed)
  const between = (low: number, high: number) => low + random(Math.max(1, Math.round(high - low)))
  const uneven = (ms: number) => between(ms * (1 - UNEVEN), ms * (1 + UNEVEN))
  const locate = (where: Where) => (typeof where === 'string' ? page.locator(where).first() : where)
  let hand = { x: 300, y: 200 }
  let lastPress = 0

  /** To where it is, on a slightly bent path, slower at the end. */
  async function moveTo(x: number, y: number): Promise<void> {
    if (isPhone) return
    const from = hand
    const distance = Math.hypot(x - from.x, y - from.y)
    const steps = Math.min(12, Math.ceil(distance / 40))
    const bend = (random(21) - 10) / 100
    for (let step = 1; step <= steps; step++) {
      const way = 1 - (1 - step / steps) ** 2
      const aside = Math.sin(Math.PI * way) * bend
      await page.mouse.move(
        from.x + (x - from.x) * way - (y - from.y) * aside,
        from.y + (y - from.y) * way + (x - from.x) * aside,
      )
      await pause(between(8, 24))
    }
    hand = { x, y }
  }

  async function pressPoint(x: number, y: number, times: number, every: number): Promise<void> {
    await moveTo(x, y)
    const taken: Promise<unknown>[] = []
    // Sent at its time, whether or not the page has taken the one before. Whoever waits hears of it.
    const take = (one: Promise<unknown>) => void (one.catch(() => {}), taken.push(one))
    let due = performance.now()
    for (let i = 0; i < times; i++) {
      await pause(due - performance.now())
      if (isPhone) {
        take(page.touchscreen.tap(x + random(5) - 2, y + random(5) - 2))
      } else {
        if (i > 0 && random(2)) take(page.mouse.move(x + random(3) - 1, y + random(3) - 1))
        const isQuick = performance.now() - lastPress < DOUBLE_CLICK
        const clickCount = i > 0 && isQuick ? i + 1 : 1
        lastPress = performance.now()
        take(page.mouse.down({ clickCount }))
        await pause(between(50, 110))
        take(page.mouse.up({ clickCount }))
      }
      due += uneven(every)
    }
    await Promise.all(taken)
  }

  async function boxOf(where: Where) {
    const locator = locate(where)
    await locator.waitFor({ timeout: 10_000 })
    // A list that is being made anew may take it away just now: what is there then is looked for below.
    await locator.scrollIntoViewIfNeeded().catch(() => {})
    let box = await locator.boundingBox()
    for (let waited = 0; waited < RESTS_WITHIN; waited += 60) {
      await pause(60)
      const now = await locator.boundingBox()
      if (now && JSON.stringify(now) === JSON.stringify(box)) break
      box = now
    }
    if (!box) throw new Error(`Failed to press ${locator}: it is not to be seen.`)
    return box
  }

  const user: User = {
    page,
    async press(where, times = 1, every = EAGER) {
      const { x, y, width, height } = await boxOf(where)
      const within = (size: number) => size * (0.35 + random(31) / 100)
      await pressPoint(x + within(width), y + within(height), times, every)
    },
    async pressAt(where, fractionX, fractionY, times = 1, every = EAGER) {
      const { x, y, width, height } = await boxOf(where)
      await pressPoint(x + width * fractionX, y + height * fractionY, times, every)
    },
    async pressEach(places, every = STROLL) {
      for (const place of places) {
        await user.press(place)
        await pause(uneven(every))
      }
    },
    async drag(from, { x: dx = 0, y: dy = 0 }) {
      const { x, y, width, height } = await boxOf(from)
      await moveTo(x + width / 2, y + height / 2)
      await page.mouse.down()
      await pause(between(60, 120))
      await moveTo(hand.x + dx, hand.y + dy)
      await pause(between(60, 120))
      await page.mouse.up()
    },
    async hover(where) {
      const { x, y, width, height } = await boxOf(where)
      await moveTo(x + width / 2, y + height / 2)
    },
    async wheel(where, pixels, times = 1) {
      await user.hover(where)
      for (let i = 0; i < times; i++) {
        await page.mouse.wheel(0, pixels)
        await pause(between(40, 120))
      }
    },
    async type(text) {
      for (const letter of text) {
        await page.keyboard.press(letter === '\n' ? 'Enter' : letter, { delay: between(20, 60) })
        await pause(between(40, 140))
      }
    },
    async key(name, times = 1, every = EAGER) {
      // Sent at its time, like presses.
      const taken: Promise<unknown>[] = []
      for (let i = 0; i < times; i++) {
        if (i > 0) await pause(uneven(every))
        const one = page.keyboard.press(name, { delay: between(30, 80) })
        one.catch(() => {})
        taken.push(one)
      }
      await Promise.all(taken)
    },
    wait: (ms) => pause(uneven(ms)),
    sees: (where) => locate(where).waitFor({ timeout: 10_000 }),
  }
  return user
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
