import { beforeEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { FRAME_EVERY, PRESENCE_EVERY } from '../../src/core/hands.ts'
import { startPresence } from '../../src/dom/presence.ts'
import { startVisibility } from '../../src/dom/visibility.ts'
import { hand } from './hand.ts'
import { openFrame, show, soon, wait, watch, type Watched } from './watch.ts'

let watched: Watched

beforeEach(async () => {
  show('')
  window.scrollTo(0, 0)
  await hand.rest()
  await wait(20)
})

const kinds = () => watched.of('presence').map(({ by }) => by)

async function turnWheel() {
  const send = cdp() as unknown as { send(method: string, params: object): Promise<void> }
  await send.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 200, y: 200, deltaX: 0, deltaY: 40 })
}

describe('somebody is here', () => {
  test.each([
    ['a pointer that moves', 'pointer', () => hand.move([50, 60])],
    ['a press', 'pointer', () => hand.press([50, 60])],
    ['a key', 'key', () => hand.key('a')],
    ['the wheel, with the focus in no form', 'reading', turnWheel],
    ['a finger', 'pointer', () => hand.tap([50, 60])],
  ])('who shows by %s', async (_, kind, act) => {
    watched = watch(startPresence)
    await act()
    await soon(() => expect(kinds()).toEqual([kind]))
  })

  test('who scrolls with the focus in a form', async () => {
    const get = show('<form><input></form><x-form></x-form>')
    const root = get('x-form').attachShadow({ mode: 'open' })
    root.innerHTML = '<form><input></form>'
    watched = watch(startPresence)
    for (const input of [get('input'), root.querySelector('input')!]) {
      input.focus()
      await turnWheel()
      await wait(PRESENCE_EVERY + 50)
    }
    expect(kinds()).toEqual(['scroll', 'scroll'])
  })

  test('and is told so at most once a second', async () => {
    watched = watch(startPresence)
    for (let i = 0; i < 20; i++) await hand.move([50 + i, 60])
    await hand.key('a')
    await wait(PRESENCE_EVERY)
    await hand.key('a')
    expect(kinds()[0]).toBe('pointer')
    expect(kinds().at(-1)).toBe('key')
    const at = watched.of('presence').map((one) => one.at)
    const gaps = at.slice(1).map((time, i) => time - at[i]!)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PRESENCE_EVERY)
  })

  test('and a page that hides an event from us cannot hide the user', async () => {
    const hide = (event: Event) => event.stopImmediatePropagation()
    document.addEventListener('keydown', hide)
    watched = watch(startPresence)
    await hand.key('a')
    document.removeEventListener('keydown', hide)
    expect(kinds()).toEqual(['key'])
  })

  test('who works in an embedded frame', async () => {
    const { frame } = await openFrame()
    watched = watch(startPresence)
    frame.contentWindow!.focus()
    await soon(() => expect(kinds()).toEqual(['frame']))
    await wait(FRAME_EVERY + 200)
    expect(kinds()).toEqual(['frame', 'frame'])
  })
})

describe('nobody is here', () => {
  test('where a page scrolls by itself', async () => {
    show('<div style="height:5000px">')
    watched = watch(startPresence)
    window.scrollTo({ top: 500 })
    await wait(50)
    expect(kinds()).toEqual([])
  })

  test('where a script moves and presses', () => {
    watched = watch(startPresence)
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove']) {
      document.body.dispatchEvent(new Event(type, { bubbles: true }))
    }
    expect(kinds()).toEqual([])
  })

  test('where the page merely lost the focus', async () => {
    watched = watch(startPresence)
    const { frame } = await openFrame()
    window.dispatchEvent(new Event('blur'))
    await wait(50)
    expect(document.activeElement).not.toBe(frame)
    expect(kinds()).toEqual([])
  })

  test('for us any more, once we are stopped', async () => {
    const { frame } = await openFrame()
    watched = watch(startPresence)
    frame.contentWindow!.focus()
    watched.stop()
    await hand.key('a')
    await wait(50)
    expect(kinds()).toEqual([])
  })
})

test('1,000 pointer moves cost less than 5 ms', () => {
  watched = watch(startPresence)
  const move = new PointerEvent('pointermove', { bubbles: true })
  const listeners = performance.now()
  for (let i = 0; i < 1000; i++) window.dispatchEvent(move)
  const withUs = performance.now() - listeners
  watched.stop()
  const empty = performance.now()
  for (let i = 0; i < 1000; i++) window.dispatchEvent(move)
  expect(withUs - (performance.now() - empty)).toBeLessThan(5)
})

describe('visibility', () => {
  const hidden = () => watched.of('visibility').map((one) => one.hidden)
  const fake = (value: boolean) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }

  test('is told when it changes, and only then', () => {
    watched = watch(startVisibility)
    expect(hidden()).toEqual([])
    fake(true)
    fake(true)
    fake(false)
    Reflect.deleteProperty(document, 'hidden')
    expect(hidden()).toEqual([true, false])
  })

  test('ends when the page goes, and begins when it is restored', () => {
    watched = watch(startVisibility)
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    expect(hidden()).toEqual([true, false])
  })

  test('is told at once where a page opens in the background', () => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    watched = watch(startVisibility)
    Reflect.deleteProperty(document, 'hidden')
    expect(hidden()).toEqual([true])
  })
})
