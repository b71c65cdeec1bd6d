import { fill, linger } from '../filling.ts'
import { field, form } from '../html.ts'
import { family, type LabPage } from '../scenario.ts'
import type { User } from '../user.ts'

const htmx = (after: number, more = '', body = '<p>Sent</p>'): LabPage => ({
  widget: 'htmx.org',
  body: `<button id="go" hx-post="/send" hx-target="#says" ${more}>Send</button><p id="says">Not sent</p>`,
  head: '<style>.htmx-request { opacity: .4 } .htmx-request + #says::after { content: " …" }</style>',
  script: "import 'htmx.org'",
  serve: (site) => site.on('POST /send', { after, type: 'text/html', body }),
})

const mutation = (after: number, pending: string): LabPage => ({
  widget: '@tanstack/react-query',
  body: '<div id="root"></div>',
  script: `
    import { createRoot } from 'react-dom/client'
    import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
    function Order() {
      const order = useMutation({ mutationFn: () => fetch('/api/orders', { method: 'POST' }) })
      return <div><button onClick={() => order.mutate()}>Order</button> <p>{${pending} ? 'Ordering' : order.isSuccess ? 'Ordered' : 'Your basket'}</p></div>
    }
    createRoot(document.querySelector('#root')).render(
      <QueryClientProvider client={new QueryClient()}><Order /></QueryClientProvider>)`,
  serve: (site) => site.on('POST /api/orders', { after, body: '{}' }),
})

const table: LabPage = {
  widget: 'vue',
  body: '<div id="app"></div>',
  script: `
    import { createApp } from 'vue'
    createApp({
      data: () => ({ rows: 'None yet' }),
      methods: { async load() { this.rows = await (await fetch('/api/report')).text() } },
      template: '<button id="go" @click="load">Show report</button><p>{{ rows }}</p>',
    }).mount('#app')`,
  serve: (site) => site.on('GET /api/report', { after: 5200, type: 'text/plain', body: 'Here' }),
}

const steps = (attributes: string, script = ''): LabPage => ({
  widget: 'bootstrap',
  body: `<p>Your order</p><button id="next" class="btn btn-primary" type="button" ${attributes}>Continue</button><p id="says"></p>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    const next = document.querySelector('#next'), says = document.querySelector('#says')
    ${script}`,
})

const shoelace: LabPage = {
  widget: '@shoelace-style/shoelace',
  body: '<sl-button id="next" disabled>Continue</sl-button>',
  script: "import '@shoelace-style/shoelace/dist/components/button/button.js'",
}

const details = (more = ''): LabPage => ({
  widget: 'imask',
  body: form(field('name') + field('tax', 'Tax number') + field('note', 'Note', more)),
  script: `
    import IMask from 'imask'
    IMask(tax, { mask: '00/000/00000' })
    form.onsubmit = (event) => event.preventDefault()`,
})

/** Is there, with the hand on the mouse, and writes nothing. */
const ponder = (user: User, ms: number) => linger(user, ms, ['#tax', '#name'])

