/**
 * The help that is on the screen: read from the page, not from what unstuck says of itself.
 *
 * @param {import('playwright').Page} page
 * @param {string} near a selector of the element that it should be about; its label belongs to it
 */
export async function readHelp(page, near) {
  const panel = page.locator('[data-unstuck-help]').getByRole('dialog')
  await panel.waitFor({ state: 'visible' })
  // It arrives with a short movement; what counts is where it comes to rest.
  await panel.evaluate((element) =>
    Promise.all(element.getAnimations({ subtree: true }).map((each) => each.finished)),
  )
  return panel.evaluate((element, selector) => {
    const uniteBoxes = (boxes) => ({
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    })
    const host = element.getRootNode().host
    const target = document.querySelector(selector)
    const help = element.getBoundingClientRect()
    const about = uniteBoxes([target, ...(target.labels ?? [])].map((each) => each.getBoundingClientRect()))
    const above = about.top - help.bottom
    const below = help.top - about.bottom
    const beside = Math.max(about.left - help.right, help.left - about.right)
    return {
      title: element.getRootNode().getElementById(element.getAttribute('aria-labelledby')).textContent.trim(),
      /** Inside the dialog that the trouble is in. */
      dialog: host.closest('dialog')?.id,
      /** In pixels, between the two boxes. */
      distance: Math.round(Math.max(0, above, below, beside)),
      side: above >= 0 ? 'above' : below >= 0 ? 'below' : beside >= 0 ? 'beside' : 'on',
      /** The topmost thing at its middle: nothing covers it. */
      onTop: document.elementFromPoint(help.left + help.width / 2, help.top + help.height / 2) === host,
      inView: help.top >= 0 && help.left >= 0 && help.bottom <= innerHeight && help.right <= innerWidth,
    }
  }, near)
}
