import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'

const EXAMPLES = [
  ['/sso', 'Log in with single sign-on, three times, with any address'],
  ['/sso?as=admin', 'The same, by somebody whom this browser knows as an admin'],
  ['/exports', 'Export while the service is down; it is back after the third try'],
  ['/contacts', 'Add thirty contacts in a week, on three days'],
  ['/card', 'Pay with a card that the bank refuses twice'],
  ['/onboarding', 'Begin here, and come back in two days'],
  ['/vat', 'Save a VAT id, wrong again and again'],
]

export const indexPage = () =>
  layout({
    title: 'Examples',
    config: 'sso-refused.json',
    body: markup`
      <h1>Six configs of real life</h1>
      <ul>${EXAMPLES.map(([href, label]) => markup`<li><a href="${href}">${label}</a></li>`)}</ul>`,
  })