/** What takes its time, what may not be pressed yet, and who thinks before they write. */
export const waiting = family('waiting and thinking', {
  'sends by htmx what takes 1.7 s, and sees nothing': {
    page: htmx(1700, 'hx-indicator="#none"'),
    user: ({ press }) => press('#go'),
    finds: ['slow-click'],
    on: 'Send',
  },
  'sends by htmx what takes 600 ms': { page: htmx(600), user: ({ press }) => press('#go') },
  'orders by TanStack Query what takes 1.8 s without a word': {
    page: mutation(1800, 'false'),
    user: ({ press }) => press('text=Order'),
    finds: ['slow-click'],
    on: 'Order',
  },
  'orders by TanStack Query what says at once that it works': {
    page: mutation(1800, 'order.isPending'),
    user: ({ press }) => press('text=Order'),
  },
  'asks Vue for a report that takes five seconds': {
    page: table,
    user: ({ press }) => press('#go'),
    finds: ['slow-request', 'slow-click'],
    on: 'Show report',
    until: 7000,
  },
  'orders what says at once that it works, and takes six seconds': {
    page: mutation(6000, 'order.isPending'),
    user: ({ press }) => press('text=Order'),
    finds: ['slow-request'],
    until: 7500,
  },
  'goes on with something else while a long poll is open': {
    page: steps(
      '',
      `fetch('/api/news'); let n = 0; next.onclick = () => { says.textContent = 'Step ' + ++n }`,
    ),
    async user({ press, wait }) {
      await wait(1200)
      await press('#next')
      await wait(4500)
    },
  },
  'hammers on a button of Bootstrap’s that is disabled': {
    page: steps('disabled'),
    user: ({ press }) => press('#next', 3, 350),
    finds: ['disabled-click'],
    on: 'Continue',
  },
  'hammers on a link of Bootstrap’s that lets the pointer through': {
    page: {
      ...steps(''),
      body: '<p>Your order</p><a id="next" class="btn btn-primary disabled" aria-disabled="true" role="button">Continue</a><p id="says"></p>',
    },
    user: ({ press }) => press('#next', 3, 400),
    finds: ['disabled-click'],
    on: 'Continue',
  },
  'presses a Continue twice that only says that it is disabled': {
    page: steps('aria-disabled="true"'),
    user: ({ press }) => press('#next', 2, 700),
    finds: ['disabled-click'],
    on: 'Continue',
  },
  'presses a disabled button of Shoelace’s twice': {
    page: shoelace,
    async user({ sees, press }) {
      await sees('#next')
      await press('#next', 2, 700)
    },
    finds: ['disabled-click'],
  },
  'presses a Continue that says what is missing': {
    page: steps(
      'aria-disabled="true"',
      "next.onclick = () => { says.textContent += 'Choose a size first. ' }",
    ),
    user: ({ press }) => press('#next', 2, 900),
  },
  'presses a button again that is disabled while it works': {
    page: steps(
      '',
      "next.onclick = () => { next.disabled = true; says.textContent = 'Saving'; setTimeout(() => { says.textContent = 'Saved'; next.disabled = false }, 1500) }",
    ),
    user: ({ press }) => press('#next', 3, 300),
  },
  'tries a disabled button, fills in what is missing, and tries again': {
    page: {
      ...steps(
        'disabled',
        'size.oninput = () => { next.disabled = !size.value }; next.onclick = () => { says.textContent = "Step 2" }',
      ),
      body: '<label>Size <input id="size"></label> <button id="next" class="btn btn-primary" type="button" disabled>Continue</button><p id="says"></p>',
    },
    async user(user) {
      await user.press('#next')
      await user.wait(900)
      await fill(user, '#size', 'M')
      await user.press('#next')
    },
  },
  'goes to a field and does not know what to write': {
    page: details(),
    async user(user) {
      await user.press('#tax')
      await ponder(user, 10_000)
    },
    finds: ['field-hesitation'],
  },
  'writes a name, and does not know the number that comes next': {
    page: details(),
    async user(user) {
      await fill(user, '#name', 'Ada')
      await user.key('Tab')
      await ponder(user, 10_500)
    },
    finds: ['field-hesitation'],
  },
  'thinks for four seconds, and writes': {
    page: details(),
    async user(user) {
      await user.press('#tax')
      await ponder(user, 4000)
      await user.type('1281')
      await ponder(user, 6000)
    },
  },
  'reads a page that has put the focus into a field': {
    page: { ...details('autofocus') },
    user: (user) => ponder(user, 10_000),
  },
  'goes to a field, leaves it at once, and reads on': {
    page: details(),
    async user(user) {
      await user.press('#tax')
      await user.wait(800)
      await user.pressAt('html', 0.9, 0.9)
      await ponder(user, 9500)
    },
  },
})
