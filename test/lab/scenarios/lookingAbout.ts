import { field, form } from '../html.ts'
import { family, type LabPage } from '../scenario.ts'
import type { User } from '../user.ts'

const rows = `Array.from({ length: 200 }, (_, id) => ({ id, name: 'Tent ' + id, price: (id * 37) % 100 }))`

const terms: LabPage = {
  widget: 'bootstrap',
  body: `<main class="container">${Array.from({ length: 50 }, (_, i) => `<p class="lead">Paragraph ${i} of the terms, of some length.</p>`).join('')}</main>`,
  script: "import 'bootstrap/dist/css/bootstrap.min.css'",
}

const grid: LabPage = {
  widget: 'ag-grid-community',
  body: '<div id="grid" style="width: 600px; height: 360px"></div>',
  script: `
    import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community'
    ModuleRegistry.registerModules([AllCommunityModule])
    createGrid(document.querySelector('#grid'), { rowData: ${rows}, columnDefs: [{ field: 'name' }, { field: 'price' }] })`,
}

const virtual: LabPage = {
  widget: 'tabulator-tables',
  body: '<div id="grid" style="width: 600px"></div>',
  script: `
    import { TabulatorFull } from 'tabulator-tables'
    import 'tabulator-tables/dist/css/tabulator.min.css'
    new TabulatorFull('#grid', { data: ${rows}, height: 300, layout: 'fitColumns',
      columns: [{ title: 'Name', field: 'name' }, { title: 'Price', field: 'price' }] })`,
}

const signature: LabPage = {
  widget: 'signature_pad',
  body: '<canvas id="pad" width="500" height="240" style="border: 1px solid"></canvas>',
  script: `
    import SignaturePad from 'signature_pad'
    new SignaturePad(document.querySelector('#pad'))`,
}

const map: LabPage = {
  widget: 'leaflet',
  body: '<div id="map" style="height: 380px"></div>',
  script: `
    import L from 'leaflet'
    import 'leaflet/dist/leaflet.css'
    L.map('map').setView([60, 5], 6)`,
}

/** A table for large screens, whose parts come one after the other. */
const wide = (head = ''): LabPage => ({
  widget: 'native',
  phone: true,
  head,
  body: '<h1>Orders</h1><div id="parts"></div>',
  script: `
    let width = 500
    const timer = setInterval(() => {
      parts.innerHTML += '<table style="width: ' + width + 'px"><tr><td>Order</td><td>Sum</td></tr></table>'
      if ((width += 300) > 2000) clearInterval(timer)
    }, 500)`,
})

const contacts: LabPage = {
  widget: 'native',
  body: `<nav><a href="/helpers">Our helpers</a> <a href="/support/faq">Questions</a></nav>
    <button id="support" type="button">Contact support</button> <button id="desk" type="button">Help desk tickets</button>
    <div id="crisp-chatbox"><a id="crisp" role="button" tabindex="0">Chat</a></div><p id="says"></p>
    <ul>${['ada', 'bob', 'cy', 'dee', 'eve'].map((name) => `<li><a href="mailto:${name}@elsewhere.example">${name}</a></li>`).join('')}</ul>`,
  script: `document.addEventListener('click', ({ target }) => { globalThis.says?.append(target.id + ' ') })`,
  documents: {
    '/helpers': '<h1>Our helpers</h1>',
    '/support/faq': '<h1>Questions</h1><a href="/support/returns">Returns</a>',
  },
}

