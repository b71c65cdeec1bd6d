import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { startActs } from '../../src/dom/acts.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import { TOUCH_CLICK } from '../../src/dom/presses.ts'
import { hand } from './hand.ts'
import { show, wait, watch, type Watched } from './watch.ts'
import { windowThatTrusts } from './windows.ts'

type At = ReturnType<typeof show>
type Row = [sentence: string, html: string, user: (at: At, watched: Watched) => unknown, acts: string[]]

/** What the user did, and the acts that were told of: `kind key judge`. */
function rows(all: Row[]) {
  it.each(all)('%s', async (_, html, user, acts) => {
    const { at, watched, words } = watchActs(html)
    await user(at, watched)
    await wait(60)
    expect(words()).toEqual(acts)
    expect(watched.problems).toEqual([])
  })
}

function watchActs(html: string, options: Parameters<typeof watch>[1] = {}) {
  const at = show(html)
  const watched = watch([startActs, startAnswers], options)
  const words = () =>
    watched.of('act').map((act) => {
      const { kind, target, judge, disabled, absorbed } = act
      return [
        kind,
        target.key,
        judge,
        ...(disabled ? ['disabled'] : []),
        ...(absorbed ? ['absorbed'] : []),
      ].join(' ')
    })
  return { at, watched, words }
}

