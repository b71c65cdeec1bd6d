/**
 * The six things to try. Each ticks itself off from what was seen, so `happened` looks at what unstuck has told,
 * oldest first.
 *
 * @typedef {object} Story
 * @property {string} id
 * @property {string} title
 * @property {string} todo
 * @property {string} expect
 * @property {[href: string, label: string]} page
 * @property {'help' | 'calm'} ends
 * @property {(heard: [type: string, event: any][], now: number) => boolean} happened
 */

/** @type {Story[]} */
export const stories = [
  {
    id: 'rage',
    title: 'A button that does nothing',
    todo: 'Press “Check availability in store” as you would if nothing happened: three or four times, faster each time.',
    expect: 'rage-click, then a tip beside the button',
    page: ['/products/nordlys-pack', 'Nordlys 28'],
    ends: 'help',
    happened: wasShown('store-stock'),
  },
  {
    id: 'payment',
    title: 'The same error again',
    todo: 'Check out, and pay. It fails; pay again.',
    expect: 'retry-loop, then a tip inside the dialog',
    page: ['/bag', 'Bag'],
    ends: 'help',
    happened: wasShown('payment-again'),
  },
  {
    id: 'stall',
    title: 'A form that stalls',
    todo: 'Begin the form, go to the VAT id, and hesitate for eight seconds. Move the mouse now and then, as one does while thinking.',
    expect: 'form-stall, then a tip at the field',
    page: ['/account', 'Account'],
    ends: 'help',
    happened: wasShown('vat-id'),
  },
  {
    id: 'card',
    title: 'A card refused, page after page',
    todo: 'Pay with the test card 4000 0000 0000 0002, twice. Each answer is a whole new page.',
    expect: 'form-rejected across page loads, then a tip',
    page: ['/classic/checkout', 'Trade'],
    ends: 'help',
    happened: wasShown('card-refused'),
  },
  {
    id: 'brisk',
    title: 'Just a brisk shopper',
    todo: 'Hurry through the carousel and the stepper, as fast as you like.',
    expect: 'nothing: each press is answered, or the carousel is still sliding',
    page: ['/', 'Shop'],
    ends: 'calm',
    happened: wereCalm(/collection|less|more/i, 8, 6000),
  },
  {
    id: 'slow',
    title: 'Slow, but it answers',
    todo: 'Press “Calculate shipping” three or four times. It takes three seconds and shows nothing until then.',
    expect: 'nothing: the request is on its way',
    page: ['/bag', 'Bag'],
    ends: 'calm',
    happened: wereCalm(/calculate shipping/i, 3, 6000),
  },
]

function wasShown(intervention) {
  return (heard) =>
    heard.some(
      ([type, step]) =>
        type === 'intervention' && step.intervention === intervention && step.step === 'shown',
    )
}

/** So many presses in a short time, and no signal by them or in the moment after. */
function wereCalm(name, presses, within) {
  return (heard, now) => {
    const times = heard.flatMap(([, event]) =>
      event.type === 'act' && name.test(event.target.name ?? '') ? [event.at] : [],
    )
    const first = times.at(-presses)
    const last = times.at(-1)
    if (!last || !first || last - first > within || now - last < SETTLED) return false
    return !heard.some(([type, { at }]) => type === 'signal' && at >= first && at <= last + SETTLED)
  }
}

/** By then every verdict has fallen. */
const SETTLED = 3500
