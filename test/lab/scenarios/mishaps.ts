import { field, form } from '../html.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'
import type { User } from '../user.ts'

const long = Array.from({ length: 60 }, (_, i) => `<p>Paragraph ${i}, of some length, to be read or not.</p>`)

const reading: LabPage = { widget: 'native', body: `<main id="text">${long.join('')}</main>` }

/** A list of shares of which every row is made anew, now and then. */
const lively = (onPress: string): LabPage => ({
  widget: '@tanstack/virtual-core',
  body: '<div id="list" style="height: 240px; width: 300px; overflow: auto"><div id="inner" style="position: relative"></div></div><p id="says"></p>',
  script: `
    import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
    const list = document.querySelector('#list'), inner = document.querySelector('#inner'), says = document.querySelector('#says')
    const rows = new Virtualizer({
      count: 5000, getScrollElement: () => list, estimateSize: () => 40, overscan: 2,
      observeElementRect, observeElementOffset, scrollToFn: elementScroll, onChange: draw,
    })
    function draw() {
      inner.style.height = rows.getTotalSize() + 'px'
      inner.innerHTML = rows.getVirtualItems().map(({ index, start }) =>
        '<button style="position: absolute; height: 36px; width: 100%; top: ' + start + 'px">Share ' + 'abcdefghij'[index % 10] + '</button>').join('')
    }
    rows._didMount()
    rows._willUpdate()
    draw()
    ${onPress}`,
})

const advertised = (onPress = ''): LabPage => ({
  widget: 'native',
  body: `<button id="buy" type="button">Buy</button><p id="says">0</p>
    <div class="ads">${['one', 'two', 'three'].map((name) => `<iframe src="/ad?${name}" style="width: 120px; height: 60px"></iframe>`).join('')}</div>`,
  script: `
    setInterval(() => { for (const ad of document.querySelectorAll('iframe')) ad.src = '/ad?' + Math.random() }, 900)
    ${onPress}`,
  serve: (site) =>
    site.on(
      'GET /ad',
      '<style>body { margin: 0; animation: b 1s infinite } @keyframes b { 50% { background: gold } }</style>Buy!',
    ),
})

