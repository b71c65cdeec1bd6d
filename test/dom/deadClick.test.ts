import { afterEach, describe, expect, it, vi } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import './components.ts'
import { hand } from './hand.ts'
import { findOn } from './signals.ts'
import { show, wait, watch } from './watch.ts'

type At = Awaited<ReturnType<typeof findOn>>['at']
type Row = [sentence: string, html: string, user?: (at: At) => unknown]

/** `#it` is pressed, and everything that is then found has the time that it takes. */
function rows(all: Row[], expected: (words: string[]) => void) {
  it.each(all)('%s', async (_, html, user = (at) => hand.press(at('#it'))) => {
    const { at, words, verdict, problems } = await findOn(html)
    await hand.rest()
    await user(at)
    await verdict()
    expected(words())
    expect(problems).toEqual([])
  })
}

const one = (words: string[]) => expect(words).toEqual(['dead-click 1'])
const none = (words: string[]) => expect(words.filter((word) => /dead|rage/.test(word))).toEqual([])

const clock = (every: string) =>
  `<p id=clock>0</p><script>const c = clock.firstChild; (function tick() { c.data++; if (c.isConnected) ${every} })()</script>`
const CLOCK = clock('requestAnimationFrame(tick)')
const CAROUSEL = `<style>#strip{display:flex;transition:transform .3s}</style><div style="overflow:hidden;width:90px"><div id=strip><b>1</b><b>2</b><b>3</b></div></div><script>let n = 0; const s = strip; const t = setInterval(() => { s.style.transform = 'translateX(-' + (++n % 3) * 30 + 'px)'; if (!s.isConnected) clearInterval(t) }, 700)</script>`
const BUBBLE = `<i id=bubble hidden>1</i><script>const b = bubble; const u = setInterval(() => { b.hidden = !b.hidden; if (!b.isConnected) clearInterval(u) }, 400)</script>`
/** So long a page is looked at before what moves on it is known. */
const learn = async (at: At) => {
  await wait(3200)
  await hand.press(at('#it'))
}
const LIVE = `<button id=it onclick="out.textContent = 'Saved'">Save</button><p id=out>…</p>`
const DEAD = `<button id=it>Save</button>`

afterEach(async () => {
  getSelection()?.removeAllRanges()
  await hand.rest()
})

describe('a press is dead', () => {
  rows(
    [
      ['on a button that nobody listens to', DEAD],
      [
        'on a map that holds the page still as it takes the focus',
        `<div id=map tabindex=0 onmousedown="this.focus(); scrollTo(scrollX, scrollY)"><button id=it>+</button></div>`,
      ],
      ['by keyboard', DEAD, async (at) => (at('#it').focus(), await hand.key('Enter'))],
      ['by a finger', DEAD, (at) => hand.tap(at('#it'))],
      ['on a link that leads nowhere', '<a id=it href="#">More</a>'],
      [
        'on a card that looks as if it could be pressed',
        '<div id=it style="cursor:pointer;width:200px;height:80px">Card</div>',
      ],
      ['on a button in an open shadow root', '<open-button><b id=it>Go</b></open-button>'],
      ['beside a clock that ticks sixty times a second', `${DEAD}${CLOCK}`, learn],
      ['beside a carousel that turns', `${DEAD}${CAROUSEL}`, learn],
      ['beside a chat bubble that blinks', `${DEAD}${BUBBLE}`, learn],
      [
        'beside what the host calls ambient',
        `${DEAD}<div data-unstuck-ambient>${clock('setTimeout(tick, 300)')}</div>`,
      ],
    ],
    one,
  )
})

describe('a press is not dead', () => {
  rows(
    [
      ['when it is answered', LIVE],
      ['beside a clock that ticks sixty times a second', `${LIVE}${CLOCK}`, learn],
      ['beside a carousel that turns', `${LIVE}${CAROUSEL}`, learn],
      ['beside a chat bubble that blinks', `${LIVE}${BUBBLE}`, learn],
      [
        'on a handle by which things are dragged',
        '<span id=it role=button tabindex=0 style="cursor:grab">⠿</span>',
      ],
      [
        'on a splitter',
        '<div id=it role=button tabindex=0 style="cursor:col-resize;width:20px;height:90px"></div>',
      ],
      [
        'on a menu that the pointer has opened already',
        `<style>li ul{display:none;position:absolute}li:hover ul{display:block}</style><ul><li><a id=it href="#">Shop</a><ul><li>Shoes</li></ul></li></ul>`,
      ],
      [
        'on a menu button whose menu is open',
        '<button id=it aria-haspopup=menu aria-expanded=true>Menu</button>',
      ],
      ['on a way up where one is at the top', '<button id=it onclick="scrollTo(0, 0)">Top</button>'],
      [
        'on a way to what is to be seen already',
        `<button id=it onclick="out.scrollIntoView()">Total</button><p id=out>9 €</p>`,
      ],
      [
        'on what asks for the camera',
        `<button id=it onclick="navigator.mediaDevices?.getUserMedia({ video: true }).catch(() => {})">Scan</button>`,
      ],
      [
        'on what copies a text',
        `<button id=it onclick="navigator.clipboard.writeText('x').catch(() => {})">Copy</button>`,
      ],
      ['on a tab that is chosen', '<button id=it role=tab aria-selected=true>One</button>'],
      [
        'on a text that closes a popover',
        '<button popovertarget=pop>Open</button><div id=pop popover style="inset:auto">Hi</div><p id=it style="margin-top:90px">Text</p>',
        async (at) => {
          ;(at('#pop') as HTMLElement).showPopover()
          await hand.press(at('#it'))
        },
      ],
      [
        'on a toggle that only looks different',
        `<style>.on{background:green}</style><button id=it onclick="this.classList.toggle('on')">★</button>`,
      ],
      [
        'where the host asked not to look, through a shadow root',
        '<div data-unstuck-ignore="dead-click rage-click"><open-box id=host></open-box></div>',
        (at) => hand.press(at('#host').shadowRoot!.querySelector('button')!),
      ],
    ],
    none,
  )
})

it('looks at a few of ten thousand changes, and lets go at the first answer', async () => {
  const at = show(`<button id=it>All</button><div id=list></div>`)
  const watched = watch([startActs, startAnswers])
  const asked = vi.spyOn(Element.prototype, 'matches')
  at('#it').onclick = () => {
    at('#list').innerHTML = '<p><b>x</b></p>'.repeat(5000)
    for (const each of at('#list').querySelectorAll('b')) each.className = 'on'
    asked.mockClear()
  }
  await hand.press(at('#it'))
  await wait(500)
  const { length } = asked.mock.calls
  asked.mockRestore()
  expect(watched.of('answer')).toHaveLength(1)
  expect(length).toBeLessThan(1000)
})
