import { fill, linger } from '../filling.ts'
import { field, form, mount } from '../html.ts'
import { family, type LabPage, type NamedScenario, type Scenario } from '../scenario.ts'
import type { User } from '../user.ts'

/** Nothing may go on for twenty seconds before that is a stall: these take their time, and run side by side. */
const STALL = 23_000

const page = (body: string, script?: string, widget = 'native', more: Partial<LabPage> = {}): LabPage => ({
  widget,
  body,
  ...(script !== undefined && { script }),
  ...more,
})

/** Begins the form, and then gets no further. */
const begins =
  (places: readonly string[], meanwhile?: (user: User) => Promise<unknown>) =>
  async (user: User): Promise<void> => {
    await fill(user, '#name', 'Ada')
    await meanwhile?.(user)
    await linger(user, STALL, places)
  }

const stalls = (page: LabPage, user: Scenario['user'], more: Partial<Scenario> = {}): Scenario => ({
  page,
  user,
  finds: ['form-stall'],
  ...more,
})

/** Somebody who enters nothing in a field for eight seconds does hesitate there as well. */
const HESITATES = ['field-hesitation'] as const

const names = form(field('name') + field('iban', 'IBAN'))
const onSubmit = (code: string) =>
  `document.getElementById('form').addEventListener('submit', async (event) => { event.preventDefault(); ${code} })`

