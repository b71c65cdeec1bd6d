import { spread } from './spread.mjs'

/** How long after a decision help may take to be seen, once the widget is there, in milliseconds. */
export const FIRST_PAINT = 100

const ROUNDS = 12

/**
 * From the decision to the picture with the help in it: the first time, when the widget has yet to come, and again and
 * again once it is there. Beside it what the page's own box of the same words takes, shown by the page itself.
 *
 * @param {Awaited<ReturnType<import('./pages.mjs').openPages>>} pages
 */
export async function measureFirstPaint(pages) {
  const { page } = await pages.open('help')
  await page.evaluate(watchPaints)
  const cold = await page.evaluate(() => globalThis.paintHelp())
  const warm = []
  const own = []
  for (let round = 0; round < ROUNDS; round++) {
    warm.push(await page.evaluate(() => globalThis.paintHelp()))
    own.push(await page.evaluate(() => globalThis.paintOwn()))
  }
  await page.close()
  return { cold, prefetched: spread(warm), own: spread(own) }
}

/** Runs in the page. */
function watchPaints() {
  const { unstuck } = window
  // A message comes after the picture that the frame before it has made.
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now())
        port2.postMessage('')
      })
    })
  const next = (type, test) =>
    new Promise((resolve) => {
      const off = unstuck.on(type, (event) => {
        if (!test(event)) return
        off()
        resolve(event)
      })
    })
  const closed = () => next('intervention', ({ step }) => step === 'dismissed')

  globalThis.paintHelp = async () => {
    const shown = next('intervention', ({ step }) => step === 'shown')
    // Help that is asked for is decided at once, in the same turn.
    const from = performance.now()
    unstuck.help('bench')
    await shown
    const took = (await painted()) - from
    const gone = closed()
    document.querySelector('[data-unstuck-help]').shadowRoot.querySelector('.close').click()
    await gone
    await painted()
    return took
  }

  globalThis.paintOwn = async () => {
    const from = performance.now()
    const box = document.createElement('div')
    box.popover = 'manual'
    box.innerHTML =
      '<h2>Card refused?</h2><p>Most banks ask for the <b>billing</b> postcode.</p><button>Close</button>'
    document.body.append(box)
    box.showPopover()
    const took = (await painted()) - from
    box.remove()
    await painted()
    return took
  }
}
