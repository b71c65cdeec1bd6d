import { covered, renderedAnew, swallowed } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

const native = (body: string, more: Partial<LabPage> = {}): LabPage => ({ widget: 'native', body, ...more })

const article = native(
  `<p style="width: 500px; line-height: 1.6">The parcel with number AB-4711 has left our store in Bergen and comes on Monday.</p><p>Another one.</p>`,
)
const longPage = native(
  `<a href="#end" id="down">To the end</a><div style="height: 2400px">Words</div><h2 id="end">End</h2><a href="#top" id="up">Up</a>`,
)
const links = native(
  `<p><a id="file" href="/terms.txt" download>Terms</a></p><p><a id="mail" href="mailto:help@shop.example">Write to us</a></p>
  <p><a id="out" href="/away" target="_blank">Our partner</a></p><p><a id="here" href="/">Home</a></p>
  <p><button id="print" type="button" onclick="window.print()">Print</button></p>
  <p><label>Photo <input id="photo" type="file"></label></p>`,
  {
    serve: (site) => {
      site.on('GET /terms.txt', { type: 'text/plain', body: 'Be kind.' })
      site.on('GET /away', '<p>Away</p>')
    },
  },
)
const like = native(
  `<button id="like" type="button" aria-pressed="false">Like</button> <button id="star" type="button" style="color: gray">★</button>
  <label><input id="terms" type="checkbox"> I have read it</label> <label><input id="ship" type="radio" name="ship" checked> Post</label>`,
  {
    script: `
      const like = document.querySelector('#like'), star = document.querySelector('#star')
      like.onclick = () => like.setAttribute('aria-pressed', like.getAttribute('aria-pressed') !== 'true')
      star.onclick = () => (star.style.color = star.style.color === 'gray' ? 'gold' : 'gray')`,
  },
)
const dead = native('<h1>Basket</h1><button id="pay" type="button">Pay now</button><p>Two things</p>')
const throwing = (
  code: string,
  body = '<button id="pay" type="button">Pay now</button><p id="done">Not paid</p>',
) => native(body, { script: `document.querySelector('#pay').addEventListener('click', ${code})` })

