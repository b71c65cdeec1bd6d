import { mount } from '../html.ts'
import { family, type LabPage, type NamedScenario, type Scenario } from '../scenario.ts'
import type { User } from '../user.ts'

const BODY =
  '<h1>Orders</h1><button id="go" type="button">Export</button> <button id="other" type="button">More</button><p id="note"></p>'

/** Tries, waits, and tries again. */
async function tryTwice({ press, wait }: User): Promise<void> {
  await press('#go')
  await wait(1800)
  await press('#go')
  await wait(1800)
}

const page = (widget: string, script: string, more: Partial<LabPage> = {}): LabPage => ({
  widget,
  body: BODY,
  script,
  ...more,
})

/** What breaks with an error at each press. Nothing else happens, so nobody answers either. */
const breaks = (page: LabPage, more: Partial<Scenario> = {}): Scenario => ({
  page,
  user: tryTwice,
  finds: ['error-loop', 'error-click'],
  allows: ['dead-click', 'slow-click'],
  ...more,
})

export const errorsAtEachPress: readonly NamedScenario[] = family('errors at each press', {
  'exports a list: the handler reads what is not there': breaks(
    page('native', 'go.onclick = () => undefined.rows.length'),
  ),
  'exports a list: the promise of the handler is rejected, and nobody catches': breaks(
    page('native', "go.onclick = async () => { throw new TypeError('rows is not iterable') }"),
  ),
  'exports a list: the message names another order each time': breaks(
    page('native', "let n = 4711; go.onclick = () => { throw new Error('Order ' + n++ + ' has no rows') }"),
  ),
  'exports a list: React throws in the handler': breaks(
    page(
      'react',
      `
      import { createRoot } from 'react-dom/client'
      const save = (order) => order.rows.map(String)
      createRoot(document.getElementById('app')).render(<button id="go" onClick={() => save({})}>Export</button>)`,
      { body: mount },
    ),
  ),
  'exports a list: Vue hands the error to the handler that tells unstuck': breaks(
    page(
      'vue',
      `
      import { createApp, h } from 'vue'
      const app = createApp({ render: () => h('button', { id: 'go', onClick: () => { throw new RangeError('Too far') } }, 'Export') })
      app.config.errorHandler = (error) => unstuck('error', error)
      app.mount('#app')`,
      { body: mount },
    ),
  ),
  'exports a list: a chunk of the last release is gone': breaks(
    page('native', "const chunk = '/assets/export-4f3a2b1c.js'; go.onclick = () => import(chunk)"),
    { finds: ['error-loop', 'error-click', 'asset-failed'] },
  ),
  'exports a list: the server sends a page where data should be': breaks(
    page(
      'native',
      "go.onclick = async () => { note.textContent = (await (await fetch('/api/export')).json()).rows }",
      {
        serve: (site) => site.on('GET /api/export', { type: 'text/html', body: '<h1>Sign in</h1>' }),
      },
    ),
  ),
  'exports a list: a slow server leaves out what the page reads': breaks(
    page(
      'ky',
      `
      import ky from 'ky'
      go.onclick = async () => { note.textContent = (await ky('/api/export').json()).rows.length }`,
      {
        serve: (site) => site.on('GET /api/export', { after: 1600, body: '{}' }),
      },
    ),
    {
      async user({ press, wait }) {
        await press('#go')
        await wait(3000)
        await press('#go')
        await wait(3000)
      },
      // The second press is answered by nothing for longer than an error is put down to it.
      allows: ['dead-click', 'slow-click'],
    },
  ),
  'exports a list: the browser keeps no more': breaks(
    page('native', "go.onclick = () => localStorage.setItem('list', 'x'.repeat(6e6))"),
  ),
  'exports a list: a timer that the handler has set throws': breaks(
    page('native', 'go.onclick = () => setTimeout(() => null.rows, 200)'),
  ),
  'exports a list: jQuery calls a function that a plug-in should have brought': breaks(
    page('jquery', "import $ from 'jquery'; $('#go').on('click', function () { $(this).dropdown() })"),
  ),
  'exports a list: Alpine cannot find what the template names': breaks(
    page('alpinejs', "import Alpine from 'alpinejs'; Alpine.start()", {
      body: '<div x-data="{ rows: [] }"><button id="go" @click="exportAll(rows)">Export</button></div>',
    }),
  ),
  'exports a list: a component of its own throws in its shadow tree': breaks(
    page(
      'native',
      `customElements.define('x-export', class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).innerHTML = '<button id="go">Export</button>'
          this.shadowRoot.firstChild.onclick = () => this.rows.map(String)
        }
      })`,
      { body: '<x-export></x-export>' },
    ),
  ),
  'exports a list by the keyboard: the handler throws': breaks(
    page('native', 'go.onclick = () => undefined.rows'),
    {
      async user({ press, key, wait }) {
        await press('h1')
        await key('Tab')
        await key('Enter')
        await wait(1800)
        await key('Enter')
        await wait(1800)
      },
    },
  ),
  'tries two entrances to the same broken part': breaks(
    page('native', 'const open = () => missing(); go.onclick = open; other.onclick = open'),
    {
      async user({ press, wait }) {
        await press('#go')
        await wait(1500)
        await press('#other')
        await wait(1800)
      },
    },
  ),
  'sees something happen, and the error all the same': breaks(
    page('native', "go.onclick = () => { note.textContent += 'Working. '; undefined.rows }"),
  ),
})

