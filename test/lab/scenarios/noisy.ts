import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

/** A working and a dead button, and something that goes on by itself. */
const beside = (noise: string, body = '', serve?: LabPage['serve']): LabPage => ({
  widget: 'native',
  body: `<section><button id="add" type="button">Add</button> <button id="pay" type="button">Pay now</button><p id="count">0</p></section>
    <aside style="margin-top: 120px">${body}</aside>`,
  script: `
    document.querySelector('#add').onclick = () => {
      const count = document.querySelector('#count')
      count.textContent = Number(count.textContent) + 1
    }
    ${noise}`,
  ...(serve && { serve }),
})

const clock = beside(
  `setInterval(() => (document.querySelector('#clock').textContent = new Date().toISOString()), 16)`,
  '<p id="clock"></p>',
)
const polling = beside(
  `setInterval(async () => (document.querySelector('#news').textContent = (await (await fetch('/news')).json()).at), 700)`,
  '<p id="news"></p>',
  (site) => site.on('GET /news', () => ({ body: JSON.stringify({ at: performance.now() }) })),
)
const tracker = beside(
  `addEventListener('click', () => void fetch('/collect', { method: 'POST', keepalive: true }), true)`,
  '',
  (site) => site.on('POST /collect', { status: 204 }),
)
const blockedTracker = beside(
  `addEventListener('click', () => void fetch('http://127.0.0.1:9/collect', { method: 'POST', mode: 'no-cors' }).catch(() => {}), true)`,
)
const skeleton = beside(
  '',
  `<style>@keyframes pulse { 50% { opacity: .4 } } #bone { animation: pulse 1s infinite; height: 20px; background: #ddd }</style><div id="bone"></div>`,
)
const chat = beside(
  `setInterval(() => document.querySelector('#chat').classList.toggle('bounce'), 600)`,
  `<style>#chat { transition: transform .3s } #chat.bounce { transform: translateY(-4px) }</style><div id="chat" style="width: 60px">Chat</div>`,
)
const feed = beside(
  `let n = 0
   setInterval(() => {
     const feed = document.querySelector('#feed')
     feed.prepend(Object.assign(document.createElement('li'), { textContent: 'Order ' + ++n }))
     if (feed.children.length > 6) feed.lastChild.remove()
   }, 450)`,
  '<ul id="feed"></ul>',
)
const video = beside(
  `const paint = document.querySelector('canvas').getContext('2d')
   setInterval(() => { paint.fillStyle = 'hsl(' + (performance.now() / 20) % 360 + ' 60% 60%)'; paint.fillRect(0, 0, 300, 150) }, 30)`,
  '<canvas width="120" height="60"></canvas>',
)

const parts = {
  'a clock': clock,
  'a poll': polling,
  'a bouncing chat bubble': chat,
  'a live feed': feed,
  'a painted banner': video,
}

export const noisy = family('background noise', {
  ...Object.fromEntries(
    Object.entries(parts).flatMap(
      ([name, page]) =>
        [
          [
            `presses a dead button beside ${name}`,
            {
              page,
              async user({ wait, press }) {
                await wait(4500)
                await press('#pay', 4)
              },
              finds: RAGE,
              on: 'Pay now',
            },
          ],
        ] as const,
    ),
  ),
  'presses a working button beside a clock': { page: clock, user: ({ press }) => press('#add', 5, 220) },
  'presses a working button beside a live feed': { page: feed, user: ({ press }) => press('#add', 5, 220) },
  'presses a working button beside a poll': { page: polling, user: ({ press }) => press('#add', 5, 220) },
  'presses a working button whose clicks a tracker reports': {
    page: tracker,
    user: ({ press }) => press('#add', 5, 260),
  },
  'presses a working button whose tracker is blocked': {
    page: blockedTracker,
    user: ({ press }) => press('#add', 5, 260),
  },
  'presses a dead button whose tracker is blocked': {
    page: blockedTracker,
    user: ({ press }) => press('#pay'),
    finds: DEAD,
    on: 'Pay now',
  },
  'presses a dead button beside a skeleton': {
    page: skeleton,
    user: ({ press }) => press('#pay', 4),
    finds: RAGE,
    on: 'Pay now',
  },
  'presses a dead button whose clicks a tracker reports, after others that worked': {
    page: tracker,
    async user({ press, wait }) {
      await press('#add', 3, 900)
      await wait(1500)
      await press('#pay', 4, 300)
    },
    finds: RAGE,
    on: 'Pay now',
  },
})
