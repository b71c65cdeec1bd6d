import { describe, expect, it } from 'vitest'
import { createElements } from '../../src/dom/elements.ts'
import { createMarks, type MarkPatterns } from '../../src/dom/marks.ts'
import { describeTarget } from '../../src/core/tree/target.ts'
import { show } from './watch.ts'
import './components.ts'

function target(html: string, selector = '#it', patterns: MarkPatterns = {}) {
  return describeTarget(show(html)(selector), createMarks(patterns))
}

describe('a name', () => {
  it.each<[string, string, string | undefined]>([
    ['is what the button says', '<button id=it> Save\n <b>all</b></button>', 'Save all'],
    ['is what its mark says', '<button id=it data-unstuck-name="save" aria-label="Save">S</button>', 'save'],
    ['is its label for assistive technology', '<button id=it aria-label="Close">×</button>', 'Close'],
    [
      'is the text that it refers to',
      '<p id=a>Delete</p><p id=b>Draft</p><button id=it aria-labelledby="a b">×</button>',
      'Delete Draft',
    ],
    ['is the label of a field', '<label>Name <input id=it value=Miller></label>', 'Name'],
    ['is what a picture shows', '<button id=it><img alt=Search></button>', 'Search'],
    ['is the title', '<button id=it title=More>…</button>', 'More'],
    ['is the caption of an old button', '<input id=it type=submit value=Pay>', 'Pay'],
    [
      'has no numbers, by which customers differ',
      '<button id=it>Open chart 4711 of 12</button>',
      'Open chart # of #',
    ],
    ['has no numbers of other scripts either', '<button id=it>فاتورة ٤٢</button>', 'فاتورة #'],
    ['is short', `<button id=it>${'long '.repeat(50)}</button>`, 'long long long long long long long long'],
    ['is never what somebody typed', '<input id=it value=Miller>', undefined],
    ['nor what is in a text area', '<div id=it role=button>Note <textarea>secret</textarea></div>', 'Note'],
    ['nor what is in an editor', '<div id=it role=button>Note <p contenteditable>secret</p></div>', 'Note'],
    ['nor an option', '<label id=it>Size <select><option>XL</select></label>', 'Size'],
    [
      'nothing of a masked part',
      '<div data-unstuck-mask><button id=it>Open chart of Ada</button></div>',
      undefined,
    ],
    [
      'nothing of a masked part within',
      '<button id=it>Open chart of <b data-unstuck-mask>Ada</b></button>',
      'Open chart of',
    ],
    ['nothing of a message', '<p id=it role=alert>No card of Ada</p>', undefined],
    ['nor of a part of one', '<div role=status>No card of <b id=it>Ada</b></div>', undefined],
    ['nor of one within', '<label id=it>Card <b role=alert>not of Ada</b></label>', 'Card'],
    [
      'in a message, what its button says',
      '<div role=alert>No card <button id=it>Retry</button></div>',
      'Retry',
    ],
    [
      'of a message, how its author calls it',
      '<p id=it role=alert aria-label=Refusal>Not Ada</p>',
      'Refusal',
    ],
    ['no script', '<div id=it role=button>Go<script>1</script></div>', 'Go'],
  ])('%s', (_, html, name) => {
    expect(target(html).name).toBe(name)
  })

  it('has nothing of what the host marks as an error', () => {
    const patterns = { error: ['.bad'] }
    expect(target('<p class=bad>Not <b id=it>Ada</b></p>', '#it', patterns).name).toBeUndefined()
    expect(target('<div id=it>Card <b class=bad>not Ada</b></div>', '#it', patterns).name).toBe('Card')
  })

  it('of a component is what stands in its slot', () => {
    const button = show('<open-button>Pay <b>now</b></open-button>')('open-button').shadowRoot!.querySelector(
      'button',
    )!
    expect(describeTarget(button, createMarks()).name).toBe('Pay now')
  })

  it('of a card of thousands costs no more than that of a button', () => {
    const at = show(
      `<div id=it role=button>${'<p>Some <b>text</b></p>'.repeat(5000)}</div><button id=small>Save</button>`,
    )
    const marks = createMarks()
    const time = (selector: string) => {
      const element = at(selector)
      const start = performance.now()
      for (let i = 0; i < 200; i++) describeTarget(element, marks)
      return (performance.now() - start) / 200
    }
    time('#it')
    expect(time('#it')).toBeLessThan(0.5)
  })
})

describe('a role', () => {
  it.each<[string, string | undefined]>([
    ['<div id=it role="tab button">x</div>', 'tab'],
    ['<a id=it href="/x">x</a>', 'link'],
    ['<a id=it>x</a>', undefined],
    ['<input id=it type=checkbox>', 'checkbox'],
    ['<input id=it type=email>', 'textbox'],
    ['<input id=it type=number>', 'spinbutton'],
    ['<select id=it></select>', 'combobox'],
    ['<p id=it>x</p>', undefined],
  ])('%s', (html, role) => {
    expect(target(html).role).toBe(role)
  })
})