describe('the mouse', () => {
  rows([
    ['a click is one act', '<button id=pay>Pay</button>', (at) => hand.press(at('#pay')), ['press pay yes']],
    [
      'three clicks are three acts',
      '<button id=pay>Pay</button>',
      (at) => hand.press(at('#pay'), { times: 3 }),
      Array(3).fill('press pay yes'),
    ],
    [
      'a label, whose click is followed by another on its control, is one act on the control',
      '<label id=terms>Terms <input type=checkbox id=box></label>',
      (at) => hand.press(at('#terms'), {}),
      ['press box yes'],
    ],
    [
      'a page that takes its button away on mousedown has got an act all the same',
      `<div id=menu onmousedown="this.innerHTML = 'closed'"><button id=open>Open</button></div>`,
      (at) => hand.press(at('#open')),
      ['press open yes'],
    ],
    [
      'a page that renders its button anew on mousedown has got one act',
      `<div onmousedown="this.innerHTML = this.innerHTML"><button id=open>Open</button></div>`,
      (at) => hand.press(at('#open')),
      ['press open yes'],
    ],
    [
      'a disabled button is pressed too',
      '<button id=pay disabled>Pay</button>',
      (at) => hand.press(at('#pay')),
      ['press pay yes disabled'],
    ],
    [
      'so is one that says so by its class only',
      '<a id=pay href="#" class="next btn-disabled" onclick="return false">Pay</a>',
      (at) => hand.press(at('#pay')),
      ['press pay yes disabled'],
    ],
    [
      'so is one in a disabled fieldset',
      '<fieldset disabled><button id=pay>Pay</button></fieldset>',
      (at) => hand.press(at('#pay')),
      ['press pay yes disabled'],
    ],
    [
      'and one that only says so',
      '<button id=pay aria-disabled=true>Pay</button>',
      (at) => hand.press(at('#pay')),
      ['press pay yes disabled'],
    ],
    [
      'a hand that wavers while it clicks has clicked',
      '<button id=pay style="width:200px;height:60px">Pay</button>',
      (at) => hand.drag(middle(at('#pay'), -15), middle(at('#pay'), 15)),
      ['press pay yes'],
    ],
    [
      'pressing, and leaving the button before letting go, is thinking better of it',
      '<button id=pay>Pay</button><p id=far style="margin-top:100px">far</p>',
      (at) => hand.drag(at('#pay'), at('#far')),
      [],
    ],
    [
      'marking a text by dragging is no act',
      '<p id=text style="width:300px">Some words that somebody wants to copy</p>',
      (at) => hand.drag(middle(at('#text'), -100), middle(at('#text'), 100)),
      [],
    ],
    [
      'dragging a picture is no act',
      '<div id=card draggable=true style="width:200px;height:80px;cursor:pointer">Card</div>',
      (at) => hand.drag(at('#card'), middle(at('#card'), 80)),
      [],
    ],
    [
      'the right button is none',
      '<button id=pay>Pay</button>',
      (at) => hand.press(at('#pay'), { button: 'right' }),
      [],
    ],
    [
      'nor is the wheel button',
      '<button id=pay>Pay</button>',
      (at) => hand.press(at('#pay'), { button: 'middle' }),
      [],
    ],
    [
      'nor a click with Ctrl, which on a link opens a tab',
      '<button id=pay>Pay</button>',
      (at) => hand.press(at('#pay'), { modifiers: 2 }),
      [],
    ],
    [
      'nor one with Shift',
      '<button id=pay>Pay</button>',
      (at) => hand.press(at('#pay'), { modifiers: 8 }),
      [],
    ],
    [
      'what a script clicks nobody has pressed',
      '<button id=pay>Pay</button>',
      (at) => at('#pay').click(),
      [],
    ],
    [
      'what a script dispatches neither',
      '<button id=pay>Pay</button>',
      (at) => {
        for (const type of ['pointerdown', 'pointerup', 'click'])
          at('#pay').dispatchEvent(new PointerEvent(type, { bubbles: true }))
      },
      [],
    ],
    [
      'a click that a handler makes another click out of is one act',
      `<button id=pay onclick="other.click()">Pay</button><button id=other>Other</button>`,
      (at) => hand.press(at('#pay')),
      ['press pay yes'],
    ],
    [
      'a handler that blocks the page for a while gets no second act for its label',
      '<label id=terms onclick="const end = Date.now() + 150; while (Date.now() < end);">Terms <input type=checkbox id=box></label>',
      (at) => hand.press(at('#terms')),
      ['press box yes'],
    ],
  ])

  it('tells of the act before the page hears of the click, with the time at which it began', async () => {
    const { at, watched } = watchActs('<button id=pay>Pay</button>')
    let toldBefore = 0
    at('#pay').onclick = () => (toldBefore = watched.of('act').length)
    await hand.press(at('#pay'))
    expect(toldBefore).toBe(1)
    const [act] = watched.of('act')
    expect(act!.began).toBeLessThanOrEqual(act!.at)
    const { left, top } = at('#pay').getBoundingClientRect()
    expect(act!.x).toBeGreaterThan(left)
    expect(act!.y).toBeGreaterThan(top)
  })
})

describe('a finger', () => {
  rows([
    ['a tap is one act', '<button id=pay>Pay</button>', (at) => hand.tap(at('#pay')), ['press pay yes']],
    [
      'a tap that a small pan ate is one too',
      '<button id=pay>Pay</button><div style="height:3000px">',
      (at) => hand.swipe(middle(at('#pay')), middle(at('#pay'), 0, -24)),
      ['press pay yes'],
    ],
    [
      'scrolling with a finger that began on a button is none',
      '<div style="height:300px"></div><button id=pay>Pay</button><div style="height:3000px">',
      (at) => hand.swipe(middle(at('#pay')), middle(at('#pay'), 0, -200)),
      [],
    ],
    [
      'two fingers zoom, they do not press',
      '<button id=pay style="width:200px;height:200px">Pay</button>',
      async (at) => {
        const [x, y] = middle(at('#pay'))
        await hand.touch('touchStart', [[x - 30, y]])
        await hand.touch('touchStart', [
          [x - 30, y],
          [x + 30, y],
        ])
        await hand.touch('touchMove', [
          [x - 34, y],
          [x + 34, y],
        ])
        await hand.touch('touchEnd', [])
        await wait(TOUCH_CLICK + 50)
      },
      [],
    ],
  ])
})

