import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'
import { SEND_FORM } from './sendForm.mjs'

export const vatPage = () =>
  layout({
    title: 'Billing',
    config: 'person-after.json',
    // Your own question to your own desk; unstuck asks it only where a rule wants to know.
    init: `{
      handover: { default: { available: async () => (await (await fetch('/api/desk')).json()).free > 0 } },
    }`,
    body: markup`
      <h1>Billing address</h1>
      <form id="vat" action="/api/vat" novalidate>
        <label>VAT id <input name="vat" autocomplete="off" /></label>
        <p class="msg-error" role="alert" hidden></p>
        <button>Save</button>
      </form>`,
    script: SEND_FORM,
  })
