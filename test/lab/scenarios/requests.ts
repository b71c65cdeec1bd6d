import { fill, upload } from '../filling.ts'
import { mount } from '../html.ts'
import { family, type LabPage, type NamedScenario, type Scenario } from '../scenario.ts'
import type { User } from '../user.ts'

const BODY =
  '<button id="go" type="button">Save</button> <button id="other" type="button">More</button><p id="note"></p>'
const DOWN = { status: 503, after: 150, body: '' }

const page = (widget: string, script: string, more: Partial<LabPage> = {}): LabPage => ({
  widget,
  body: BODY,
  script,
  ...more,
})

/** Tries, reads what the page says, and tries again. */
async function tryTwice({ press, wait }: User): Promise<void> {
  await press('#go')
  await wait(2200)
  await press('#go')
  await wait(2200)
}

const says = "note.textContent = 'That did not work. ' + Date.now()"

const fails = (page: LabPage, more: Partial<Scenario> = {}): Scenario => ({
  page,
  user: tryTwice,
  finds: ['retry-loop', 'error-click', 'failed-request'],
  allows: ['dead-click', 'slow-click', 'error-loop'],
  ...more,
})

export const requestsThatFail: readonly NamedScenario[] = family('requests that fail again', {
  'saves by fetch, and the server is down': fails(
    page(
      'native',
      `go.onclick = async () => { if (!(await fetch('/api/save', { method: 'POST' })).ok) ${says} }`,
      {
        serve: (site) => site.on('POST /api/save', DOWN),
      },
    ),
  ),
  'saves by XMLHttpRequest, and the server is down': fails(
    page(
      'native',
      `go.onclick = () => {
        const xhr = new XMLHttpRequest(); xhr.open('PUT', '/api/save'); xhr.onloadend = () => { ${says} }; xhr.send('{}')
      }`,
      { serve: (site) => site.on('PUT /api/save', DOWN) },
    ),
  ),
  'saves by axios, which throws what nobody catches': fails(
    page('axios', "import axios from 'axios'; go.onclick = () => axios.post('/api/save', {})", {
      serve: (site) => site.on('POST /api/save', { ...DOWN, status: 500 }),
    }),
  ),
  'saves by ky, which tries three times for each press': fails(
    page(
      'ky',
      `import ky from 'ky'
      go.onclick = async () => { try { await ky.put('/api/save', { retry: { limit: 2, delay: () => 200 } }) } catch { ${says} } }`,
      {
        serve: (site) => site.on('PUT /api/save', { ...DOWN, after: 20 }),
      },
    ),
  ),
  'deletes, and is not allowed to': fails(
    page(
      'native',
      `go.onclick = async () => { if (!(await fetch('/api/orders/4711', { method: 'DELETE' })).ok) ${says} }`,
      {
        serve: (site) => site.on('DELETE /api/orders/4711', { status: 403, after: 100, body: '' }),
      },
    ),
  ),
  'asks for more of a list, which the server cannot give': fails(
    page('native', `go.onclick = async () => { if (!(await fetch('/api/list?page=2')).ok) ${says} }`, {
      serve: (site) => site.on('GET /api/list', { ...DOWN, status: 500 }),
    }),
  ),
  'exports by GraphQL, and the server breaks': fails(
    page(
      'graphql-request',
      `import { request, gql } from 'graphql-request'
      go.onclick = async () => { try { await request(location.origin + '/graphql', gql\`mutation ExportAll { exportAll }\`) } catch { ${says} } }`,
      {
        serve: (site) => site.on('POST /graphql', { ...DOWN, status: 500, body: '{}' }),
      },
    ),
  ),
  'saves by a mutation of TanStack Query': fails(
    page(
      '@tanstack/react-query',
      `
      import { createRoot } from 'react-dom/client'
      import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
      function App() {
        const save = useMutation({ mutationFn: async () => { const answer = await fetch('/api/save', { method: 'POST' }); if (!answer.ok) throw new Error('no') } })
        return <p><button id="go" onClick={() => save.mutate()}>Save</button> {save.isError && 'Not saved'}</p>
      }
      createRoot(document.getElementById('app')).render(<QueryClientProvider client={new QueryClient()}><App /></QueryClientProvider>)`,
      {
        body: mount,
        serve: (site) => site.on('POST /api/save', DOWN),
      },
    ),
  ),
  'presses what htmx posts, and the server breaks': fails(
    page('htmx.org', "import htmx from 'htmx.org'; htmx.process(document.body)", {
      body: '<button id="go" hx-post="/like" hx-swap="none">Like</button>',
      serve: (site) => site.on('POST /like', { ...DOWN, status: 500 }),
    }),
  ),
  'saves by jQuery while the network is gone': fails(
    page(
      'jquery',
      `import $ from 'jquery'; $('#go').on('click', () => $.post('/api/save').fail(() => { ${says} }))`,
    ),
    {
      async user(user) {
        await user.page.context().setOffline(true)
        await tryTwice(user)
      },
      finds: ['retry-loop', 'error-click', 'failed-request', 'offline'],
    },
  ),
  'waits for a server that hangs, until the page gives up': fails(
    page(
      'native',
      `go.onclick = async () => { try { await fetch('/api/save', { method: 'POST', signal: AbortSignal.timeout(900) }) } catch { ${says} } }`,
      {
        serve: (site) => site.on('POST /api/save', { after: 4000, body: '{}' }),
      },
    ),
  ),
  'is sent on to a server that is not there': fails(
    page(
      'native',
      `go.onclick = async () => { try { await fetch('/api/save', { method: 'POST' }) } catch { ${says} } }`,
      {
        serve: (site) =>
          site.on('POST /api/save', { status: 307, headers: { location: 'http://localhost:9/' } }),
      },
    ),
  ),
  'saves over a socket, of which the host tells': fails(
    page('native', `go.onclick = () => { unstuck('request', { key: 'SaveOrder', ok: false }); ${says} }`),
    { finds: ['retry-loop', 'failed-request'], allows: ['error-click'] },
  ),
  'uploads a file with Dropzone that the server finds too large': fails(
    page(
      'dropzone',
      `import Dropzone from 'dropzone'
      new Dropzone('#drop', { url: '/upload' })`,
      {
        body: '<div id="drop"><button type="button" class="dz-message">Choose files</button></div>',
        serve: (site) => site.on('POST /upload', { status: 413, after: 200, body: '{}' }),
      },
    ),
    {
      async user(user) {
        for (const name of ['a.txt', 'b.txt']) {
          await upload(user, '.dz-message', name)
          await user.wait(2000)
        }
      },
      limitation:
        "The browser's file chooser lies between the press and the request, however long it is open.",
    },
  ),
  'goes to a page of a router that asks the server first, and it breaks': fails(
    page(
      'navigo',
      `import Navigo from 'navigo'
      const router = new Navigo('/')
      router.on('/orders', async () => { const answer = await fetch('/api/orders', { method: 'POST' }); if (!answer.ok) ${says} }).on('/', () => {}).resolve()
      let tries = 0; go.onclick = () => router.navigate('/orders?try=' + ++tries)`,
      {
        serve: (site) => site.on('POST /api/orders', DOWN),
      },
    ),
  ),
})

