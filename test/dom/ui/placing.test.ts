import { describe, expect, test } from 'vitest'
import { page as tab, userEvent } from 'vitest/browser'
import { findBySelector } from '../../../src/ui/findBySelector.ts'
import { LEAST_ROOM } from '../../../src/ui/placing.ts'
import { LOOK_EVERY_MS } from '../../../src/ui/watchAnchor.ts'
import type { HelpView } from '../../../src/ui/view.ts'
import { arrived, help, overlap, page, rect, settle, soon } from './support.ts'

const form = `
  <form style="position:absolute;left:300px;top:300px;width:260px">
    <label style="display:block">Card <input id="card" style="display:block;width:100%"></label>
    <label style="display:block">Postcode <input id="zip" style="display:block;width:100%"></label>
    <button id="pay" style="display:block;width:100%;height:40px">Pay</button>
  </form>`

const tipFor = (selector: string, change: Partial<HelpView> = {}) =>
  help({ kind: 'tip', anchor: () => document.querySelector(selector) ?? undefined, ...change })

describe('a tip', () => {
  test('stands beside its anchor and points at it', async () => {
    const get = page(form)
    const { panel, root } = tipFor('#pay')
    await arrived(panel)
    expect(panel.dataset).toMatchObject({ placed: 'tip', side: 'bottom' })
    expect(rect(panel).top - rect(get('#pay')).bottom).toBe(10)
    const [arrow, pay] = [rect(root.querySelector('.arrow')!), rect(get('#pay'))]
    expect((arrow.left + arrow.right) / 2).toBeCloseTo((pay.left + pay.right) / 2, 0)
    expect(arrow.top).toBeLessThan(rect(panel).top)
    expect(arrow.top).toBeGreaterThan(pay.bottom)
  })

  test('covers neither its anchor, nor its label, nor the button that comes next', async () => {
    const get = page(form)
    const { panel } = tipFor('#zip')
    await arrived(panel)
    expect(panel.dataset.placed).toBe('tip')
    for (const clear of ['#zip', 'label:has(#zip)', '#pay']) expect(overlap(panel, get(clear))).toBe(false)
  })

  test('covers no focused element, wherever the focus goes', async () => {
    const get = page(
      `${form}<button id="below" style="position:absolute;left:300px;top:460px">below</button>`,
    )
    const { panel } = tipFor('#pay')
    await arrived(panel)
    expect(overlap(panel, get('#below'))).toBe(true)
    for (const selector of ['#below', '#card', '#zip', '#below']) {
      get(selector).focus()
      await settle()
      expect(panel.dataset.placed).toBe('tip')
      expect(overlap(panel, get(selector))).toBe(false)
    }
  })

  test('follows its anchor when the page scrolls', async () => {
    const get = page(`${form}<div style="height:3000px"></div>`)
    const { panel } = tipFor('#pay')
    await arrived(panel)
    const distance = rect(panel).top - rect(get('#pay')).top
    window.scrollTo(0, 100)
    await settle()
    expect(rect(panel).top - rect(get('#pay')).top).toBe(distance)
  })

  test('follows its anchor when the page moves it without scrolling', async () => {
    const get = page(form)
    const { panel } = tipFor('#pay')
    await arrived(panel)
    get('form').style.top = '200px'
    await soon(() => expect(rect(panel).top - rect(get('#pay')).bottom).toBe(10))
  })

  test('follows its anchor through a scroller in a shadow root', async () => {
    const get = page('<div id="host" style="margin:200px"></div>')
    const root = get('#host').attachShadow({ mode: 'open' })
    root.innerHTML =
      '<div style="height:300px;overflow:auto"><div style="height:200px"></div><button>a</button><div style="height:900px"></div></div>'
    const { panel } = help({ kind: 'tip', anchor: () => root.querySelector('button')! })
    await arrived(panel)
    root.querySelector('div')!.scrollTop = 100
    await soon(() => {
      expect(panel.dataset.placed).toBe('tip')
      expect(rect(panel).top - rect(root.querySelector('button')!).bottom).toBe(10)
    })
  })

  test('finds and follows its anchor in a scrolled frame of the page, in a shadow root, and keeps off its focus', async () => {
    const get = page('<div id="host" style="position:absolute;left:150px;top:100px"></div>')
    const root = get('#host').attachShadow({ mode: 'open' })
    root.innerHTML = '<iframe style="width:500px;height:300px;border:7px solid"></iframe>'
    const inner = root.querySelector('iframe')!.contentDocument!
    inner.body.innerHTML = '<div style="height:200px"></div><input><div style="height:900px"></div>'
    const input = inner.querySelector('input')!
    const { panel, press } = help({ kind: 'tip', anchor: () => findBySelector('#host >>> iframe >>> input') })
    input.focus()
    await arrived(panel)
    const below = () => rect(panel).top - (107 + input.getBoundingClientRect().bottom)
    expect([panel.dataset.placed, below()]).toEqual(['tip', 10])
    inner.defaultView!.scrollTo(0, 120)
    await soon(() => expect(below()).toBe(10))
    await press('Close')
    expect(inner.activeElement).toBe(input)
  })

  test('follows its item through a list that renders only what is seen', async () => {
    const get = page(
      '<div id="box" style="height:300px;overflow:auto;width:300px"><div style="height:9000px;position:relative"></div></div>',
    )
    const render = () => {
      const from = Math.floor(get('#box').scrollTop / 30)
      const rows = Array.from(
        { length: 11 },
        (_, i) =>
          `<p id="row-${from + i}" style="position:absolute;margin:0;top:${(from + i) * 30}px">row</p>`,
      )
      get('#box > div').innerHTML = rows.join('')
    }
    get('#box').addEventListener('scroll', render)
    render()
    const { panel, steps } = tipFor('#row-5')
    const isAt = (top: number) => expect([panel.dataset.placed, rect(panel).top]).toEqual(['tip', top])
    await arrived(panel)
    const first = rect(panel).top
    get('#box').scrollTop = 60
    await soon(() => isAt(first - 60))
    get('#box').scrollTop = 900
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    get('#box').scrollTop = 0
    await soon(() => isAt(first))
    expect(steps).toEqual(['shown'])
  })

  test('moves along with an anchor that slides in, frame by frame', async () => {
    const get = page(form)
    const { panel } = tipFor('#pay')
    await arrived(panel)
    get('form').animate([{ translate: '0 0' }, { translate: '0 -150px' }], {
      duration: 3000,
      fill: 'forwards',
    })
    await settle(12)
    const late: number[] = []
    for (let i = 0; i < 10; i++) {
      await settle(1)
      late.push(Math.abs(rect(panel).top - rect(get('#pay')).bottom - 10))
    }
    expect(Math.max(...late)).toBeLessThan(8)
  })

  test('keeps off the edges', async () => {
    page('<button style="position:absolute;left:0;top:200px">a</button>')
    const { panel } = tipFor('button')
    await arrived(panel)
    expect(rect(panel).left).toBe(8)
  })

  test('finds its anchor in a dialog, and is on top of it', async () => {
    const get = page(`<dialog style="width:400px">${form.replace(/style="position[^"]*"/, '')}</dialog>`)
    const dialog = get<HTMLDialogElement>('dialog')
    dialog.showModal()
    const { panel, handle, press, steps } = tipFor('#pay', { container: dialog })
    await arrived(panel)
    expect(panel.dataset.placed).toBe('tip')
    const { left, bottom } = rect(panel)
    expect(document.elementFromPoint(left + 30, bottom - 20)).toBe(handle.element)
    await press('Close')
    expect(steps).toEqual(['shown', 'dismissed by close'])
    expect(dialog.open).toBe(true)
  })
})

