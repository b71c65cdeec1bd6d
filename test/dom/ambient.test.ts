import { afterEach, describe, expect, it } from 'vitest'
import { CALM, PROBE } from '../../src/dom/ambient.ts'
import { startActs } from '../../src/dom/acts.ts'
import { LASTING } from '../../src/core/acts/waits.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import { hand } from './hand.ts'
import { show, wait, watch } from './watch.ts'

/** Long enough for a look at a calm page that sees a bubble blink thrice. */
const LOOK = CALM + 1300

const timers: number[] = []

function every(ms: number, change: (count: number) => void) {
  let count = 0
  timers.push(window.setInterval(() => change(++count), ms))
}

afterEach(() => timers.splice(0).forEach(clearInterval))

/** What the page is heard to answer when `#it` is pressed after a while in which nobody did anything. */
async function pressAfterCalm(html: string, start: (at: ReturnType<typeof show>) => void, calm = LOOK) {
  const at = show(html)
  start(at)
  const watched = watch(startAnswers)
  await wait(calm)
  await hand.press(at('#it'))
  await wait(LASTING + 50)
  watched.settle()
  expect(watched.problems).toEqual([])
  return watched.of('answer').map(({ kind }) => kind)
}

describe('a dead button is not saved by', () => {
  it.each<[string, string, (at: ReturnType<typeof show>) => void, calm?: number]>([
    [
      'a clock that ticks with every frame',
      '<button id=it>Save</button><p id=clock>0</p>',
      (at) => every(16, (n) => (at('#clock').textContent = `${n}`)),
    ],
    [
      'a clock whose parts are written anew',
      '<button id=it>Save</button><p id=clock></p>',
      (at) => every(50, (n) => (at('#clock').innerHTML = `<b>${n}</b>:<i>${n}</i>`)),
    ],
    [
      'a view of a marked panel that is emptied as it goes',
      '<button id=it>Save</button><div id=panel data-unstuck-ambient><p id=view><b>1</b></p></div>',
      (at) =>
        at('#it').addEventListener('click', () => {
          const view = at('#view')
          view.remove()
          view.replaceChildren()
        }),
    ],
    [
      'a chat bubble that blinks',
      '<button id=it>Save</button><p id=bubble>?</p>',
      (at) => every(400, (n) => (at('#bubble').className = n % 2 ? 'on' : '')),
    ],
    [
      'a carousel that turns by itself',
      '<button id=it>Save</button><div id=reel><p>1</p><p>2</p><p>3</p></div>',
      (at) =>
        every(250, (n) => {
          at('#reel').style.transform = `translateX(${n % 3}px)`
        }),
    ],
    [
      'a carousel that turns by itself, and now puts its first slide behind the last',
      '<button id=it>Save</button><div id=reel><p>1</p><p>2</p><p>3</p></div>',
      (at) =>
        every(200, (n) => {
          at('#reel').style.transform = `translateX(${n % 3}px)`
          if (n > LOOK / 200) at('#reel').append(at('#reel').firstElementChild!)
        }),
    ],
    [
      'a slow carousel that marks another slide at each turn',
      '<button id=it>Save</button><div id=reel><p>1</p><p>2</p><p>3</p><p>4</p><p>5</p></div>',
      (at) =>
        every(1050, (n) => {
          at('#reel').children[n - 1]!.className = ''
          at('#reel').children[n]!.className = 'on'
        }),
      CALM + 2700,
    ],
    [
      'a ticker that takes a line from its top to its end',
      '<button id=it>Save</button><ul id=ticker><li>1<li>2<li>3</ul>',
      (at) => every(200, () => at('#ticker').append(at('#ticker').firstElementChild!)),
    ],
    [
      'a box that scrolls by itself',
      '<button id=it>Save</button><div id=box style="height:40px;overflow:auto"><p style="height:9000px"></p></div>',
      (at) => every(100, (n) => at('#box').scrollTo(0, n * 10)),
    ],
  ])('%s', async (_, html, start, calm) => {
    expect(await pressAfterCalm(html, start, calm)).toEqual([])
  })

  it('a carousel that turns every two seconds, while the mouse wanders', async () => {
    const at = show('<button id=it>Save</button><p id=here>1</p><p id=there>2</p><div id=reel></div>')
    every(2000, (n) => (at('#reel').style.transform = `translateX(${n % 3}px)`))
    const watched = watch(startAnswers)
    for (let i = 0; i < 6; i++) {
      await hand.move(at(i % 2 ? '#here' : '#there'))
      await wait(1600)
    }
    // Until shortly before it turns again.
    await hand.press(at('#it'))
    await wait(2100)
    watched.settle()
    expect(watched.of('answer')).toEqual([])
  }, 20_000)
})

