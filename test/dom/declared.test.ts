import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDeclaredEvents, LOOK_EVERY, type DeclaredEvents } from '../../src/dom/declared.ts'
import { hand } from './hand.ts'
import { show, soon, wait, watch, type Watched } from './watch.ts'

let watched: Watched
let get: ReturnType<typeof show>
const start = (events: DeclaredEvents) => (watched = watch(createDeclaredEvents(events)))
const names = () => watched.of('event').map(({ name }) => name)
const looked = () => wait(LOOK_EVERY + 150)

beforeEach(async () => {
  get = show('<main><button class="import"><b>Import</b></button><p class="done" hidden>Done</p></main>')
  await hand.rest()
})
afterEach(() => expect(watched.problems).toEqual([]))

describe('an event of the config', () => {
  test('is a press on what it names, or on what is in it', async () => {
    start({ imported: { click: '.import' }, other: { click: '.other' } })
    await hand.press(get('.import'))
    await hand.press(get('b'))
    expect(names()).toEqual(['imported', 'imported'])
  })

  test('is one press on a label, which clicks its control as well', async () => {
    get = show('<main><p class="row"><label><span>Weekly</span> <input type="checkbox"></label></p></main>')
    start({ chosen: { click: '.row' } })
    await hand.press(get('span'))
    await hand.press(get('span'))
    expect(names()).toEqual(['chosen', 'chosen'])
  })

  test('is no press in a part that the host ignores', async () => {
    get('main').setAttribute('data-unstuck-ignore', '')
    start({ imported: { click: '.import' } })
    await hand.press(get('.import'))
    expect(names()).toEqual([])
  })

  test('is a press by the keyboard', async () => {
    start({ imported: { click: '.import' } })
    get('.import').focus()
    await hand.key('Enter')
    expect(names()).toEqual(['imported'])
  })

  test('is a press in a shadow tree, or on its host', async () => {
    const root = get('main').attachShadow({ mode: 'open' })
    root.innerHTML = '<button>Inner</button>'
    start({ inner: { click: 'button' }, outer: { click: 'main' } })
    await hand.press(root.querySelector('button')!)
    expect(names()).toEqual(['inner', 'outer'])
  })

  test('is what is shown already', () => {
    start({ ready: { element: 'main' } })
    expect(names()).toEqual(['ready'])
  })

  test('is what appears, once while it is there', async () => {
    start({ done: { element: '.done' } })
    expect(names()).toEqual([])
    get('.done').hidden = false
    await soon(() => expect(names()).toEqual(['done']))
    get('main').insertAdjacentHTML('beforeend', '<p class="done">Done too</p>')
    await looked()
    expect(names()).toEqual(['done'])
  })

  test('is what comes again after it had gone', async () => {
    start({ done: { element: '.done' } })
    for (const hidden of [false, true, false]) {
      get('.done').hidden = hidden
      await looked()
    }
    expect(names()).toEqual(['done', 'done'])
  })

  test('is what the next page shows too', async () => {
    const { href } = location
    start({ ready: { element: 'main' } })
    history.pushState({}, '', '/elsewhere')
    get('main').append('x')
    await soon(() => expect(names()).toEqual(['ready', 'ready']))
    history.replaceState({}, '', href)
  })
})

describe('no event', () => {
  test('is the press of a script', () => {
    start({ imported: { click: '.import' } })
    get('.import').click()
    expect(names()).toEqual([])
  })

  test('is what is in the page and not shown', async () => {
    start({ done: { element: '.done' } })
    get('main').append('x')
    await looked()
    expect(names()).toEqual([])
  })

  test('comes from a selector that the browser cannot read', async () => {
    start({ bad: { click: ':::' }, worse: { element: '[[' }, page: {} })
    await hand.press(get('.import'))
    expect(names()).toEqual([])
  })

  test('is told after we are stopped', async () => {
    start({ imported: { click: '.import' }, done: { element: '.done' } })
    watched.stop()
    await hand.press(get('.import'))
    get('.done').hidden = false
    await looked()
    expect(names()).toEqual([])
  })
})

test('a page that changes all the time is looked at twice a second', async () => {
  let looks = 0
  const { querySelectorAll } = Document.prototype
  document.querySelectorAll = ((selector: string) => {
    looks++
    return querySelectorAll.call(document, selector)
  }) as typeof document.querySelectorAll
  start({ never: { element: '.never' } })
  const timer = setInterval(() => get('.done').toggleAttribute('hidden'), 10)
  await wait(1200)
  clearInterval(timer)
  Reflect.deleteProperty(document, 'querySelectorAll')
  expect(looks).toBeLessThanOrEqual(4)
})

describe('an element that a rule asks about', () => {
  const ask = (...selectors: string[]) => (watched = watch(createDeclaredEvents({}, selectors)))
  const told = () => watched.of('element').map(({ selector, is }) => `${selector} ${is}`)

  test('is told as it is', () => {
    ask('main', '.done', '.never')
    expect(told()).toEqual(['main visible', '.done present', '.never absent'])
    expect(names()).toEqual([])
  })

  test('is told once it is another', async () => {
    ask('.done')
    get('.done').hidden = false
    await looked()
    get('.done').remove()
    await looked()
    expect(told()).toEqual(['.done present', '.done visible', '.done absent'])
  })

  test('is told once, however often the page changes', async () => {
    ask('main')
    for (let i = 0; i < 5; i++) {
      get('main').append(document.createElement('p'))
      await wait(200)
    }
    await looked()
    expect(told()).toEqual(['main visible'])
  })
})
