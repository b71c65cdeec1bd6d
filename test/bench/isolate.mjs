import { median, spread } from './spread.mjs'

/**
 * What one act costs from its pointerdown to its verdict: every callback of ours is timed by itself, and the page's own
 * styles are brought up to date before each, for the page has to do that anyway.
 *
 * @param {Awaited<ReturnType<import('./pages.mjs').openPages>>} pages
 */
export async function isolateActs(pages) {
  const names = pages.names.filter((name) => name !== 'nothing')
  const opened = []
  for (const name of names) opened.push({ name, ...(await pages.open(name, timeCallbacks)), spent: {} })
  for (const [what, { times, wait, act }] of Object.entries(ACTS)) {
    for (let i = 0; i < times; i++) {
      for (const { page, spent } of opened) {
        await page.evaluate(() => globalThis.takeSpent())
        await act(page, i)
        await page.waitForTimeout(wait)
        ;(spent[what] ??= []).push(await page.evaluate(() => globalThis.takeSpent()))
      }
    }
  }
  const found = Object.fromEntries(opened.map(({ name, spent }) => [name, mapValues(spent, spread)]))
  for (const { page } of opened) await page.close()
  return found
}

const ACTS = {
  'press that is answered': {
    times: 40,
    wait: 450,
    act: (page, i) => page.mouse.click(60, 24 + 32 * (i % 6)),
  },
  // From the first on it is looked at before the next, too.
  'press that is not': { times: 8, wait: 2300, act: (page) => page.mouse.click(60, 24 + 32 * 6) },
  'key in a field': {
    times: 40,
    wait: 60,
    act: async (page, i) => {
      if (i === 0) await page.focus('[name=name]')
      await page.keyboard.press('a')
    },
  },
}

/**
 * 1,000 moves of the mouse, 8 ms apart by their own time: as the listeners of a page see two thirds of a minute. In
 * interleaved rounds against the same events with nobody who hears them.
 *
 * @param {Awaited<ReturnType<import('./pages.mjs').openPages>>} pages
 * @param {number} rounds
 */
export async function isolateMoves(pages, rounds) {
  const opened = []
  for (const name of pages.names) opened.push({ name, ...(await pages.open(name)), took: [] })
  for (let round = 0; round < 3 + 3 * rounds; round++) {
    for (const { page, took } of opened) {
      const one = await page.evaluate(moveAround)
      // The first ones warm up.
      if (round >= 3) took.push(one)
    }
  }
  for (const { page } of opened) await page.close()
  const nothing = median(opened[0].took)
  return Object.fromEntries(
    opened.map(({ name, took }) => [name, { ...spread(took), added: median(took) - nothing }]),
  )
}

/** Runs in the page. */
function moveAround() {
  const began = performance.now()
  const events = Array.from({ length: 1000 }, (_, i) => {
    const place = { clientX: (i * 7) % 500, clientY: (i * 3) % 300 }
    const event = new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', ...place })
    Object.defineProperty(event, 'timeStamp', { value: began + 8 * i })
    return event
  })
  const at = document.querySelector('b')
  const from = performance.now()
  for (const event of events) at.dispatchEvent(event)
  return performance.now() - from
}

/** Runs in the page, before its scripts: what they hand to the browser to be called is timed. */
function timeCallbacks() {
  let spent = 0
  let depth = 0
  const clean = () =>
    getComputedStyle(document.body ?? document.documentElement).color + document.body?.offsetHeight
  const timed = (callback) =>
    function (...args) {
      if (depth > 0) return callback.apply(this, args)
      clean()
      depth++
      const began = performance.now()
      try {
        return callback.apply(this, args)
      } finally {
        spent += performance.now() - began
        depth--
      }
    }
  const known = new WeakMap()
  const once = (callback) => {
    if (!known.has(callback)) known.set(callback, timed(callback))
    return known.get(callback)
  }
  const { addEventListener, removeEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    return addEventListener.call(
      this,
      type,
      typeof listener === 'function' ? once(listener) : listener,
      options,
    )
  }
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    return removeEventListener.call(this, type, known.get(listener) ?? listener, options)
  }
  const { setTimeout } = window
  window.setTimeout = (callback, ...rest) => setTimeout(timed(callback), ...rest)
  for (const name of ['MutationObserver', 'PerformanceObserver']) {
    const Native = window[name]
    window[name] = class extends Native {
      constructor(callback) {
        super(timed(callback))
      }
    }
  }
  window.takeSpent = () => {
    const taken = spent
    spent = 0
    return taken
  }
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
