import { describe, expect, it } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import { hand } from './hand.ts'
import { show, wait, watch } from './watch.ts'

type At = ReturnType<typeof show>

const slide = (ms: number) =>
  `<style>#reel { transition: transform ${ms}ms } button { transition: background .4s } button:hover, button:active { background: gold }</style>`

/** Two presses, some time apart: whether the second met an answer that was still to be seen. */
async function pressTwice(html: string, { gap = 150, second = '#it', start = (_at: At) => {} } = {}) {
  const at = show(html)
  start(at)
  await hand.rest()
  const watched = watch([startActs, startAnswers])
  await hand.press(at('#it'))
  await wait(gap)
  await hand.press(at(second))
  await wait(30)
  expect(watched.problems).toEqual([])
  return watched.of('act').map(({ absorbed }) => absorbed ?? false)
}

describe('a press is absorbed', () => {
  it('by a carousel that still slides', async () => {
    const html = `${slide(3000)}<button id=it onclick="reel.style.transform = 'translateX(-50px)'">Next</button><p id=reel>1</p>`
    expect(await pressTwice(html)).toEqual([false, true])
  })

  it('by a menu that still opens, wherever it meets', async () => {
    const html = `<button id=it onclick="menu.hidden = false; menu.animate({ opacity: [0, 1] }, 3000)">Menu</button><p id=menu hidden>One</p><button id=other>Other</button>`
    expect(await pressTwice(html, { second: '#other' })).toEqual([false, true])
  })
})

describe('a press is not absorbed', () => {
  it.each([
    [
      'by a carousel that has arrived',
      `${slide(100)}<button id=it onclick="reel.style.transform = 'translateX(-50px)'">Next</button><p id=reel>1</p>`,
      { gap: 300 },
    ],
    [
      'by the hover effects of dead buttons',
      `${slide(100)}<button id=it>One</button><button id=other>Two</button>`,
      { second: '#other' },
    ],
    [
      'by the hover effect of a button that works',
      `${slide(100)}<button id=it onclick="out.append('x')">One</button><button id=other>Two</button><p id=out></p>`,
      { second: '#other' },
    ],
    [
      'by a ripple of its own',
      `<button id=it onclick="this.firstChild.animate({ opacity: [0, 1] }, 800); out.append('x')"><span>One</span></button><p id=out></p>`,
      {},
    ],
    [
      'by what moves for ever',
      `<style>@keyframes spin { to { rotate: 1turn } } .on { animation: spin 1s infinite }</style><button id=it onclick="reel.className = 'on'">One</button><p id=reel>1</p>`,
      {},
    ],
    [
      'by what moved before',
      `<button id=it onclick="out.append('x')">One</button><p id=reel>1</p><p id=out></p>`,
      { start: (at: At) => at('#reel').animate({ opacity: [0, 1] }, 2000) },
    ],
  ])('%s', async (_, html, options) => {
    expect(await pressTwice(html, options)).toEqual([false, false])
  })
})
