import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { startActs } from '../../src/dom/acts.ts'
import { createRequests } from '../../src/dom/requests.ts'
import { startSearches, TYPING_PAUSE } from '../../src/dom/searches.ts'
import { hand } from './hand.ts'
import { show, soon, wait, watch } from './watch.ts'

const RESULTS = '<input type=search id=q><ul id=results></ul>'
const watchSearch = (html: string) => {
  const $ = show(html)
  const watched = watch([createRequests(), startActs, startSearches])
  const made = () =>
    watched.of('query').map((query) => (query.step === 'made' ? `${query.search.key} ${query.nth}` : query.step)) // prettier-ignore
  return { ...watched, $, made }
}
/** Brings results while somebody types, as an instant search does. */
const answers = (field: HTMLElement, run: (text: string) => void) =>
  field.addEventListener('input', ({ target }) => run((target as HTMLInputElement).value))
const list = (text: string) => {
  document.querySelector('#results')!.innerHTML = `<li>${text} one</li><li>${text} two</li>`
}
const replace = async (field: HTMLElement, text: string) => {
  await userEvent.click(field)
  await userEvent.keyboard(`{Control>}a{/Control}${text}`)
}

describe('a query is told', () => {
  it('when Enter sends it, and for each other one', async () => {
    const { $, made, seen } = watchSearch(RESULTS)
    for (const words of ['quetzal', 'condor', 'quetzal']) await replace($('#q'), `${words}{Enter}`)
    expect(made()).toEqual(['q 1', 'q 2', 'q 1'])
    expect(JSON.stringify(seen)).not.toMatch(/quetzal|condor/)
  })

  it('when its form is sent by a button, once', async () => {
    const { $, made } = watchSearch('<form id=f><input name=q><button>Go</button></form>')
    $('#f').addEventListener('submit', (event) => event.preventDefault())
    await replace($('[name=q]'), 'shoes')
    await userEvent.click($('button'))
    await wait(50)
    expect(made()).toEqual(['q 1'])
  })

  it('when a button beside the field sends it without a form', async () => {
    const { $, made, of } = watchSearch('<div><input id=site-search><button id=go>Go</button></div>')
    await replace($('#site-search'), 'shoes')
    await userEvent.click($('#go'))
    await soon(() => expect(made()).toEqual(['site-search 1']))
    expect(of('act').map(({ target, search }) => [target.key, search])).toContainEqual(['go', true])
  })

  it('when typing has paused and results have come', async () => {
    const { $, made } = watchSearch(RESULTS)
    answers($('#q'), list)
    await replace($('#q'), 'shoes')
    expect(made()).toEqual([])
    await soon(() => expect(made()).toEqual(['q 1']))
    await userEvent.keyboard(' red')
    await wait(TYPING_PAUSE + 200)
    expect(made()).toEqual(['q 1'])
    await replace($('#q'), 'boots')
    await soon(() => expect(made()).toEqual(['q 1', 'q 2']))
  })

  it('when typing has paused and a request was answered, though nothing changed', async () => {
    const { $, made } = watchSearch(RESULTS)
    answers($('#q'), () => void fetch('/answer/page?html=none'))
    await replace($('#q'), 'shoes')
    await soon(() => expect(made()).toEqual(['q 1']))
  })

  it('when results come late', async () => {
    const { $, made } = watchSearch(RESULTS)
    answers($('#q'), () => void fetch('/answer/page?html=none&wait=1400').then(() => list('late')))
    await replace($('#q'), 'x')
    await wait(TYPING_PAUSE + 100)
    expect(made()).toEqual([])
    await soon(() => expect(made()).toEqual(['q 1']))
  })

  it('of a search whose field is drawn anew each time', async () => {
    const { $, made } = watchSearch('<div id=box><input type=search id=q></div>')
    for (const words of ['a', 'b', 'c']) {
      await replace($('#q'), `${words}{Enter}`)
      $('#box').innerHTML = '<input type=search id=q>'
    }
    expect(made()).toEqual(['q 1', 'q 2', 'q 3'])
  })

  it.each([
    ['by its role', '<input role=searchbox id=it>'],
    ['in a search landmark', '<search><input id=it></search>'],
    ['in a form of that role', '<form role=search onsubmit="return false"><input id=it></form>'],
    ['by the address of its form', '<form action="/search" onsubmit="return false"><input id=it></form>'],
    ['by its name', '<input id=it name=q>'],
    ['by a word of its name', '<input id=it name=siteSearch>'],
    ['in another language', '<input id=it aria-label="Suche">'],
    ['by the mark of the host', '<input id=it data-unstuck-name="search">'],
    ['as a text area that says so', '<textarea id=it role=searchbox></textarea>'],
  ])('of what is a search %s', async (_, html) => {
    const { $, made } = watchSearch(html)
    await replace($('#it'), 'shoes{Enter}')
    expect(made()).toEqual(['it 1'])
  })
})

