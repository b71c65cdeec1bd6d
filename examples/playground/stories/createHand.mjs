import { setTimeout as wait } from 'node:timers/promises'

/**
 * A hand on mouse and keyboard, at the tempo of a person: the pointer travels, buttons are held for a moment,
 * no two gaps are alike. The gaps come from a fixed sequence, so that a story is the same each time.
 *
 * @param {import('playwright').Page} page
 */
export function createHand(page) {
  const jitter = createJitter()
  let at = { x: 640, y: 420 }

  return {
    /** Waits, give or take a tenth. */
    rest: (ms) => wait(jitter(ms)),

    /**
     * Goes to an element and presses it so many times; the gaps shrink to `faster` of the one before.
     *
     * @param {string | import('playwright').Locator} target
     */
    async press(target, { times = 1, every = 500, faster = 1 } = {}) {
      await reach(await locate(target))
      for (let nth = 0; nth < times; nth += 1) {
        if (nth > 0) await wait(Math.max(0, jitter(every * faster ** (nth - 1)) - 70))
        await page.mouse.down()
        await wait(jitter(70))
        await page.mouse.up()
      }
    },

    /** Types into what has the focus, as people do who look at the keys. */
    async type(text) {
      for (const sign of text) {
        await page.keyboard.type(sign)
        await wait(jitter(sign === ' ' ? 150 : 85))
      }
    },

    /** Moves the pointer about, as one does while thinking. */
    async wander(ms) {
      const until = Date.now() + ms
      for (let turn = 0; Date.now() < until; turn += 1) {
        await travel({ x: at.x + (turn % 2 ? -60 : 60), y: at.y + (turn % 3 ? 14 : -24) })
        await wait(jitter(520))
      }
    },
  }

  async function locate(target) {
    const locator = typeof target === 'string' ? page.locator(target).first() : target
    await locator.waitFor()
    return locator
  }

  /** Scrolls with the wheel until the element is in sight, then moves the pointer onto it. */
  async function reach(locator) {
    const { height } = page.viewportSize()
    for (let turns = 0; turns < 30; turns += 1) {
      const box = await locator.boundingBox()
      const middle = box.y + box.height / 2
      if (middle > 90 && middle < height - 30) break
      await page.mouse.wheel(0, middle > height / 2 ? 120 : -120)
      await wait(jitter(60))
    }
    const box = await locator.boundingBox()
    await travel({ x: box.x + box.width * 0.55, y: box.y + box.height * 0.52 })
    await wait(jitter(90))
  }

  /** Starts and ends slowly. */
  async function travel(to) {
    const from = at
    const steps = 6 + Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 45)
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps
      const eased = part * part * (3 - 2 * part)
      at = { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased }
      await page.mouse.move(at.x, at.y)
      await wait(9)
    }
  }
}

/** Give or take a tenth, from a fixed sequence. */
function createJitter() {
  let seed = 7
  return (ms) => {
    seed = (seed * 16807) % 2147483647
    return ms * (0.9 + (0.2 * seed) / 2147483647)
  }
}
