import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { SCROLLING, TYPING } from '../../src/core/hands.ts'
import { createMoment, HOLDING, SELECTING, type Moment, type MomentOptions } from '../../src/dom/moment.ts'
import { hand } from './hand.ts'
import { openFrame, show, wait, watch, type Watched } from './watch.ts'
import { windowWith } from './windows.ts'

let watched: Watched
let moment: Moment
let get: ReturnType<typeof show>

const send = (method: string, params: object) =>
  (cdp() as unknown as { send(method: string, params: object): Promise<void> }).send(method, params)

function start(options?: MomentOptions) {
  watched = watch()
  moment = createMoment(watched.page, options)
}
/** `good`, or why not. */
const now = (target?: Element) => {
  const { good, why } = moment.answer(target)
  return good ? 'good' : why
}

beforeEach(async () => {
  get = show(
    '<p>Some words to read and select.</p><input><button>Pay</button><div style="height:3000px"></div>',
  )
  window.scrollTo(0, 0)
  await hand.rest()
})
afterEach(() => {
  moment.stop()
  document.getSelection()?.removeAllRanges()
  expect(watched.problems).toEqual([])
})

describe('a good moment', () => {
  test('is when nothing goes on', () => {
    start()
    expect(moment.answer()).toEqual({ question: 'moment', good: true })
  })

  test('is after a press and while the pointer moves about', async () => {
    start()
    await hand.press(get('button'))
    await hand.move([50, 60])
    expect(now()).toBe('good')
  })

  test('is after a modifier key alone', async () => {
    start()
    for (const key of ['Shift', 'Control', 'Alt', 'Meta']) await hand.key(key)
    expect(now()).toBe('good')
  })

  test('is while a carousel or a log scrolls by itself', async () => {
    start()
    await wait(SCROLLING)
    window.scrollTo({ top: 300 })
    await wait(50)
    expect(now()).toBe('good')
  })

  test('is while a script has selected something', async () => {
    start()
    await wait(50)
    document.getSelection()!.selectAllChildren(get('p'))
    await wait(50)
    expect(now()).toBe('good')
  })

  test('is when a script pretends to type', () => {
    start()
    get('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
    expect(now()).toBe('good')
  })

  test('is beside a dialog that is not modal, a closed one, or one that is kept unseen', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<dialog open>Hint</dialog><dialog>Closed</dialog><div role="dialog">Side panel</div>
       <div role="dialog" aria-modal="true" hidden>x</div>
       <div role="dialog" aria-modal="true" style="visibility:hidden">x</div>
       <div role="dialog" aria-modal="true" style="opacity:0">x</div>`,
    )
    start()
    expect(now()).toBe('good')
  })
})

describe('no good moment', () => {
  test('is while somebody types, and for a while after', async () => {
    start()
    get('input').focus()
    await hand.key('a')
    expect(now()).toBe('typing')
    await wait(TYPING + 50)
    expect(now()).toBe('good')
  })

  test('is while somebody dictates, which presses no key', async () => {
    start()
    get('input').focus()
    await send('Input.insertText', { text: 'Please' })
    expect(now()).toBe('typing')
  })

  test('is while a keyboard on the screen is open, but for who is stuck in that very form', () => {
    document.body.insertAdjacentHTML('beforeend', '<form><input id="city"><b id="hint"></b></form>')
    const [height, innerHeight] = [400, 700]
    watched = watch()
    const phone = windowWith({ visualViewport: { height, scale: 1 }, innerHeight })
    moment = createMoment({ ...watched.page, window: phone })
    expect(now()).toBe('good')
    get('#city').focus()
    expect(now()).toBe('typing')
    expect(now(get('button'))).toBe('typing')
    expect(now(get('#hint'))).toBe('good')
  })

  test('is not because the page is zoomed, or a bar of the browser came', () => {
    watched = watch()
    get('input').focus()
    for (const visualViewport of [
      { height: 350, scale: 2 },
      { height: 620, scale: 1 },
    ]) {
      moment = createMoment({ ...watched.page, window: windowWith({ visualViewport, innerHeight: 700 }) })
      expect(now()).toBe('good')
      moment.stop()
    }
  })

  test('is while a word is composed', async () => {
    start()
    get('input').focus()
    await send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
    expect(now()).toBe('composing')
    await send('Input.insertText', { text: '日本' })
    await expect.poll(() => now()).not.toBe('composing')
  })

  test('is while the pointer is down', async () => {
    start()
    await hand.down(get('button'))
    expect(now()).toBe('pointer-down')
    await hand.up(get('button'))
    expect(now()).toBe('good')
  })

  test('is not for ever while a pointer is down or a word is composed that nobody saw end', async () => {
    watched = watch()
    let late = 0
    moment = createMoment({ ...watched.page, now: () => watched.page.now() + late })
    await hand.down(get('button'))
    get('input').focus()
    await send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
    expect(now()).toBe('composing')
    late = HOLDING
    expect(now()).toBe('good')
    await hand.up(get('button'))
    await send('Input.insertText', { text: '日' })
  })

  test('is while something was just selected', async () => {
    start()
    const { left, top } = get('p').getBoundingClientRect()
    await hand.drag([left + 2, top + 8], [left + 120, top + 8])
    expect(document.getSelection()!.isCollapsed).toBe(false)
    expect(now()).toBe('selecting')
    await wait(SELECTING)
    expect(now()).toBe('good')
  })

  test('is while the user scrolls, and until it comes to rest', async () => {
    start()
    await send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 200, y: 200, deltaX: 0, deltaY: 200 })
    await wait(80)
    expect(window.scrollY).toBeGreaterThan(0)
    expect(now()).toBe('scrolling')
    await wait(2 * SCROLLING + 200)
    expect(now()).toBe('good')
  })

  test('is while the user waits for a request', () => {
    let requesting = true
    start({ isRequesting: () => requesting })
    expect(now()).toBe('requesting')
    requesting = false
    expect(now()).toBe('good')
  })

  test('is when nobody sees the page', () => {
    start()
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    expect(now()).toBe('hidden')
    Reflect.deleteProperty(document, 'hidden')
  })

  test('is in fullscreen', async () => {
    start()
    get('button').addEventListener('click', () => void document.documentElement.requestFullscreen(), {
      once: true,
    })
    await hand.press(get('button'))
    await expect.poll(() => document.fullscreenElement).not.toBeNull()
    expect(now()).toBe('fullscreen')
    await document.exitFullscreen()
    expect(now()).toBe('good')
  })

  test('is while the page lets nobody use anything', () => {
    start()
    document.body.inert = true
    expect(now()).toBe('dialog')
    document.body.inert = false
    expect(now()).toBe('good')
  })

  test('is while somebody types into an embedded frame', async () => {
    const { frame } = await openFrame()
    start()
    frame.contentWindow!.focus()
    await expect.poll(() => now()).toBe('typing')
    frame.remove()
    expect(now()).toBe('good')
  })
})

describe('while a dialog is open', () => {
  const inside = () => get('#inside')

  test.each([
    ['a modal dialog', '<dialog id="box"><b id="inside">x</b></dialog>'],
    ['a library dialog', '<div id="box" role="dialog" aria-modal="true"><b id="inside">x</b></div>'],
    [
      'a library dialog whose box is elsewhere',
      '<div id="box" aria-modal="true" style="display:contents"><b id="inside">x</b></div>',
    ],
  ])('%s: only help for what is in it, and in it', (_, html) => {
    document.body.insertAdjacentHTML('beforeend', html)
    const box = get<HTMLDialogElement>('#box')
    box.showModal?.()
    start()
    expect(now()).toBe('dialog')
    expect(now(get('button'))).toBe('dialog')
    expect(now(inside())).toBe('good')
    expect(moment.containerFor(inside())).toBe(box)
    expect(moment.containerFor(get('button'))).toBeUndefined()
    expect(moment.containerFor()).toBeUndefined()
    box.remove()
    expect(now()).toBe('good')
  })

  test('what lies beneath another one is not for now', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog id="low"><b id="inside">x</b></dialog><dialog id="high"><button id="ok">OK</button></dialog>',
    )
    get<HTMLDialogElement>('#low').showModal()
    get<HTMLDialogElement>('#high').showModal()
    start()
    expect(now(inside())).toBe('dialog')
    expect(now(get('#ok'))).toBe('good')
  })

  test('the one on top may come first in the page', () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog id="high"><button id="ok">OK</button></dialog><dialog id="low"><b id="inside">x</b></dialog>',
    )
    get<HTMLDialogElement>('#low').showModal()
    get<HTMLDialogElement>('#high').showModal()
    start()
    expect(now(get('#ok'))).toBe('good')
    expect(now(inside())).toBe('dialog')
  })

  test('what is in a shadow tree inside it is in it', () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog id="box"><x-part></x-part></dialog>')
    const root = get('x-part').attachShadow({ mode: 'open' })
    root.innerHTML = '<b>x</b>'
    get<HTMLDialogElement>('#box').showModal()
    start()
    expect(now(root.querySelector('b')!)).toBe('good')
    expect(moment.containerFor(root.querySelector('b')!)).toBe(get('#box'))
  })
})

describe('while the window of another helper', () => {
  const size = 'position:fixed;right:0;bottom:0;'

  test.each([
    ['Intercom', `<iframe name="intercom-messenger-frame" style="${size}width:360px;height:500px"></iframe>`],
    ['Zendesk', `<iframe title="Messaging window" style="${size}width:360px;height:500px"></iframe>`],
    [
      'HubSpot',
      `<div id="hubspot-messages-iframe-container"><iframe style="${size}width:376px;height:480px"></iframe></div>`,
    ],
    ['Chatwoot', `<div class="woot-widget-holder" style="${size}width:360px;height:500px"></div>`],
  ])('%s is open, ours stays away', (_, html) => {
    document.body.insertAdjacentHTML('beforeend', html)
    start()
    expect(now()).toBe('other-help')
  })

  test.each([
    ['Pendo', '<div id="pendo-guide-container">Look here</div>'],
    ['Shepherd', '<div class="shepherd-element">Look here</div>'],
    ['driver.js', '<div class="driver-popover">Look here</div>'],
  ])('%s guides somebody, ours stays away', (_, html) => {
    document.body.insertAdjacentHTML('afterbegin', html)
    start()
    expect(now()).toBe('other-help')
  })

  test('Crisp is open, ours stays away', () => {
    const host = window as { $crisp?: unknown }
    host.$crisp = { is: (what: string) => what === 'chat:opened' }
    start()
    expect(now()).toBe('other-help')
    host.$crisp = []
    expect(now()).toBe('good')
    delete host.$crisp
  })

  test.each([
    [
      'is a launcher',
      `<iframe name="intercom-messenger-frame" style="${size}width:60px;height:60px"></iframe>`,
    ],
    [
      'is closed',
      `<div class="woot-widget-holder woot--hide" style="${size}width:360px;height:500px"></div>`,
    ],
    [
      'is not visible',
      `<iframe title="Messaging window" style="${size}width:360px;height:500px;visibility:hidden"></iframe>`,
    ],
    [
      'is off the screen',
      `<iframe title="Messaging window" style="position:fixed;left:-9999px;width:360px;height:500px"></iframe>`,
    ],
  ])('%s, ours may come', (_, html) => {
    document.body.insertAdjacentHTML('beforeend', html)
    start()
    expect(now()).toBe('good')
  })
})