describe('the page has still answered when', () => {
  it('something happens beside a clock', async () => {
    const answers = await pressAfterCalm(
      `<button id=it onclick="out.append('Saved')">Save</button><p id=clock></p><p id=out></p>`,
      (at) => every(16, (n) => (at('#clock').textContent = `${n}`)),
    )
    expect(answers).toEqual(['dom'])
  })

  it('a message comes where others came and went', async () => {
    const answers = await pressAfterCalm(
      `<button id=it onclick="toasts.innerHTML = '<p>Saved</p>'">Save</button><div id=toasts><p>Hello</p></div>`,
      (at) => setTimeout(() => at('#toasts').replaceChildren(), CALM + 200),
    )
    expect(answers).toEqual(['dom'])
  })

  it('a page that has just been built changes', async () => {
    const rows = '<p>row</p>'.repeat(30)
    const answers = await pressAfterCalm(
      `<button id=it onclick="app.append('Saved')">Save</button><div id=app></div>`,
      (at) => every(150, (n) => n < 6 && at('#app').insertAdjacentHTML('beforeend', rows)),
    )
    expect(answers).toEqual(['dom'])
  })

  it('a slide comes into a carousel that turns by itself', async () => {
    const answers = await pressAfterCalm(
      `<button id=it onclick="setTimeout(() => reel.insertAdjacentHTML('beforeend', '<p>3</p>'))">Add</button><div id=reel><p>1</p><p>2</p></div>`,
      (at) => every(250, (n) => (at('#reel').style.transform = `translateX(${n % 3}px)`)),
    )
    expect(answers).toEqual(['dom'])
  })

  it('a carousel that turns by itself is turned', async () => {
    const answers = await pressAfterCalm(
      `<div id=reel><p>1</p><p>2</p></div><button id=it onclick="reel.style.transform = 'translateX(9px)'">Next</button>`,
      (at) =>
        every(250, (n) => {
          at('#reel').style.transform = `translateX(${n % 3}px)`
        }),
    )
    expect(answers).toEqual(['dom'])
  })

  it('nobody has looked yet', async () => {
    const answers = await pressAfterCalm(
      '<button id=it>Save</button><p id=clock></p>',
      (at) => every(16, (n) => (at('#clock').textContent = `${n}`)),
      0,
    )
    expect(answers).toEqual(['dom'])
  })
})

describe('silence means', () => {
  it.each([
    [
      'nothing after a press beside a stopwatch',
      '<div><p id=clock></p><button id=it>Lap</button></div>',
      'unknown',
    ],
    [
      'something after one elsewhere',
      '<div><p id=clock></p></div><div><button id=it>Pay</button></div>',
      'yes',
    ],
  ])('%s', async (_, html, judge) => {
    const at = show(html)
    every(50, (n) => (at('#clock').textContent = `${n}`))
    const watched = watch([startActs, startAnswers])
    await wait(LOOK)
    await hand.press(at('#it'))
    await wait(10)
    expect(watched.of('act')[0]?.judge).toBe(judge)
  })
})

describe('looking', () => {
  it('ends when the page is still', async () => {
    const at = show('<button id=it>Save</button><p id=out></p>')
    const watched = watch(startAnswers)
    await wait(CALM + PROBE + 50)
    for (let i = 0; i < 3; i++) {
      at('#out').append('x')
      await wait(10)
    }
    at('#it').onclick = () => at('#out').append('y')
    await hand.press(at('#it'))
    await wait(30)
    expect(watched.of('answer')).toHaveLength(1)
  })

  it('hears nothing of a thousand moves of the pointer', async () => {
    show('<p>Words</p>'.repeat(40))
    watch(startAnswers)
    const start = performance.now()
    for (let i = 0; i < 1000; i++)
      window.dispatchEvent(new PointerEvent('pointermove', { clientX: i % 300, clientY: i % 400 }))
    expect(performance.now() - start).toBeLessThan(100)
  })
})