describe('a tip is a card', () => {
  test('while its anchor is missing, and a tip again once it is there', async () => {
    const get = page(form)
    const { panel, steps, problems } = tipFor('#late')
    await settle()
    expect(panel.dataset).toMatchObject({ placed: 'card', corner: 'bottom-end' })
    get('#zip').id = 'late'
    await soon(() => expect(panel.dataset).toMatchObject({ placed: 'tip' }))
    expect([steps, problems]).toEqual([['shown'], []])
  })

  test('when its anchor is removed, until a re-render brings another', async () => {
    const get = page(form)
    const { panel, steps, problems } = tipFor('#pay')
    await settle()
    const old = get('#pay')
    old.remove()
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    const next = old.cloneNode(true) as HTMLElement
    get('form').append(next)
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    await arrived(panel)
    expect(rect(panel).top - rect(next).bottom).toBe(10)
    expect([steps, problems]).toEqual([['shown'], []])
  })

  test('not even for a frame when a re-render replaces its anchor', async () => {
    const get = page(form)
    const { panel } = tipFor('#pay')
    await settle()
    const seen = new Set<string | undefined>()
    new MutationObserver(() => seen.add(panel.dataset.placed)).observe(panel, { attributes: true })
    get('#pay').replaceWith(get('#pay').cloneNode(true))
    await settle(20)
    get('form').style.top = '250px'
    await soon(() => expect(rect(panel).top - rect(get('#pay')).bottom).toBe(10))
    expect([...seen]).toEqual(['tip'])
  })

  const hide = 'position:absolute;clip:rect(0 0 0 0)'
  test.each([
    ['is taken off the page', '#wrap', 'display:none'],
    ['is invisible', '#a', 'visibility:hidden'],
    ['is in an invisible part', '#wrap', 'visibility:hidden'],
    ['is see-through', '#a', 'opacity:0'],
    ['is in a see-through part', '#wrap', 'opacity:0'],
    ['has no size', '#a', 'display:block;width:0;padding:0;border:0;overflow:hidden'],
    ['has no box of its own', '#a', 'display:contents'],
    ['is there for screen readers alone', '#a', 'position:absolute;width:1px;height:1px;padding:0;border:0'],
    ['is clipped to nothing', '#a', hide],
    ['is clipped to nothing, as one does it today', '#a', 'clip-path:inset(50%)'],
    ['is in a part that is clipped to nothing', '#wrap', 'clip-path:inset(50%)'],
    ['is in a part that is not drawn', '#wrap', 'content-visibility:hidden'],
    ['is in a part that is folded', '#wrap', 'height:0;overflow:hidden'],
  ])('while its anchor %s, which is told once, and a tip again when it is seen', async (_, where, style) => {
    const get = page('<div id="wrap" style="width:90px;margin:200px"><button id="a">Pay now</button></div>')
    const { panel, steps } = tipFor('#a')
    await settle()
    expect(panel.dataset.placed).toBe('tip')
    get(where).style.cssText += `;${style}`
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    await soon(() => expect(steps).toEqual(['shown', 'moved by anchor-gone']))
    for (const one of style.split(';')) get(where).style.removeProperty(one.split(':')[0]!)
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    expect(steps).toHaveLength(2)
  })

  test.each([
    [
      'folded details',
      '<details style="margin:200px"><summary>More</summary><button id="a">Pay</button></details>',
      'open',
      '',
    ],
    [
      'what only a search finds',
      '<div id="hid" hidden="until-found" style="margin:200px"><button id="a">Pay</button></div>',
      'hidden',
      undefined,
    ],
  ])('while its anchor is in %s', async (_, html, name, shown) => {
    const get = page(html)
    const { panel } = tipFor('#a')
    await settle()
    expect(panel.dataset.placed).toBe('card')
    const box = get('#a').parentElement!
    if (shown === undefined) box.removeAttribute(name)
    else box.setAttribute(name, shown)
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
  })

  test('and not where a see-through field lies over what is drawn for it', async () => {
    page(
      '<label style="display:block;margin:200px;width:30px"><input id="a" type="checkbox" style="opacity:0;width:30px;height:30px"></label>',
    )
    const { panel } = tipFor('#a')
    await settle()
    expect(panel.dataset.placed).toBe('tip')
  })

  test('and not where the label stands for a field that is kept for screen readers', async () => {
    const get = page(
      `<input id="a" type="file" style="${hide}"><label for="a" style="position:absolute;left:300px;top:300px">Choose</label>`,
    )
    const { panel } = tipFor('#a')
    await arrived(panel)
    expect(panel.dataset.placed).toBe('tip')
    expect(rect(panel).top - rect(get('label')).bottom).toBe(10)
  })

  test('while its anchor is scrolled out of sight', async () => {
    page(`${form}<div style="height:3000px"></div>`)
    const { panel } = tipFor('#pay')
    await settle()
    window.scrollTo(0, 2000)
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    window.scrollTo(0, 0)
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
  })

  test('while its anchor is scrolled out of its own box', async () => {
    const get = page(
      '<div id="box" style="height:120px;overflow:auto;margin:200px"><div style="height:400px"></div><button>a</button><div style="height:400px"></div></div>',
    )
    const { panel } = tipFor('button')
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    get('#box').scrollTop = 360
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    get('#box').scrollTop = 0
    await soon(() => expect(panel.dataset.placed).toBe('card'))
  })

  test('where no side has room', async () => {
    page('<button style="position:fixed;inset:0;width:100%">a</button>')
    const { panel } = tipFor('button')
    await settle()
    expect(panel.dataset.placed).toBe('card')
  })

  test('and looks for a missing anchor seldom, even while the page scrolls', async () => {
    page('<div style="height:9000px"></div>')
    let searches = 0
    const began = performance.now()
    help({ kind: 'tip', anchor: () => void searches++ })
    for (let i = 0; i < 30; i++) {
      window.scrollTo(0, i * 20)
      await settle(1)
    }
    expect(searches).toBeLessThanOrEqual(2 + (performance.now() - began) / LOOK_EVERY_MS)
  })

  test('when the search for its anchor fails, which is reported', async () => {
    const { panel, problems } = help({
      kind: 'tip',
      anchor() {
        throw new Error('bad selector')
      },
    })
    await settle()
    expect(panel.dataset.placed).toBe('card')
    expect(problems).toContain('bad selector')
  })
})

