import { markup } from '../public/markup.mjs'
import { layout } from './layout.mjs'

/** A form with one awkward field: what a VAT id looks like, nobody says. */
export const accountPage = () =>
  layout({
    title: 'Account',
    current: '/account',
    remedies: `{ 'sample-vat': () => { document.forms.account.elements.vat.value = 'DE123456789' } }`,
    body: markup`
      <div class="narrow">
        <h1 class="page-title">Business account</h1>
        <p class="lead">Invoices with VAT shown, 30 days to pay, and a person who knows your name.</p>
        <form class="form" id="account" action="/api/account" method="post" novalidate data-account>
          <fieldset>
            <legend>You</legend>
            <div class="pair">
              <label>First name <input name="first" autocomplete="given-name" required /></label>
              <label>Last name <input name="last" autocomplete="family-name" required /></label>
            </div>
            <label>Work email <input name="email" type="email" autocomplete="email" required /></label>
          </fieldset>
          <fieldset>
            <legend>Your company</legend>
            <label>Company <input name="company" autocomplete="organization" required /></label>
            <label>VAT identification number <input name="vat" autocomplete="off" spellcheck="false" required aria-describedby="vat-error" /></label>
            <p class="field-error" id="vat-error" data-field-error></p>
            <label>Street and number <input name="street" autocomplete="street-address" required /></label>
            <div class="pair pair-uneven">
              <label>Postcode <input name="postcode" autocomplete="postal-code" required /></label>
              <label>City <input name="city" autocomplete="address-level2" required /></label>
            </div>
          </fieldset>
          <label class="check"><input type="checkbox" name="letter" /> Send me the trade letter, four times a year</label>
          <button class="button" type="submit">Open the account</button>
        </form>
      </div>
    `,
  })
