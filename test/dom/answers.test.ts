import { afterEach, describe, expect, it, vi } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { LASTING } from '../../src/core/acts/waits.ts'
import { startAnswers } from '../../src/dom/answers.ts'
import './components.ts'
import { hand } from './hand.ts'
import { show, wait, watch, type Watched } from './watch.ts'
import { windowWith } from './windows.ts'

type At = ReturnType<typeof show>
type Row = [sentence: string, html: string, answers: string[], user?: (at: At) => unknown]

/** `#it` is pressed, and the page has half a second: what it was heard to answer. */
function rows(all: Row[]) {
  it.each(all)('%s', async (_, html, answers, user = (at) => hand.press(at('#it'))) => {
    const { at, watched, words } = watchAnswers(html)
    await user(at)
    await wait(LASTING + 30)
    watched.settle()
    expect(words()).toEqual(answers)
    expect(watched.problems).toEqual([])
  })
}

function watchAnswers(html: string, options: Parameters<typeof watch>[1] = {}) {
  const at = show(html)
  run()
  const watched = watch([startActs, startAnswers], options)
  return { at, watched, words: () => wordsOf(watched) }
}

/** `innerHTML` runs no scripts. */
function run() {
  for (const still of document.querySelectorAll('body script')) {
    const script = document.createElement('script')
    script.text = `{${still.textContent}}`
    still.replaceWith(script)
  }
}

function wordsOf(watched: Watched) {
  return watched
    .of('answer')
    .map(({ kind, failing, bare, elsewhere }) =>
      [bare ? 'perhaps no: ' : failing ? 'no: ' : '', kind, elsewhere ? ' elsewhere' : ''].join(''),
    )
}

afterEach(async () => {
  document.documentElement.removeAttribute('class')
  document.body.removeAttribute('class')
  getSelection()?.removeAllRanges()
  await hand.rest()
})

