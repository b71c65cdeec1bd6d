import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { arrived, help, keys, page, rect } from './support.ts'

/** A style sheet of the page, gone after the test. */
function style(css: string) {
  const element = document.createElement('style')
  element.dataset.test = ''
  element.textContent = css
  document.head.append(element)
}

describe('the styles of the page stay out:', () => {
  const look = (root: ShadowRoot) =>
    [...root.querySelectorAll('*')].map((element) => {
      const { display, color, font, padding, margin, border, width, height, position, opacity } =
        getComputedStyle(element)
      return { display, color, font, padding, margin, border, width, height, position, opacity }
    })

  test.each([
    ['a reset that is important', '* { all: unset !important }'],
    [
      'hidden boxes',
      'div, section, body > * { display: none !important; visibility: hidden !important; opacity: 0 !important }',
    ],
    [
      'moved boxes',
      'div { position: relative !important; transform: rotate(9deg) !important; left: 99px !important }',
    ],
    [
      'huge type',
      'html { font-size: 62.5% } * { font: italic 90px/3 fantasy !important; letter-spacing: 9px !important; text-transform: uppercase !important; word-spacing: 20px !important }',
    ],
    ['colours', '* { color: red !important; background: lime !important; border: 9px solid !important }'],
    [
      'a page that inherits oddly',
      'html { text-align: right; line-height: 4; white-space: pre; cursor: none; direction: ltr; user-select: none; pointer-events: none }',
    ],
  ])('%s', async (_, css) => {
    document.body.style.fontFamily = 'Arial'
    const view = {
      theme: { mode: 'light', font: 'Arial' },
      body: '**a** `b`\n\n- c',
      actions: [{ kind: 'snooze', id: 's' }],
    } as const
    const plain = help(view)
    await arrived(plain.panel)
    const expected = look(plain.root)
    const place = rect(plain.panel)
    plain.handle.close('next')
    style(css)
    const { root, panel } = help(view)
    await arrived(panel)
    expect(look(root)).toEqual(expected)
    expect(rect(panel)).toEqual(place)
    expect(getComputedStyle(panel).visibility).toBe('visible')
    expect(getComputedStyle(panel).pointerEvents).toBe('auto')
  })
})

test('no style of the help reaches the page', () => {
  const get = page('<div class="panel button close root"><h2>a</h2><button>b</button><a href="/">c</a></div>')
  const before = [...get('div').children].map((element) => getComputedStyle(element).cssText)
  help()
  expect([...get('div').children].map((element) => getComputedStyle(element).cssText)).toEqual(before)
})

test('a transformed and clipped ancestor does not move or hide it', async () => {
  const get = page(
    '<div style="transform:translate(300px,200px) scale(.5);overflow:hidden;width:10px;height:10px;filter:blur(0)"></div>',
  )
  const { panel, handle } = help({ container: get('div') })
  await arrived(panel)
  const { right, bottom, width } = rect(panel)
  expect({ right, bottom, width }).toEqual({ right: innerWidth - 20, bottom: innerHeight - 20, width: 336 })
  expect(document.elementFromPoint(right - 20, bottom - 20)).toBe(handle.element)
})

describe('what the user does in the help', () => {
  const heard = (types: string[], options?: AddEventListenerOptions) => {
    const events: string[] = []
    const stop = new AbortController()
    for (const type of types) {
      document.addEventListener(type, () => events.push(type), { ...options, signal: stop.signal })
    }
    return { events, stop: () => stop.abort() }
  }
  const types = [
    'keydown',
    'keyup',
    'keypress',
    'pointerdown',
    'mousedown',
    'pointerup',
    'mouseup',
    'click',
    'focusin',
  ]

  test('is not heard by the shortcuts, outside-click handlers and focus traps of the page', async () => {
    const { panel, press } = help({
      actions: [{ kind: 'remedy', id: 'a', label: 'Try', run: async () => {} }],
    })
    const { events, stop } = heard(types)
    await press('Try')
    await keys('j', '?')
    await userEvent.click(panel)
    stop()
    expect(events).toEqual([])
  })

  test('is still seen by listeners of the page that capture', async () => {
    const { press } = help({ actions: [{ kind: 'remedy', id: 'a', label: 'Try', run: async () => {} }] })
    const { events, stop } = heard(types, { capture: true })
    await press('Try')
    await keys('j')
    stop()
    expect(new Set(events)).toEqual(new Set(types))
  })

  test('works in a dialog whose focus trap pulls the focus back', async () => {
    const get = page('<div role="dialog"><input></div><button>outside</button>')
    const trap = (event: FocusEvent) => {
      if (!get('[role=dialog]').contains(event.target as Node)) get('input').focus()
    }
    document.addEventListener('focusin', trap, true)
    get('input').focus()
    const { focused, panel, control } = help({ container: get('[role=dialog]') })
    await keys('F6')
    expect(focused()).toBe(panel)
    await keys('Tab')
    expect(focused()).toBe(control('Close'))
    document.removeEventListener('focusin', trap, true)
  })
})
