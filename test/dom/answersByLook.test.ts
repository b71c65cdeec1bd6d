import { afterEach, describe, expect, it } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { LASTING } from '../../src/core/acts/waits.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import { hand } from './hand.ts'
import { show, wait, watch } from './watch.ts'

/** As quick as somebody who plays with a toggle, and as slow as somebody who looks at it. */
const QUICK = 240
const SLOW = 450
const TIMES = 4

/** How often the page was heard to answer while `#it` was pressed four times. */
async function pressAgain(html: string, pause: number): Promise<number> {
  const at = show(html)
  const watched = watch([startActs, startAnswers])
  for (let i = 0; i < TIMES; i++) {
    await hand.press(at('#it'))
    await wait(i < TIMES - 1 ? pause : LASTING + 30)
  }
  watched.settle()
  expect(watched.problems).toEqual([])
  return watched.of('answer').length
}

afterEach(async () => {
  for (const root of [document.documentElement, document.body]) {
    for (const name of ['class', 'style', 'data-tab']) root.removeAttribute(name)
  }
  await hand.rest()
})

const TOGGLE = `document.documentElement.classList.toggle('on')`
const HEART = '<svg width=24 height=24><path id=heart fill=none stroke=red d="M2 2h20v20H2z"/></svg>'

describe.each([
  ['quickly', QUICK],
  ['slowly', SLOW],
])('each press is answered, %s, by', (_, pause) => {
  it.each([
    [
      'a side bar that the root folds',
      `<style>aside { width: 200px; height: 90px } .on aside { width: 20px }</style><button id=it onclick="${TOGGLE}">Fold</button><aside></aside>`,
    ],
    [
      'a side bar that the body folds, within an app',
      `<style>aside { width: 200px; height: 90px } .on aside { display: none }</style><div><div><header><button id=it onclick="document.body.classList.toggle('on')">Fold</button></header><aside></aside></div></div>`,
    ],
    [
      'a density',
      `<style>.row { padding: 12px } .on .row { padding: 2px }</style><button id=it onclick="${TOGGLE}">Density</button><div class=row>One</div>`,
    ],
    [
      'a tab that an attribute of the root shows',
      `<style>p { display: none } [data-tab="1"] p { display: block }</style><button id=it onclick="const { dataset } = document.documentElement; dataset.tab = dataset.tab === '1' ? 0 : 1">Show</button><p>One</p>`,
    ],
    [
      'a theme of the root',
      `<style>body { background: #fff } .on body { background: #222 }</style><button id=it onclick="${TOGGLE}">Theme</button>`,
    ],
    [
      'a text size in a variable of the root',
      `<style>p { font-size: var(--size, 16px) }</style><button id=it onclick="document.documentElement.style.setProperty('--size', (window.size = (window.size ?? 16) + 1) + 'px')">A+</button><p>One</p>`,
    ],
    [
      'a zoom',
      `<button id=it onclick="document.documentElement.style.zoom = (window.zoom = (window.zoom ?? 1) + .1)">A+</button><p>One</p>`,
    ],
    [
      'an accordion that opens by a selector',
      `<style>.panel { display: none } .active + .panel { display: block }</style><button id=it onclick="this.classList.toggle('active')">Question</button><div class=panel>Answer</div>`,
    ],
    [
      'an accordion whose control says its state',
      `<style>.panel { display: none } [data-state=open] + .panel { display: block }</style><button id=it data-state=closed onclick="this.dataset.state = this.dataset.state === 'open' ? 'closed' : 'open'">Question</button><div class=panel>Answer</div>`,
    ],
    ['a colour', `<button id=it onclick="this.style.color = this.style.color ? '' : 'red'">♥</button>`],
    [
      'a fill',
      `<button id=it onclick="heart.setAttribute('fill', heart.getAttribute('fill') === 'none' ? 'red' : 'none')">${HEART}</button>`,
    ],
    [
      'a count that the style sheet writes',
      `<style>#it::after { content: ' ' attr(data-n) }</style><button id=it data-n=0 onclick="this.dataset.n++">Clap</button>`,
    ],
  ])('%s', async (_, html) => {
    expect(await pressAgain(html, pause)).toBe(TIMES)
  })
})

describe('no press is answered by', () => {
  it.each([
    [
      'a part that is rendered anew, and the same',
      `<button id=it onclick="out.innerHTML = '<p>Total: 5</p>'">Apply</button><div id=out><p>Total: 5</p></div>`,
    ],
    [
      'a button that renders its icon anew, and the same',
      `<button id=it onclick="this.innerHTML = this.innerHTML">${HEART}Like</button>`,
    ],
    ['a class of the root that shows nowhere', `<button id=it onclick="${TOGGLE}">Pay</button><p>One</p>`],
    [
      'a class of the control that shows nowhere',
      `<button id=it onclick="this.classList.toggle('active')">Pay</button><p>One</p>`,
    ],
    [
      'a press effect that a script draws',
      `<button id=it onpointerdown="for (let i = 1; i <= 10; i++) setTimeout(() => (this.style.transform = i < 10 ? 'scale(.9' + i + ')' : ''), i * 30)">Pay</button>`,
    ],
  ])('%s', async (_, html) => {
    expect(await pressAgain(html, QUICK)).toBe(0)
  })
})
