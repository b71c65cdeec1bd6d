import { helpOn } from '../support/e2e/config.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

/** Each is somewhere on the page, or entered by somebody; none of them may be told, sent or stored. */
const SECRETS = {
  typed: 'quetzalcoatl', pasted: 'xylophonist', dropped: 'brontosaur', autofilled: 'wolfenbuttel', password: 'hunter2Xyzzy',
  card: '4111111111111111', code: '87612345', hidden: 'csrf7f3ab19c', option: 'Zweibruecken', data: 'zanzibar', masked: 'Schmidtchen',
  message: 'krakatoa', console: 'popocatepetl', mail: 'anna.k@example.org', token: 'eyJhbGciOiJI', query: 'oktoberfest',
  id: '91827364', file: 'gehaltszettel', search: 'kummerkasten',
} as const // prettier-ignore

const body = `<form id="account" onsubmit="return false">
  <label>Name <input name="name"></label> <label>City <input name="city"></label> <textarea name="note"></textarea>
  <input name="auto"> <input type="password" name="pass"> <input name="card" autocomplete="cc-number">
  <input name="code" autocomplete="one-time-code"> <input type="hidden" name="csrf" value="${SECRETS.hidden}">
  <select name="town"><option>None</option><option>${SECRETS.option}</option></select> <input type="file" name="pay">
  <p role="alert" id="told"></p> <button id="send">Send</button></form>
  <form role="search" onsubmit="return false"><input type="search" name="q"><button id="find">Find</button></form>
  <div data-unstuck-mask data-owner="${SECRETS.data}"><button id="chart" aria-label="Chart of ${SECRETS.masked}" title="${SECRETS.masked}">
    ${SECRETS.masked}</button></div> <button id="fail" data-owner="${SECRETS.data}">Fail</button>
  <script>
    const $ = (selector) => document.querySelector(selector)
    send.onclick = () => { told.textContent = 'Not valid: ${SECRETS.message}'; $('[name=name]').setAttribute('aria-invalid', 'true') }
    chart.onclick = () => { throw new TypeError('no chart of ' + $('[name=name]').value) }
    fail.onclick = () => {
      console.error('failed for ${SECRETS.console}')
      fetch('/api/users/${SECRETS.id}/${SECRETS.mail}?q=${SECRETS.query}&token=${SECRETS.token}', { method: 'POST' })
    }
  </script>`

test('no secret is observed, told, sent or stored', async ({ page, site }) => {
  site.on('POST /friction', { status: 202 })
  site.on('POST /v1/logs', { body: '{}' })
  const { heard, hand } = await open(page, site, {
    config: helpOn('rage-click', {
      signals: { 'form-stall': { after: '1s' }, 'field-refill': { refills: 2 } },
    }),
    consent: 'granted',
    // Every way out of the page, at once.
    options: `{ forward: [
      forwarder({ url: '/friction' }),
      forwarder({ url: '/v1/logs', format: 'otlp' }),
      segment({ client: { track: keep } }),
      sentry({ client: { addBreadcrumb: keep } }),
      datadog({ client: { addAction: keep } }),
      dataLayer(),
    ] }`,
    as: 'ESM import',
    code: `import { dataLayer, datadog, segment, sentry } from '/npm/adapters.js'
      function keep(...told) { (window.handed ??= []).push(told) }`,
    body,
  })
  const type = async (name: string, text: string) => {
    await page.click(`[name=${name}]`)
    await page.keyboard.type(text)
  }
  for (let i = 0; i < 3; i++) {
    await type('name', SECRETS.typed)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
  }
  await type('name', SECRETS.typed)
  await type('pass', SECRETS.password)
  await type('card', SECRETS.card)
  await type('code', SECRETS.code)
  await page.click('[name=city]')
  await page.keyboard.insertText(SECRETS.pasted)
  await page.evaluate(
    ([dropped, autofilled]) => {
      const note = document.querySelector<HTMLTextAreaElement>('[name=note]')!
      const auto = document.querySelector<HTMLInputElement>('[name=auto]')!
      note.value = dropped!
      note.dispatchEvent(
        new InputEvent('input', { bubbles: true, inputType: 'insertFromDrop', data: dropped! }),
      )
      auto.value = autofilled!
      auto.dispatchEvent(new Event('change', { bubbles: true }))
    },
    [SECRETS.dropped, SECRETS.autofilled],
  )
  await page.selectOption('[name=town]', SECRETS.option)
  await page.setInputFiles('[name=pay]', {
    name: `${SECRETS.file}.pdf`,
    mimeType: 'text/plain',
    buffer: Buffer.from('x'),
  })
  await type('q', SECRETS.search)
  await page.keyboard.press('Enter')
  for (const button of ['#send', '#chart', '#fail']) await hand.press(button, 3, 300)
  await heard.signal('field-refill')
  await heard.signal('error-loop')
  await page.evaluate('unstuck.stop()')
  const [first] = await site.requests('POST /friction')
  const [logs] = await site.requests('POST /v1/logs')
  const sent = site.received.filter(({ route }) => route.startsWith('POST /friction')).map(({ body }) => body)
  const logged = site.received.filter(({ route }) => route === 'POST /v1/logs').map(({ body }) => body)
  const handed = await page.evaluate<unknown[][]>('[window.handed, window.dataLayer]')
  const stored = await page.evaluate(async () => {
    dispatchEvent(new PageTransitionEvent('pagehide'))
    const read = async (name: string | undefined) => {
      const database = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open(name!)
        request.onsuccess = () => done(request.result)
      })
      const stores = [...database.objectStoreNames].map(
        (store) =>
          new Promise<unknown>((done) => {
            const request = database.transaction(store).objectStore(store).getAll()
            request.onsuccess = () => done(request.result)
          }),
      )
      return Promise.all(stores)
    }
    const all = (await indexedDB.databases()).map(({ name }) => read(name))
    return JSON.stringify([{ ...sessionStorage }, { ...localStorage }, await Promise.all(all)])
  })
  expect(first).toBeDefined()
  expect(logs!.body).toContain('unstuck.signal')
  for (const way of handed) expect(way.length).toBeGreaterThan(3)
  const everything = {
    told: JSON.stringify(heard.all),
    sent: sent.join(),
    'in a log': logged.join(),
    'handed over': JSON.stringify(handed),
    stored,
  }
  const leaks = Object.entries(everything).flatMap(([where, text]) =>
    Object.entries(SECRETS).flatMap(([what, secret]) =>
      text.toLowerCase().includes(secret.toLowerCase()) ? [`${what} is ${where}`] : [],
    ),
  )
  expect(leaks).toEqual([])
  // Texts of elements stay in the page.
  expect(everything.sent).not.toContain('"name":"Send"')
}, 80_000)
