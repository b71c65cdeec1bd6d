/**
 * The heap after 100,000 observations against after 10,000, of all kinds that a page can bring about by calls.
 *
 * @param {Awaited<ReturnType<import('./pages.mjs').openPages>>} pages
 */
export async function measureHeap(pages) {
  const { page, devtools } = await pages.open('unstuck')
  const after = async (observations) => {
    await page.evaluate(observe, observations)
    // Twice, since what is freed first may have held the rest.
    for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage')
    return (await devtools.send('Runtime.getHeapUsage')).usedSize
  }
  const after10k = await after(10_000)
  const after100k = await after(90_000)
  await page.close()
  return { after10k, after100k, ratio: after100k / after10k }
}

/** Runs in the page. Names and texts differ more than anything that is kept may. */
async function observe(observations) {
  const { unstuck } = globalThis
  for (let i = 0; i < observations; i++) {
    if (i % 5 === 0) unstuck.request({ key: `Query${i % 700}`, ok: i % 10 > 0 })
    else if (i % 5 === 1)
      unstuck.error(new TypeError(`no ${String.fromCharCode(97 + (i % 26)).repeat(i % 30)}`))
    else if (i % 50 === 2) unstuck.page(`place/${i % 300}`)
    else unstuck.track(`event-${i % 400}`, { i })
    if (i % 1000 === 0) await new Promise((resolve) => setTimeout(resolve))
  }
  await new Promise((resolve) => setTimeout(resolve, 3000))
}
