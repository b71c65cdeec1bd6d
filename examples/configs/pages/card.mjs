import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'

/**
 * A form as shops without scripts have it: sent by a full page load, answered with the same page.
 *
 * @param {string} [refusal]
 */
export const cardPage = (refusal) =>
  layout({
    title: 'Pay',
    config: 'card-refused.json',
    body: markup`
      <h1>Pay €48.00</h1>
      ${refusal && markup`<p class="msg-error" role="alert">${refusal}</p>`}
      <form method="post" action="/card/pay">
        <label>Name on the card <input name="holder" autocomplete="cc-name" /></label>
        <label>Billing postcode <input name="postcode" autocomplete="postal-code" /></label>
        <button type="submit">Pay now</button>
      </form>
      <p class="fine">The demo's bank accepts the postcode <code>10115</code>.</p>`,
  })

export const thanksPage = () =>
  layout({
    title: 'Thank you',
    config: 'card-refused.json',
    body: markup`<h1>Thank you</h1><p>It is on its way.</p>`,
  })
