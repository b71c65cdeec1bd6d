import { fill, tryTwice } from '../filling.ts'
import { field, form, mount } from '../html.ts'
import { family } from '../scenario.ts'

const account = form(field('email') + field('name'), 'method="post" action="/account" novalidate')
/** A page that sends its form itself and does something with the answer. */
const sends = (
  then: string,
  more = '',
) => `document.getElementById('form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const answer = await fetch('/api/account', { method: 'POST', body: new FormData(event.target) ${more} })
  ${then}
})`

/** The request failed after each of two attempts. */
const FAILED_TWICE = ['form-rejected', 'retry-loop', 'error-click', 'failed-request'] as const

/** What servers say "no" with. */
export const refusedByServers = family('forms refused by servers', {
  'cannot save: 422, and a toast at the edge of the window': {
    page: {
      widget: 'notyf',
      body: account,
      script: `
        import { Notyf } from 'notyf'
        import 'notyf/notyf.min.css'
        const notyf = new Notyf()
        ${sends('if (!answer.ok) notyf.error("Could not be saved")')}`,
      serve: (site) => site.on('POST /api/account', { status: 422, after: 200, body: '{}' }),
    },
    user: tryTwice,
    finds: FAILED_TWICE,
  },
  'cannot save: 422, and the page keeps silent': {
    page: {
      widget: 'native',
      body: account,
      script: sends(''),
      serve: (site) => site.on('POST /api/account', { status: 422, after: 200, body: '{}' }),
    },
    user: tryTwice,
    // Nothing shows after either press.
    finds: [...FAILED_TWICE, 'dead-click'],
  },
  'cannot save: 200, and a red toast': {
    page: {
      widget: 'notyf',
      body: account,
      script: `
        import { Notyf } from 'notyf'
        import 'notyf/notyf.min.css'
        const notyf = new Notyf({ duration: 1200 })
        ${sends('notyf.error("Could not be saved")')}`,
      serve: (site) => site.on('POST /api/account', { after: 200, body: '{"ok":false}' }),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot save: 200, and an error that sonner shows': {
    page: {
      widget: 'sonner',
      body: mount + account,
      script: `
        import { createRoot } from 'react-dom/client'
        import { Toaster, toast } from 'sonner'
        createRoot(document.getElementById('app')).render(<Toaster />)
        ${sends('toast.error("The address is taken")')}`,
      serve: (site) => site.on('POST /api/account', { after: 200, body: '{"ok":false}' }),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot log in: 200, a bare alert, and the password is gone': {
    page: {
      widget: 'native',
      body: form(field('email') + field('password', 'Password', 'type="password"') + '<p role="alert"></p>'),
      script: sends(
        `password.value = ''; document.querySelector('[role=alert]').textContent = 'These do not match'`,
      ),
      serve: (site) => site.on('POST /api/account', { after: 300, body: '{}' }),
    },
    async user(user) {
      for (const secret of ['analytical', 'engine1843']) {
        await fill(user, '#email', 'ada@example.org')
        await fill(user, '#password', secret)
        await user.press('#send')
        await user.wait(1800)
      }
    },
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'cannot log in: 401, the same words in the same alert each time': {
    page: {
      widget: 'native',
      body: form(field('email') + field('password', 'Password', 'type="password"') + '<p role="alert"></p>'),
      script: sends(`document.querySelector('[role=alert]').textContent = 'These do not match'`),
      serve: (site) => site.on('POST /api/account', { status: 401, after: 300, body: '{}' }),
    },
    async user(user) {
      await fill(user, '#email', 'ada@example.org')
      for (const secret of ['analytical', 'engine1843', 'babbage']) {
        await fill(user, '#password', secret)
        await user.key('Enter')
        await user.wait(1500)
      }
    },
    finds: FAILED_TWICE,
  },
  'cannot use a voucher: the same alert with the same words, from a server that says 200': {
    page: {
      widget: 'native',
      body: form(
        field('email', 'Voucher') + '<div class="alert alert-danger" role="alert" hidden>Not valid</div>',
      ),
      script: sends(`document.querySelector('.alert').hidden = false`),
      serve: (site) => site.on('POST /api/account', { after: 300, body: '{}' }),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is sent the same page again, with a list of errors (200)': {
    page: {
      widget: 'native',
      body: account,
      serve: (site, render) =>
        site.on('POST /account', () =>
          render('<ul class="errorlist"><li>Enter a valid address</li></ul>' + account),
        ),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is sent the same page again, with status 422 and Rails marks': {
    page: {
      widget: 'native',
      body: account,
      serve: (site, render) =>
        site.on('POST /account', () => ({
          status: 422,
          type: 'text/html',
          body: render(`<div id="error_explanation"><h2>1 error</h2></div>${account}`),
        })),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is sent the same page again, with a message in plain red (400)': {
    page: {
      widget: 'native',
      body: account,
      serve: (site, render) =>
        site.on('POST /account', () => ({
          status: 400,
          type: 'text/html',
          body: render(`<p style="color: red">Something is wrong.</p>${account}`),
        })),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is redirected back to the form with an error in a flash message': {
    page: {
      widget: 'native',
      body: account,
      serve(site, render) {
        site.on('POST /account', { status: 303, headers: { location: '/again' } })
        site.on('GET /again', () =>
          render(`<div class="flash flash-error" role="alert">Try again</div>${account}`),
        )
      },
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is sent the same form again, each field marked by ASP.NET': {
    page: {
      widget: 'native',
      body: account,
      serve: (site, render) =>
        site.on('POST /account', () =>
          render(
            form(
              field('email', 'email', 'class="input-validation-error"') +
                '<span class="field-validation-error">The address is not valid.</span>' +
                field('name'),
              'method="post" action="/account" novalidate',
            ),
          ),
        ),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is refused by Turbo, which renders a 422 in place': {
    page: {
      widget: '@hotwired/turbo',
      body: account,
      script: `import '@hotwired/turbo'`,
      serve: (site) =>
        site.on('POST /account', () => ({
          status: 422,
          type: 'text/html',
          after: 150,
          body: `<html><body><div class="alert">Name is too short</div>${account}</body></html>`,
        })),
    },
    user: tryTwice,
    finds: FAILED_TWICE,
  },
  "is refused by htmx, which puts the server's errors in the place of the form": {
    page: {
      widget: 'htmx.org',
      body: `<div id="box">${form(field('email'), 'hx-post="/account" hx-target="#box"')}</div>`,
      script: `import htmx from 'htmx.org'; htmx.process(document.body)`,
      serve: (site) =>
        site.on('POST /account', {
          type: 'text/html',
          after: 150,
          body: `<p class="form-errors">No such address</p>${form(field('email'), 'hx-post="/account" hx-target="#box"')}`,
        }),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is refused by htmx with a 400, which htmx shows to nobody': {
    page: {
      widget: 'htmx.org',
      body: `<div id="box">${form(field('email'), 'hx-post="/account" hx-target="#box"')}</div>`,
      // As htmx did by itself before its version 4.
      script: `import htmx from 'htmx.org'; htmx.config.noSwap.push('4xx'); htmx.process(document.body)`,
      serve: (site) => site.on('POST /account', { status: 400, type: 'text/html', body: 'no' }),
    },
    user: tryTwice,
    finds: FAILED_TWICE,
    // Marks that it puts on the form while it asks are all that changes.
    allows: ['dead-click'],
  },
  'has a card refused in an embedded frame, with the message outside of it': {
    page: {
      widget: 'native',
      body: form(
        `${field('email')}<iframe src="/card" style="width: 300px; height: 60px"></iframe><p id="card-errors"></p>`,
      ),
      script: sends(`document.getElementById('card-errors').textContent = 'Your card was declined.'`),
      serve(site) {
        site.on('GET /card', '<input placeholder="Card number" style="width: 250px; height: 30px">')
        site.on('POST /api/account', { status: 402, after: 400, body: '{}' })
      },
    },
    async user(user) {
      await user.page.mouse.click(60, 120)
      await user.type('4000')
      await tryTwice(user)
    },
    finds: FAILED_TWICE,
  },
  'types the code from a message tryTwice, and it is wrong': {
    page: {
      widget: 'native',
      body: form('<input id="code" inputmode="numeric" maxlength="6" autocomplete="one-time-code"><p></p>'),
      script: `code.oninput = () => { if (code.value.length === 6) form.requestSubmit() }
        ${sends(`document.querySelector('p').textContent = 'Wrong code'; code.value = ''; code.focus()`)}`,
      serve: (site) => site.on('POST /api/account', { status: 400, after: 200, body: '{}' }),
    },
    async user(user) {
      await fill(user, '#code', '123456')
      await user.wait(1500)
      await user.type('123465')
      await user.wait(1500)
    },
    finds: FAILED_TWICE,
  },
  'solves a captcha again and again, which the server does not take': {
    page: {
      widget: 'native',
      body: form(
        `${field('email')}<iframe id="captcha" src="/captcha" style="width: 300px; height: 80px"></iframe><p class="captcha-error"></p>`,
      ),
      script: sends(`document.getElementById('captcha').contentWindow.location.reload()
        document.querySelector('.captcha-error').textContent = 'Please solve it again'`),
      serve(site) {
        site.on(
          'GET /captcha',
          '<label><input type="checkbox" style="width: 40px; height: 40px"> I am human</label>',
        )
        site.on('POST /api/account', { status: 400, after: 200, body: '{}' })
      },
    },
    async user(user) {
      await fill(user, '#email', 'ada@example.org')
      for (let i = 0; i < 2; i++) {
        await user.page.frameLocator('#captcha').locator('input').click()
        await user.wait(500)
        await user.press('#send')
        await user.wait(1800)
      }
    },
    finds: FAILED_TWICE,
  },
  'saves a form whose only button is none that sends, and the server refuses (axios)': {
    page: {
      widget: 'axios',
      body: `<form id="form">${field('email')}${field('name')}<button type="button" id="cancel">Cancel</button> <button type="button" id="send">Save</button></form><div id="toast"></div>`,
      script: `
        import axios from 'axios'
        document.getElementById('send').onclick = async () => {
          try { await axios.put('/api/account/17', { email: email.value }) }
          catch { toast.textContent = 'Conflict' }
        }`,
      serve: (site) => site.on('PUT /api/account/17', { status: 409, after: 200, body: '{}' }),
    },
    user: tryTwice,
    finds: FAILED_TWICE,
  },
  'is refused by a GraphQL server that answers 200, in an alert with a cross': {
    page: {
      widget: 'graphql-request',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { useState } from 'react'
        import { request, gql } from 'graphql-request'
        function App() {
          const [problem, setProblem] = useState()
          const send = async (event) => {
            event.preventDefault()
            setProblem()
            try { await request(location.origin + '/graphql', gql\`mutation CreateUser { createUser { id } }\`) }
            catch (error) { setProblem(error.response.errors[0].message) }
          }
          return <form onSubmit={send}>{problem && <div role="alert"><svg className="icon-error" width="9" height="9" />{problem}</div>}
            <input id="email" /><button id="send">Create</button></form>
        }
        createRoot(document.getElementById('app')).render(<App />)`,
      serve: (site) => site.on('POST /graphql', { after: 200, body: '{"errors":[{"message":"Taken"}]}' }),
    },
    user: tryTwice,
    finds: ['form-rejected'],
    allows: ['error-click'],
  },
  'is refused while the network is gone': {
    page: {
      widget: 'native',
      body: account + '<output></output>',
      script: `document.getElementById('form').addEventListener('submit', async (event) => {
        event.preventDefault()
        try { await fetch('/api/account', { method: 'POST' }) } catch { document.querySelector('output').textContent = 'Network?' }
      })`,
    },
    async user(user) {
      await user.page.context().setOffline(true)
      await tryTwice(user)
    },
    finds: [...FAILED_TWICE, 'offline'],
  },
  "is refused by jQuery's ajax, with the server's words in a box": {
    page: {
      widget: 'jquery',
      body: `<div id="box"></div>${account}`,
      script: `
        import $ from 'jquery'
        $('#form').on('submit', function (event) {
          event.preventDefault()
          $.post('/api/account', $(this).serialize()).fail((xhr) => $('#box').text(xhr.responseText))
        })`,
      serve: (site) => site.on('POST /api/account', { status: 500, after: 300, body: 'Oops' }),
    },
    user: tryTwice,
    finds: FAILED_TWICE,
  },
})
