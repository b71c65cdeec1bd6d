import { describe, expect, test } from 'vitest'
import { closestForm, findForm, formKey } from '../../src/dom/formKey.ts'
import { createMarks } from '../../src/dom/marks.ts'
import { show, watch } from './watch.ts'

const marks = createMarks({ name: { '#btn17': 'pay' } })
const keyOf = (html: string, forms = [{ name: 'declared', match: '.declared' }]) => {
  document.body.innerHTML = html
  return formKey(document.body.firstElementChild!, marks, forms)
}
const FIELDS =
  '<input type="hidden" name="csrf_8f3k29"><input name="owner"><input name="rows[0]"><select name="kind"></select>'

describe('a form is called', () => {
  test.each([
    [
      'as the config declares',
      '<form class="declared" data-unstuck-name="mark" name="n" id="i">',
      'declared',
    ],
    ['as it is marked', '<form data-unstuck-name="mark" name="n" id="i">', 'mark'],
    ['as the config marks it', '<form id="btn17" name="n">', 'pay'],
    ['by its name', '<form name="n" id="i">', 'n'],
    ['by its id', '<form id="checkout">', 'checkout'],
    [
      'by its id, with fields that are called name and id',
      '<form id="c"><input name="name"><input name="id">',
      'c',
    ],
  ])('%s', (_, html, key) => expect(keyOf(html)).toBe(key))

  const same = (a: string, b: string) => expect(keyOf(a)).toBe(keyOf(b))
  const other = (a: string, b: string) => expect(keyOf(a)).not.toBe(keyOf(b))
  const form = (action: string, fields = FIELDS) => `<form action="${action}">${fields}</form>`

  test('else by what it sends where', () => {
    expect(keyOf(form('/orders'))).toMatch(/^form-\w+$/)
    same(form('/orders'), form('/orders'))
    other(form('/orders'), form('/customers'))
    other(form('/orders'), form('/orders', '<input name="other">'))
    other(form('/index.php?route=checkout/confirm'), form('/index.php?route=account/login'))
  })

  test('the same for another record, another token, another row', () => {
    same(form('/orders/84213'), form('/orders/99401'))
    same(form('/orders?t=8f3k29xk1234'), form('/orders?t=1122aabbcc33'))
    same(form('/orders'), form('/orders', FIELDS.replace('csrf_8f3k29', 'csrf_zzz')))
    same(form('/orders'), form('/orders', FIELDS.replace('rows[0]', 'rows[7]')))
    same(form('/orders'), form('/orders', FIELDS + '<input name="more">'))
  })

  test('not by an id that is another next time', () => {
    for (const id of [':r1:', '_r_1_', 'ember123', 'form-84213', 'radix-7', '«r3»']) {
      expect(keyOf(`<form id="${id}"><input name="a"></form>`)).toMatch(/^form-/)
    }
  })

  test('the same when it grows while it is filled in', () => {
    const before = keyOf(form('/orders', '<input name="a">'))
    document.querySelector('form')!.insertAdjacentHTML('afterbegin', '<input name="new">')
    expect(formKey(document.querySelector('form')!, marks, [])).toBe(before)
  })
})

describe('the form of an element', () => {
  const forms = [
    { name: 'pay', match: '.pay' },
    { name: 'broken', match: ':::' },
  ]

  test.each([
    ['is the one around it', '<form id="here"><b id="it"></b></form>', 'here'],
    ['is the one that it names', '<form id="here"></form><input id="it" form="here">', 'here'],
    [
      'is the declared one, within a form',
      '<form id="f"><div class="pay" id="here"><b id="it"></b></div></form>',
      'here',
    ],
    [
      'is the declared one, around a form',
      '<div class="pay" id="here"><form><b id="it"></b></form></div>',
      'here',
    ],
    ['is itself', '<form id="it"></form>', 'it'],
    ['is itself, with a field called form', '<form id="it"><input name="form"></form>', 'it'],
    ['is none', '<form></form><b id="it"></b>', undefined],
  ])('%s', (_, html, id) => {
    const get = show(html)
    expect(closestForm(get('#it'), forms)?.id).toBe(id)
  })

  test('is the one around the host of its shadow tree', () => {
    const get = show('<form id="here"><x-field></x-field></form>')
    const root = get('x-field').attachShadow({ mode: 'open' })
    root.innerHTML = '<input>'
    expect(closestForm(root.querySelector('input')!, forms)?.id).toBe('here')
  })
})

describe('a form is found by its key', () => {
  test('where it is shown, in whatever order', () => {
    show(
      '<form id="a" style="display:none"><input></form><div class="pay">x</div><form id="b"><input></form>',
    )
    const { page } = watch([], { forms: [{ name: 'pay', match: '.pay' }] })
    expect(findForm(page, 'pay')?.className).toBe('pay')
    expect(findForm(page, 'b')?.id).toBe('b')
    expect(findForm(page, 'a')).toBeUndefined()
    expect(findForm(page, 'c')).toBeUndefined()
  })

  test('where it has no box of its own', () => {
    show('<form id="a" style="display:contents"><input></form>')
    expect(findForm(watch().page, 'a')?.id).toBe('a')
  })
})
