import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'
import { SEND_FORM } from './sendForm.mjs'

/**
 * Nobody is logged in yet, so the role is what the product's own cookie says of whoever used this browser last.
 *
 * @param {string | null} role
 */
export const ssoPage = (role) =>
  layout({
    title: 'Log in',
    config: 'sso-refused.json',
    ...(role && { traits: { role } }),
    body: markup`
      <h1>Log in</h1>
      <form id="sso" action="/api/sso" data-next="/sso/done" novalidate>
        <label>Work e-mail <input name="email" type="email" autocomplete="username" /></label>
        <p class="msg-error" role="alert" hidden></p>
        <button>Continue with single sign-on</button>
      </form>
      <p class="fine">The demo lets in only <code>ann@known.example</code>.</p>`,
    script: SEND_FORM,
  })

export const ssoDonePage = () =>
  layout({ title: 'Welcome', config: 'sso-refused.json', body: markup`<h1>Welcome back</h1>` })