export const formsThatStall: readonly NamedScenario[] = family('forms that stall', {
  'does not know the number that the next field asks for': stalls(page(names), begins(['#iban', '#name'])),
  'goes to the next field, and sits there': stalls(
    page(names),
    begins(['#iban', '#send'], ({ press }) => press('#iban')),
  ),
  'goes back and forth between two fields without writing': stalls(
    page(form(field('name') + field('tax', 'Tax number') + field('office', 'Office'))),
    async (user) => {
      await fill(user, '#name', 'Ada')
      for (let i = 0; i < 6; i++) {
        await user.press(i % 2 ? '#tax' : '#office')
        await linger(user, 3600, ['#tax', '#office'])
      }
    },
    { allows: HESITATES },
  ),
  'scrolls up and down in a long form': stalls(
    page(form(field('name') + `<div id="long" style="height: 1800px"></div>${field('code')}`)),
    async (user) => {
      await fill(user, '#name', 'Ada')
      for (let i = 0; i < 14; i++) {
        await user.wheel('#form', i % 4 < 2 ? 300 : -300, 2)
        await user.wait(1200)
      }
    },
  ),
  'looks for what keeps the button of React disabled': stalls(
    page(
      mount,
      `
      import { createRoot } from 'react-dom/client'
      import { useState } from 'react'
      function App() {
        const [name, setName] = useState('')
        return <form><input id="name" value={name} onChange={(event) => setName(event.target.value)} />
          <input id="vat" placeholder="VAT" /><button id="send" disabled={name.length < 20}>Send</button></form>
      }
      createRoot(document.getElementById('app')).render(<App />)`,
      'react',
    ),
    begins(['#send', '#vat']),
    { allows: ['disabled-click', 'dead-click'] },
  ),
  'is stuck in a form of react-hook-form': stalls(
    page(
      mount,
      `
      import { createRoot } from 'react-dom/client'
      import { useForm } from 'react-hook-form'
      function App() {
        const { register, handleSubmit } = useForm()
        return <form onSubmit={handleSubmit(() => {})}><input id="name" {...register('name')} /><input id="ssn" placeholder="Social security" {...register('ssn')} /><button id="send">Go</button></form>
      }
      createRoot(document.getElementById('app')).render(<App />)`,
      'react-hook-form',
    ),
    begins(['#ssn', '#name']),
  ),
  'is stuck in a form of Vue': stalls(
    page(
      mount,
      `
      import { createApp } from 'vue'
      createApp({ data: () => ({ name: '', plan: '' }), template: '<form @submit.prevent><input id="name" v-model="name"><input id="plan" v-model="plan"><button id="send">Go</button></form>' }).mount('#app')`,
      'vue',
    ),
    begins(['#plan', '#send']),
  ),
  'is stuck in a dialog': stalls(
    page(`<dialog id="box">${names}</dialog>`, "document.getElementById('box').showModal()"),
    begins(['#iban', '#name']),
  ),
  'is stuck in a shadow tree': stalls(
    page(
      '<x-form></x-form>',
      `customElements.define('x-form', class extends HTMLElement {
        connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<form><input id="name"><input id="code"><button id="send">Go</button></form>' }
      })`,
    ),
    begins(['#code', '#name']),
  ),
  'is stuck in the second step of a wizard': stalls(
    page(
      `<form id="form"><fieldset>${field('name')}</fieldset><fieldset hidden>${field('two')}${field('three')}</fieldset><button type="button" id="next">Next</button></form>`,
      "const [a, b] = document.querySelectorAll('fieldset'); next.onclick = () => { a.hidden = true; b.hidden = false }",
    ),
    async (user) => {
      await fill(user, '#name', 'Ada')
      await user.press('#next')
      await fill(user, '#two', 'x')
      await linger(user, STALL, ['#three', '#two'])
    },
  ),
  'opens and closes the calendar of flatpickr, and finds no date': stalls(
    page(
      form(`${field('name')}<input id="date" placeholder="Date">`),
      "import flatpickr from 'flatpickr'; import 'flatpickr/dist/flatpickr.min.css'; flatpickr('#date')",
      'flatpickr',
    ),
    begins(['#date', '#name'], async ({ press, key, wait }) => {
      await press('#date')
      await wait(1500)
      await key('Escape')
    }),
    { allows: HESITATES },
  ),
  'opens a select and closes it again': stalls(
    page(form(`${field('name')}<select id="office"><option>–<option>North<option>South</select>`)),
    begins(['#office', '#name'], async ({ press, key }) => {
      await press('#office')
      await key('Escape')
    }),
  ),
  'reads an error, and does not know what is meant': stalls(
    page(
      form(`${field('name')}<p class="error"></p>`),
      onSubmit("document.querySelector('.error').textContent = 'E-4711'"),
    ),
    begins(['.error', '#name'], ({ press }) => press('#send')),
    { allows: ['error-click'] },
  ),
  'waits for a code that does not come': stalls(
    page(
      form(field('name') + '<p>We have sent you a code.</p><input id="code" autocomplete="one-time-code">'),
    ),
    begins(['#code', 'p >> nth=1'], ({ press }) => press('#code')),
  ),
  'is stuck in a form that the config declares': stalls(
    page(
      '<div class="checkout"><input id="name"><input id="card" placeholder="Card"><button id="send">Pay</button></div>',
      undefined,
      'native',
      {
        config: { schemaVersion: 1, forms: { checkout: { match: '.checkout' } } },
      },
    ),
    begins(['#card', '#name']),
  ),
  'types letters into a mask that takes digits only': stalls(
    page(
      form(`${field('name')}<input id="phone" placeholder="Phone">`),
      "import IMask from 'imask'; IMask(document.getElementById('phone'), { mask: '000 000' })",
      'imask',
    ),
    begins(['#phone', '#name'], ({ press }) => press('#phone')),
    { allows: HESITATES },
  ),
  'deletes what was written, and sits there': stalls(
    page(names),
    begins(['#iban', '#name'], async ({ press, key }) => {
      await press('#name')
      await key('ControlOrMeta+a')
      await key('Backspace')
    }),
  ),
})

const goesOn = (page: LabPage, user: Scenario['user'], more: Partial<Scenario> = {}): Scenario => ({
  page,
  user,
  ...more,
})

