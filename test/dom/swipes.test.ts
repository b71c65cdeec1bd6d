import { describe, expect, it } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import { TOUCH_CLICK } from '../../src/dom/presses.ts'
import { hand } from './hand.ts'
import { findOn } from './signals.ts'
import { show, wait, watch } from './watch.ts'

type At = ReturnType<typeof show>
type Row = [sentence: string, html: string, user: (at: At) => unknown]

const reel = (more = '', slides = '<div style="width:900px;height:120px">Slides</div>') =>
  `<div id=reel style="width:300px;height:120px;overflow:hidden;touch-action:pan-y" ${more}>${slides}</div>`
const left = (at: At) => hand.swipe(middle(at('#reel'), 80), middle(at('#reel'), -80))
const right = (at: At) => hand.swipe(middle(at('#reel'), -80), middle(at('#reel'), 80))
const up = (at: At) => hand.swipe(middle(at('#it'), 0, 60), middle(at('#it'), 0, -90))
const tall = '<div style="height:3000px">Long</div>'

function rows(all: Row[], swipes: string[]) {
  it.each(all)('%s', async (_, html, user) => {
    document.documentElement.style.overflow = ''
    scrollTo(0, 0)
    const at = show(html)
    const watched = watch([startActs, startAnswers])
    await user(at)
    await wait(500)
    expect(
      watched
        .of('act')
        .filter(({ kind }) => kind === 'swipe')
        .map(({ target }) => target.key),
    ).toEqual(swipes)
    expect(watched.problems).toEqual([])
    document.documentElement.style.overflow = ''
    scrollTo(0, 0)
  })
}

describe('a swipe should have moved something', () => {
  rows(
    [
      ['a carousel whose script is gone', reel(), left],
      [
        'the same, begun on one of its slides',
        reel(
          '',
          '<div style="width:900px;height:120px"><button style="width:900px;height:120px">One</button></div>',
        ),
        left,
      ],
      [
        'a carousel that has turned, and is swiped back',
        `${reel()}`,
        async (at) => ((at('#reel').scrollLeft = 200), await wait(50), await right(at)),
      ],
    ],
    ['reel'],
  )
  rows(
    [
      [
        'a page that stayed locked when its dialog was gone',
        `<p id=it style="height:300px">Text</p>${tall}`,
        async (at) => {
          document.documentElement.style.overflow = 'hidden'
          await up(at)
        },
      ],
    ],
    ['html'],
  )
})

describe('a swipe is none', () => {
  rows(
    [
      ['when the page scrolls', `<p id=it style="height:300px">Text</p>${tall}`, up],
      ['when everything is to be seen already', reel('', '<p>One</p>'), left],
      ['at the first slide, towards what was before it', reel(), right],
      [
        'at the end of a list',
        `<div id=it style="height:200px;overflow:auto">${tall}</div>`,
        async (at) => ((at('#it').scrollTop = 5000), await wait(50), await up(at)),
      ],
      ['when it is a tap', reel(), (at) => hand.tap(at('#reel'))],
      [
        'when it goes this way and that',
        reel(),
        (at) => hand.swipe(middle(at('#reel'), 50, 40), middle(at('#reel'), -50, -40)),
      ],
      ['over a picture that is drawn', reel('', '<canvas width=900 height=120></canvas>'), left],
      ['over a map', reel('class="leaflet-map"'), left],
      ['on a slider', reel('', '<input type=range style="width:900px;height:100px">'), left],
      [
        'on what can be dragged',
        reel('', '<div draggable=true style="width:900px;height:120px">Card</div>'),
        left,
      ],
      [
        'with two fingers',
        reel(),
        async (at) => {
          const [x, y] = middle(at('#reel'))
          await hand.touch('touchStart', [[x + 60, y]])
          await hand.touch('touchStart', [
            [x + 60, y],
            [x + 90, y],
          ])
          await hand.touch('touchMove', [
            [x - 60, y],
            [x - 30, y],
          ])
          await hand.touch('touchEnd', [])
        },
      ],
      ['with the mouse', reel(), (at) => hand.drag(middle(at('#reel'), 80), middle(at('#reel'), -80))],
      ['where the host asked not to look', `<div data-unstuck-ignore>${reel()}</div>`, left],
      ['of what moves by itself', `<div data-unstuck-ambient>${reel()}</div>`, left],
      [
        'on a dialog over a page that is locked',
        `<dialog open id=it style="position:fixed;height:200px">Sure?</dialog>${tall}`,
        async (at) => {
          document.documentElement.style.overflow = 'hidden'
          await up(at)
        },
      ],
      [
        'that a script turns slides by',
        `${reel()}`,
        async (at) => {
          at('#reel').addEventListener(
            'touchmove',
            () => (at('#reel > div').style.transform = 'translateX(-50px)'),
          )
          await left(at)
        },
      ],
    ],
    [],
  )
})

it('is found with a real finger, alone', async () => {
  const { at, words, verdict, problems } = await findOn(reel())
  await left(at)
  await wait(300)
  await left(at)
  await verdict(TOUCH_CLICK)
  expect(words()).toEqual(['dead-swipe 2'])
  expect(problems).toEqual([])
})

it('is not found where the slide comes late', async () => {
  const { at, words, verdict } = await findOn(`${reel()}<p id=out></p>`)
  at('#reel').addEventListener('touchend', () => setTimeout(() => at('#out').append('Slide 2'), 1200))
  await left(at)
  await verdict(TOUCH_CLICK)
  expect(words()).toEqual([])
})

function middle(element: Element, toRight = 0, down = 0): [number, number] {
  const box = element.getBoundingClientRect()
  return [box.left + box.width / 2 + toRight, box.top + box.height / 2 + down]
}