const works =
  "go.onclick = () => { note.textContent += 'Done. ' }; other.onclick = () => { note.textContent = 'More' };"

/** Works on, while something else goes wrong on the page. */
async function workOn({ press, wait }: User): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await press(i % 2 ? '#other' : '#go')
    await wait(900)
  }
}

export const errorsOfNobody: readonly NamedScenario[] = family('errors that are no doing of the user', {
  'works on while the browser notices that a ResizeObserver loops': {
    page: page(
      'native',
      `${works}
      const observer = new ResizeObserver(([{ target }]) => { target.style.width = target.offsetWidth + 1 + 'px' })
      go.addEventListener('click', () => observer.observe(note)); other.addEventListener('click', () => observer.disconnect())`,
    ),
    user: workOn,
  },
  'works on while a timer throws every half second': {
    page: page('native', `${works} setInterval(() => undefined.tick, 500)`),
    async user(user) {
      await user.wait(2500)
      await workOn(user)
    },
  },
  'works on while a script of another site fails': {
    page: page('native', works, {
      head: '<script src="//localhost:9/ads.js"></script><script>addEventListener("click", () => { try { window.ads() } catch {} })</script>',
    }),
    user: workOn,
  },
  'works on: what is caught is only written to the console': {
    page: page(
      'native',
      `${works} go.addEventListener('click', () => { try { undefined.rows } catch (error) { console.error(error) } })`,
    ),
    user: workOn,
  },
  'runs into an error once, and the second try works': {
    page: page(
      'native',
      `${works} let tried = 0; go.addEventListener('click', () => { if (!tried++) undefined.rows })`,
    ),
    user: tryTwice,
    allows: ['error-click'],
  },
  'runs into two different errors at two things': {
    page: page(
      'native',
      `${works} go.addEventListener('click', () => undefined.rows); other.addEventListener('click', () => missing())`,
    ),
    async user({ press, wait }) {
      await press('#go')
      await wait(1500)
      await press('#other')
      await wait(1500)
    },
    allows: ['error-click'],
  },
  'types in a search that calls its last request off at each key': {
    page: page(
      'native',
      `let last
      line.oninput = async () => {
        last?.abort(); last = new AbortController()
        const found = await fetch('/api/find?q=' + line.value, { signal: last.signal })
        note.textContent = await found.text()
      }`,
      {
        body: '<input id="line" type="search"><p id="note"></p>',
        serve: (site) => site.on('GET /api/find', { after: 400, body: 'found' }),
      },
    ),
    async user({ press, type, wait }) {
      await press('#line')
      await type('punch card')
      await wait(1200)
    },
  },
  'opens a page that throws once while it loads, and works': {
    page: page('native', `${works} undefined.start`),
    user: workOn,
  },
  'starts and stops a film, whose promise is broken each time': {
    page: page(
      'native',
      `${works} go.addEventListener('click', async () => {
        const film = document.createElement('audio'); film.src = '/film.wav'
        const playing = film.play(); film.pause(); await playing
      })`,
    ),
    user: workOn,
  },
  'works on while a library asks again and again for what fails': {
    page: page(
      '@tanstack/react-query',
      `
      import { createRoot } from 'react-dom/client'
      import { useState } from 'react'
      import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
      function App() {
        const [count, setCount] = useState(0)
        useQuery({ queryKey: ['news'], retryDelay: 300, retry: 6, queryFn: async () => { const answer = await fetch('/api/news'); if (!answer.ok) throw new Error('news'); return answer.json() } })
        return <p><button id="go" onClick={() => setCount(count + 1)}>More</button> <button id="other" onClick={() => setCount(0)}>Again</button> {count}</p>
      }
      createRoot(document.getElementById('app')).render(<QueryClientProvider client={new QueryClient()}><App /></QueryClientProvider>)`,
      {
        body: mount,
        serve: (site) => site.on('GET /api/news', { status: 503, body: '' }),
      },
    ),
    user: workOn,
  },
})
