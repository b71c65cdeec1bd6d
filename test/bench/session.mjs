import { median, spread } from './spread.mjs'

/**
 * One session of a user, lived in interleaved rounds with and without a script: moves, presses, keys, scrolling,
 * bursts of 10,000 nodes, a failing request and an error. What the main thread does is counted in its own processor time,
 * so that whoever else uses the machine does not count.
 *
 * @param {Awaited<ReturnType<import('./pages.mjs').openPages>>} pages
 * @param {number} rounds
 */
export async function compareSessions(pages, rounds) {
  const runs = Object.fromEntries(pages.names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    // Whoever comes first in a round meets colder caches.
    const turned = pages.names.map((_, i, all) => all[(i + round) % all.length])
    for (const name of turned) runs[name].push(await live(pages, name))
  }
  return Object.fromEntries(
    ['task', 'script', 'handled', 'inp'].map((what) => {
      const of = (name) => runs[name].map((run) => run[what])
      const over = (name) => runs.unstuck.map((run, i) => run[what] / (runs[name][i][what] || 1))
      return [
        what,
        {
          each: Object.fromEntries(pages.names.map((name) => [name, spread(of(name))])),
          added: median(runs.unstuck.map((run, i) => run[what] - runs.nothing[i][what])),
          ratio: spread(over('nothing')),
          ratioToListeners: spread(over('listeners')),
        },
      ]
    }),
  )
}

/** One round of it; what it cost. */
export async function live(pages, name) {
  const { page, devtools } = await pages.open(name)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map((one) => [one.name, one.value]))
  }
  const at = await placesOf(page)
  const before = await read()
  await act(page, at)
  const after = await read()
  const reactions = await page.evaluate(() => globalThis.reactions)
  await page.close()
  return {
    /** Milliseconds of the main thread, and of scripts on it. */
    task: 1000 * (after.TaskDuration - before.TaskDuration),
    script: 1000 * (after.ScriptDuration - before.ScriptDuration),
    /** From an interaction to the end of its listeners: the middle one. */
    handled: median(reactions.map((one) => one.handled)),
    /** To the next picture: the slowest one, which is what INP is with so few. */
    inp: Math.max(0, ...reactions.map((one) => one.duration)),
  }
}

async function act(page, at) {
  const { mouse, keyboard } = page
  for (let i = 0; i < 200; i++) await mouse.move(20 + ((i * 7) % 600), 20 + ((i * 3) % 300))
  for (let i = 0; i < 20; i++) await mouse.click(60, 24 + 32 * (i % 6))
  await mouse.click(...at('[name=name]'))
  for (let i = 0; i < 20; i++) await keyboard.press('a')
  await keyboard.press('Tab')
  await keyboard.press('b')
  for (let i = 0; i < 6; i++) await mouse.wheel(0, i % 2 ? -200 : 200)
  for (const id of ['burst', 'fail', 'burst', 'throw', 'dead']) await mouse.click(...at(`#${id}`))
  await page.waitForTimeout(700)
}

/** Looked up before anything is measured: looking up costs the page as well. */
async function placesOf(page) {
  const places = await page.evaluate(() =>
    Object.fromEntries(
      ['[name=name]', '#burst', '#fail', '#throw', '#dead'].map((selector) => {
        const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect()
        return [selector, [x + width / 2, y + height / 2]]
      }),
    ),
  )
  return (selector) => places[selector]
}
