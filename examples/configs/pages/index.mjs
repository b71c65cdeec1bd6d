import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'

const EXAMPLES = [
  ['/sso', 'Single sign-on', 'Log in three times, with any address', 'sso-refused.json'],
  ['/sso?as=admin', 'Single sign-on, as an admin', 'The same, and other help', 'sso-refused.json'],
  ['/exports', 'Exports', 'The service is down, and back after the third try', 'export-incident.json'],
  ['/contacts', 'Contacts', 'Add thirty in a week, on three days', 'bulk-by-hand.json'],
  ['/card', 'A card payment', 'The bank refuses it twice', 'card-refused.json'],
  ['/onboarding', 'Onboarding', 'Begin here, and come back in two days', 'onboarding-stuck.json'],
  ['/vat', 'A VAT id', 'Wrong again and again, until a person takes over', 'person-after.json'],
]

export const indexPage = () =>
  layout({
    title: 'Examples',
    body: markup`
      <h1>Six configs of real life</h1>
      <ul class="examples">${EXAMPLES.map(
        ([href, name, story, config]) => markup`
          <li><a href="${href}"><b>${name}</b><small>${story}</small><code>${config}</code></a></li>`,
      )}</ul>`,
  })
