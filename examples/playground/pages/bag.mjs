import { markup } from '../public/markup.mjs'
import { layout } from './layout.mjs'

/**
 * The bag, a slow shipping service, and a checkout in a modal dialog whose payment provider fails twice.
 * What is in the bag lives in the browser, so the rows are rendered there.
 */
export const bagPage = () =>
  layout({
    title: 'Bag',
    current: '/bag',
    body: markup`
      <h1 class="page-title">Your bag</h1>
      <div class="bag" data-bag>
        <ul class="bag-rows" data-bag-rows></ul>
        <aside class="summary" aria-label="Summary">
          <dl>
            <dt>Subtotal</dt>
            <dd data-subtotal></dd>
            <dt>Shipping</dt>
            <dd data-shipping>Not calculated</dd>
            <dt class="total">Total</dt>
            <dd class="total" data-total></dd>
          </dl>
          <div class="shipping">
            <label for="country">Deliver to</label>
            <select id="country">
              ${['Germany', 'Austria', 'Denmark', 'France', 'Ireland', 'Norway'].map((name) => markup`<option>${name}</option>`)}
            </select>
            <button class="button button-quiet" id="calculate-shipping" type="button">Calculate shipping</button>
          </div>
          <button class="button button-wide" type="button" data-checkout>Check out</button>
          <p class="fine">Card, and only card. Returns are free for 100 days.</p>
        </aside>
      </div>
      <dialog class="dialog" id="checkout" aria-labelledby="checkout-title">
        <form id="payment" data-payment>
          <header>
            <h2 id="checkout-title" tabindex="-1" autofocus>Pay</h2>
            <button class="round round-quiet" type="button" aria-label="Close the checkout" data-close>
              <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6.5 6.5l11 11M17.5 6.5l-11 11" /></svg>
            </button>
          </header>
          <p class="dialog-sum"><span data-count></span> <b data-total></b></p>
          <label>Email <input name="email" type="email" autocomplete="email" value="robin@example.com" required /></label>
          <label>Name on card <input name="name" autocomplete="cc-name" value="Robin Lund" required /></label>
          <label>Card number <input name="card" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242" required /></label>
          <div class="pair">
            <label>Expires <input name="expires" autocomplete="cc-exp" value="12 / 29" required /></label>
            <label>CVC <input name="cvc" inputmode="numeric" autocomplete="cc-csc" value="123" required /></label>
          </div>
          <p class="alert" role="alert" data-error></p>
          <button class="button button-wide" type="submit" data-pay>Pay <span data-total></span></button>
          <p class="fine">A test shop: these numbers are made up, and no card is charged.</p>
        </form>
        <div class="thanks" data-thanks hidden>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5" /></svg>
          <h2>Thank you, it is on its way</h2>
          <p>Order <b data-order></b>. We wrote to you.</p>
          <button class="button" type="button" data-close>Back to the shop</button>
        </div>
      </dialog>
    `,
  })
