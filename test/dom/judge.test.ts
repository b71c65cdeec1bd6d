import { describe, expect, it } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import './components.ts'
import { hand } from './hand.ts'
import { show, wait, watch } from './watch.ts'

type Row = [sentence: string, html: string, judge: string]

/** The element with the id `it` is pressed in the middle. */
function rows(all: Row[]) {
  it.each(all)('%s', async (_, html, judge) => {
    const at = show(html)
    const watched = watch(startActs)
    await hand.press(at('#it'))
    await wait(10)
    expect(watched.of('act').map((act) => act.judge)).toEqual([judge])
    expect(watched.problems).toEqual([])
  })
}

describe('silence means something after a press on', () => {
  rows([
    ['a button', '<button id=it>Pay</button>', 'yes'],
    ['a link to another page', '<a id=it href="/elsewhere" onclick="return false">Next</a>', 'yes'],
    ['a link that is a button', '<a id=it href="#" onclick="return false">Next</a>', 'yes'],
    ['a box', '<input id=it type=checkbox>', 'yes'],
    ['a radio button that is not chosen', '<input id=it type=radio name=size>', 'yes'],
    ['a role that promises a reaction', '<div id=it role=tab>Details</div>', 'yes'],
    ['something that shows the hand', '<div id=it style="cursor: pointer">Open</div>', 'yes'],
    ['a label of a box', '<label id=it>Terms<input type=checkbox></label>', 'yes'],
    ['a button in an open shadow root', '<open-button id=it>Pay</open-button>', 'yes'],
    ['a summary', '<details><summary id=it>More</summary>Text</details>', 'yes'],
    [
      'a plus beside a number that can grow',
      '<div><input type=number min=0 max=9 value=3><button id=it>+</button></div>',
      'yes',
    ],
    [
      'a minus beside a number that cannot grow',
      '<div><input type=number min=0 max=9 value=9><button id=it>−</button></div>',
      'yes',
    ],
    [
      'a button beside a sparkline',
      '<div><canvas width=80 height=20></canvas><button id=it>Pay</button></div>',
      'yes',
    ],
    [
      'a link in a drawing',
      '<svg width=50 height=20><a href="/x" onclick="return false"><rect id=it width=50 height=20></rect></a></svg>',
      'yes',
    ],
    [
      'a next beside the number of a page that is not the last',
      '<div><input type=number min=1 max=3 value=1><button id=it>Next page</button></div>',
      'yes',
    ],
    [
      'a dot of a slide that does not show',
      '<p><span class=dot-active>o</span> <span id=it style="cursor: pointer">o</span></p>',
      'yes',
    ],
    [
      'a button that is active like all of its kind',
      '<p><button class=active>A</button> <button id=it class=active>B</button></p>',
      'yes',
    ],
    ['a tab that is not chosen', '<div id=it role=tab aria-selected=false>Details</div>', 'yes'],
    ['a pressed toggle, which can be released', '<button id=it aria-pressed=true>Bold</button>', 'yes'],
  ])
})

describe('silence means little after a press on', () => {
  rows([
    ['a text', '<p id=it>Words</p>', 'idle'],
    ['a picture', '<div id=it style="width:50px;height:50px;background:red"></div>', 'idle'],
    ['a region that may have the focus', '<div id=it role=tabpanel tabindex=0>Text</div>', 'idle'],
    ['a label without a control', '<label id=it>Nothing</label>', 'idle'],
    ['an anchor that leads nowhere', '<a id=it>Nothing</a>', 'idle'],
  ])
})