describe('a card', () => {
  const corner = (panel: Element) => {
    const { left, top, right, bottom } = rect(panel)
    return [left, top, innerWidth - right, innerHeight - bottom].map(Math.round)
  }

  test('stands in the corner at the end of the line', async () => {
    const { panel } = help()
    await arrived(panel)
    expect(corner(panel).slice(2)).toEqual([20, 20])
  })

  test('stands on the other side where text runs from right to left', async () => {
    document.documentElement.dir = 'rtl'
    const { panel } = help()
    await arrived(panel)
    const [left, , , bottom] = corner(panel)
    expect([left, bottom]).toEqual([20, 20])
  })

  test.each([
    ['right:20px;bottom:20px', 'bottom-start'],
    ['left:0;right:0;bottom:20px', 'top-end'],
    ['left:20px;top:20px', 'bottom-end'],
  ])('makes way for the focused element at %s', async (style, expected) => {
    const get = page(`<textarea style="position:absolute;${style}"></textarea>`)
    const { panel } = help()
    get('textarea').focus()
    await settle()
    expect(panel.dataset.corner).toBe(expected)
    await arrived(panel)
    expect(overlap(panel, get('textarea'))).toBe(false)
  })

  test('does not jump back when the focus moves on', async () => {
    const get = page('<input style="position:absolute;right:20px;bottom:20px"><button>a</button>')
    const { panel } = help()
    get('input').focus()
    await settle()
    get('button').focus()
    await settle()
    expect(panel.dataset.corner).toBe('bottom-start')
  })

  test('stays where a focused region fills the screen', async () => {
    const get = page('<main tabindex="-1" style="height:3000px"></main>')
    get('main').focus()
    const { panel } = help()
    await settle()
    expect(panel.dataset.corner).toBe('bottom-end')
  })

  const bar = (style: string) => `<div id="kept" style="position:fixed;${style}"><button>OK</button></div>`
  test.each([
    ['the button of a chat', bar('right:20px;bottom:20px;width:60px;height:60px'), {}],
    ['a bar that asks for consent', bar('inset:auto 0 0;height:90px'), {}],
    [
      'the box of a chat in a frame',
      '<iframe id="kept" style="position:fixed;right:0;bottom:0;height:100px"></iframe>',
      {},
    ],
    [
      'a bar to save with',
      '<div style="height:3000px"></div><footer id="kept" style="position:sticky;bottom:0;height:64px"></footer>',
      {},
    ],
    [
      'a header, as a banner,',
      '<header id="kept" style="position:sticky;top:0;height:56px"></header>',
      { kind: 'banner' },
    ],
  ] as const)('leaves %s free to be pressed', async (_, html, change) => {
    const get = page(html)
    for (const width of [1000, 360]) {
      await tab.viewport(width, 700)
      const { panel, handle } = help(change)
      await arrived(panel)
      expect(overlap(panel, get('#kept'))).toBe(false)
      expect(rect(panel).top).toBeGreaterThanOrEqual(0)
      expect(rect(panel).bottom).toBeLessThanOrEqual(innerHeight)
      handle.close('next')
    }
  })

  test('stands in its corner of a page that is one frame, and goes down again with a bar that goes', async () => {
    const get = page(`<div style="position:fixed;inset:0">${bar('inset:auto 0 0;height:90px')}</div>`)
    const { panel } = help()
    await arrived(panel)
    expect(corner(panel).slice(2)).toEqual([20, 100])
    get('#kept').remove()
    window.dispatchEvent(new Event('resize'))
    await settle()
    expect(corner(panel).slice(2)).toEqual([20, 20])
  })

  test('gives way to a bar that comes later, wherever the page puts it, and comes down when it goes', async () => {
    const get = page('<main style="height:2000px"><div id="slot"></div><div id="root"></div></main>')
    const bare = 'position:fixed;inset:auto 0 0;height:90px'
    get('#root').attachShadow({ mode: 'open' }).innerHTML =
      `<div id="inner" hidden style="${bare}">Cookies</div>`
    const { panel, handle } = help()
    await arrived(panel)
    expect(corner(panel).slice(2)).toEqual([20, 20])

    document.body.insertAdjacentHTML('beforeend', bar('inset:auto 0 0;height:90px'))
    await settle(2)
    expect(corner(panel).slice(2)).toEqual([20, 100])
    get('#kept').remove()
    await settle(2)
    expect(corner(panel).slice(2)).toEqual([20, 20])

    // As its owner does while help is open.
    for (const inner of [get('#slot'), get('#root').shadowRoot!.querySelector<HTMLElement>('#inner')!]) {
      inner.style.cssText = bare
      inner.hidden = false
      handle.look()
      expect(corner(panel).slice(2)).toEqual([20, 100])
      inner.hidden = true
      inner.style.display = 'none'
      handle.look()
      expect(corner(panel).slice(2)).toEqual([20, 20])
    }
  })

  test('writes nothing while it looks for bars and there is none', async () => {
    page('<main style="height:2000px">Text</main>')
    const { panel, handle } = help()
    await arrived(panel)
    const written: MutationRecord[] = []
    const observer = new MutationObserver((records) => written.push(...records))
    observer.observe(panel, { attributes: true })
    for (let i = 0; i < 20; i++) handle.look()
    await settle()
    expect(written).toEqual([])
  })

  test('stays in sight where a bar leaves too little room for it', async () => {
    await tab.viewport(360, 300)
    page(bar('inset:auto 0 0;height:90px'))
    const { panel } = help({ body: 'Much to say. '.repeat(60) })
    await arrived(panel)
    expect(corner(panel)).toEqual([8, 8, 8, 8])
  })

  test('is as wide as a phone', async () => {
    await tab.viewport(360, 640)
    const { panel } = help()
    await arrived(panel)
    expect(corner(panel)).toEqual([8, expect.any(Number), 8, 8])
  })

  test('stands above an on-screen keyboard', async () => {
    await tab.viewport(360, 640)
    const view = window.visualViewport!
    Object.defineProperty(view, 'height', { configurable: true, value: 340 })
    const { panel } = help()
    await arrived(panel)
    expect(rect(panel).bottom).toBe(340 - 8)
    Reflect.deleteProperty(view, 'height')
    view.dispatchEvent(new Event('resize'))
    await settle()
    expect(rect(panel).bottom).toBe(640 - 8)
  })

  test('grows with its text without leaving the screen', async () => {
    const { panel, press } = help({
      actions: [{ kind: 'remedy', id: 'a', label: 'Try', run: async () => {}, done: 'word '.repeat(900) }],
    })
    await press('Try')
    await arrived(panel)
    expect(rect(panel).top).toBeGreaterThanOrEqual(20)
    expect(rect(panel).bottom).toBe(innerHeight - 20)
  })

  test('can be scrolled to its end by keyboard', async () => {
    await tab.viewport(320, 256)
    const { panel, root, control } = help({
      body: 'word '.repeat(400),
      actions: [{ kind: 'snooze', id: 's' }],
    })
    await arrived(panel)
    for (let i = 0; i < 2; i++) await userEvent.keyboard(i ? '{Tab}{Tab}' : '{F6}')
    const box = rect(root.querySelector('.scroll')!)
    expect(rect(control('Not now')).bottom).toBeLessThanOrEqual(box.bottom)
  })
})

