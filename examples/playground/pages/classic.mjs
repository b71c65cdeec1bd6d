import { markup } from '../public/markup.mjs'
import { layout } from './layout.mjs'

/** The card that the trade counter's bank refuses twice. */
export const testCard = '4000 0000 0000 0002'

/**
 * The trade counter's checkout, as shops were made twenty years ago: no script, a full page for each answer,
 * and the card number gone when it was refused.
 *
 * @param {{ error?: string, values?: Record<string, string | undefined> }} [state]
 */
export const classicCheckoutPage = ({ error, values = regular } = {}) =>
  layout({
    title: 'Trade checkout',
    current: '/classic/checkout',
    body: markup`
      <div class="classic">
        <ol class="steps" aria-label="Steps"><li>Basket</li><li>Address</li><li aria-current="step">Payment</li><li>Confirmation</li></ol>
        <h1>Payment</h1>
        ${error && markup`<p class="msg-error">${error}</p>`}
        <form method="post" action="/classic/confirm">
          <table>
            <tr><th scope="row"><label for="order">Order</label></th><td><input id="order" name="order" value="TR-20871 (12 × Ember, 4 × Lumen)" readonly /></td></tr>
            <tr><th scope="row"><label for="holder">Card holder</label></th><td><input id="holder" name="holder" value="${values.holder}" autocomplete="cc-name" /></td></tr>
            <tr><th scope="row"><label for="card">Card number</label></th><td><input id="card" name="card" autocomplete="cc-number" inputmode="numeric" /><small>For this test shop: ${testCard}</small></td></tr>
            <tr><th scope="row"><label for="until">Valid until</label></th><td><input id="until" name="until" size="7" placeholder="MM/YY" value="${values.until}" autocomplete="cc-exp" /></td></tr>
            <tr><th scope="row"><label for="postcode">Postcode</label></th><td><input id="postcode" name="postcode" size="7" value="${values.postcode}" autocomplete="postal-code" /></td></tr>
            <tr class="sum"><th scope="row">To pay</th><td><b>€452.00</b> incl. 19 % VAT</td></tr>
          </table>
          <p class="classic-buttons"><a href="/">« Back to the shop</a> <input class="button" type="submit" value="Confirm payment" /></p>
        </form>
      </div>
    `,
  })

/** A regular of the trade counter; only the card number is asked for each time. */
const regular = { holder: 'Robin Lund', until: '12/29', postcode: '20095' }

export const classicThanksPage = () =>
  layout({
    title: 'Order confirmed',
    body: markup`
      <div class="classic">
        <ol class="steps" aria-label="Steps"><li>Basket</li><li>Address</li><li>Payment</li><li aria-current="step">Confirmation</li></ol>
        <h1>Thank you for your order</h1>
        <p class="msg-ok">Order TR-20871 was paid. The invoice is in your inbox.</p>
        <p><a href="/">« Back to the shop</a></p>
      </div>
    `,
  })