describe('the keyboard', () => {
  const focus = async (element: HTMLElement) => element.focus()
  rows([
    [
      'Enter on a button is one act',
      '<button id=pay>Pay</button>',
      async (at) => (await focus(at('#pay')), hand.key('Enter')),
      ['key pay yes'],
    ],
    [
      'Space, whose click comes when it is let go, is one act',
      '<button id=pay>Pay</button>',
      async (at) => (await focus(at('#pay')), hand.key(' ')),
      ['key pay yes'],
    ],
    [
      'a held Enter, which clicks with every repeat, is one act',
      '<button id=pay>Pay</button>',
      async (at) => {
        await focus(at('#pay'))
        await hand.keyDown('Enter')
        for (let i = 0; i < 4; i++) await hand.keyDown('Enter', { autoRepeat: true })
        await hand.keyUp('Enter')
      },
      ['key pay yes'],
    ],
    [
      'Enter in a field presses the submit button of its form',
      '<form onsubmit="return false"><input id=query><button type=button id=clear>Clear</button><button id=find>Find</button></form>',
      async (at) => (await focus(at('#query')), hand.key('Enter')),
      ['key find yes'],
    ],
    [
      'Enter in a form without a button is an act on the field',
      '<form onsubmit="return false"><input id=query></form>',
      async (at) => (await focus(at('#query')), hand.key('Enter')),
      ['key query never'],
    ],
    [
      'the last digit of a code that sends its form is an act on the field',
      '<form onsubmit="return false" oninput="this.requestSubmit()"><input id=code><button>Go</button></form>',
      async (at) => (await focus(at('#code')), hand.key('7')),
      ['key code never'],
    ],
    [
      'a form that is sent by a timer while somebody writes is none',
      '<form onsubmit="return false" oninput="setTimeout(() => this.requestSubmit(), 60)"><input id=code><button>Go</button></form>',
      async (at) => (await focus(at('#code')), await hand.key('7'), await wait(150)),
      [],
    ],
    [
      'Enter in a field whose submit button is disabled is a press on a disabled button',
      '<form onsubmit="return false"><input id=query><button id=find disabled>Find</button></form>',
      async (at) => (await focus(at('#query')), hand.key('Enter')),
      ['key find yes disabled'],
    ],
    [
      'Enter that chooses from a list of suggestions submits nothing',
      `<form onsubmit="return false"><input id=query onkeydown="event.preventDefault()"><button id=find>Find</button></form>`,
      async (at) => (await focus(at('#query')), hand.key('Enter')),
      [],
    ],
    [
      'Enter in a text area is typing',
      '<form><textarea id=note></textarea><button>Save</button></form>',
      async (at) => (await focus(at('#note')), hand.key('Enter')),
      [],
    ],
    [
      'Space in a field is typing',
      '<form><input id=query><button>Find</button></form>',
      async (at) => (await focus(at('#query')), hand.key(' ')),
      [],
    ],
    [
      'letters on a button are none',
      '<button id=pay>Pay</button>',
      async (at) => (await focus(at('#pay')), hand.key('a')),
      [],
    ],
    [
      'an arrow that chooses the next radio button is no press',
      '<input type=radio name=size id=small checked><input type=radio name=size id=large>',
      async (at) => (await focus(at('#small')), hand.key('ArrowDown')),
      [],
    ],
    [
      'Space ticks a box',
      '<input type=checkbox id=box>',
      async (at) => (await focus(at('#box')), hand.key(' ')),
      ['key box yes'],
    ],
    [
      'Space on a link scrolls',
      '<a id=help href="#x">Help</a>',
      async (at) => (await focus(at('#help')), hand.key(' ')),
      [],
    ],
    [
      'a custom button that listens to keys is pressed by them',
      '<div id=pay role=button tabindex=0>Pay</div>',
      async (at) => (await focus(at('#pay')), hand.key('Enter')),
      ['key pay yes'],
    ],
    [
      'a focused region is none',
      '<div id=log role=log tabindex=0>…</div>',
      async (at) => (await focus(at('#log')), hand.key('Enter')),
      [],
    ],
    [
      'Ctrl and Enter is a shortcut',
      '<button id=pay>Pay</button>',
      async (at) => (await focus(at('#pay')), hand.keyDown('Enter', { modifiers: 2 }), hand.keyUp('Enter')),
      [],
    ],
  ])
})