const works =
  "go.onclick = () => { note.textContent += 'Done. ' }; other.onclick = () => { note.textContent = 'More' };"

async function workOn({ press, wait }: User): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await press(i % 2 ? '#other' : '#go')
    await wait(800)
  }
}

export const requestsOfNobody: readonly NamedScenario[] = family('requests that fail nobody', {
  'presses once: axios-retry asks again until it works': {
    page: page(
      'axios-retry',
      `import axios from 'axios'
      import axiosRetry from 'axios-retry'
      axiosRetry(axios, { retries: 3, retryDelay: () => 300, retryCondition: () => true })
      go.onclick = async () => { note.textContent = 'Saving'; await axios.post('/api/save', {}); note.textContent = 'Saved' }`,
      {
        serve(site) {
          let asked = 0
          site.on('POST /api/save', () => (++asked < 3 ? { status: 503, body: '' } : { body: '{}' }))
        },
      },
    ),
    async user({ press, wait }) {
      await press('#go')
      await wait(2500)
    },
    allows: ['error-click'],
  },
  'works on while a poll fails in the background': {
    page: page('native', `${works} setInterval(() => fetch('/api/news').catch(() => {}), 600)`, {
      serve: (site) => site.on('GET /api/news', { status: 500, body: '' }),
    }),
    async user(user) {
      await user.wait(1800)
      await workOn(user)
    },
  },
  'works on while SWR polls a server that is down': {
    page: page(
      'swr',
      `
      import { createRoot } from 'react-dom/client'
      import { useState } from 'react'
      import useSWR from 'swr'
      const load = async (url) => { const answer = await fetch(url); if (!answer.ok) throw new Error('down'); return answer.json() }
      function App() {
        const [count, setCount] = useState(0)
        useSWR('/api/news', load, { refreshInterval: 500, errorRetryInterval: 400, dedupingInterval: 100 })
        return <p><button id="go" onClick={() => setCount(count + 1)}>More</button> <button id="other" onClick={() => setCount(0)}>Again</button> {count}</p>
      }
      createRoot(document.getElementById('app')).render(<App />)`,
      {
        body: mount,
        serve: (site) => site.on('GET /api/news', DOWN),
      },
    ),
    async user(user) {
      await user.wait(1800)
      await workOn(user)
    },
  },
  'works on while an ad blocker stops the analytics': {
    page: page(
      'native',
      `${works} document.addEventListener('click', () => fetch('http://localhost:9/collect', { method: 'POST', mode: 'no-cors' }).catch(() => {}))`,
    ),
    user: workOn,
  },
  'works on while the beacons of each press are refused': {
    page: page(
      'native',
      `${works} document.addEventListener('click', () => fetch('/collect', { method: 'POST', keepalive: true }).catch(() => {}))`,
      {
        serve: (site) => site.on('POST /collect', { status: 500, body: '' }),
      },
    ),
    user: workOn,
  },
  "works on while the product's own click counter is broken": {
    page: page(
      'native',
      `${works} document.addEventListener('click', () => fetch('/collect', { method: 'POST' }).catch(() => {}))`,
      {
        serve: (site) => site.on('POST /collect', { status: 500, after: 50, body: '' }),
      },
    ),
    async user(user) {
      await user.press('#note', 0).catch(() => {})
      await user.page.mouse.click(300, 300)
      await workOn(user)
    },
    allows: ['error-click'],
  },
  'looks numbers up that are not there': {
    page: page(
      'native',
      `go.onclick = async () => {
        const answer = await fetch('/api/orders/' + line.value)
        note.textContent = answer.ok ? 'Here it is' : 'No order ' + line.value
      }`,
      { body: `<input id="line">${BODY}` },
    ),
    async user(user) {
      for (const number of ['17', '4711', '42']) {
        await fill(user, '#line', number)
        await user.press('#go')
        await user.wait(1200)
      }
    },
  },
  'is refused once, and then it works': {
    page: page(
      'native',
      `go.onclick = async () => { note.textContent = (await fetch('/api/save', { method: 'POST' })).ok ? 'Saved' : 'Once more, please' }`,
      {
        serve(site) {
          let asked = 0
          site.on('POST /api/save', () => (asked++ ? { body: '{}' } : { status: 409, body: '' }))
        },
      },
    ),
    user: tryTwice,
    // The first time it did fail, and the page says so.
    allows: ['error-click', 'failed-request'],
  },
  'is logged out in the background: the client gets a new token and asks again': {
    page: page(
      'ky',
      `import ky from 'ky'
      const api = ky.create({ retry: { limit: 1, methods: ['post'], statusCodes: [401], delay: () => 50 },
        hooks: { beforeRetry: [async () => void (await fetch('/token', { method: 'POST' }))] } })
      go.onclick = async () => { await api.post(location.origin + '/api/save'); note.textContent += 'Saved. ' }`,
      {
        serve(site) {
          let asked = 0
          site.on('POST /token', { body: '{}' })
          site.on('POST /api/save', () => (asked++ ? { body: '{}' } : { status: 401, body: '' }))
        },
      },
    ),
    async user({ press, wait }) {
      await press('#go')
      await wait(1500)
    },
    allows: ['error-click'],
  },
  'hovers over links that are fetched ahead, in vain': {
    page: page(
      'native',
      `${works} for (const link of document.querySelectorAll('a')) link.onmouseenter = () => fetch(link.href).catch(() => {})`,
      {
        body: `${BODY}<p><a href="/one">One</a> <a href="/two">Two</a></p>`,
        serve(site) {
          site.on('GET /one', { status: 500, body: '' })
          site.on('GET /two', { status: 500, body: '' })
        },
      },
    ),
    async user(user) {
      for (let i = 0; i < 3; i++) {
        await user.hover('a >> nth=0')
        await user.hover('a >> nth=1')
        await user.press('#go')
        await user.wait(800)
      }
    },
  },
  'writes while the draft cannot be saved, which the page tries by itself later': {
    page: page(
      'native',
      `let queue = 0, timer
      line.oninput = () => { queue++; clearTimeout(timer); timer = setTimeout(send, 500) }
      const send = async () => { const { ok } = await fetch('/api/draft', { method: 'PUT' }); note.textContent = ok ? 'Saved' : 'Kept here'; if (!ok) timer = setTimeout(send, 700) }`,
      {
        body: '<textarea id="line"></textarea><p id="note"></p>',
        serve(site) {
          let asked = 0
          site.on('PUT /api/draft', () => (++asked < 4 ? { status: 503, body: '' } : { body: '{}' }))
        },
      },
    ),
    async user({ press, type, wait }) {
      await press('#line')
      await type('Dear Charles,')
      await wait(1200)
      await type(' thanks.')
      await wait(2500)
    },
  },
  'leaves the page while its request is under way': {
    page: page(
      'native',
      "go.onclick = () => { void fetch('/api/save', { method: 'POST' }); location.href = '/next' }",
      {
        documents: { '/next': BODY },
        serve: (site) => site.on('POST /api/save', { after: 3000, body: '{}' }),
      },
    ),
    async user({ press, wait }) {
      await press('#go')
      await wait(1500)
      await press('#go')
      await wait(1500)
    },
  },
})
