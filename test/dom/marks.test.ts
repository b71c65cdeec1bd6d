import { describe, expect, it } from 'vitest'
import { createMarks } from '../../src/dom/marks.ts'
import './components.ts'
import { show } from './watch.ts'

describe('ignoring', () => {
  it.each<[string, string, 'all' | string[]]>([
    ['nothing without a mark', '<button id=it>Save</button>', []],
    ['everything by an empty mark', '<button id=it data-unstuck-ignore>Save</button>', 'all'],
    [
      'what is listed',
      '<button id=it data-unstuck-ignore="rage-click dead-click">Save</button>',
      ['rage-click', 'dead-click'],
    ],
    [
      'what an ancestor lists',
      '<div data-unstuck-ignore=rage-click><p><button id=it>Save</button></p></div>',
      ['rage-click'],
    ],
    [
      'what is listed along the way',
      '<div data-unstuck-ignore=a><p data-unstuck-ignore=b><button id=it>Save</button></p></div>',
      ['b', 'a'],
    ],
    [
      'everything, whatever else is listed',
      '<div data-unstuck-ignore><p data-unstuck-ignore=b><button id=it>Save</button></p></div>',
      'all',
    ],
  ])('%s', (_, html, ignored) => {
    expect(createMarks().ignored(show(html)('#it'))).toEqual(ignored)
  })

  it('by the selectors of the config, for all signals or for some', () => {
    const at = show('<div class=game><button>Fire</button></div>')
    expect(createMarks({ ignore: ['.game'] }).ignored(at('button'))).toBe('all')
    expect(createMarks({ ignore: { 'rage-click': ['.game'] } }).ignored(at('button'))).toEqual(['rage-click'])
  })

  it('inside a component whose host is marked', () => {
    const at = show('<div data-unstuck-ignore><open-button></open-button></div>')
    expect(createMarks().ignored(at('open-button').shadowRoot!.querySelector('button')!)).toBe('all')
  })
})

describe('masks and ambient parts', () => {
  it('are inherited, across shadow roots', () => {
    const at = show('<div data-unstuck-mask data-unstuck-ambient><open-button></open-button></div><p></p>')
    const marks = createMarks()
    const inside = at('open-button').shadowRoot!.querySelector('button')!
    expect([marks.isMasked(inside), marks.isAmbient(inside)]).toEqual([true, true])
    expect([marks.isMasked(at('p')), marks.isAmbient(at('p'))]).toEqual([false, false])
  })

  it('may be named by the config', () => {
    const at = show('<p class=patient></p><p id=clock></p>')
    const marks = createMarks({ mask: ['.patient'], ambient: ['#clock'] })
    expect([marks.isMasked(at('.patient')), marks.isAmbient(at('#clock'))]).toEqual([true, true])
  })
})

describe('an error on the page', () => {
  it.each<[string, string, boolean]>([
    ['is an alert that says something', '<p id=it role=alert>Refused</p>', true],
    ['is what is inside of one', '<div role=alert><p id=it>Refused</p></div>', true],
    ['is what is announced at once', '<p id=it aria-live=assertive>Refused</p>', true],
    ['is not an empty alert', '<p id=it role=alert> </p>', false],
    ['is not an alert of success', '<p id=it role=alert class=alert-success>Saved</p>', false],
    ['nor one with success inside', '<div id=it role=alert><p class=toast-success>Saved</p></div>', false],
    ['is not what is announced politely', '<p id=it aria-live=polite>Saved</p>', false],
    ['is not any text', '<p id=it>Saved</p>', false],
    ['is what the config says', '<p id=it class=msg-error>Refused</p>', true],
  ])('%s', (_, html, isError) => {
    expect(createMarks({ error: ['.msg-error'] }).isError(show(html)('#it'))).toBe(isError)
  })
})

describe('selectors', () => {
  it('that the browser refuses are told of and left out, alone', () => {
    const at = show('<p class=bad>No</p><button id=b17></button>')
    const refused: string[] = []
    const marks = createMarks(
      {
        error: ['.bad', '..'],
        ignore: ['(('],
        mask: ['>>'],
        ambient: ['#'],
        name: { '#b17': 'Pay', ':::': 'x' },
      },
      (selector) => refused.push(selector),
    )
    expect(refused.sort()).toEqual(['#', '((', '..', ':::', '>>'])
    expect(marks.isError(at('.bad'))).toBe(true)
    expect(marks.name(at('button'))).toBe('Pay')
    expect(marks.ignored(at('button'))).toEqual([])
  })
})