export const buttons = family('links and buttons', {
  'marks a word, then a sentence, by double and triple click': {
    page: article,
    async user({ pressAt, wait }) {
      await pressAt('p', 0.3, 0.5, 2, 160)
      await wait(900)
      await pressAt('p', 0.5, 0.5, 3, 150)
    },
  },
  'marks a number to copy it, more than once': {
    page: article,
    async user({ pressAt, key, wait }) {
      for (let i = 0; i < 2; i++) {
        await pressAt('p', 0.45, 0.4, 2, 150)
        await wait(400)
        await key('ControlOrMeta+c')
        await wait(800)
      }
    },
  },
  'jumps to a section that is in view already, again': {
    page: longPage,
    async user({ press, wait }) {
      await press('#down')
      await wait(700)
      await press('#up', 2, 600)
    },
  },
  'saves a file, again and again': { page: links, user: ({ press }) => press('#file', 3, 600) },
  'writes a mail to those who help': {
    page: links,
    user: ({ press }) => press('#mail', 2, 700),
    finds: ['help-seek'],
    on: 'Write to us',
  },
  'opens a link in another window': { page: links, user: ({ press }) => press('#out') },
  'goes to the page that is open': { page: links, user: ({ press }) => press('#here') },
  prints: { page: links, user: ({ press }) => press('#print') },
  'chooses a photo': { page: links, user: ({ press }) => press('#photo') },
  'likes and unlikes': { page: like, user: ({ press }) => press('#like', 5, 240) },
  'stars and unstars what only changes its colour': {
    page: like,
    user: ({ press }) => press('#star', 3, 300),
  },
  'ticks and unticks a box by its label': {
    page: like,
    user: ({ press }) => press('label:has(#terms)', 5, 240),
  },
  'presses a radio button that is chosen': { page: like, user: ({ press }) => press('#ship', 4, 260) },
  'clicks on the bare page to get out of somewhere': {
    page: dead,
    user: ({ pressAt }) => pressAt('html', 0.9, 0.8, 2, 400),
  },
  'presses once on a heading': { page: dead, user: ({ press }) => press('h1') },
  'fidgets slowly on bare text while reading': {
    page: article,
    user: ({ pressAt }) => pressAt('p', 0.99, 0.9, 4, 1500),
  },
  'clicks where a menu was, and is gone': {
    page: native('<button id="gone" type="button">Dismiss</button><p>Words</p>', {
      script: `document.querySelector('#gone').onclick = (event) => event.currentTarget.remove()`,
    }),
    user: ({ press }) => press('#gone', 4, 220),
  },
  'presses a button that does nothing': {
    page: dead,
    user: ({ press }) => press('#pay', 4),
    finds: RAGE,
    on: 'Pay now',
  },
  'presses a dead button three times only': {
    page: dead,
    user: ({ press }) => press('#pay', 3, 300),
    finds: RAGE,
    on: 'Pay now',
  },
  'hammers on a dead button': {
    page: dead,
    user: ({ press }) => press('#pay', 12, 140),
    finds: RAGE,
    on: 'Pay now',
  },
  'presses a dead button once': {
    page: dead,
    user: ({ press }) => press('#pay'),
    finds: DEAD,
    on: 'Pay now',
  },
  'presses a dead button twice, and thinks between': {
    page: dead,
    user: ({ press }) => press('#pay', 2, 2600),
    finds: DEAD,
    on: 'Pay now',
  },
  'presses a dead button by keyboard': {
    page: dead,
    async user({ key }) {
      await key('Tab')
      await key('Enter', 4, 240)
    },
    finds: RAGE,
    on: 'Pay now',
  },
  'taps a dead button on a phone': {
    page: { ...dead, phone: true },
    user: ({ press }) => press('#pay', 4, 280),
    finds: RAGE,
    on: 'Pay now',
  },
  'taps a dead button on a phone once': {
    page: { ...dead, phone: true },
    user: ({ press }) => press('#pay'),
    finds: DEAD,
    on: 'Pay now',
  },
  'presses an icon inside a link that leads to #': {
    page: native(
      '<a id="cart" href="#" aria-label="Basket"><svg width="30" height="30"><circle cx="15" cy="15" r="12"/></svg></a><p>Words</p>',
    ),
    user: ({ press }) => press('svg', 4),
    finds: RAGE,
    on: 'Basket',
  },
  'presses a link that leads to a section that is not there': {
    page: native('<a id="faq" href="#faq-7">Read the answer</a><p>Words</p>'),
    user: ({ press }) => press('#faq'),
    finds: DEAD,
    on: 'Read the answer',
  },
  'presses a link whose default a script prevents': {
    page: native('<a id="next" href="/next">Next page</a>', {
      script: `document.querySelector('#next').addEventListener('click', (event) => event.preventDefault())`,
    }),
    user: ({ press }) => press('#next', 3, 400),
    finds: RAGE,
    on: 'Next page',
  },
  'presses a card that shows the hand and leads nowhere': {
    page: native(
      '<div id="card" style="cursor: pointer; width: 300px; padding: 20px; border: 1px solid"><h3>Tent</h3><p>For two</p></div>',
    ),
    user: ({ press }) => press('#card', 4),
    finds: RAGE,
  },
  'presses a picture that looks like a button': {
    page: native(
      '<p>Words</p><div id="play" style="width: 120px; height: 60px; background: teal; user-select: none"></div>',
    ),
    user: ({ press }) => press('#play', 5),
    finds: ['rage-click'],
  },
  'presses a dead button inside a shadow root': {
    page: native('<x-pay></x-pay>', {
      script: `customElements.define('x-pay', class extends HTMLElement {
        constructor() { super().attachShadow({ mode: 'open' }).innerHTML = '<button>Pay now</button>' }
      })`,
    }),
    user: ({ press }) => press('x-pay button', 4),
    finds: RAGE,
    on: 'Pay now',
  },
  'presses a button that only shows that it is pressed': {
    page: native('<button id="pay" type="button">Pay now</button>', {
      head: '<style>#pay.down { transform: scale(.95); background: silver }</style>',
      script: `const pay = document.querySelector('#pay')
        pay.onpointerdown = () => pay.classList.add('down')
        pay.onpointerup = () => setTimeout(() => pay.classList.remove('down'), 150)`,
    }),
    user: ({ press }) => press('#pay', 4),
    finds: RAGE,
    on: 'Pay now',
  },
  'presses a star whose colour is taken back': {
    page: native('<button id="star" type="button" aria-label="Star" style="color: gray">★</button>', {
      script: `const star = document.querySelector('#star')
        star.onclick = () => { star.style.color = 'gold'; setTimeout(() => (star.style.color = 'gray'), 120) }`,
    }),
    user: ({ press }) => press('#star', 4, 350),
    finds: RAGE,
    on: 'Star',
  },
  'presses a button that was rendered anew and is dead': {
    page: renderedAnew(like, '#like'),
    user: ({ press }) => press('#like', 4),
    finds: RAGE,
    on: 'Like',
  },
  'presses a button whose clicks another script swallows, once': {
    page: swallowed(like),
    user: ({ press }) => press('#like'),
    finds: DEAD,
    on: 'Like',
  },
  'presses a button under a layer': {
    page: covered(like),
    user: ({ press }) => press('#like', 6, 180),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
  'presses a button whose handler throws': {
    page: throwing('() => { null.pay() }'),
    user: ({ press }) => press('#pay'),
    finds: ['error-click', ...DEAD],
    on: 'Pay now',
  },
  'presses a button whose promise is rejected': {
    page: throwing('async () => { await 0; throw new TypeError("no basket") }'),
    user: ({ press }) => press('#pay'),
    finds: ['error-click', ...DEAD],
    on: 'Pay now',
  },
  'presses a button that fails half a second later': {
    page: throwing('() => setTimeout(() => { throw new Error("late") }, 500)'),
    user: ({ press }) => press('#pay'),
    finds: ['error-click', ...DEAD],
    on: 'Pay now',
  },
  'presses a button whose chunk does not load': {
    page: throwing(
      `() => { const chunk = '/chunk-of-yesterday.js'; import(chunk).then(({ pay }) => pay()) }`,
    ),
    user: ({ press }) => press('#pay'),
    finds: ['asset-failed', 'error-click', ...DEAD],
    on: 'Pay now',
  },
  'presses a button that works and throws as well': {
    page: throwing('() => { document.querySelector("#done").textContent = "Paid"; null.track() }'),
    user: ({ press }) => press('#pay'),
    finds: ['error-click'],
    on: 'Pay now',
  },
  'presses a throwing button by keyboard': {
    page: throwing('() => { null.pay() }'),
    async user({ key }) {
      await key('Tab')
      await key('Enter')
    },
    finds: ['error-click', ...DEAD],
    on: 'Pay now',
  },
  'taps a throwing button on a phone': {
    page: { ...throwing('() => { null.pay() }'), phone: true },
    user: ({ press }) => press('#pay'),
    finds: ['error-click', ...DEAD],
    on: 'Pay now',
  },
  'presses a button on a page that throws by itself': {
    page: native('<button id="pay" type="button">Pay now</button><p id="done">Not paid</p>', {
      script: `let paid = 0
        document.querySelector('#pay').onclick = () => (document.querySelector('#done').textContent = 'Paid ' + ++paid)
        setInterval(() => { throw new Error('widget of somebody else') }, 400)`,
    }),
    async user({ wait, press }) {
      await wait(1500)
      await press('#pay', 3, 700)
    },
  },
})