describe('assistive technology', () => {
  it('a click with neither pointer nor key is an act of its own', async () => {
    const { at, words } = watchActs('<button id=pay>Pay</button>', { on: windowThatTrusts() })
    at('#pay').dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true, pointerId: -1 }))
    await wait(10)
    expect(words()).toEqual(['assistive pay yes'])
  })

  it('a click that only a mousedown announces is one act, and began with that', async () => {
    const { at, words, watched } = watchActs('<button id=pay>Pay</button>', { on: windowThatTrusts() })
    const began = performance.timeOrigin + performance.now()
    for (const type of ['mousedown', 'mouseup', 'click']) {
      at('#pay').dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }))
      if (type === 'mousedown') await wait(30)
    }
    await wait(10)
    expect(words()).toEqual(['assistive pay yes'])
    expect(watched.of('act')[0]!.began - began).toBeLessThan(20)
  })
})

describe('a window that was asleep', () => {
  const click = async (element: Element) => {
    for (const type of ['pointerdown', 'pointerup', 'click']) {
      element.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerId: 1 }))
    }
    await wait(10)
  }
  it.each([
    ['is woken by a click that means nothing else', 0, []],
    ['is awake for the next one', 150, ['press pay yes']],
  ])('%s', async (_, later, acts) => {
    const { at, words } = watchActs('<button id=pay>Pay</button>', { on: windowThatTrusts() })
    window.dispatchEvent(new FocusEvent('blur'))
    window.dispatchEvent(new FocusEvent('focus'))
    await wait(later)
    await click(at('#pay'))
    expect(words()).toEqual(acts)
  })
  it('was not asleep while the focus was in a frame of the page', async () => {
    const { at, words } = watchActs(
      '<button id=pay>Pay</button><iframe height=50 srcdoc="<input autofocus>"></iframe>',
      { on: windowThatTrusts() },
    )
    at('iframe').focus()
    window.dispatchEvent(new FocusEvent('blur'))
    window.dispatchEvent(new FocusEvent('focus'))
    await click(at('#pay'))
    expect(words()).toEqual(['press pay yes'])
  })
})

describe('what the host has marked', () => {
  rows([
    [
      'nothing is told of an ignored part',
      '<div data-unstuck-ignore><button id=pay>Pay</button></div>',
      (at) => hand.press(at('#pay')),
      [],
    ],
  ])
  it('names the signals that must not use an act', async () => {
    const { at, watched } = watchActs(
      '<div data-unstuck-ignore="dead-click"><button id=pay data-unstuck-ignore="rage-click">Pay</button></div>',
    )
    await hand.press(at('#pay'))
    expect(watched.of('act')[0]!.ignored).toEqual(['rage-click', 'dead-click'])
  })
  it('says which form an act belongs to', async () => {
    const { at, watched } = watchActs(
      '<form name=payment onsubmit="return false"><button id=pay>Pay</button></form>',
    )
    await hand.press(at('#pay'))
    expect(watched.of('act')[0]!.form).toBe('payment')
  })
})

describe('stopping', () => {
  it('tells of nothing any more', async () => {
    const { at, watched, words } = watchActs('<button id=pay>Pay</button>')
    watched.stop()
    await userEvent.click(at('#pay'))
    expect(words()).toEqual([])
  })
})

function middle(element: Element, right = 0, down = 0): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [left + width / 2 + right, top + height / 2 + down]
}
