import { handOver, passToDesks } from './handovers.mjs'

/**
 * A sentence about somebody in the shop, how it goes, and what must have come of it.
 *
 * @type {Record<string, (visitor: ReturnType<import('./visitor.mjs').createVisitor>, expect: (holds: unknown, otherwise: string) => void) => Promise<void>>}
 */
export const visits = {
  async 'somebody who presses a dead button is helped beside it'(visitor, expect) {
    await visitor.open('/products/nordlys-pack')
    await visitor.press('#check-availability', 4, 400)
    expect(await visitor.help(), 'no help came')
    const distance = await visitor.distanceTo('#check-availability')
    expect(distance >= 0 && distance < 40, `the help is ${Math.round(distance)} px away`)
    await visitor.wait(2500)
    const { signals, shown, steps } = await visitor.leave()
    for (const signal of ['rage-click', 'dead-click'])
      expect(signals.includes(signal), `no ${signal} was found`)
    expect(shown.join() === 'product/store-stock', `decided to show: ${shown.join()}`)
    expect(steps.includes('shown'), 'nobody was told that it was shown')
  },

  async 'help is reached by F6, and left by Escape'(visitor, expect) {
    await visitor.open('/products/nordlys-pack')
    await visitor.press('#check-availability', 4, 400)
    expect(await visitor.help(), 'no help came')
    expect(!(await visitor.isInHelp()), 'the help has taken the focus')
    await visitor.key('F6')
    await visitor.wait(300)
    expect(await visitor.isInHelp(), 'F6 does not lead to the help')
    await visitor.key('Escape')
    await visitor.wait(800)
    expect(!(await visitor.isHelped()), 'Escape does not close the help')
    expect(!(await visitor.isInHelp()), 'the focus has stayed behind')
    expect((await visitor.leave()).steps.includes('dismissed'), 'nobody was told that it was dismissed')
  },

  async 'a shopper in a hurry is left alone'(visitor, expect) {
    await visitor.open('/')
    await visitor.press('[data-next]', 6, 230)
    await visitor.press('[data-product=nordlys-pack] [data-step="1"]', 6, 170)
    await visitor.press('[data-product=nordlys-pack] [data-step="-1"]', 2, 190)
    await visitor.press('[data-product=nordlys-pack] [data-add]')
    await visitor.wait(3200)
    const { signals, shown } = await visitor.leave()
    expect(signals.length === 0, `found: ${signals.join(', ')}`)
    expect(shown.length === 0, `decided to show: ${shown.join()}`)
  },

  async 'a slow button, pressed again and again, is no rage'(visitor, expect) {
    await visitor.open('/bag')
    await visitor.press('#calculate-shipping', 4, 620)
    await visitor.wait(3200)
    const { signals, shown } = await visitor.leave()
    for (const signal of ['rage-click', 'dead-click'])
      expect(!signals.includes(signal), `${signal} was found`)
    expect(shown.length === 0, `decided to show: ${shown.join()}`)
  },

  async 'a payment that fails twice is helped above the dialog'(visitor, expect) {
    await visitor.open('/bag')
    await visitor.press('[data-checkout]')
    await visitor.wait(900)
    await visitor.press('[data-pay]')
    await visitor.wait(2500)
    await visitor.press('[data-pay]')
    expect(await visitor.help(), 'no help came')
    const isReached = await visitor.ask(
      `(() => { const help = document.querySelector('[data-unstuck-help]')
        const { x, y, width } = help.shadowRoot.querySelector('[part]').getBoundingClientRect()
        return document.elementFromPoint(x + width / 2, y + 20) === help })()`,
    )
    expect(isReached, 'the help lies under the dialog')
    expect((await visitor.leave()).signals.includes('retry-loop'), 'no retry loop was found')
  },

  async 'a card refused over two page loads is helped on the second'(visitor, expect) {
    await visitor.open('/classic/checkout')
    for (const _ of ['first', 'again']) {
      await visitor.press('#card')
      await visitor.type('4000 0000 0000 0002')
      await visitor.press('.classic [type=submit]')
      await visitor.wait(2000)
    }
    expect(await visitor.help(), 'no help came')
    expect((await visitor.leave()).signals.includes('form-rejected'), 'the refusals were not found')
  },

  async 'somebody who is not sure what to enter is helped at the field'(visitor, expect) {
    await visitor.open('/account')
    const entries = { first: 'Robin', last: 'Lund', company: 'Lund & Co', vat: '49' }
    for (const [field, text] of Object.entries(entries)) {
      await visitor.press(`[name=${field}]`)
      await visitor.type(text)
    }
    await visitor.think(14_000)
    expect(await visitor.help(), 'no help came')
    expect((await visitor.leave()).signals.includes('form-stall'), 'no stall was found')
  },

  'never two tickets, and none that is lost: what became of each is known, or known to be unknown':
    passToDesks,

  'somebody whose ticket may have arrived is told so, and it is sent again under the same key': handOver,

  async 'what happened before going back counts once one is back'(visitor, expect) {
    await visitor.open('/products/nordlys-pack')
    await visitor.press('#check-availability')
    await visitor.wait(2400)
    await visitor.open('/help/stores')
    await visitor.ask('history.back()')
    await visitor.wait(1500)
    await visitor.press('#check-availability', 4, 400)
    expect(await visitor.help(), 'no help came')
    const { signals } = await visitor.leave()
    expect(signals.includes('dead-click') && signals.includes('rage-click'), `found: ${signals.join(', ')}`)
  },
}
