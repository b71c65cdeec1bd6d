import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { startFields } from '../../src/dom/fields.ts'
import { startUndos } from '../../src/dom/undos.ts'
import { show, watch } from './watch.ts'

const FORM = `<form id="ship" onsubmit="return false"><label>Street <input name="street"></label>
  <input name="city" value="Bonn"> <textarea name="note"></textarea>
  <input name="pass" type="password"> <input name="card" autocomplete="section-a cc-number"> <input name="cvc">
  <input name="search_term"> <input type="number" name="count"> <button>Send</button></form>
  <input id="alone"><form role="search"><input name="what"><button>Find</button></form>`

const watchForm = () => {
  const $ = show(FORM)
  const { of } = watch([startFields, startUndos])
  const told = () =>
    of('field').map(({ field, step, auto, filled, rewritten }) =>
      [field, step, auto && 'auto', filled && 'filled', rewritten && 'rewritten'].filter(Boolean).join(' '),
    )
  return { $, told, of }
}

test('a stay in a field is told from focus to leaving', async () => {
  const { $, told } = watchForm()
  await userEvent.click($('[name=street]'))
  await userEvent.keyboard('Elm')
  await userEvent.tab()
  expect(told()).toEqual(['street entered', 'street began', 'street left filled', 'city entered'])
})

test('a form beside a table with a button in each row is told without a look at them', () => {
  const $ =
    show(`<form onsubmit="return false"><input name="street"><input name="city"></form><button form="it">Send</button>
    <table>${'<tr><td><button>Edit</button></td></tr>'.repeat(500)}</table>`)
  $('form').id = 'it'
  const { of } = watch(startFields)
  const asked = vi.spyOn(Element.prototype, 'closest')
  $<HTMLElement>('[name=street]').focus()
  const times = asked.mock.calls.length
  asked.mockRestore()
  expect(of('field')).toMatchObject([{ field: 'street', step: 'entered' }])
  expect(times).toBeLessThan(100)
})

test('a field that is rewritten, and one that is left as it was, are told apart', async () => {
  const { $, told } = watchForm()
  await userEvent.click($('[name=city]'))
  await userEvent.keyboard('{End}n')
  await userEvent.click($('[name=note]'))
  await userEvent.click($('[name=city]'))
  await userEvent.click($('[name=note]'))
  expect(told().filter((one) => one.startsWith('city left'))).toEqual([
    'city left filled rewritten',
    'city left filled',
  ])
})

test('a field is emptied by deleting all, and by typing over it', async () => {
  const { $, told } = watchForm()
  await userEvent.click($('[name=street]'))
  await userEvent.keyboard('Elm{Backspace}{Backspace}{Backspace}Oak{Control>}a{/Control}B')
  expect(told().filter((one) => one.endsWith('emptied'))).toEqual(['street emptied', 'street emptied'])
})

test('a line that the page empties each time it has sent it is emptied by nobody', async () => {
  const { $, told } = watchForm()
  const line = $('[name=street]') as HTMLInputElement
  await userEvent.click(line)
  for (const text of ['Hello', 'Bye']) {
    await userEvent.keyboard(text)
    line.value = ''
  }
  await userEvent.keyboard('A')
  expect(told()).toEqual(['street entered', 'street began'])
})

test('one key that is taken back empties nothing', async () => {
  const { $, told } = watchForm()
  await userEvent.click($('[name=street]'))
  await userEvent.keyboard('E{Backspace}E{Backspace}')
  expect(told()).toEqual(['street entered', 'street began'])
})

test('a focus that the page has put there is told as such', async () => {
  const { $, told } = watchForm()
  await new Promise((resolve) => setTimeout(resolve, 600))
  $('[name=street]').focus()
  expect(told()).toEqual(['street entered auto'])
})

test.each([
  '[name=pass]',
  '[name=card]',
  '[name=cvc]',
  '[name=search_term]',
  '[name=count]',
  '#alone',
  '[name=what]',
])('of %s nothing is told: it is a secret, a search or no text of a form', async (selector) => {
  const { $, told } = watchForm()
  await userEvent.click($(selector))
  await userEvent.keyboard('1234')
  await userEvent.keyboard('{Control>}a{/Control}{Backspace}')
  await userEvent.tab()
  expect(told().filter((one) => !/entered/.test(one))).toEqual([])
})

test('an undo is told once, by key and by what the browser makes of it; redo and repeated keys are none', async () => {
  const { $, of } = watchForm()
  await userEvent.click($('[name=note]'))
  await userEvent.keyboard('abc')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(of('undo')).toMatchObject([{ target: { tag: 'textarea' }, form: 'ship' }])
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await userEvent.keyboard('z')
  expect(of('undo')).toHaveLength(1)
})