describe('the page has answered when', () => {
  rows([
    [
      'a text changes',
      `<button id=it onclick="out.firstChild.data = 'Saved'">Save</button><p id=out>…</p>`,
      ['dom'],
    ],
    [
      'it says again what it has said before',
      `<button id=it onclick="out.textContent = '✓'">Save</button><p id=out></p>`,
      ['dom', 'dom'],
      async (at) => (await hand.press(at('#it')), await wait(600), hand.press(at('#it'))),
    ],
    [
      'React draws a field anew, and sets its name again',
      `<input id=field name=mail><button id=it onclick="field.removeAttribute('name'), field.setAttribute('name', 'mail')">Pay</button>`,
      [],
    ],
    [
      'another control is pressed meanwhile, and it is not known which of them it answers',
      `<button id=dead>Pay</button><button id=it onpointerdown="out.textContent = 'Menu'">Menu</button><p id=out></p>`,
      ['dom elsewhere'],
      async (at) => (await hand.press(at('#dead')), hand.press(at('#it'))),
    ],
    [
      'something appears',
      `<button id=it onclick="out.append(document.createElement('hr'))">Add</button><p id=out></p>`,
      ['dom'],
    ],
    ['something goes', `<button id=it onclick="out.remove()">Remove</button><p id=out>One</p>`, ['dom']],
    [
      'something is hidden',
      `<button id=it onclick="out.hidden = true">Hide</button><p id=out>One</p>`,
      ['dom'],
    ],
    [
      'a class changes elsewhere',
      `<button id=it onclick="out.className = 'open'">Open</button><p id=out>One</p>`,
      ['dom'],
    ],
    [
      'the button says something else',
      `<button id=it onclick="this.textContent = 'Saving'">Save</button>`,
      ['dom'],
    ],
    ['the button is disabled', `<button id=it onclick="this.disabled = true">Save</button>`, ['dom']],
    [
      'the button is pressed in',
      `<button id=it onclick="this.setAttribute('aria-pressed', 'true')">Bold</button>`,
      ['dom'],
    ],
    [
      'it opens its menu on mousedown',
      `<button id=it onmousedown="out.hidden = false">Menu</button><p id=out hidden>One</p>`,
      ['dom'],
    ],
    [
      'it answers a little later',
      `<button id=it onclick="setTimeout(() => out.append('Saved'), 200)">Save</button><p id=out></p>`,
      ['dom'],
    ],
    [
      'it answers in an open shadow root',
      '<open-box id=host></open-box>',
      ['dom'],
      (at) => hand.press(at('#host').shadowRoot!.querySelector('button')!),
    ],
    [
      'it answers in another component',
      `<open-button><b id=it>Go</b></open-button><open-box id=host></open-box><script>it.onclick = () => host.shadowRoot.querySelector('p').append('Done')</script>`,
      ['dom'],
    ],
    [
      'it answers in a component, pressed from outside',
      `<button id=it onclick="host.shadowRoot.querySelector('p').append('Done')">Go</button><open-box id=host></open-box>`,
      ['dom'],
    ],
    [
      'a download begins as a library starts it',
      `<button id=it onclick="Object.assign(document.createElement('a'), { href: 'data:,x', download: 'x' }).dispatchEvent(new MouseEvent('click'))">Save</button>`,
      ['window'],
    ],
    [
      'a like button turns red and stays red',
      `<style>.liked { color: red }</style><button id=it onclick="this.classList.toggle('liked')">♥</button>`,
      ['style'],
    ],
    [
      'an icon in a button is filled',
      `<style>.full { fill: red }</style><button id=it onclick="this.querySelector('path').classList.add('full')"><svg width=20 height=20><path d="M0 0h20v20z"></svg></button>`,
      ['style'],
    ],
    [
      'an icon takes the place of another',
      `<button id=it onclick="this.innerHTML = '<svg width=20 height=20 class=full></svg>'"><svg width=20 height=20></svg></button>`,
      ['style'],
    ],
    [
      'the style of a button stays another',
      `<button id=it onclick="this.style.background = 'red'">♥</button>`,
      ['style'],
    ],
    [
      'the theme changes',
      `<style>.dark body { background: #111 }</style><button id=it onclick="document.documentElement.className = 'dark'">Dark</button>`,
      ['style'],
    ],
    [
      'a style sheet gets a rule that is felt',
      `<style id=sheet></style><button id=it onclick="sheet.sheet.insertRule('#out { color: red }')">Colour</button><p id=out>One</p>`,
      ['style'],
    ],
    [
      'a stepper writes its field by script',
      `<div><input id=n type=number value=1><button id=it onclick="n.stepUp()">+</button></div>`,
      ['value'],
    ],
    [
      'a script writes a field of the form',
      `<form onsubmit="return false"><input id=n><button id=it type=button onclick="n.value = 'Elm Street'">Same address</button></form>`,
      ['value'],
    ],
    [
      'a script ticks a box',
      `<div><input id=n type=checkbox><button id=it onclick="n.checked = true">All</button></div>`,
      ['value'],
    ],
    [
      'a script empties a password',
      `<div><input id=n type=password value=x><button id=it onclick="n.value = ''">Clear</button></div>`,
      ['value'],
    ],
    ['a box is ticked', `<input id=it type=checkbox>`, ['value']],
    ['the focus moves to a field', `<button id=it onclick="n.focus()">Edit</button><input id=n>`, ['focus']],
    [
      'a picker opens',
      `<button id=it onclick="n.showPicker()">Date</button><input id=n type=date>`,
      ['focus'],
    ],
    [
      'something is animated',
      `<button id=it onclick="out.animate({ opacity: [0, 1] }, 100)">Go</button><p id=out>One</p>`,
      ['animation'],
    ],
    [
      'the title of the window changes',
      `<button id=it onclick="document.title += '!'">Rename</button>`,
      ['dom'],
    ],
    [
      'the browser asks for the place',
      `<button id=it onclick="navigator.geolocation.getCurrentPosition(() => {}, () => {})">Locate</button>`,
      ['window'],
    ],
    ['the device shakes', `<button id=it onclick="navigator.vibrate(10)">Buzz</button>`, ['window']],
    ['a sound plays', `<button id=it onclick="new Audio().play().catch(() => {})">Play</button>`, ['media']],
    [
      'it scrolls',
      `<button id=it onclick="window.scrollTo(0, 500)">Down</button><p style="height:3000px"></p>`,
      ['scroll'],
    ],
    [
      'a box in it scrolls',
      `<button id=it onclick="box.scrollTop = 50">Down</button><div id=box style="height:40px;overflow:auto"><p style="height:300px"></p></div>`,
      ['scroll'],
    ],
    [
      'a popover opens',
      `<button id=it popovertarget=pop>Open</button><div id=pop popover>Hi</div>`,
      ['toggle'],
    ],
    ['details open', `<details><summary id=it>More</summary>Text</details>`, ['dom']],
    [
      'a dialog opens',
      `<button id=it onclick="d.showModal()">Open</button><dialog id=d>Hi</dialog>`,
      ['toggle'],
    ],
    [
      'a dialog box opens',
      `<script>window.confirm = () => true</script><button id=it onclick="confirm('Sure?')">Delete</button>`,
      ['window'],
    ],
    [
      'it prints',
      `<script>window.print = () => {}</script><button id=it onclick="print()">Print</button>`,
      ['window'],
    ],
    [
      'a file is asked for',
      `<script>document.addEventListener('click', (e) => e.target.type === 'file' && e.preventDefault())</script><button id=it onclick="f.click()">Upload</button><input id=f type=file hidden>`,
      ['window'],
    ],
    [
      'a download begins from a link that nobody sees',
      `<button id=it onclick="Object.assign(document.createElement('a'), { href: 'data:,x', download: 'x' }).click()">Save</button>`,
      ['window'],
    ],
    [
      'a text is copied',
      `<button id=it onclick="navigator.clipboard.writeText('x').catch(() => {})">Copy</button>`,
      ['copy'],
    ],
    [
      'a text is marked',
      `<p id=it style="width:200px">Words words words</p>`,
      ['selection'],
      (at) => hand.press(at('#it'), { times: 2 }),
    ],
    [
      'a paragraph is marked from a word in it that is bold',
      `<p>Words <b id=it>bold</b> words</p>`,
      ['selection', 'selection'],
      (at) => hand.press(at('#it'), { times: 3 }),
    ],
    [
      'a button marks a text to be copied',
      `<button id=it onclick="getSelection().selectAllChildren(out)">Select</button><p id=out>Words</p>`,
      ['selection'],
    ],
    [
      'a popover that the press before has brought is taken away',
      `<button id=it>What?</button>`,
      ['dom', 'dom'],
      async (at) => {
        at('#it').onclick = () => {
          const tip = document.querySelector('#tip')
          if (tip) tip.remove()
          else document.body.insertAdjacentHTML('beforeend', '<div id=tip role=tooltip>That</div>')
        }
        await hand.press(at('#it'))
        await wait(600)
        await hand.press(at('#it'))
      },
    ],
    [
      'a popover is taken away that the press before has brought with other news',
      `<button id=it>What?</button><p id=out></p>`,
      ['dom', 'dom'],
      async (at) => {
        at('#it').onclick = () => {
          const tip = document.querySelector('#tip')
          if (tip) return tip.remove()
          at('#out').textContent = 'Opened'
          document.body.insertAdjacentHTML('beforeend', '<div id=tip role=tooltip>That</div>')
        }
        await hand.press(at('#it'))
        await wait(600)
        await hand.press(at('#it'))
      },
    ],
    [
      'a dialog closes that is announced at once',
      `<div id=box role=dialog aria-live=assertive>Really?<button id=it onclick="box.className = 'hidden'">Yes</button></div>`,
      ['dom'],
    ],
    ['the hash leads somewhere', `<a id=it href="#out">Down</a><p id=out>One</p>`, ['navigation']],
    [
      'a route changes without a trace in the page',
      `<button id=it onclick="history.pushState(0, '', '?step=' + Math.random())">Next</button>`,
      ['navigation'],
    ],
    [
      'a toolbar makes a word bold',
      `<button id=it onmousedown="event.preventDefault()" onclick="document.execCommand('bold')">B</button><p id=n contenteditable>Words</p>`,
      ['value'],
      async (at) => {
        getSelection()!.selectAllChildren(at('#n'))
        await hand.press(at('#it'))
      },
    ],
    [
      'a custom box is ticked',
      `<div id=it role=checkbox aria-checked=false onclick="this.setAttribute('aria-checked', 'true')">Terms</div>`,
      ['dom'],
    ],
    [
      'a bulb is lit by a class on the way to it',
      `<style>.lit #bulb { color: gold }</style><div id=wrap><button id=it onclick="wrap.className = 'lit'">Light</button><p id=bulb>o</p></div>`,
      ['dom'],
    ],
    [
      'a form is set back',
      `<form onsubmit="return false"><input id=n><button id=it type=reset>Reset</button></form>`,
      ['value'],
      async (at) => {
        at('#n').value = 'x'
        await hand.press(at('#it'))
      },
    ],
    [
      'something is dragged',
      `<div id=it draggable=true style="width:200px;height:60px">Card</div>`,
      ['drag'],
      (at) => hand.drag(at('#it'), [300, 300]),
    ],
  ])
})