async function shake({ page }: User): Promise<void> {
  for (let i = 0; i < 26; i++) {
    await page.mouse.move(i % 2 ? 260 : 420, 200 + (i % 3) * 12, { steps: 3 })
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** The wheel, wherever the pointer rests. */
async function turn({ page, wait }: User, pixels: number, times = 1): Promise<void> {
  await page.mouse.move(400, 300)
  for (let i = 0; i < times; i++) {
    await page.mouse.wheel(0, pixels)
    await wait(60)
  }
}

/** Two fingers that part, or come together. */
async function pinch({ page }: User, scaleFactor: number): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Input.synthesizePinchGesture', { x: 190, y: 300, scaleFactor, relativeSpeed: 600 })
}

/** What no widget is to blame for: parts that do not load, networks that go, hands that search for something. */
export const mishaps = family('parts, networks and hands', {
  'opens a page of which a script is missing': {
    page: { ...reading, head: '<script src="/gone.js"></script>' },
    user: ({ wait }) => wait(1500),
    finds: ['asset-failed'],
  },
  'opens a page of which the style sheet is missing': {
    page: { ...reading, head: '<link rel="stylesheet" href="/gone.css">' },
    user: ({ wait }) => wait(1500),
    finds: ['asset-failed'],
  },
  'opens a page of which a picture and a font are missing': {
    page: {
      ...reading,
      head: `<style>@font-face { font-family: Gone; src: url(/gone.woff2) } #text { font-family: Gone }</style>`,
      body: `<img src="/gone.png" alt="">${reading.body}`,
    },
    user: ({ wait }) => wait(1500),
  },
  'opens a page whose advertising is blocked': {
    page: { ...reading, head: '<script src="http://localhost:9/ads.js" async></script>' },
    user: ({ wait }) => wait(1500),
  },
  'loses the network while writing': {
    page: { widget: 'native', body: form(field('name') + field('note')) },
    async user({ page, press, type, wait }) {
      await press('#name')
      await type('Ada')
      await page.context().setOffline(true)
      await press('#note')
      await type('Hello')
      await wait(4000)
    },
    finds: ['offline'],
  },
  'loses the network for a moment': {
    page: { widget: 'native', body: form(field('name') + field('note')) },
    async user({ page, press, type, wait }) {
      await press('#name')
      await page.context().setOffline(true)
      await type('Ada')
      await page.context().setOffline(false)
      await press('#note')
      await wait(3500)
    },
  },
  'waits for a page whose largest part takes five seconds': {
    page: {
      widget: 'native',
      body: '<p>Loading</p><div id="hero"></div>',
      script: `setTimeout(() => { document.querySelector('#hero').innerHTML = '<h1 style="font-size: 90px">${'Here it is at last. '.repeat(8)}</h1>' }, 5000)`,
    },
    user: ({ wait }) => wait(6500),
    finds: ['slow-page'],
  },
  'shakes the mouse about': { page: reading, user: shake, finds: ['cursor-thrash'] },
  'follows the lines with the mouse': {
    page: reading,
    async user({ page, wait }) {
      for (let line = 0; line < 6; line++) {
        await page.mouse.move(60, 80 + line * 34, { steps: 4 })
        await page.mouse.move(420, 80 + line * 34, { steps: 25 })
        await wait(200)
      }
    },
  },
  'scrolls up and down and finds nothing': {
    page: reading,
    async user(user) {
      for (let i = 0; i < 7; i++) {
        await turn(user, i % 2 ? -260 : 260, 3)
        await user.wait(350)
      }
    },
    finds: ['scroll-thrash'],
  },
  'reads down, and looks back once': {
    page: reading,
    async user(user) {
      for (const pixels of [200, 200, -200, 200, 200]) {
        await turn(user, pixels, 3)
        await user.wait(900)
      }
    },
  },
  'zooms by Ctrl and the wheel, in and out': {
    page: reading,
    async user(user) {
      await user.page.keyboard.down('Control')
      for (let i = 0; i < 4; i++) {
        await turn(user, i % 2 ? 100 : -100)
        await user.wait(700)
      }
      await user.page.keyboard.up('Control')
    },
    finds: ['zoom-struggle'],
  },
  'zooms in by two fingers, out and in again': {
    page: { ...reading, phone: true },
    async user(user) {
      for (const factor of [1.8, 0.6, 1.8]) {
        await pinch(user, factor)
        await user.wait(700)
      }
    },
    finds: ['zoom-struggle'],
  },
  'zooms in once to see better': {
    page: { ...reading, phone: true },
    async user(user) {
      await pinch(user, 1.8)
      await user.wait(1500)
    },
  },
  'writes Japanese, which is composed before it is there': {
    page: { widget: 'native', body: form(field('name')) },
    async user({ page, press, wait }) {
      await press('#name')
      const client = await page.context().newCDPSession(page)
      for (const text of ['n', 'に', 'にほ', 'にほn', 'にほん']) {
        await client.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
        await wait(250)
      }
      await client.send('Input.insertText', { text: '日本' })
      await wait(600)
    },
  },
  'goes for help by what the host has marked': {
    page: {
      widget: 'native',
      body: '<div data-unstuck-help role="button" tabindex="0" id="buoy">?</div><p id="says"></p>',
      script: "buoy.onclick = () => { says.textContent = 'How can we help?' }",
    },
    user: ({ press }) => press('#buoy'),
    finds: ['help-seek'],
  },
  'presses a row of a list whose rows are made anew after each press, and nothing happens': {
    page: lively("addEventListener('pointerup', () => setTimeout(draw, 30))"),
    user: ({ press }) => press('text=Share c', 4),
    finds: RAGE,
    on: 'Share c',
  },
  'presses rows of a list that is made anew all the time': {
    page: lively(`setInterval(draw, 200)
      inner.onclick = (event) => (says.textContent += event.target.textContent + ', ')`),
    async user({ wait, press }) {
      await wait(1500)
      await press('text=Share c', 4)
    },
  },
  'presses a dead button above a row of advertising': {
    page: advertised(),
    async user({ wait, press }) {
      await wait(2500)
      await press('#buy', 4)
    },
    finds: RAGE,
    on: 'Buy',
  },
  'presses once a dead button above a row of advertising': {
    page: advertised(),
    async user({ wait, press }) {
      await wait(4500)
      await press('#buy')
    },
    finds: DEAD,
    on: 'Buy',
  },
  'presses a working button above a row of advertising, and the advertising': {
    page: advertised('buy.onclick = () => { says.textContent = Number(says.textContent) + 1 }'),
    async user({ press, pressAt }) {
      await press('#buy', 4)
      await pressAt('iframe >> nth=1', 0.5, 0.5, 4)
    },
  },
})
