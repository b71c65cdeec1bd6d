/**
 * Six visits to the shop: four people who get stuck, and two who do not.
 *
 * @typedef {object} Story
 * @property {string} name for files
 * @property {string} title
 * @property {string} about
 * @property {string[]} [may] signals that are right all the same
 * @property {string} path where it begins
 * @property {(scene: Scene) => Promise<void>} play what the person does, until help should be there
 * @property {{ signal: string, rule: string, intervention: string, near: string, nearby: string, dialog?: string }} [help]
 * what should come of it; without it: nothing at all
 * @property {(scene: Scene) => Promise<void>} [follow] what the person does with the help
 *
 * @typedef {object} Scene
 * @property {import('playwright').Page} page
 * @property {ReturnType<import('./createHand.mjs').createHand>} hand
 * @property {(text: string) => void} tell
 * @property {(ms: number) => Promise<void>} thinkUntilHelp moves the pointer about until help is there, or time is up
 */

/** @type {Story[]} */
export const stories = [
  {
    name: 'unresponsive-button',
    title: 'A button that does nothing',
    about: 'The shop took its stock service away, and forgot the button.',
    path: '/products/nordlys-pack',
    async play({ hand, tell }) {
      await hand.rest(900)
      tell('presses “Check availability in store”')
      await hand.press('#check-availability')
      await hand.rest(850)
      tell('and again, three times, ever faster')
      await hand.press('#check-availability', { times: 3, every: 430, faster: 0.75 })
    },
    help: {
      signal: 'rage-click',
      rule: 'product/store-stock',
      intervention: 'store-stock',
      near: '#check-availability',
      nearby: 'the button',
    },
    async follow({ page, hand, tell }) {
      tell('follows “Call a store”')
      await hand.press(page.getByRole('link', { name: 'Call a store' }))
      await page.waitForURL('**/help/stores')
    },
  },
  {
    name: 'payment-fails-twice',
    title: 'The same payment error twice, inside a dialog',
    about: 'The payment provider is down for a moment; the page only says that it failed.',
    path: '/bag',
    async play({ hand, page, tell }) {
      await hand.rest(700)
      tell('checks out')
      await hand.press('[data-checkout]')
      await hand.rest(900)
      tell('pays')
      await hand.press('[data-pay]')
      await page.getByText('Payment could not be processed').waitFor()
      tell('reads “Payment could not be processed.”')
      await hand.rest(1300)
      tell('pays again')
      await hand.press('[data-pay]')
    },
    help: {
      signal: 'retry-loop',
      rule: 'bag/payment-fails',
      intervention: 'payment-again',
      near: '[data-pay]',
      nearby: 'the button',
      dialog: 'checkout',
    },
    async follow({ page, hand, tell }) {
      await hand.rest(900)
      tell('does as the help says: pays once more')
      await hand.press('[data-pay]')
      await page.getByText('Thank you, it is on its way').waitFor()
      tell('and it goes through')
    },
  },
  {
    name: 'stalled-form',
    title: 'A form that stalls at the VAT id',
    about: 'Nobody says what a VAT id looks like. There is no press to see here, only silence.',
    path: '/account',
    async play({ hand, tell, thinkUntilHelp }) {
      await hand.rest(600)
      tell('fills in the name and the company')
      await hand.press('[name=first]')
      await hand.type('Robin')
      await hand.press('[name=last]')
      await hand.type('Lund')
      await hand.press('[name=company]')
      await hand.type('Lund & Co')
      tell('comes to the VAT id, types two digits, and is not sure')
      await hand.press('[name=vat]')
      await hand.type('49')
      await thinkUntilHelp(14_000)
    },
    help: {
      signal: 'form-stall',
      rule: 'account/vat-id',
      intervention: 'vat-id',
      near: '[name=vat]',
      nearby: 'the field',
    },
    async follow({ page, hand, tell }) {
      tell('lets “Fill in a sample” do it')
      await hand.press(page.getByRole('button', { name: 'Fill in a sample' }))
      await page.waitForFunction(() => document.forms.namedItem('account')?.vat.value === 'DE123456789')
      tell('and the field holds DE123456789')
    },
  },
  {
    name: 'card-refused-twice',
    title: 'A card refused twice, each time on a new page',
    about: 'An old shop without scripts: each answer is a whole new page.',
    path: '/classic/checkout',
    async play({ hand, page, tell }) {
      await hand.rest(700)
      tell('types the card number, and confirms')
      await pay(hand, page)
      tell('finds the form again, and “Your payment was declined (code 05)”')
      await hand.rest(900)
      tell('types it once more, and confirms')
      await pay(hand, page)
    },
    help: {
      signal: 'form-rejected',
      rule: 'trade/card-refused',
      intervention: 'card-refused',
      near: '.classic [type=submit]',
      nearby: 'the button',
    },
    async follow({ page, hand, tell }) {
      await hand.rest(900)
      tell('changes the postcode to the one on the statement, and confirms')
      await hand.press('#postcode')
      await page.keyboard.press('ControlOrMeta+A')
      await hand.type('22765')
      await pay(hand, page)
      tell('and is thanked for the order')
      await page.waitForURL('**/classic/thanks')
    },
  },
  {
    name: 'brisk-shopper',
    title: 'Nothing wrong: a shopper in a hurry',
    about: 'Many presses on one spot, and some of them swallowed: what naive detectors call rage.',
    path: '/',
    async play({ hand, tell }) {
      await hand.rest(700)
      tell('hurries through the carousel, six presses while it still slides')
      await hand.press('[data-next]', { times: 6, every: 230 })
      tell('takes seven of the pack, then two fewer')
      await hand.press('[data-product=nordlys-pack] [data-step="1"]', { times: 6, every: 170 })
      await hand.press('[data-product=nordlys-pack] [data-step="-1"]', { times: 2, every: 190 })
      tell('puts them into the bag')
      await hand.press('[data-product=nordlys-pack] [data-add]')
      await hand.rest(3200)
    },
  },
  {
    name: 'slow-but-answering',
    // That it is slow may be said; it is no reason to interrupt.
    may: ['slow-click', 'slow-interaction'],
    title: 'Nothing wrong: a slow button, pressed again and again',
    about: 'Three seconds without a sign of life; but a request is on its way.',
    path: '/bag',
    async play({ hand, page, tell }) {
      await hand.rest(700)
      tell('presses “Calculate shipping” four times, and nothing is to be seen')
      await hand.press('#calculate-shipping', { times: 4, every: 620 })
      await page.getByText(/days to Germany/).waitFor()
      tell('and there it is: the shipping is calculated')
      await hand.rest(3200)
    },
  },
]

async function pay(hand, page) {
  await hand.press('#card')
  await hand.type('4000 0000 0000 0002')
  const loaded = page.waitForEvent('load')
  await hand.press('.classic [type=submit]')
  await loaded
}
