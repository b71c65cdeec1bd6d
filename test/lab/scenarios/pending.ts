import { family, RAGE, type LabPage } from '../scenario.ts'

/** A button that asks the server, and what the page shows of it. */
const asking = (answer: object, then: string, meanwhile = ''): LabPage => ({
  widget: 'native',
  body: '<button id="send" type="button">Order</button><p id="says">Nothing ordered</p>',
  script: `
    const says = document.querySelector('#says'), send = document.querySelector('#send')
    let asked
    send.onclick = async () => {
      if (asked) return
      asked = true
      ${meanwhile}
      const response = await fetch('/api/orders', { method: 'POST' }).catch(() => undefined)
      ${then}
    }`,
  serve: (site) => site.on('POST /api/orders', { body: '{}', ...answer }),
})

const never = new Promise(() => {})

export const pending = family('slow and pending', {
  'waits for an order that takes 1.5 s without a spinner': {
    page: asking({ after: 1500 }, `says.textContent = 'Ordered'`),
    user: ({ press }) => press('#send'),
    finds: ['slow-click'],
    on: 'Order',
  },
  'presses again while an order takes 3 s without a spinner': {
    page: asking({ after: 3000 }, `says.textContent = 'Ordered'`),
    user: ({ press }) => press('#send', 5, 400),
    finds: ['slow-click'],
    on: 'Order',
    until: 4500,
  },
  'presses a button that shows a spinner at once': {
    page: asking({ after: 2500 }, `says.textContent = 'Ordered'`, `says.textContent = 'Just a moment'`),
    user: ({ press }) => press('#send', 3, 300),
    until: 4500,
  },
  'presses a button that is disabled while it works': {
    page: asking(
      { after: 2500 },
      `says.textContent = 'Ordered'; send.disabled = false`,
      'send.disabled = true',
    ),
    user: ({ press }) => press('#send', 4, 250),
    until: 4500,
  },
  'orders what is answered by a toast elsewhere': {
    page: asking(
      { after: 300 },
      `document.body.insertAdjacentHTML('beforeend', '<div role="status" style="position: fixed; top: 0; right: 0">Ordered</div>')`,
    ),
    user: ({ press }) => press('#send'),
  },
  'presses a slow button that works in the page': {
    page: {
      widget: 'native',
      body: '<button id="send" type="button">Compute</button><p id="says">?</p>',
      script: `document.querySelector('#send').onclick = () => setTimeout(() => (document.querySelector('#says').textContent = '42'), 1400)`,
    },
    user: ({ press }) => press('#send'),
    finds: ['slow-click'],
    on: 'Compute',
  },
  'presses a button that freezes the page for a second': {
    page: {
      widget: 'native',
      body: '<button id="send" type="button">Compute</button><p id="says">?</p>',
      script: `let times = 0
        document.querySelector('#send').onclick = () => {
          const until = performance.now() + 1000
          while (performance.now() < until);
          document.querySelector('#says').textContent = '42, ' + ++times
        }`,
    },
    user: ({ press }) => press('#send', 3, 250),
    finds: ['slow-click'],
    on: 'Compute',
    until: 6000,
  },
  'presses a button whose answer fails without a word': {
    page: asking({ status: 500 }, ''),
    user: ({ press }) => press('#send'),
    finds: ['error-click', 'dead-click', 'failed-request'],
    on: 'Order',
  },
  'presses a button whose connection breaks without a word': {
    page: asking({ status: 503, after: 600 }, ''),
    user: ({ press }) => press('#send'),
    finds: ['error-click', 'dead-click', 'failed-request'],
    on: 'Order',
  },
  'presses a button whose request succeeds and shows nothing': {
    page: asking({}, ''),
    user: ({ press }) => press('#send'),
    finds: ['dead-click'],
    on: 'Order',
  },
  'rages once a silent order has come back': {
    page: asking({ after: 200 }, ''),
    async user({ press, wait }) {
      await press('#send')
      await wait(1500)
      await press('#send', 4)
    },
    finds: RAGE,
    on: 'Order',
  },
  'presses a button whose request hangs for good': {
    page: asking({ after: never }, ''),
    user: ({ press }) => press('#send'),
    finds: ['dead-click', 'slow-request'],
    on: 'Order',
    until: 12_500,
  },
  'hammers on a Continue that is disabled, and nobody says why': {
    page: { widget: 'native', body: '<p>Your order</p><button type="button" disabled>Continue</button>' },
    user: ({ press }) => press('text=Continue', 4),
    finds: ['disabled-click'],
    on: 'Continue',
  },
  'tries once a Continue that is disabled': {
    page: { widget: 'native', body: '<p>Your order</p><button type="button" disabled>Continue</button>' },
    user: ({ press }) => press('text=Continue'),
  },
  'reads what the server refused, and why': {
    page: asking({ status: 422 }, `says.textContent = 'Choose a size first'`),
    user: ({ press }) => press('#send'),
    finds: ['error-click', 'failed-request'],
    on: 'Order',
  },
})
