import * as Radix from '@radix-ui/react-dialog'
import A11yDialog from 'a11y-dialog'
import { createFocusTrap } from 'focus-trap'
import MicroModal from 'micromodal'
import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import Swal from 'sweetalert2'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createMoment, type Moment } from '../../src/dom/moment.ts'
import { hand } from './hand.ts'
import { show, soon, wait, watch, type Watched } from './watch.ts'

/** What the page is about; the dialogs of libraries come over it. */
const PAGE = '<h1>Orders</h1><p>Three are open.</p><button id="pay">Pay</button><input id="note">'
const FIXED = 'position:fixed;background:white;'

let watched: Watched
let moment: Moment
let get: ReturnType<typeof show>

/** `good`, or why not. */
const now = (target?: Element) => {
  const { good, why } = moment.answer(target)
  return good ? 'good' : why
}
const add = (html: string) => document.body.insertAdjacentHTML('beforeend', html)

/** Only help for what is in it may come, and does so in it. */
function expectModal(inside: Element) {
  expect(now(get('#pay'))).toBe('dialog')
  expect(now(inside)).toBe('good')
  expect(moment.containerFor(inside)?.contains(inside)).toBe(true)
  expect(moment.containerFor(get('#pay'))).toBeUndefined()
}

beforeEach(async () => {
  get = show(PAGE)
  window.scrollTo(0, 0)
  await hand.rest()
  watched = watch()
  moment = createMoment(watched.page)
})
afterEach(() => {
  moment.stop()
  expect(watched.problems).toEqual([])
})

describe('the dialogs of libraries are known for what they are:', () => {
  test('a11y-dialog, while it is open', () => {
    add(`<style>[aria-hidden=true]{display:none}</style>
      <div id="box" aria-hidden="true"><div role="document"><button id="inside">OK</button></div></div>`)
    const dialog = new A11yDialog(get('#box'))
    onTestFinished(() => void dialog.destroy())
    expect(now()).toBe('good')
    dialog.show()
    expectModal(get('#inside'))
    dialog.hide()
    expect(now()).toBe('good')
  })

  test('Micromodal, while it is open', () => {
    add(`<style>.modal{display:none}.modal.is-open{display:block}</style>
      <div class="modal" id="box" aria-hidden="true"><div tabindex="-1" style="${FIXED}inset:0">
        <div role="dialog" aria-modal="true"><button id="inside">OK</button></div></div></div>`)
    expect(now()).toBe('good')
    MicroModal.show('box')
    expectModal(get('#inside'))
    MicroModal.close('box')
    expect(now()).toBe('good')
  })

  test('Radix, whose modal dialogs do not say that they are', async () => {
    const open = await openRadix(true)
    expect(get('[role=dialog]').getAttribute('aria-modal')).toBeNull()
    expectModal(get('#inside'))
    open(false)
    await soon(() => expect(now()).toBe('good'))
  })

  test('Radix again, whose other dialogs leave the page to be used', async () => {
    await openRadix(false)
    expect(now()).toBe('good')
  })

  test('SweetAlert, while it asks', async () => {
    void Swal.fire({ title: 'Delete?', showCancelButton: true, animation: false })
    onTestFinished(() => Swal.close())
    await soon(() => expect(now()).toBe('dialog'))
    expectModal(Swal.getConfirmButton()!)
  })

  test('SweetAlert again, when it is but a toast', async () => {
    void Swal.fire({ title: 'Saved', toast: true, position: 'bottom-end', animation: false })
    onTestFinished(() => Swal.close())
    await wait(100)
    expect(now()).toBe('good')
  })

  test('a focus trap around a box that says nothing, once it has led Tab back', async () => {
    add(`<div id="box" style="${FIXED}top:150px"><input id="inside"><button id="last">OK</button></div>`)
    const trap = createFocusTrap(get('#box'), { fallbackFocus: get('#box') }).activate()
    onTestFinished(() => void trap.deactivate())
    await soon(() => expect(document.activeElement).toBe(get('#inside')))
    await hand.key('Tab')
    await hand.key('Tab')
    await soon(() => expect(document.activeElement).toBe(get('#inside')))
    await soon(() => expect(now(get('#inside'))).not.toBe('typing'))
    expectModal(get('#inside'))
    trap.deactivate({ returnFocus: false })
    get('#note').focus()
    expect(now()).toBe('good')
  })

  test('an alert dialog that has the focus, and the like', () => {
    add('<div role="alertdialog">Sure? <button id="inside">Yes</button></div>')
    get('#inside').focus()
    expectModal(get('#inside'))
  })

  test('a dialog in a component, and what is put into it', () => {
    add('<x-dialog><button id="inside">OK</button></x-dialog>')
    const root = get('x-dialog').attachShadow({ mode: 'open' })
    root.innerHTML = '<div role="dialog" aria-modal="true"><slot></slot></div>'
    get('#inside').focus()
    expect(now()).toBe('dialog')
    expect(now(get('#inside'))).toBe('good')
    expect(moment.containerFor(get('#inside'))).toBe(root.firstElementChild)
  })
})

