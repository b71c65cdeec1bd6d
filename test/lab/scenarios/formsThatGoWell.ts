import { fill, linger, upload } from '../filling.ts'
import { field, form, mount } from '../html.ts'
import { family } from '../scenario.ts'

const OK = { after: 200, body: '{"ok":true}' }
const onSubmit = (
  code: string,
) => `document.getElementById('form').addEventListener('submit', async (event) => {
  event.preventDefault()
  ${code}
})`

/** Hard or lively forms, that end well or are at work all the time. */
export const formsThatGoWell = family('forms that go well', {
  'is refused once by react-hook-form, mends it, and is done': {
    page: {
      widget: 'react-hook-form',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { useState } from 'react'
        import { useForm } from 'react-hook-form'
        function App() {
          const { register, handleSubmit, formState: { errors } } = useForm()
          const [done, setDone] = useState(false)
          if (done) return <p>Welcome</p>
          return <form onSubmit={handleSubmit(() => setDone(true))} noValidate>
            <input id="email" aria-invalid={!!errors.email} {...register('email', { pattern: /^\\S+@\\S+\\.\\w+$/ })} />
            {errors.email && <p role="alert" className="error">Not an address</p>}
            <button id="send">Sign up</button></form>
        }
        createRoot(document.getElementById('app')).render(<App />)`,
    },
    async user(user) {
      await fill(user, '#email', 'ada@example')
      await user.press('#send')
      await user.wait(1500)
      await user.press('#email')
      await user.key('End')
      await user.type('.org')
      await user.press('#send')
      await user.wait(1500)
    },
    // An error did come up at the first press.
    allows: ['error-click'],
  },
  'finds a password that fulfils rules which show in red while it is typed': {
    page: {
      widget: 'native',
      body: form(
        `${field('password', 'Password', 'type="password"')}<ul><li class="error">8 letters</li><li class="error">a digit</li></ul>`,
      ),
      script: `
        password.oninput = () => {
          const [long, digit] = document.querySelectorAll('li')
          long.className = password.value.length < 8 ? 'error' : 'good'
          digit.className = /\\d/.test(password.value) ? 'good' : 'error'
          password.setAttribute('aria-invalid', String(!!document.querySelector('li.error')))
        }
        ${onSubmit("form.replaceWith('Changed')")}`,
    },
    async user(user) {
      await fill(user, '#password', 'babbage')
      await user.wait(1200)
      await user.type('-engine')
      await user.wait(1200)
      await user.type('1')
      await user.press('#send')
      await user.wait(1500)
    },
  },
  'is corrected at each field that is left, and then is done': {
    page: {
      widget: 'formik',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { Formik, Form, Field, ErrorMessage } from 'formik'
        const validate = ({ email, name }) => ({ ...(/\\.\\w+$/.test(email) ? {} : { email: 'Invalid address' }), ...(name ? {} : { name: 'Needed' }) })
        createRoot(document.getElementById('app')).render(
          <Formik initialValues={{ email: '', name: '' }} validate={validate} onSubmit={() => { app.textContent = 'Done' }}>
            <Form><Field id="email" name="email" /><ErrorMessage name="email" component="div" className="error" />
              <Field id="name" name="name" /><ErrorMessage name="name" component="div" className="error" />
              <button id="send" type="submit">Sign up</button></Form>
          </Formik>)`,
    },
    async user(user) {
      await fill(user, '#email', 'ada')
      await fill(user, '#name', 'Ada')
      await user.wait(1000)
      await fill(user, '#email', 'ada@example.org')
      await user.press('#send')
      await user.wait(1800)
    },
  },
  'writes in a form that saves itself at each pause': {
    page: {
      widget: 'native',
      body: `<form id="form">${field('title')}<textarea id="text" rows="3"></textarea><small></small></form>`,
      script: `let timer
        document.getElementById('form').oninput = () => {
          clearTimeout(timer)
          timer = setTimeout(async () => {
            document.querySelector('small').textContent = 'Saving'
            await fetch('/api/draft', { method: 'PATCH', body: '{}' })
            document.querySelector('small').textContent = 'Saved'
          }, 400)
        }`,
      serve: (site) => site.on('PATCH /api/draft', OK),
    },
    async user(user) {
      for (const words of ['The engine ', 'weaves algebra ', 'like a loom.']) {
        await user.press('#text')
        await user.key('End')
        await user.type(words)
        await user.wait(1200)
      }
    },
  },
  'searches for things that are not there, three times': {
    page: {
      widget: 'native',
      body: `<form id="form" role="search"><input id="query" name="q"><button id="send">Search</button></form><p role="alert"></p>`,
      script: onSubmit(`await fetch('/api/search?q=' + query.value)
        document.querySelector('[role=alert]').textContent = 'Nothing found for ' + query.value`),
      serve: (site) => site.on('GET /api/search', { after: 150, body: '[]' }),
    },
    async user(user) {
      for (const word of ['loom', 'punch card']) {
        await fill(user, '#query', word)
        await user.key('Enter')
        await user.wait(1500)
      }
    },
  },
  'chats: each message clears the line': {
    page: {
      widget: 'native',
      body: `<ul id="log"></ul><form id="form"><input id="line" autocomplete="off"><button id="send">Send</button></form>`,
      script: onSubmit(`const text = line.value; line.value = ''
        log.insertAdjacentHTML('beforeend', '<li></li>'); log.lastChild.textContent = text
        await fetch('/api/chat', { method: 'POST', body: text })`),
      serve: (site) => site.on('POST /api/chat', OK),
    },
    async user(user) {
      await user.press('#line')
      for (const text of ['Hello', 'Is it open?', 'Thanks!', 'Bye']) {
        await user.type(text)
        await user.key('Enter')
        await user.wait(900)
      }
    },
  },
  'mistypes the password once, and is let in': {
    page: {
      widget: 'native',
      body: form(
        field('email') + field('password', 'Password', 'type="password"'),
        'method="post" action="/login"',
      ),
      documents: { '/home': '<h1>Hello Ada</h1>' },
      serve(site, render) {
        site.on('POST /login', ({ body }) =>
          body.includes('right')
            ? { status: 303, headers: { location: '/home' } }
            : render(
                `<p class="alert alert-danger" role="alert">Wrong password</p>${form(field('email') + field('password', 'Password', 'type="password"'), 'method="post" action="/login"')}`,
              ),
        )
      },
    },
    async user(user) {
      for (const secret of ['wrong', 'right']) {
        await fill(user, '#email', 'ada')
        await fill(user, '#password', secret)
        await user.key('Enter')
        await user.wait(1800)
      }
    },
  },
  'adds one thing after the other to a list': {
    page: {
      widget: 'alpinejs',
      body: `<div x-data="{ things: [], text: '' }"><form id="form" @submit.prevent="things.push(text); text = ''">
          <input id="thing" x-model="text"><button>Add</button></form>
          <ul><template x-for="thing in things"><li x-text="thing"></li></template></ul></div>`,
      script: `import Alpine from 'alpinejs'
        Alpine.start()`,
    },
    async user(user) {
      await user.press('#thing')
      for (const text of ['milk', 'bread', 'salt']) {
        await user.type(text)
        await user.key('Enter')
        await user.wait(500)
      }
    },
  },
  'computes with a form that answers below its fields': {
    page: {
      widget: 'native',
      body: form(
        `${field('sum', 'Amount')}<p><label>Rate <input id="rate" value="3"></label> <output id="result"></output></p><p id="words"></p>`,
      ),
      script: onSubmit(`result.textContent = 'makes ' + sum.value * rate.value / 100 + ' a year'
        words.textContent = 'A fair rate of ' + rate.value + ' percent.'`),
    },
    async user(user) {
      for (const sum of ['1000', '2500', '40']) {
        await fill(user, '#sum', sum)
        await user.press('#send')
        await user.wait(1600)
      }
    },
  },
  'filters a list by a form that loads the page anew': {
    page: {
      widget: 'native',
      body: `${form(field('from', 'From') + field('to', 'To'), 'action="/" method="get"')}<ul><li>One</li><li>Two</li></ul>`,
    },
    async user(user) {
      for (const [from, to] of [
        ['1', '10'],
        ['1', '20'],
        ['5', '20'],
      ] as const) {
        await fill(user, '#from', from)
        await fill(user, '#to', to)
        await user.press('#send')
        await user.wait(900)
      }
    },
  },
  'saves settings three times; a toast says so': {
    page: {
      widget: 'notyf',
      body: form(field('name') + '<label><input type="checkbox" id="mails"> Mails</label>'),
      script: `
        import { Notyf } from 'notyf'
        import 'notyf/notyf.min.css'
        const notyf = new Notyf({ duration: 1000 })
        ${onSubmit("await fetch('/api/settings', { method: 'PUT' }); notyf.success('Saved')")}`,
      serve: (site) => site.on('PUT /api/settings', OK),
    },
    async user(user) {
      await fill(user, '#name', 'Ada')
      for (let i = 0; i < 3; i++) {
        await user.press('#mails')
        await user.press('#send')
        await user.wait(1500)
      }
    },
  },
  'saves settings whose page says "Saved" in an alert, while a poll in the background fails': {
    page: {
      widget: 'native',
      body: form(field('name') + '<p role="alert"></p>'),
      script: `
        setInterval(() => fetch('/api/news').catch(() => {}), 700)
        ${onSubmit(`document.querySelector('[role=alert]').textContent = ''
          await fetch('/api/settings', { method: 'PUT' })
          document.querySelector('[role=alert]').textContent = 'Saved'`)}`,
      serve(site) {
        site.on('PUT /api/settings', { after: 500, body: '{}' })
        site.on('GET /api/news', { status: 503, body: '' })
      },
    },
    async user(user) {
      await user.wait(2500)
      for (const name of ['Ada', 'Ada L.', 'A. Lovelace']) {
        await fill(user, '#name', name)
        await user.press('#send')
        await user.wait(1800)
      }
    },
  },
  'saves settings while the click counter of the product is broken': {
    page: {
      widget: 'native',
      body:
        form(field('name') + '<p id="note"></p>') +
        '<button id="more" type="button">More</button><p id="extra"></p>',
      script: `
        document.addEventListener('click', () => fetch('/collect', { method: 'POST', body: '1' }).catch(() => {}), true)
        more.onclick = () => (extra.textContent += 'More. ')
        ${onSubmit("note.textContent = ''; await fetch('/api/settings', { method: 'PUT' }); note.textContent = 'Saved'")}`,
      serve(site) {
        site.on('PUT /api/settings', OK)
        site.on('POST /collect', { status: 500, after: 50, body: '' })
      },
    },
    async user(user) {
      for (const name of ['Ada', 'Ada L.', 'A. Lovelace']) {
        await fill(user, '#name', name)
        await user.press('#send')
        await user.wait(1500)
        await user.press('#more')
        await user.wait(700)
      }
    },
  },
  'changes fields that htmx checks one by one, and is done': {
    page: {
      widget: 'htmx.org',
      body: `<div id="box"><form id="form" hx-post="/account" hx-target="#box">
          <div hx-target="this"><input id="email" name="email" hx-post="/check" hx-trigger="change" hx-target="#said"><span id="said"></span></div>
          <input id="name" name="name"><button id="send">Send</button></form></div>`,
      script: `import htmx from 'htmx.org'; htmx.process(document.body)`,
      serve(site) {
        site.on('POST /check', ({ body }) => ({
          type: 'text/html',
          body: body.includes('.org') ? 'Good' : '<b class="error">No address</b>',
        }))
        site.on('POST /account', { type: 'text/html', after: 200, body: '<p>Welcome</p>' })
      },
    },
    async user(user) {
      await fill(user, '#email', 'ada@example')
      await fill(user, '#name', 'Ada')
      await user.wait(1000)
      await fill(user, '#email', 'ada@example.org')
      await fill(user, '#name', 'Ada L.')
      await user.press('#send')
      await user.wait(2000)
    },
  },
  'goes through the steps of a wizard, one back, and on to the end': {
    page: {
      widget: 'jquery-validation',
      body: `<form id="form"><fieldset>${field('street', 'Street', 'required')}</fieldset><fieldset hidden>${field('city', 'City', 'required')}</fieldset>
        <fieldset hidden>${field('note')}</fieldset><button type="button" id="back">Back</button> <button type="button" id="next">Next</button></form>`,
      script: `
        import $ from 'jquery'
        import 'jquery-validation'
        const validator = $('#form').validate()
        let at = 0
        const show = () => $('fieldset').each((i, part) => { part.hidden = i !== at })
        back.onclick = () => { at = Math.max(0, at - 1); show() }
        next.onclick = () => {
          if (!$('#form').valid()) return
          if (++at > 2) return $('#form').replaceWith('<h1>Thank you</h1>')
          show()
        }`,
    },
    async user(user) {
      await fill(user, '#street', 'St James Sq')
      await user.press('#next')
      await user.wait(600)
      await fill(user, '#city', 'London')
      await user.press('#back')
      await user.wait(900)
      await user.press('#next')
      await user.wait(600)
      await user.press('#next')
      await fill(user, '#note', 'Ring')
      await user.press('#next')
      await user.wait(1500)
    },
  },
  'comments four times on a page that comes back each time': {
    page: {
      widget: 'native',
      body: `<p>A long article.</p>${form('<textarea id="text" name="text"></textarea>', 'method="post" action="/comment"')}`,
      serve: (site) => site.on('POST /comment', { status: 303, headers: { location: '/' } }),
    },
    async user(user) {
      for (const text of ['First', 'Second', 'Third', 'Fourth']) {
        await user.press('#text')
        await user.type(text)
        await user.press('#send')
        await user.wait(1200)
      }
    },
    // The same page again within two minutes, by submits.
  },
  'pastes a code and sends it at once': {
    page: {
      widget: 'native',
      body: form(field('code')),
      script: onSubmit("await fetch('/api/code', { method: 'POST' }); form.replaceWith('Welcome')"),
      serve: (site) => site.on('POST /api/code', OK),
    },
    async user(user) {
      await user.press('#code')
      await user.page.keyboard.insertText('4711-0815')
      await user.press('#send')
      await user.wait(1800)
    },
  },
  'is refused once by each of two forms on one page': {
    page: {
      widget: 'native',
      body: ['one', 'two']
        .map(
          (name) =>
            `<form id="${name}" novalidate><input id="${name}-mail"><p></p><button id="${name}-send">Send</button></form><hr>`,
        )
        .join(''),
      script: `for (const form of document.forms) {
          let asked = 0
          form.onsubmit = (event) => {
            event.preventDefault()
            const said = form.querySelector('p')
            if (asked++ === 0) said.className = 'error', said.textContent = 'No address'
            else form.innerHTML = '<h2>Thanks</h2>'
          }
        }`,
    },
    async user(user) {
      for (const name of ['one', 'two']) {
        await fill(user, `#${name}-mail`, 'ada')
        await user.press(`#${name}-send`)
        await user.wait(1300)
        await user.press(`#${name}-mail`)
        await user.type('@example.org')
        await user.press(`#${name}-send`)
        await user.wait(1300)
      }
    },
  },
  'saves in a form with a note in red that stands there always': {
    page: {
      widget: 'native',
      body: form(
        `<p class="text-danger">Fields with a star are required</p>${field('name', 'Name *')}<span id="note"></span>`,
      ),
      script: onSubmit(
        "await fetch('/api/settings', { method: 'PUT' }); note.textContent = 'Saved at ' + Date.now()",
      ),
      serve: (site) => site.on('PUT /api/settings', OK),
    },
    async user(user) {
      for (const name of ['Ada', 'Ada L.', 'A. L.']) {
        await fill(user, '#name', name)
        await user.press('#send')
        await user.wait(1500)
      }
    },
  },
  'signs the parcel on a canvas and sends it': {
    page: {
      widget: 'signature_pad',
      body: form(
        `${field('name')}<canvas id="pad" width="300" height="120" style="border: 1px solid"></canvas><p class="error"></p>`,
      ),
      script: `
        import SignaturePad from 'signature_pad'
        const pad = new SignaturePad(document.getElementById('pad'))
        ${onSubmit(`if (pad.isEmpty()) return (document.querySelector('.error').textContent = 'Please sign')
          form.replaceWith('Signed')`)}`,
    },
    async user(user) {
      await fill(user, '#name', 'Ada')
      await user.press('#send')
      await user.wait(1500)
      for (let i = 0; i < 5; i++) await user.drag('#pad', { x: 40 + 10 * i, y: 20 - 8 * i })
      await user.press('#send')
      await user.wait(1500)
    },
  },
  'types a code into six boxes that jump by themselves': {
    page: {
      widget: 'input-otp',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { OTPInput } from 'input-otp'
        createRoot(document.getElementById('app')).render(<form id="form">
          <OTPInput id="code" maxLength={6} onComplete={async () => { await fetch('/api/code', { method: 'POST' }); app.textContent = 'Welcome' }}
            render={({ slots }) => <div style={{ display: 'flex' }}>{slots.map((slot, i) => <div key={i} style={{ border: '1px solid', width: 30, height: 40 }}>{slot.char}</div>)}</div>} />
        </form>)`,
      serve: (site) => site.on('POST /api/code', OK),
    },
    async user(user) {
      await user.press('#code')
      await user.type('123456')
      await user.wait(1800)
    },
  },
  'uploads two files with Dropzone, and sends the rest': {
    page: {
      widget: 'dropzone',
      body: `<form id="form">${field('title')}<div id="drop" class="dropzone"><button type="button" class="dz-message">Choose files</button></div><button id="send">Send</button></form>`,
      script: `
        import Dropzone from 'dropzone'
        new Dropzone('#drop', { url: '/upload' })
        ${onSubmit("await fetch('/api/post', { method: 'POST' }); form.replaceWith('Sent')")}`,
      serve(site) {
        site.on('POST /upload', { after: 400, body: '{}' })
        site.on('POST /api/post', OK)
      },
    },
    async user(user) {
      await fill(user, '#title', 'Holiday')
      for (const name of ['a.txt', 'b.txt']) {
        await upload(user, '.dz-message', name)
        await user.wait(1000)
      }
      await user.press('#send')
      await user.wait(1800)
    },
  },
  'edits rows of a table, each a form of its own': {
    page: {
      widget: 'native',
      body: [1, 2, 3]
        .map(
          (n) =>
            `<form id="row-${n}"><input id="cell-${n}" name="cell" value="${n}"> <button>OK</button> <span></span></form>`,
        )
        .join(''),
      script: `for (const form of document.forms) form.onsubmit = async (event) => {
          event.preventDefault()
          await fetch('/api/rows/' + form.id, { method: 'PUT' })
          form.querySelector('span').textContent = '✓'
        }`,
      serve(site) {
        for (const n of [1, 2, 3]) site.on(`PUT /api/rows/row-${n}`, { after: 100, body: '{}' })
      },
    },
    async user(user) {
      for (const n of [1, 2, 3, 1, 2]) {
        await user.press(`#cell-${n}`)
        await user.type('7')
        await user.key('Enter')
        await user.wait(700)
      }
    },
  },
  'signs in elsewhere: another site asks, and sends back': {
    page: {
      widget: 'native',
      body: `<form id="form"><input id="email" name="email"></form><a id="sso" href="/idp">Sign in with your company</a>`,
      documents: {
        '/idp': `<form id="idp" method="post" action="/idp"><input id="user" name="user"><input id="secret" type="password" name="secret"><button id="send">Go</button></form>`,
        '/home': '<h1>Hello</h1>',
      },
      serve: (site) => site.on('POST /idp', { status: 303, headers: { location: '/home' } }),
    },
    async user(user) {
      await fill(user, '#email', 'ada')
      await user.press('#sso')
      await user.sees('#user')
      await fill(user, '#user', 'ada')
      await fill(user, '#secret', 'engine')
      await user.press('#send')
      await user.wait(1500)
    },
  },
  'reads for long before the form is sent': {
    page: {
      widget: 'native',
      body: `<article style="height: 1500px">Terms.</article>${form(field('name'))}`,
      script: onSubmit("form.replaceWith('Done')"),
    },
    async user(user) {
      await user.wheel('article', 200, 6)
      await linger(user, 4000, ['#name', '#send'])
      await fill(user, '#name', 'Ada')
      await user.press('#send')
      await user.wait(1500)
    },
  },
  'adds things that the page shows before the server has answered': {
    page: {
      widget: '@tanstack/react-query',
      body: mount,
      script: `
        import { createRoot } from 'react-dom/client'
        import { useState } from 'react'
        import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
        function App() {
          const [things, setThings] = useState([])
          const add = useMutation({ mutationFn: (thing) => fetch('/api/things', { method: 'POST', body: thing }) })
          return <form id="form" onSubmit={(event) => {
            event.preventDefault()
            const { thing } = event.target.elements
            setThings([...things, thing.value]); add.mutate(thing.value); thing.value = ''
          }}><input id="thing" name="thing" /><button id="send">Add</button><ul>{things.map((each) => <li key={each}>{each}</li>)}</ul></form>
        }
        createRoot(document.getElementById('app')).render(<QueryClientProvider client={new QueryClient()}><App /></QueryClientProvider>)`,
      serve: (site) => site.on('POST /api/things', { after: 900, body: '{}' }),
    },
    async user(user) {
      for (const text of ['milk', 'bread', 'salt']) {
        await user.press('#thing')
        await user.type(text)
        await user.press('#send')
        await user.wait(400)
      }
      await user.wait(1500)
    },
  },
})