test('a long card on a phone is read in the room that the focused field leaves', async () => {
  await tab.viewport(320, 568)
  const get = page('<input style="position:absolute;top:180px;left:20px">')
  get('input').focus()
  const { panel, root } = help({ body: 'Words of help. '.repeat(300) })
  await arrived(panel)
  expect(overlap(panel, get('input'))).toBe(false)
  expect(rect(panel).height).toBeGreaterThan(300)
  // Its reader is left where they are, though it looks for its place at each move.
  const scroll = root.querySelector('.scroll')!
  scroll.scrollTop = scroll.scrollHeight
  const end = scroll.scrollTop
  await settle()
  expect(scroll.scrollTop).toBe(end)
  get('input').blur()
  window.dispatchEvent(new Event('resize'))
  await settle()
  expect(rect(panel).height).toBeGreaterThan(500)
})

test('where the focus leaves next to no room, the title and the way out are still seen', async () => {
  await tab.viewport(320, 220)
  const get = page('<input style="position:absolute;top:100px;left:20px;height:20px">')
  get('input').focus()
  const { panel } = help({ body: 'Words of help. '.repeat(300) })
  await arrived(panel)
  expect(panel.style.getPropertyValue('--room')).toBe(`${LEAST_ROOM}px`)
  expect(rect(panel).height).toBeCloseTo(LEAST_ROOM - 16, 0)
})

