import { median, spread } from './spread.mjs'

/**
 * Pages that are hard on whoever watches them: scripts and main thread in the processor's own time, with and without a
 * script, in interleaved rounds. What is added must follow what the user does, and not the size of the page.
 *
 * @param {Awaited<ReturnType<import('./pages.mjs').openPages>>} pages
 * @param {number} rounds
 */
export async function measureHardPages(pages, rounds) {
  const names = pages.names.filter((name) => name !== 'listeners')
  const found = {}
  for (const [what, { body, act }] of Object.entries(HARD)) {
    const runs = Object.fromEntries(names.map((name) => [name, []]))
    for (let round = 0; round < rounds; round++) {
      for (const name of names) runs[name].push(await live(pages, name, body, act))
    }
    const of = (name, key) => runs[name].map((run) => run[key])
    found[what] = Object.fromEntries(
      ['script', 'task'].map((key) => [
        key,
        Object.fromEntries(
          names.map((name) => [
            name,
            { ...spread(of(name, key)), added: median(of(name, key)) - median(of('nothing', key)) },
          ]),
        ),
      ]),
    )
  }
  return found
}

async function live(pages, name, body, act) {
  const { page, devtools } = await pages.open(name)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(body)
  await page.waitForTimeout(700)
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map((one) => [one.name, 1000 * one.value]))
  }
  const before = await read()
  await act(page)
  const after = await read()
  await page.close()
  return {
    script: after.ScriptDuration - before.ScriptDuration,
    task: after.TaskDuration - before.TaskDuration,
  }
}

/** What runs in the page to make it hard, and what the user does there. */
const HARD = {
  'the first press': {
    body: () => {},
    act: async (page) => {
      await page.mouse.click(60, 24)
      await page.waitForTimeout(300)
    },
  },
  '30 fields entered beside 20,000 elements': {
    body: () => {
      const row =
        '<tr><td><a href="#it">Order</a><td><span>open</span><td>12.00<td><button>Edit</button></tr>'
      document.querySelector('ul').outerHTML = `<table>${row.repeat(2500)}</table>`
      document.querySelector('input').focus()
    },
    act: async (page) => {
      for (let i = 0; i < 30; i++) {
        await page.keyboard.press(i % 2 ? 'Shift+Tab' : 'Tab')
        await page.waitForTimeout(30)
      }
    },
  },
  'a dead press beside 200 labels a frame': {
    body: () => {
      document.querySelector('ul').innerHTML = '<b>0</b> '.repeat(200)
      const labels = [...document.querySelectorAll('ul b')]
      let frame = 0
      const draw = () => {
        frame++
        for (const label of labels) label.textContent = `${frame}`
        requestAnimationFrame(draw)
      }
      draw()
    },
    act: async (page) => {
      await page.mouse.click(60, 24 + 32 * 6)
      await page.waitForTimeout(3000)
    },
  },
  '100 keys in a form of 300 fields': {
    body: () => {
      const field = '<label>Field <input></label>'
      document.querySelector('form').innerHTML = `${field.repeat(300)}<button>Send</button>`
      document.querySelector('input').focus()
    },
    act: (page) => page.keyboard.type('a'.repeat(100), { delay: 20 }),
  },
  'a table of 2,500 rows built anew by a press': {
    body: () => {
      const row =
        '<tr><td><a href="#it">Order</a><td><span>open</span><td>12.00<td><button>Edit</button></tr>'
      document.querySelector('ul').outerHTML = '<table></table>'
      const table = document.querySelector('table')
      table.innerHTML = row.repeat(2500)
      document.querySelector('button').onclick = () => (table.innerHTML = row.repeat(2500))
    },
    act: async (page) => {
      await page.mouse.click(60, 24)
      await page.waitForTimeout(1000)
    },
  },
}