describe('the page has not answered when', () => {
  rows([
    [
      'a press on a field gives it the focus, after a press that nobody has answered',
      `<button id=it>Pay</button><input id=n>`,
      [],
      async (at) => (await hand.press(at('#it')), hand.press(at('#n'))),
    ],
    [
      'what it has always said is rendered anew, and the same',
      `<button id=it onclick="out.textContent = 'Ready'">Pay</button><p id=out>Ready</p>`,
      [],
      async (at) => (await hand.press(at('#it')), await wait(600), hand.press(at('#it'))),
    ],
    [
      'a double click through an empty layer marks text that is elsewhere',
      `<p>Words words words</p><div id=it style="position:fixed;inset:0"></div>`,
      [],
      (at) => hand.press(at('#it'), { times: 3 }),
    ],
    [
      'a double click on an empty layer marks what comes after it',
      `<div id=it style="position:fixed;inset:0"></div><div>Words</div><div><div>Words words</div></div>`,
      [],
      (at) => hand.press(at('#it'), { times: 3 }),
    ],
    [
      'a double click marks the words around a dead link as well',
      `<p>Words <a id=it style="cursor:pointer">here</a> words</p>`,
      [],
      (at) => hand.press(at('#it'), { times: 3 }),
    ],
    [
      'what a double click has marked by chance is let go',
      `<p>Words words words</p><div id=it style="position:fixed;inset:0"></div>`,
      [],
      async (at) => {
        await hand.press(at('#it'), { times: 3 })
        await wait(600)
        await hand.press(at('#it'))
      },
    ],
    [
      'a part is rendered anew and is the same',
      `<button id=it onclick="out.innerHTML = out.innerHTML">Save</button><div id=out><p>One</p></div>`,
      [],
    ],
    [
      'the user types into the next field',
      '<button id=it>Save</button><input>',
      [],
      async (at) => (await hand.press(at('#it')), await hand.key('Tab'), hand.key('a')),
    ],
    [
      'the user moves on to something that shows where the mouse is',
      `<style>p:hover { color: red } p { transition: color .2s }</style><button id=it>Save</button><p id=out>One</p>`,
      [],
      async (at) => (await hand.press(at('#it')), hand.move(at('#out'))),
    ],
    ['nothing happens', `<button id=it>Save</button>`, []],
    ['a link leads to nothing', `<a id=it href="#">Save</a>`, []],
    ['a link leads to a part that is missing', `<a id=it href="#missing">Save</a>`, []],
    [
      'a ripple runs over a dead button',
      `<button id=it onpointerdown="this.insertAdjacentHTML('beforeend', '<span class=ripple></span>')">Save</button>`,
      [],
    ],
    [
      'a ripple comes and goes',
      `<button id=it onpointerdown="const s = document.createElement('span'); this.append(s); setTimeout(() => s.remove(), 100)">Save</button>`,
      [],
    ],
    [
      'an animated ripple runs over it',
      `<button id=it onpointerdown="this.firstChild.animate({ opacity: [0, 1] }, 300)"><span>Save</span></button>`,
      [],
    ],
    [
      'a press class comes and goes',
      `<style>.pressed { color: red }</style><button id=it onpointerdown="this.className = 'pressed'" onpointerup="setTimeout(() => (this.className = ''), 200)">Save</button>`,
      [],
    ],
    [
      'a focus class stays',
      `<style>.is-focused { color: red }</style><button id=it onfocus="this.classList.add('is-focused')">Save</button>`,
      [],
    ],
    [
      'a class stays that nobody sees',
      `<button id=it onclick="this.classList.add('was-clicked')">Save</button>`,
      [],
    ],
    ['a note for analytics stays', `<button id=it onclick="this.dataset.clicks = '1'">Save</button>`, []],
    ['the focus moves to the button', `<button id=it onclick="this.focus()">Save</button>`, []],
    [
      'the field just left is marked as touched',
      `<div class=field><input id=n onblur="this.className = 'touched'; this.parentNode.className = 'field done'"></div><button id=it>Save</button>`,
      [],
      fromField,
    ],
    ['the field just left fires its change', `<input id=n><button id=it>Save</button>`, [], fromTyping],
    [
      'a script comes into the head',
      `<button id=it onclick="document.head.append(document.createElement('script'))">Save</button>`,
      [],
    ],
    [
      'a pixel counts the click',
      `<button id=it onclick="document.body.insertAdjacentHTML('beforeend', '<img width=1 height=1>')">Save</button>`,
      [],
    ],
    [
      'a hidden frame counts it',
      `<button id=it onclick="document.body.insertAdjacentHTML('beforeend', '<iframe style=&quot;display:none&quot;></iframe>')">Save</button>`,
      [],
    ],
    [
      'something comes and goes in one go',
      `<button id=it onclick="const a = document.createElement('a'); document.body.append(a); a.remove()">Save</button>`,
      [],
    ],
    [
      'an attribute is set to what it was',
      `<button id=it onclick="out.className = 'a'">Save</button><p id=out class=a></p>`,
      [],
    ],
    [
      'a polyfill notes that the mouse is used',
      `<button id=it onpointerdown="document.documentElement.className = 'using-mouse'; document.body.dataset.input = 'mouse'">Save</button>`,
      [],
    ],
    ['the tab stop moves', `<button id=it onclick="out.tabIndex = -1">Save</button><p id=out></p>`, []],
    [
      'a tooltip goes',
      `<button id=it onpointerdown="tip.remove()">Save</button><div id=tip role=tooltip>Saves</div>`,
      [],
    ],
    [
      'a comment is put in',
      `<button id=it onclick="out.append(document.createComment('x'))">Save</button><p id=out></p>`,
      [],
    ],
    [
      'a ripple brings its rule',
      `<style id=sheet></style><button id=it onclick="sheet.sheet.insertRule('.wave { color: red }'); this.insertAdjacentHTML('beforeend', '<span class=wave></span>')">Save</button>`,
      [],
    ],
    [
      'the state of the history is written anew',
      `<button id=it onclick="history.replaceState(1, '')">Save</button>`,
      [],
    ],
    [
      'a clock that is marked ticks',
      `<button id=it>Save</button><p id=out data-unstuck-ambient>12</p><script>setTimeout(() => (out.textContent = '13'), 50)</script>`,
      [],
    ],
    [
      'the user turns the wheel afterwards',
      `<button id=it>Save</button><p style="height:3000px"></p>`,
      [],
      async (at) => (await hand.press(at('#it')), hand.wheel(at('#it'), 300)),
    ],
    [
      'the user goes on to the next field with Tab',
      `<button id=it>Save</button><input>`,
      [],
      async (at) => (await hand.press(at('#it')), hand.key('Tab')),
    ],
    [
      'a double click marks the word on a dead button',
      `<div id=it role=button>Save</div>`,
      [],
      (at) => hand.press(at('#it'), { times: 2 }),
    ],
    [
      'a script says that something has scrolled',
      `<button id=it onclick="dispatchEvent(new Event('scroll'))">Save</button>`,
      [],
    ],
    [
      'an endless animation begins elsewhere',
      `<button id=it onclick="out.animate({ opacity: [0, 1] }, { duration: 99, iterations: Infinity })">Go</button><p id=out>One</p>`,
      [],
    ],
    [
      'a script clicks another button that does nothing',
      `<button id=it onclick="o.click()">Go</button><button id=o>Other</button>`,
      [],
    ],
  ])

  it('the page moved before the press', async () => {
    const { at, watched, words } = watchAnswers('<button id=it>Save</button><p id=out></p>')
    at('#out').textContent = 'Hello'
    await wait(20)
    await hand.press(at('#it'))
    await wait(LASTING)
    watched.settle()
    expect(words()).toEqual([])
  })
})