describe.each([
  ['the whole page', 'html', 1.5],
  ['the body', 'body', 0.7],
])('where a page enlarges or shrinks %s', (_, selector, zoom) => {
  const scale = () => document.querySelector<HTMLElement>(selector)!.style.setProperty('zoom', `${zoom}`)

  test('a tip stands beside its anchor, and its text grows along', async () => {
    const get = page('<button style="position:absolute;left:200px;top:100px">Pay</button>')
    scale()
    const { panel, root } = tipFor('button')
    await arrived(panel)
    const [pay, arrow] = [rect(get('button')), rect(root.querySelector('.arrow')!)]
    expect(rect(panel).top - pay.bottom).toBeCloseTo(10, 0)
    expect((arrow.left + arrow.right) / 2).toBeCloseTo((pay.left + pay.right) / 2, 0)
    expect(rect(root.querySelector('h2')!).height).toBeCloseTo(20.3 * zoom, 0)
  })

  test('a card is whole on a phone', async () => {
    await tab.viewport(375, 500)
    page('')
    scale()
    const { panel } = help({ body: 'Words of help. '.repeat(300) })
    await arrived(panel)
    const { left, top, right, bottom } = rect(panel)
    expect([left, top, right, bottom].map(Math.round)).toEqual([8, 8, 367, 492])
  })
})
