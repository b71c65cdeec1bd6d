import { setTimeout as wait } from 'node:timers/promises'
import { newcomer } from './visitors.mjs'

/** Slow enough that people press again, and below what they would call broken. */
export const SHIPPING_TAKES = 3000
/** How often the payment provider fails before it works, for each visitor and order. */
export const FAILING_PAYMENTS = 2

/**
 * The shop's own API.
 *
 * @type {Record<string, (visitor: import('./visitors.mjs').Visitor) => Promise<{ status: number, body: unknown }>>}
 */
export const shopApi = {
  'POST /api/shipping': async () => {
    await wait(SHIPPING_TAKES)
    return { status: 200, body: { price: 4.9, days: '2 to 3' } }
  },

  'POST /api/payment': async (visitor) => {
    await wait(350)
    if (visitor.failedPayments < FAILING_PAYMENTS) {
      visitor.failedPayments += 1
      return { status: 502, body: { error: 'provider unavailable' } }
    }
    visitor.failedPayments = 0
    return { status: 200, body: { order: 'FO-10482' } }
  },

  'POST /api/account': async () => {
    await wait(250)
    return { status: 200, body: { customer: 'B-3317' } }
  },

  'POST /api/start-over': async (visitor) => {
    Object.assign(visitor, newcomer())
    return { status: 200, body: {} }
  },
}