describe('silence means nothing after a press on', () => {
  rows([
    [
      'a next beside the number of the last page',
      '<div><input type=number min=1 max=3 value=3><button id=it>Next page</button></div>',
      'never',
    ],
    [
      'the dot of the slide that shows',
      '<p><span style="cursor: pointer">o</span> <span id=it class=dot-active style="cursor: pointer">o</span></p>',
      'never',
    ],
    [
      'the link of the entry that is active in its list',
      '<ul><li class=active><a id=it href="/x" onclick="return false">A</a><li><a href="/y">B</a></ul>',
      'never',
    ],
    ['a text field', '<input id=it>', 'never'],
    ['the label of a text field', '<label id=it>Name <input></label>', 'never'],
    ['a text area', '<textarea id=it></textarea>', 'never'],
    ['a select', '<select id=it><option>One</select>', 'never'],
    ['an option of a list box', '<select multiple><option id=it>One</select>', 'never'],
    ['an editor', '<div id=it contenteditable><p>Words</p></div>', 'never'],
    ['a button in an editor', '<div contenteditable><button id=it>Bold</button></div>', 'never'],
    ['a date', '<input id=it type=date>', 'never'],
    ['a slider', '<input id=it type=range>', 'never'],
    ['a text field that suggests', '<input id=it role=combobox>', 'never'],
    ['a custom slider', '<div id=it role=slider tabindex=0>—</div>', 'never'],
    ['a canvas', '<canvas id=it width=100 height=50></canvas>', 'never'],
    ['a video', '<video id=it controls></video>', 'never'],
    ['a link to a new window', '<a id=it href="/x" target=_blank onclick="return false">Help</a>', 'never'],
    ['a download', '<a id=it href="/x" download onclick="return false">Invoice</a>', 'never'],
    ['the icon in a download', '<a href="/x" download onclick="return false"><b id=it>⤓</b></a>', 'never'],
    ['a mail address', '<a id=it href="mailto:a@example.com" onclick="return false">Mail</a>', 'never'],
    ['a telephone number', '<a id=it href="tel:123" onclick="return false">Call</a>', 'never'],
    ['a radio button that is chosen', '<input id=it type=radio checked>', 'never'],
    ['the label of one that is chosen', '<label id=it>Large <input type=radio checked></label>', 'never'],
    ['a tab that is chosen', '<div id=it role=tab aria-selected=true>Details</div>', 'never'],
    [
      'the page that one is on',
      '<a id=it href="/elsewhere" aria-current=page onclick="return false">Here</a>',
      'never',
    ],
    [
      'a plus beside a number that cannot grow',
      '<div><input type=number min=0 max=9 value=9><button id=it>+</button></div>',
      'never',
    ],
    [
      'a minus beside a custom number at its start',
      '<div><span role=spinbutton aria-valuenow=0 aria-valuemin=0>0</span><button id=it>-</button></div>',
      'never',
    ],
    [
      'an unnamed button beside a number at its end',
      '<div><input type=number max=9 value=9><button id=it>▲</button></div>',
      'never',
    ],
  ])

  it('a link to the very page', async () => {
    const at = show('<a id=it onclick="return false">Home</a>')
    at<HTMLAnchorElement>('#it').href = location.href
    const watched = watch(startActs)
    await hand.press(at('#it'))
    expect(watched.of('act').map((act) => act.judge)).toEqual(['never'])
  })

  it.each([
    ['never', 'to a part that one has gone to already', '#it'],
    ['yes', 'to nowhere, pressed for the second time', '#!'],
    ['yes', 'to a part that is missing, pressed for the second time', '#missing'],
  ])('%s: a link %s', async (judge, _, href) => {
    const at = show(`<a id=it href="${href}">Go</a>`)
    await hand.press(at('#it'))
    const watched = watch(startActs)
    await hand.press(at('#it'))
    history.replaceState(null, '', location.pathname + location.search)
    expect(watched.of('act').map((act) => act.judge)).toEqual([judge])
  })

  it('the page itself', async () => {
    show('<p>Words</p>')
    const watched = watch(startActs)
    await hand.press([300, 400])
    expect(watched.of('act').map((act) => act.judge)).toEqual(['never'])
  })

  it('a page that shows the hand everywhere', async () => {
    const at = show('<p id=it>Words</p>')
    document.body.style.cursor = 'pointer'
    const watched = watch(startActs)
    await hand.press(at('#it'))
    document.body.style.cursor = ''
    expect(watched.of('act').map((act) => act.judge)).toEqual(['idle'])
  })
})

describe('nobody knows what silence means after a press on', () => {
  rows([
    ['a component that shows nothing of itself', '<closed-button id=it></closed-button>', 'unknown'],
    [
      'what is marked to change by itself',
      '<div data-unstuck-ambient><button id=it>Next</button></div>',
      'unknown',
    ],
    [
      'a button right beside a canvas, in the page itself',
      '<canvas width=400 height=300></canvas><br><button id=it>Fire</button>',
      'unknown',
    ],
    [
      'a button right beside a frame, in the page itself',
      '<button id=it>Play</button><iframe width=300 height=150></iframe>',
      'unknown',
    ],
    [
      'the zoom button of a map',
      '<div><div class=tools><button id=it>+</button></div><canvas width=400 height=300></canvas></div>',
      'unknown',
    ],
    [
      'a button that works in a frame',
      '<div><button id=it>Bold</button><iframe srcdoc="<p contenteditable>Words" width=300 height=200></iframe></div>',
      'unknown',
    ],
    ['the controls of a video', '<div><video></video><button id=it>Play</button></div>', 'unknown'],
  ])
})
