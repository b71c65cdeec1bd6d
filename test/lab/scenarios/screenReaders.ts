import { covered, swallowed, withoutScript } from '../breakages.ts'
import { field, form } from '../html.ts'
import { DEAD, family, RAGE, type LabPage, type NamedScenario } from '../scenario.ts'
import type { User } from '../user.ts'

/** Voice control, a switch, an extension: a click and nothing else. */
const CLICK = ['click']
/** VoiceOver in Safari, NVDA in Firefox: no pointer is told of. */
const MOUSE = ['mousedown', 'mouseup', 'click']

/** No browser lets a test send these, so those who listen at the window are told that they are to be trusted. */
const SPOKEN = `<script>
  const spoken = new WeakSet(), { addEventListener } = window
  const trust = (event) => new Proxy(event, { get(_, key) {
    const value = key === 'isTrusted' || event[key]
    return typeof value === 'function' ? value.bind(event) : value
  } })
  window.addEventListener = (type, listener, options) => addEventListener.call(window, type, (event) =>
    typeof listener === 'function' ? listener.call(window, spoken.has(event) ? trust(event) : event) : listener.handleEvent(event), options)
  window.speak = (selector, types) => {
    const element = document.querySelector(selector)
    const { x, y, width, height } = element.getBoundingClientRect()
    const at = { bubbles: true, composed: true, cancelable: true, clientX: x + width / 2, clientY: y + height / 2 }
    for (const type of types) {
      const event = type === 'click' ? new PointerEvent(type, { ...at, pointerId: -1 }) : new MouseEvent(type, at)
      spoken.add(event)
      element.dispatchEvent(event)
    }
  }
</script>`

/** The host has asked whether somebody needs more time, and gives it. */
const patient = (page: LabPage, patience: number): LabPage => ({
  ...page,
  head: `${page.head ?? ''}<script>unstuck('init', { patience: ${patience} })</script>`,
})

const dead: LabPage = {
  first: SPOKEN,
  widget: 'native',
  body: '<button id="pay" type="button">Pay now</button>',
}

const basket: LabPage = {
  first: SPOKEN,
  widget: 'alpinejs',
  body: `<div x-data="{ guests: 2 }"><button type="button" id="more" @click="guests++">More</button>
      <span role="status" x-text="guests">2</span></div>`,
  script: `
    import Alpine from 'alpinejs'
    Alpine.start()`,
}

/** Opens as soon as the mouse is down, and not at the click. */
const eager: LabPage = {
  first: SPOKEN,
  widget: 'native',
  body: '<button id="open" type="button" aria-expanded="false">Account</button><ul id="list" hidden><li>Orders</li></ul>',
  script: `const open_ = document.querySelector('#open')
    open_.onmousedown = () => { list.hidden = !list.hidden; open_.setAttribute('aria-expanded', !list.hidden) }`,
}

const menu: LabPage = {
  first: SPOKEN,
  widget: 'bootstrap',
  body: `<div class="dropdown"><button id="open" class="btn dropdown-toggle" type="button" data-bs-toggle="dropdown">Account</button>
      <ul class="dropdown-menu"><li><a class="dropdown-item" href="#orders">Orders</a></li></ul></div><h2 id="orders">Orders</h2>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    import 'bootstrap'`,
}

/** Opens on pointerdown, and takes a press by a key as one of its own. */
const radix: LabPage = {
  widget: '@radix-ui/react-dropdown-menu',
  body: '<div id="root"></div>',
  script: `
    import { createRoot } from 'react-dom/client'
    import * as Menu from '@radix-ui/react-dropdown-menu'
    createRoot(document.querySelector('#root')).render(
      <Menu.Root><Menu.Trigger id="open">Account</Menu.Trigger>
        <Menu.Portal><Menu.Content><Menu.Item>Orders</Menu.Item></Menu.Content></Menu.Portal></Menu.Root>)`,
}

const slow = (after: number): LabPage => ({
  first: SPOKEN,
  widget: 'native',
  body: '<button id="send" type="button">Order</button><p id="says" role="status">Nothing ordered</p>',
  script: `send.onclick = () => setTimeout(() => (says.textContent += ' Ordered.'), ${after})`,
})

