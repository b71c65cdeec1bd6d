import { classicCheckoutPage, testCard } from '../pages/classic.mjs'

/** How often the bank refuses the test card, for each visitor, before it takes it. */
export const REFUSALS = 2

/**
 * What the trade counter answers to a payment: the same page again with an error on it, and status 200 as in
 * the old days, or the way to the thank-you page.
 *
 * @param {import('./visitors.mjs').Visitor} visitor
 * @param {URLSearchParams} form
 * @returns {{ location: string } | { page: unknown }}
 */
export function confirmClassic(visitor, form) {
  const values = Object.fromEntries(form)
  const card = digits(values.card)
  if (!card) return { page: classicCheckoutPage({ values, error: 'Please enter a card number.' }) }
  if (card === digits(testCard) && visitor.refusedCards < REFUSALS) {
    visitor.refusedCards += 1
    return {
      page: classicCheckoutPage({
        values,
        error: 'Your payment was declined (code 05). Please check your data.',
      }),
    }
  }
  visitor.refusedCards = 0
  return { location: '/classic/thanks' }
}

const digits = (text = '') => text.replace(/\D/g, '')