/** Back and forth over a short way, as a hand does that has lost its patience. */
async function shake(
  { page }: User,
  times: number,
  [left, right]: readonly [number, number],
  y = 220,
): Promise<void> {
  for (let i = 0; i < times; i++) {
    await page.mouse.move(i % 2 ? left : right, y + (i % 3) * 14, { steps: 3 })
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

async function turn(
  { page, wait }: User,
  pixels: number,
  [x, y]: readonly [number, number] = [400, 300],
): Promise<void> {
  await page.mouse.move(x, y)
  for (let i = 0; i < 3; i++) {
    await page.mouse.wheel(0, pixels)
    await wait(60)
  }
}

async function search(
  user: User,
  turns: number,
  pixels: number,
  pause: number,
  at?: readonly [number, number],
) {
  for (let i = 0; i < turns; i++) {
    await turn(user, i % 2 ? -pixels : pixels, at)
    await user.wait(pause)
  }
}

/** Two fingers, of which a browser without a screen makes a wheel with Ctrl. */
async function pinch({ page }: User, scaleFactor: number): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Input.synthesizePinchGesture', { x: 190, y: 300, scaleFactor, relativeSpeed: 600 })
}

/** No widget that fails, but hands that look for something, and those that only seem to. */
export const lookingAbout = family('looking about', {
  'shakes the mouse over a page of terms': {
    page: terms,
    user: (user) => shake(user, 26, [260, 420]),
    finds: ['cursor-thrash'],
  },
  'shakes the mouse over a grid that shows no answer': {
    page: grid,
    async user(user) {
      await user.sees('.ag-row')
      await shake(user, 30, [150, 380])
    },
    finds: ['cursor-thrash'],
  },
  'signs on a pad, with many turns': {
    page: signature,
    async user(user) {
      await user.page.mouse.move(80, 150)
      await user.page.mouse.down()
      await shake(user, 26, [100, 300], 120)
      await user.page.mouse.up()
    },
  },
  'goes along the rows of a grid with the mouse': {
    page: grid,
    async user({ page, sees, wait }) {
      await sees('.ag-row')
      for (let line = 0; line < 6; line++) {
        await page.mouse.move(60, 110 + line * 42, { steps: 3 })
        await page.mouse.move(460, 110 + line * 42, { steps: 22 })
        await wait(250)
      }
    },
  },
  'waves the mouse once to find the pointer': { page: terms, user: (user) => shake(user, 4, [250, 400]) },
  'looks for a row up and down a Tabulator': {
    page: virtual,
    async user(user) {
      await user.sees('.tabulator-row')
      await search(user, 7, 150, 350, [300, 200])
    },
    finds: ['scroll-thrash'],
  },
  'looks for a paragraph up and down the terms': {
    page: terms,
    user: (user) => search(user, 8, 240, 320),
    finds: ['scroll-thrash'],
  },
  'reads down a long grid, and back to its head once': {
    page: grid,
    async user(user) {
      await user.sees('.ag-row')
      for (const pixels of [150, 150, 150, -400]) {
        await turn(user, pixels, [300, 200])
        await user.wait(800)
      }
    },
  },
  'compares two paragraphs, and reads each': { page: terms, user: (user) => search(user, 5, 200, 2600) },
  'zooms a map in and out by the wheel': { page: map, user: (user) => search(user, 7, 60, 350, [300, 200]) },
  'makes the page larger and smaller by the keyboard': {
    page: terms,
    async user({ page, wait }) {
      for (const key of ['+', '-', '+', '-']) {
        await page.keyboard.press(`Control+${key}`)
        await wait(900)
      }
    },
    finds: ['zoom-struggle'],
  },
  'makes the page larger by five steps at once': {
    page: terms,
    async user({ page, wait }) {
      for (let i = 0; i < 5; i++) {
        await page.keyboard.press('Control++')
        await wait(120)
      }
    },
  },
  'goes in and out of a wide table with two fingers': {
    page: wide(),
    async user(user) {
      await user.wait(3200)
      for (const factor of [2.2, 0.5, 2.2, 0.5]) {
        await pinch(user, factor)
        await user.wait(900)
      }
    },
    finds: ['zoom-struggle'],
  },
  'opens a page on a phone whose parts turn out ever wider': {
    page: wide(),
    user: ({ wait }) => wait(5000),
  },
  'opens a page on a phone that knows no phones': {
    page: wide("<script>document.querySelector('[name=viewport]').remove()</script>"),
    user: ({ wait }) => wait(5000),
  },
  'turns the phone to see a wide table': {
    page: wide(),
    async user({ page, wait }) {
      await wait(3500)
      for (let i = 0; i < 4; i++) {
        await page.setViewportSize(i % 2 ? { width: 390, height: 844 } : { width: 844, height: 390 })
        await wait(1200)
      }
    },
  },
  'zooms a wide table once to read it': {
    page: wide(),
    async user(user) {
      await user.wait(3200)
      await pinch(user, 2.2)
    },
  },
  'asks the support by a button': {
    page: contacts,
    user: ({ press }) => press('#support'),
    finds: ['help-seek'],
    on: 'Contact support',
  },
  'goes to the questions that others have asked': {
    page: contacts,
    user: ({ press }) => press('text=Questions'),
    finds: ['help-seek'],
    on: 'Questions',
  },
  'opens the chat of Crisp': { page: contacts, user: ({ press }) => press('#crisp'), finds: ['help-seek'] },
  'reads on in the help': {
    page: {
      ...contacts,
      documents: { ...contacts.documents, '/support/returns': '<h1>Returns</h1>' },
    },
    async user({ page, press, wait, sees }) {
      await page.goto(`${page.url()}support/faq`)
      await sees('text=Returns')
      await wait(700)
      await press('text=Returns')
    },
  },
  'works with the tickets of a help desk, and writes to people': {
    page: contacts,
    async user({ press, wait }) {
      await press('#desk')
      await wait(800)
      await press('text=cy')
      await wait(800)
      await press('text=Our helpers')
    },
  },
  'types in a form on a phone that the browser zooms into': {
    page: { ...wide(), body: form(field('name') + field('note')) + '<div id="parts"></div>' },
    async user({ press, type, wait }) {
      await wait(3000)
      await press('#name')
      await type('Ada')
      await press('#note')
      await type('Hi')
    },
  },
})