async function fromField(at: At) {
  at('#n').focus()
  await hand.press(at('#it'))
}

async function fromTyping(at: At) {
  at('#n').focus()
  await hand.key('a')
  await hand.press(at('#it'))
}

describe('the page has only said "no" when', () => {
  rows([
    [
      'an alert is filled',
      `<button id=it onclick="e.textContent = 'Refused'">Pay</button><p id=e role=alert class=error></p>`,
      ['no: dom'],
    ],
    [
      'an alert appears',
      `<button id=it onclick="out.innerHTML = '<p role=alert class=alert-danger>Refused</p>'">Pay</button><div id=out></div>`,
      ['no: dom'],
    ],
    [
      'an alert with an icon of an error appears in a wrapper',
      `<button id=it onclick="out.innerHTML = '<div><p role=alert><i class=icon-error></i>Refused</p></div>'">Pay</button><div id=out></div>`,
      ['no: dom'],
    ],
    [
      'an alert in a box for errors is filled',
      `<button id=it onclick="e.textContent = 'Refused'">Pay</button><div class=errors><p id=e role=alert></p></div>`,
      ['no: dom'],
    ],
    [
      'the same words are said again',
      `<button id=it onclick="e.textContent = 'Refused'">Pay</button><p id=e role=alert class=error></p>`,
      ['no: dom', 'no: dom'],
      async (at) => (await hand.press(at('#it')), await wait(600), hand.press(at('#it'))),
    ],
    [
      'a field is marked invalid',
      `<button id=it onclick="n.setAttribute('aria-invalid', 'true')">Pay</button><p><input id=n></p>`,
      ['no: dom'],
    ],
    [
      'a field is marked invalid, with a class and a message beside it',
      `<button id=it onclick="n.className = 'bad'; n.setAttribute('aria-invalid', 'true'); m.textContent = 'Required'">Pay</button><p><input id=n><span id=m></span></p>`,
      ['no: dom'],
    ],
    [
      'a field that is invalid gets the focus',
      `<button id=it onclick="n.focus()">Pay</button><input id=n aria-invalid=true>`,
      ['no: focus'],
    ],
    [
      'the browser finds a field missing',
      `<form><input required><button id=it>Pay</button></form>`,
      ['no: focus'],
    ],
    [
      'the last alert is taken away and said again',
      `<button id=it onclick="e.textContent = ''; setTimeout(() => (e.textContent = 'Refused'), 50)">Pay</button><p id=e role=alert class=error>Refused</p>`,
      ['no: dom'],
    ],
  ])

  it('perhaps, in an alert that nothing calls an error: it may be good news', async () => {
    const { at, words } = watchAnswers(
      `<button id=it onclick="e.textContent = 'Saved'">Save</button><p id=e role=alert></p>`,
    )
    await hand.press(at('#it'))
    expect(words()).toEqual(['perhaps no: dom'])
  })

  it('perhaps, and then surely', async () => {
    const { at, words } = watchAnswers(
      `<button id=it onclick="e.textContent = 'Hm'; setTimeout(() => n.setAttribute('aria-invalid', 'true'), 50)">Pay</button>
      <p id=e role=alert></p><p><input id=n></p>`,
    )
    await hand.press(at('#it'))
    await wait(100)
    expect(words()).toEqual(['perhaps no: dom', 'no: dom'])
  })

  it('an element comes that the config marks as an error', async () => {
    const { at, words } = watchAnswers(
      `<button id=it onclick="out.innerHTML = '<p class=bad>Refused</p>'">Pay</button><div id=out></div>`,
      { marks: { error: ['.bad'] } },
    )
    await hand.press(at('#it'))
    expect(words()).toEqual(['no: dom'])
  })

  rows([
    [
      'and has said yes when something else happens too',
      `<button id=it onclick="e.textContent = 'Refused'; out.textContent = 'Next'">Pay</button><p id=e role=alert></p><p id=out></p>`,
      ['dom'],
    ],
    [
      'and says yes a moment later',
      `<button id=it onclick="e.textContent = 'Wait'; setTimeout(() => (out.textContent = 'Next'), 50)">Pay</button><p id=e role=alert class=error></p><p id=out></p>`,
      ['no: dom', 'dom'],
    ],
    [
      'and has said yes when the alert is good news',
      `<button id=it onclick="out.innerHTML = '<p role=alert class=alert-success>Saved</p>'">Pay</button><div id=out></div>`,
      ['dom'],
    ],
  ])
})