const signUp: LabPage = {
  widget: 'native',
  body: form(
    field('name', 'Name', 'required') + field('email', 'E-mail', 'type="email" required'),
    'novalidate',
  ),
  script: `form.onsubmit = (event) => {
    event.preventDefault()
    document.querySelector('[role=alert]')?.remove()
    form.insertAdjacentHTML('beforeend', '<p role="alert" class="error">Enter an e-mail address</p>')
    email.setAttribute('aria-invalid', 'true')
  }`,
}

const widely = (buttons: readonly string[]): LabPage => ({
  widget: 'native',
  body: `${buttons.map((name, i) => `<p><button id="b${i}" type="button">${name}</button></p>`).join('')}<p id="says"></p>`,
  script: `document.addEventListener('click', ({ target }) => { if (target.id) says.textContent += target.textContent + ', ' })`,
})

async function say(
  { page, wait }: User,
  where: string,
  times = 1,
  every = 1500,
  events = CLICK,
): Promise<void> {
  for (let i = 0; i < times; i++) {
    if (i > 0) await wait(every)
    await page.evaluate(
      ([selector, types]) => {
        const { speak } = window as unknown as { speak(selector: string, types: readonly string[]): void }
        speak(selector, types)
      },
      [where, events] as const,
    )
  }
}

/**
 * NVDA, JAWS and Narrator in Chromium, TalkBack: all that a mouse sends, at once, in the very middle, and no pointer
 * has ever moved there.
 */
async function activate({ page, wait }: User, where: string, times = 1, every = 1500): Promise<void> {
  const client = await page.context().newCDPSession(page)
  for (let i = 0; i < times; i++) {
    if (i > 0) await wait(every)
    const { x, y, width, height } = (await page.locator(where).first().boundingBox())!
    const at = { x: x + width / 2, y: y + height / 2, button: 'left', clickCount: 1 } as const
    await Promise.all([
      client.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }),
      client.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }),
    ])
  }
}

/** People who hear a page take their time: what it says has to be heard first. */
const HEARS = 1600