describe('a key', () => {
  const list = (items: string[]) =>
    `<main><ul>${items.map((item) => `<li class=row><span>${item}</span><button>Delete</button></li>`).join('')}</ul></main>`

  it.each<[string, string, string, string]>([
    [
      'the page is rendered anew',
      '<main><button>Save</button></main>',
      '<main><button>Save</button></main>',
      'button',
    ],
    [
      'a message appears above',
      '<form><button>Save</button></form>',
      '<form><div class=error>No</div><button>Save</button></form>',
      'button',
    ],
    [
      'a plain wrapper comes',
      '<main><button>Save</button></main>',
      '<main><div><button>Save</button></div></main>',
      'button',
    ],
    ['a number in it grows', '<button>Like 3</button>', '<button>Like 12</button>', 'button'],
    [
      'its state changes',
      '<button class=off>Bold</button>',
      '<button class=on aria-pressed=true>Bold</button>',
      'button',
    ],
    [
      'its text changes, if it has an id',
      '<button id=save>Save</button>',
      '<button id=save>Saving…</button>',
      'button',
    ],
    [
      'its text and its place change, if it is marked',
      '<button data-unstuck-name=save>Save</button>',
      '<div><p></p><a data-unstuck-name=save>Go</a></div>',
      '[data-unstuck-name]',
    ],
    [
      'ids are numbered anew',
      '<div id=":r1:"><button id="radix-4">Save</button></div>',
      '<div id=":r7:"><button id="radix-9">Save</button></div>',
      'button',
    ],
  ])('stays when %s', (_, before, after, selector) => {
    expect(target(after, selector).key).toBe(target(before, selector).key)
  })

  it.each<[string, string, string, string]>([
    [
      'two buttons of one form',
      '<form><button id=a1>Save</button><button id=b1>Cancel</button></form>',
      'button:first-child',
      'button:last-child',
    ],
    ['the same button in two rows', list(['one', 'two']), 'li:first-child button', 'li:last-child button'],
    [
      'two fields of a form',
      '<form><input name=first><input name=last></form>',
      '[name=first]',
      '[name=last]',
    ],
    [
      'two radio buttons',
      '<form><input type=radio name=size value=s><input type=radio name=size value=m></form>',
      'input:first-child',
      'input:last-child',
    ],
    [
      'a link and a button of one name',
      '<main><a href="/x">Help</a><button>Help</button></main>',
      'a',
      'button',
    ],
    ['two icons', '<div><i class=up></i><i class=down></i></div>', '.up', '.down'],
    [
      'the same button under two marks',
      '<div data-unstuck-name=billing><button>Edit</button></div><div data-unstuck-name=shipping><button>Edit</button></div>',
      '[data-unstuck-name=billing] button',
      '[data-unstuck-name=shipping] button',
    ],
  ])('tells apart %s', (_, html, one, other) => {
    const at = show(html)
    const marks = createMarks()
    expect(describeTarget(at(one), marks).key).not.toBe(describeTarget(at(other), marks).key)
  })

  it('says nothing of what somebody typed', () => {
    const at = show('<main><input name=q></main>')
    const marks = createMarks()
    const before = describeTarget(at('input'), marks)
    at('input').value = 'secret'
    expect(describeTarget(at('input'), marks)).toEqual(before)
  })
})

describe('a key leads back', () => {
  const html =
    '<main><ul><li class=row><button>Edit</button></li><li class=row><button>Edit</button></li></ul></main>'

  it('to its element', () => {
    const at = show(html)
    const elements = createElements(document, createMarks())
    const target = elements.describe(at('li:last-child button'))
    expect(elements.find(target)).toBe(at('li:last-child button'))
  })

  it('to what a re-render put in its place', () => {
    const at = show(html)
    const elements = createElements(document, createMarks())
    const target = elements.describe(at('li:last-child button'))
    show(html)
    expect(elements.find(target)).toBe(at('li:last-child button'))
    expect(at('li:last-child button').isConnected).toBe(true)
  })

  it('into an open shadow root', () => {
    const at = show('<open-button>Pay</open-button>')
    const elements = createElements(document, createMarks())
    const root = at('open-button').shadowRoot!
    const target = elements.describe(root.querySelector('button')!)
    root.innerHTML = '<button><slot></slot></button>'
    expect(elements.find(target)).toBe(root.querySelector('button'))
  })

  it('nowhere when it is gone, or was never met', () => {
    const at = show(html)
    const elements = createElements(document, createMarks())
    const target = elements.describe(at('button'))
    show('<p>Other</p>')
    expect(elements.find(target)).toBeUndefined()
    expect(elements.find({ key: 'never met', tag: 'button' })).toBeUndefined()
  })
})