describe('a good moment is beside what leaves the page to be used:', () => {
  test.each([
    [
      'a consent bar at the bottom',
      `<div role="dialog" style="${FIXED}inset:auto 0 0"><p>Cookies?</p><button>No</button></div>`,
    ],
    [
      'a consent bar that calls itself an alert',
      `<div role="alertdialog" style="${FIXED}inset:auto 0 0"><p>Cookies?</p><button>No</button></div>`,
    ],
    [
      'a box that says that it is not modal',
      '<div role="dialog" aria-modal="false" style="position:fixed;inset:0;background:white">x</div>',
    ],
    [
      'a panel at the side',
      `<aside role="dialog" style="${FIXED}inset:0 0 0 auto;width:90px">Filter</aside>`,
    ],
    [
      'a dialog under a backdrop that lets everything through',
      `<div style="position:fixed;inset:0;pointer-events:none"><div role="dialog">Hint</div></div>`,
    ],
    ['a closed dialog that is kept inert', '<div inert><div role="dialog" aria-modal="true">x</div></div>'],
    ['a toast', `<div role="status" style="${FIXED}right:0;bottom:0">Saved</div>`],
  ])('%s', (_, html) => {
    add(html)
    expect(now()).toBe('good')
    expect(now(get('#pay'))).toBe('good')
  })

  test('a popover, open', () => {
    add('<div id="menu" popover role="dialog"><button>Rename</button></div>')
    get('#menu').showPopover()
    expect(now()).toBe('good')
  })

  test('an editor that has a use for Tab', async () => {
    add('<div id="grid"><input id="a"><input id="b"></div>')
    get('#grid').addEventListener('keydown', (event) => {
      event.preventDefault()
      get('#b').focus()
    })
    get('#a').focus()
    await hand.key('Tab')
    await wait(1600)
    expect(document.activeElement).toBe(get('#b'))
    expect(now()).toBe('good')
  })
})

test('a dialog over the page that a backdrop covers is modal, whatever it says', () => {
  add(
    `<div style="position:fixed;inset:0;background:#0008"><div role="dialog"><b id="inside">x</b></div></div>`,
  )
  expectModal(get('#inside'))
})

async function openRadix(modal: boolean) {
  add('<div id="app"></div>')
  const root = createRoot(get('#app'))
  onTestFinished(() => root.unmount())
  const draw = (open: boolean) =>
    root.render(
      h(
        Radix.Root,
        { open, modal },
        h(
          Radix.Portal,
          null,
          h(Radix.Overlay, { style: { position: 'fixed', inset: 0 } }),
          h(
            Radix.Content,
            { style: { position: 'fixed', top: 200 }, 'aria-describedby': undefined },
            h(Radix.Title, null, 'Rename'),
            h('button', { id: 'inside' }, 'OK'),
          ),
        ),
      ),
    )
  draw(true)
  await soon(() => expect(get('#inside')).not.toBeNull())
  await wait(50)
  return draw
}