export const formsThatOnlySeemToStall: readonly NamedScenario[] = family('forms that only seem to stall', {
  'leaves the desk in the middle of a form': goesOn(page(names), async (user) => {
    await fill(user, '#name', 'Ada')
    await user.wait(STALL)
  }),
  'turns to the menu of the page and reads there': goesOn(
    page(
      `${names}<button id="menu" type="button">Terms</button><p id="terms"></p>`,
      "menu.onclick = () => { terms.textContent = 'Long terms.' }",
    ),
    async (user) => {
      await fill(user, '#name', 'Ada')
      await user.press('#menu')
      await linger(user, STALL, ['#terms', '#menu'])
    },
  ),
  'writes a long letter with pauses to think': goesOn(
    page(form(`${field('name')}<textarea id="text" rows="5"></textarea>`)),
    async (user) => {
      await fill(user, '#name', 'Ada')
      await user.press('#text')
      for (const words of ['Dear Charles, ', 'the engine ', 'weaves.']) {
        await user.type(words)
        await linger(user, 8000, ['#text', '#name'])
      }
    },
  ),
  'has saved, and stays on the page': goesOn(
    page(
      names,
      onSubmit(
        "await fetch('/api/save', { method: 'POST' }); document.querySelector('#send').textContent = 'Saved'",
      ),
      'native',
      {
        serve: (site) => site.on('POST /api/save', { after: 200, body: '{}' }),
      },
    ),
    begins(['#iban', '#name'], ({ press }) => press('#send')),
  ),
  'has typed into a search, and reads the results': goesOn(
    page(
      '<form id="form" role="search"><input id="name" name="q"><button id="send">Search</button></form><p id="found">Much.</p>',
    ),
    begins(['#found', '#name']),
  ),
  'changes settings that save themselves': goesOn(
    page(
      '<form id="form"><label><input id="mails" type="checkbox"> Mails</label> <label><input id="news" type="checkbox"> News</label></form>',
    ),
    async (user) => {
      await user.press('#mails')
      await linger(user, STALL, ['#mails', '#news'])
    },
  ),
  'enters a card into the frame of a payment service': goesOn(
    page(
      form(`${field('name')}<iframe id="card" src="/card" style="width: 320px; height: 70px"></iframe>`),
      undefined,
      'native',
      {
        serve: (site) => site.on('GET /card', '<input id="number" style="width: 250px; height: 30px">'),
      },
    ),
    async (user) => {
      await fill(user, '#name', 'Ada')
      await user.pressAt('#card', 0.4, 0.4)
      for (let i = 0; i < 16; i++) {
        await user.type('4')
        await user.wait(1300)
      }
    },
  ),
  'chooses one thing after the other in lists of tom-select': goesOn(
    page(
      form(
        `${field('name')}${[1, 2, 3, 4, 5].map((n) => `<select id="s${n}"><option value="">–</option><option value="a">North ${n}</option><option value="b">South ${n}</option></select>`).join('')}`,
      ),
      "import TomSelect from 'tom-select'; import 'tom-select/dist/css/tom-select.css'; for (const list of document.querySelectorAll('select')) new TomSelect(list)",
      'tom-select',
    ),
    async (user) => {
      await fill(user, '#name', 'Ada')
      for (const n of [1, 2, 3, 4, 5]) {
        await user.press(`#s${n} + .ts-wrapper .ts-control`)
        await user.wait(1200)
        await user.press(`#s${n} + .ts-wrapper .option >> text=South ${n}`)
        await linger(user, 3000, [`#s${n} + .ts-wrapper`, '#name'])
      }
    },
  ),
  'signs on a canvas for a while, again and again': goesOn(
    page(
      form(`${field('name')}<canvas id="pad" width="300" height="120" style="border: 1px solid"></canvas>`),
      "import SignaturePad from 'signature_pad'; new SignaturePad(document.getElementById('pad'))",
      'signature_pad',
    ),
    async (user) => {
      await fill(user, '#name', 'Ada')
      for (let i = 0; i < 12; i++) {
        await user.drag('#pad', { x: 60 - 7 * i, y: 30 - 5 * i })
        await user.wait(1700)
      }
    },
  ),
  'picks dates in the calendar of flatpickr, month by month': goesOn(
    page(
      form(`${field('name')}<input id="date">`),
      "import flatpickr from 'flatpickr'; import 'flatpickr/dist/flatpickr.min.css'; flatpickr('#date', { inline: true, mode: 'multiple', appendTo: document.getElementById('form') })",
      'flatpickr',
    ),
    async (user) => {
      await fill(user, '#name', 'Ada')
      for (let i = 0; i < 8; i++) {
        await user.press(`.flatpickr-day:not(.prevMonthDay) >> nth=${3 + 2 * i}`)
        await user.wait(2800)
      }
    },
  ),
  'looks at a form for long, and begins it late': goesOn(page(names), async (user) => {
    await linger(user, STALL, ['#name', '#iban'])
    await fill(user, '#name', 'Ada')
  }),
  'sends a form whose server takes half a minute': goesOn(
    page(
      names,
      onSubmit(
        "document.querySelector('#send').textContent = 'Sending'; await fetch('/api/save', { method: 'POST' }); document.getElementById('form').replaceWith('Sent')",
      ),
      'native',
      {
        serve: (site) => site.on('POST /api/save', { after: 60_000, body: '{}' }),
      },
    ),
    begins(['#iban', '#name'], ({ press }) => press('#send')),
    { finds: ['slow-request'], allows: ['slow-click'] },
  ),
})