describe('no query is told', () => {
  it('of typing that brings nothing, nor of a typing error mended before results come', async () => {
    const { $, made } = watchSearch(RESULTS)
    await replace($('#q'), 'shoos')
    await wait(TYPING_PAUSE + 200)
    expect(made()).toEqual([])
    answers($('#q'), list)
    await userEvent.keyboard('{Backspace}{Backspace}es')
    await soon(() => expect(made()).toEqual(['q 1']))
  })

  it.each([
    ['a table that is narrowed while somebody types', '<input type=search id=it><table><tbody id=results></table>'],
    ['a grid', '<div><input type=search id=it><div role=grid><div id=results></div></div></div>'],
  ])('of %s', async (_, html) => {
    const { $, made } = watchSearch(html)
    answers($('#it'), (text) => void ($('#results').innerHTML = `<tr><td>${text}</td></tr>`))
    for (const text of ['a', 'b', 'c']) {
      await replace($('#it'), text)
      await wait(TYPING_PAUSE + 100)
    }
    expect(made()).toEqual([])
  }) // prettier-ignore

  it.each([
    ['that controls a table', '<input type=search id=it aria-controls=t><table id=t></table>'],
    ['in a table', '<table><tr><td><input type=search id=it></table>'],
    ['that calls itself a filter', '<input type=search id=it placeholder="Filter people">'],
    ['for a name', '<input id=it name=street>'],
    ['for what is researched', '<input id=it name=research_topic>'],
    ['for a query language', '<textarea id=it name=query></textarea>'],
    ['for a password', '<input type=password id=it name=search>'],
    ['that the host wants ignored', '<div data-unstuck-ignore><input type=search id=it></div>'],
  ])('of a field %s', async (_, html) => {
    const { $, made } = watchSearch(html)
    await replace($('#it'), 'shoes{Enter}')
    expect(made()).toEqual([])
  })

  it('by the button that clears the field', async () => {
    const { $, made } = watchSearch('<div><input type=search id=q><button id=clear>×</button></div>')
    $('#clear').addEventListener('click', () => ($('#q').value = ''))
    await replace($('#q'), 'shoes')
    await userEvent.click($('#clear'))
    await wait(100)
    expect(made()).toEqual([])
  })

  it('of what the page was opened with', async () => {
    const { $, made } = watchSearch('<input type=search id=q value=shoes>')
    await userEvent.click($('#q'))
    await userEvent.keyboard('{Enter}')
    expect(made()).toEqual([])
    await replace($('#q'), 'boots{Enter}')
    expect(made()).toEqual(['q 1'])
  })
})

describe('a result is chosen', () => {
  it('by opening it beside the page', async () => {
    const { $, made } = watchSearch(`${RESULTS}<a id=it href="#x">It</a><button id=no>No</button>`)
    const stay = (event: Event) => event.preventDefault()
    for (const type of ['click', 'auxclick']) addEventListener(type, stay)
    await hand.press($('#it'), { modifiers: 2 })
    await hand.press($('#it'), { button: 'middle' })
    await hand.press($('#no'), { modifiers: 2 })
    for (const type of ['click', 'auxclick']) removeEventListener(type, stay)
    expect(made()).toEqual(['chosen', 'chosen'])
  })

  it('by key, from a list of options', async () => {
    const { $, made } = watchSearch('<input type=search id=q aria-activedescendant=one><b id=one>One</b>')
    await replace($('#q'), 'o{Enter}')
    expect(made()).toEqual(['chosen'])
  })

  it('by presses that are no part of the search', async () => {
    const { $, of } = watchSearch(
      `<main>${RESULTS}<ul><li><button id=add>Add</button></li></ul></main>
       <search><button id=go>Go</button><a id=hit href="#x">Hit</a></search>`,
    )
    for (const id of ['add', 'go', 'hit']) await userEvent.click($(`#${id}`))
    expect(of('act').map(({ target, search }) => [target.key, !!search])).toEqual([
      ['add', false],
      ['go', true],
      ['hit', false],
    ])
  })
})