describe('watching', () => {
  it('ends at the first answer, and begins with the next press', async () => {
    const { at, words } = watchAnswers(
      `<button id=it onclick="out.append('x'); setTimeout(() => out.append('y'), 30)">Go</button><p id=out></p>`,
    )
    await hand.press(at('#it'))
    await wait(60)
    expect(words()).toEqual(['dom'])
    await hand.press(at('#it'))
    await wait(60)
    expect(words()).toEqual(['dom', 'dom'])
  })

  it('hears a like button that is pressed again and again', async () => {
    const { at, watched, words } = watchAnswers(
      `<style>.on { color: red }</style><button id=it onclick="this.classList.toggle('on')">♥</button>`,
    )
    await hand.press(at('#it'), { times: 4 })
    await wait(LASTING)
    watched.settle()
    expect(words().length).toBeGreaterThanOrEqual(3)
  })

  it.each([3, 4])(
    'hears a toggle that is pressed %i times in a row and shows by its class',
    async (times) => {
      const { at, watched, words } = watchAnswers(
        `<style>.active { color: red }</style><button id=it onclick="this.classList.toggle('active')">B</button>`,
      )
      await hand.press(at('#it'), { times })
      await wait(LASTING)
      watched.settle()
      expect(words().length).toBeGreaterThanOrEqual(2)
    },
  )

  it('hears what is said again beside a field, in a form of few parts', async () => {
    const { at, words } = watchAnswers(
      `<form onsubmit="this.lastChild.textContent = '✓'; return false"><input id=n> <button id=it>OK</button> <i></i></form>`,
    )
    for (let i = 0; i < 2; i++) {
      await hand.press(at('#n'))
      await hand.press(at('#it'))
      await wait(LASTING)
    }
    expect(words()).toEqual(['focus', 'dom', 'focus', 'dom'])
  })

  it('takes no scrolling of the finger itself for an answer', async () => {
    const { at, words } = watchAnswers(
      '<button id=it style="height:100px">Go</button><p style="height:3000px"></p>',
    )
    const { left, top } = at('#it').getBoundingClientRect()
    await hand.swipe([left + 10, top + 80], [left + 10, top + 52])
    await wait(LASTING)
    expect(scrollY).toBeGreaterThan(0)
    expect(words()).toEqual([])
  })

  it('costs a bounded look at an answer of thousands of changes', async () => {
    const { at, words } = watchAnswers(
      `<button id=it onclick="for (const e of [...out.children]) e.textContent = 'x'">Go</button><div id=out>${'<i></i>'.repeat(5000)}</div>`,
    )
    await hand.press(at('#it'))
    expect(words()).toEqual(['dom'])
  })

  it('asks once of each part of a ticker whether it changes all the time', async () => {
    const { at, words } = watchAnswers(
      `<button id=it>Nothing</button><div id=out data-unstuck-ambient>${'<i>0</i>'.repeat(50)}</div>`,
    )
    await hand.press(at('#it'))
    const asked = vi.spyOn(Element.prototype, 'closest')
    for (let turn = 1; turn <= 20; turn++) {
      for (const part of at('#out').children) part.textContent = `${turn}`
      await Promise.resolve()
    }
    const times = asked.mock.calls.length
    asked.mockRestore()
    expect(times).toBeLessThan(4 * 50)
    expect(words()).toEqual([])
  })

  it.each([
    ['with the Navigation API', window],
    ['without it', windowWith({ navigation: undefined })],
  ])('tells of a link that leads away, %s', async (_, on) => {
    const { at, watched } = watchAnswers(`<a id=it href="/answer/slow?wait=3000">Next</a>`, { on })
    await hand.press(at('#it'))
    await wait(50)
    window.stop()
    expect(watched.of('leaving')).toHaveLength(1)
  })

  const staying = [
    ['a link that a router has taken over', `<a id=it href="/elsewhere" onclick="return false">Next</a>`],
    ['a link within the page', `<a id=it href="#out">Down</a><p id=out></p>`],
    ['a form that a script submits', `<form onsubmit="return false"><button id=it>Go</button></form>`],
    ['a form in a dialog', `<dialog open><form method=dialog><button id=it>Close</button></form></dialog>`],
  ]
  it.each(
    staying.flatMap(
      ([what, html]) =>
        [
          [what, 'with the Navigation API', html, window],
          [what, 'without it', html, windowWith({ navigation: undefined })],
        ] as const,
    ),
  )('says nothing of leaving for %s, %s', async (_, __, html, on) => {
    const { at, watched } = watchAnswers(html!, { on })
    await hand.press(at('#it'))
    await wait(50)
    expect(watched.of('leaving')).toEqual([])
  })
})
