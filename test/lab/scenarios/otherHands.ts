import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'
import type { User } from '../user.ts'

const dead: LabPage = { widget: 'native', body: '<button id="pay" type="button">Pay now</button>' }

const deadTab: LabPage = {
  widget: 'native',
  body: '<div id="pay" role="button" tabindex="0">Pay now</div>',
}

const counter = (more = ''): LabPage => ({
  widget: 'native',
  body: `<div id="pay" role="button" tabindex="0" aria-label="One more">+</div><output id="says">0</output>${more}`,
  script: `
    const one = document.querySelector('#pay'), says = document.querySelector('#says')
    const more = () => says.value++
    one.addEventListener('click', more)
    one.addEventListener('keydown', (event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), more()))`,
})

const shoelace: LabPage = {
  widget: '@shoelace-style/shoelace',
  body: '<sl-switch id="news">Newsletter</sl-switch> <sl-rating id="stars" label="Stars"></sl-rating>',
  script: `
    import '@shoelace-style/shoelace/dist/components/switch/switch.js'
    import '@shoelace-style/shoelace/dist/components/rating/rating.js'`,
}

const radios: LabPage = {
  widget: 'native',
  body: `<fieldset><legend>Size</legend>${['S', 'M', 'L', 'XL']
    .map((size, i) => `<label><input type="radio" name="size" ${i ? '' : 'checked'}> ${size}</label>`)
    .join('')}</fieldset><label><input id="gift" type="checkbox"> As a gift</label>`,
}

const links: LabPage = {
  widget: 'native',
  body: `<nav>${Array.from({ length: 14 }, (_, i) => `<a href="#part-${i}">Part ${i}</a> `).join('')}</nav>
    ${Array.from({ length: 14 }, (_, i) => `<h2 id="part-${i}">Part ${i}</h2><p style="height: 300px">…</p>`).join('')}`,
}

const phone = (page: LabPage): LabPage => ({
  ...page,
  phone: true,
  body: `${page.body}<div style="height: 3000px"></div>`,
})

/** A finger that slips a little on the glass, so that the browser pans and no click comes. */
async function tapSlipping({ page, wait }: User, times: number, slip = 22): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  for (let i = 0; i < times; i++) {
    const { x, y, width, height } = (await page.locator('#pay').boundingBox())!
    const at = [x + width / 2, y + height / 2] as const
    await touch('touchStart', ...at)
    for (let way = 4; way <= slip; way += 6) await touch('touchMove', at[0], at[1] - way)
    await touch('touchEnd', ...at)
    await wait(260)
  }
}

/** Keeps a key down for as long as it takes to repeat itself, as the keyboard does. */
async function hold({ page }: User, key: string, repeats: number): Promise<void> {
  for (let i = 0; i < repeats; i++) {
    await page.keyboard.down(key)
    await new Promise((resolve) => setTimeout(resolve, i ? 33 : 500))
  }
  await page.keyboard.up(key)
}

/** Who does not use a mouse: keys, fingers that slip, and those who go about a page without looking at it. */
export const otherHands = family('keyboards and slipping fingers', {
  'presses a dead button with the space bar, again and again': {
    page: dead,
    async user({ key }) {
      await key('Tab')
      await key('Space', 4, 260)
    },
    finds: RAGE,
    on: 'Pay now',
  },
  'presses Enter on something that only calls itself a button': {
    page: deadTab,
    async user({ key }) {
      await key('Tab')
      await key('Enter', 4, 260)
    },
    finds: RAGE,
    on: 'Pay now',
  },
  'presses Enter once on something that only calls itself a button': {
    page: deadTab,
    async user({ key }) {
      await key('Tab')
      await key('Enter')
    },
    finds: DEAD,
    on: 'Pay now',
  },
  'holds Enter down on a dead button, which is one press': {
    page: dead,
    async user(user) {
      await user.key('Tab')
      await hold(user, 'Enter', 20)
    },
    finds: DEAD,
    on: 'Pay now',
  },
  'holds Enter down on a counter': {
    page: counter(),
    async user(user) {
      await user.key('Tab')
      await hold(user, 'Enter', 30)
    },
  },
  'counts up by Enter and the space bar in turns': {
    page: counter(),
    async user({ key }) {
      await key('Tab')
      for (let i = 0; i < 4; i++) await key(i % 2 ? 'Enter' : 'Space', 2, 180)
    },
  },
  'walks through all links of a page with the tabulator': {
    page: links,
    user: ({ key }) => key('Tab', 14, 120),
  },
  'goes from part to part of a page by keyboard': {
    page: links,
    async user({ key }) {
      for (let i = 0; i < 5; i++) {
        await key('Tab')
        await key('Enter')
      }
    },
  },
  'presses a link twice that leads to where the page already is': {
    page: { ...links, body: '<a href="#top" id="up">To the top</a><p>A short page.</p>' },
    async user({ key }) {
      await key('Tab')
      await key('Enter', 2, 900)
    },
    allows: DEAD,
  },
  'goes up and down radio buttons by the arrows': {
    page: radios,
    async user({ key }) {
      await key('Tab')
      await key('ArrowDown', 7, 150)
      await key('ArrowUp', 4, 150)
    },
  },
  'checks and unchecks with the space bar, six times': {
    page: radios,
    async user({ key }) {
      await key('Tab', 2)
      await key('Space', 6, 220)
    },
  },
  'turns a switch in a shadow tree on and off by keyboard': {
    page: shoelace,
    async user({ key, sees }) {
      await sees('sl-switch')
      await key('Tab')
      await key('Space', 5, 300)
    },
  },
  'gives stars by the arrows': {
    page: shoelace,
    async user({ key, sees }) {
      await sees('sl-rating')
      await key('Tab', 2)
      await key('ArrowRight', 5, 200)
      await key('ArrowLeft', 3, 200)
    },
  },
  'taps a dead button with a finger that slips, so that the page pans': {
    page: phone(dead),
    user: (user) => tapSlipping(user, 4),
    finds: ['rage-click'],
    on: 'Pay now',
  },
  'nudges the page with a finger that lies on a dead button': {
    page: phone(dead),
    user: (user) => tapSlipping(user, 1),
  },
  'taps a working button with a finger that slips': {
    page: phone({
      ...counter(),
      script: `${counter().script}\none.addEventListener('touchend', more)`,
    }),
    user: (user) => tapSlipping(user, 4),
  },
  'scrolls with a finger that begins on a dead button': {
    page: phone(dead),
    user: (user) => tapSlipping(user, 3, 160),
  },
})