export const screenReaders: readonly NamedScenario[] = family('screen readers, voices and switches', {
  'presses a dead button by voice, once': {
    page: dead,
    user: (user) => say(user, '#pay'),
    finds: DEAD,
    on: 'Pay now',
  },
  'presses a dead button by voice, again and again at the pace of a voice': {
    page: dead,
    user: (user) => say(user, '#pay', 4, HEARS),
    finds: DEAD,
    on: 'Pay now',
  },
  'presses a dead button by a switch, quickly': {
    page: dead,
    user: (user) => say(user, '#pay', 4, 500),
    finds: RAGE,
    on: 'Pay now',
  },
  'presses a working button by voice, six times': {
    page: basket,
    user: (user) => say(user, '#more', 6, 700),
  },
  'presses by voice where Alpine did not load': {
    page: withoutScript(basket),
    user: (user) => say(user, '#more', 3, HEARS),
    finds: DEAD,
    on: 'More',
  },
  'activates a dead button with VoiceOver, impatiently': {
    page: dead,
    user: (user) => say(user, '#pay', 4, 600, MOUSE),
    finds: RAGE,
    on: 'Pay now',
  },
  'opens and closes a menu with VoiceOver that opens on mousedown': {
    page: eager,
    user: (user) => say(user, '#open', 5, 800, MOUSE),
  },
  'counts up with VoiceOver': { page: basket, user: (user) => say(user, '#more', 6, 600, MOUSE) },
  'opens and closes a menu of Bootstrap’s by voice': {
    page: menu,
    user: (user) => say(user, '#open', 4, 900),
  },
  'orders by voice what takes 700 ms': { page: slow(700), user: (user) => say(user, '#send', 2, HEARS) },
  'orders by voice what takes 1.6 s': {
    page: slow(1600),
    user: (user) => say(user, '#send'),
    finds: ['slow-click'],
    on: 'Order',
  },
  'activates a dead button with a screen reader': {
    page: dead,
    user: (user) => activate(user, '#pay'),
    finds: DEAD,
    on: 'Pay now',
  },
  'activates a dead button with a screen reader three times, and listens each time': {
    page: dead,
    user: (user) => activate(user, '#pay', 3, HEARS),
    finds: DEAD,
    on: 'Pay now',
  },
  'activates a dead button with a screen reader, impatiently': {
    page: dead,
    user: (user) => activate(user, '#pay', 4, 450),
    finds: RAGE,
    on: 'Pay now',
  },
  'counts up with a screen reader': { page: basket, user: (user) => activate(user, '#more', 7, 500) },
  'activates a button under a forgotten layer with a screen reader, which the layer takes': {
    page: covered(basket),
    user: (user) => activate(user, '#more', 4, 500),
    finds: ['rage-click'],
    allows: DEAD,
  },
  'activates a button whose events are swallowed': {
    page: swallowed(basket),
    user: (user) => activate(user, '#more', 2, HEARS),
    finds: DEAD,
    on: 'More',
  },
  'opens a menu with a screen reader that opens on pointerdown': {
    page: radix,
    async user(user) {
      await user.sees('#open')
      await activate(user, '#open')
      await user.wait(1200)
      await user.key('Escape')
    },
  },
  'goes from button to button of a page with a screen reader': {
    page: widely(['Orders', 'Invoices', 'Addresses', 'Log out']),
    async user(user) {
      for (let i = 0; i < 4; i++) {
        await activate(user, `#b${i}`)
        await user.wait(900)
      }
    },
  },
  'double-taps a dead button with TalkBack': {
    page: { ...dead, phone: true },
    user: ({ pressAt }) => pressAt('#pay', 0.5, 0.5, 1),
    finds: DEAD,
    on: 'Pay now',
  },
  'is refused by a form with a screen reader, and hears why twice': {
    page: signUp,
    async user(user) {
      for (let i = 0; i < 2; i++) {
        await activate(user, '#send')
        await user.wait(2500)
      }
    },
    finds: ['form-rejected', 'error-click'],
  },
  'has twice the patience, and presses a dead button': {
    page: patient(dead, 2),
    user: ({ press }) => press('#pay', 4),
    finds: RAGE,
    on: 'Pay now',
  },
  'has twice the patience, and presses a dead button every two seconds': {
    page: patient(dead, 2),
    user: (user) => say(user, '#pay', 3, 1800),
    finds: RAGE,
    on: 'Pay now',
  },
  'has four times the patience, and presses a dead button once': {
    page: patient(dead, 4),
    user: (user) => activate(user, '#pay'),
    finds: DEAD,
    on: 'Pay now',
    until: 9500,
  },
  'has four times the patience, and waits for what takes 3 s': {
    page: patient(slow(3000), 4),
    user: ({ press }) => press('#send'),
    until: 5000,
  },
  'has twice the patience, and waits for what takes 1.6 s': {
    page: patient(slow(1600), 2),
    user: ({ press }) => press('#send'),
  },
  'has twice the patience, and presses what takes 1.7 s thrice': {
    page: patient(slow(1700), 2),
    user: (user) => say(user, '#send', 3, 700),
    allows: ['slow-click'],
    until: 4000,
  },
  'has twice the patience, and presses a button that has lost its script': {
    page: patient(withoutScript(basket), 2),
    user: (user) => say(user, '#more', 4, 900),
    finds: RAGE,
    on: 'More',
  },
  'has four times the patience, and counts up slowly by keyboard': {
    page: patient(basket, 4),
    async user({ sees, key }) {
      await sees('#more')
      await key('Tab')
      await key('Space', 6, 1500)
    },
  },
  'works by keyboard alone through a form that is fine': {
    page: {
      ...signUp,
      script: `form.onsubmit = (event) => { event.preventDefault(); form.outerHTML = '<h2>Thank you</h2>' }`,
    },
    async user({ key, type }) {
      await key('Tab')
      await type('Ada')
      await key('Tab')
      await type('ada@example.org')
      await key('Enter')
    },
  },
})
