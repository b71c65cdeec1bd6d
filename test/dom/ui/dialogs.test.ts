import * as HeadlessUI from '@headlessui/react'
import * as Radix from '@radix-ui/react-dialog'
import { createElement as h, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createMoment, type Moment } from '../../../src/dom/moment.ts'
import type { HelpContent, HelpView } from '../../../src/ui/view.ts'
import { watch } from '../watch.ts'
import { help, keys, page, rect, soon } from './support.ts'

/** What the user does on the page opens a dialog; the second step is in it, the third is on the page again. */
const PAGE = `<button id="open" style="margin:60px">Export</button><button id="after" style="margin:60px">Share</button>
  <dialog id="box"><h1>Export</h1><p>As what?</p><input id="inside"><button id="close">Close</button></dialog>`

let moment: Moment
let looking: number

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** As the client asks: of the page as it is, four times a second. */
function helpAmong(change: Partial<HelpView>, about?: string) {
  const shown = help({
    ...change,
    dialogs: {
      containerFor: moment.containerFor,
      isCovered: (element) => moment.answer(element).why === 'dialog',
      find: () => (about === undefined ? undefined : (document.querySelector(about) ?? undefined)),
    },
  })
  looking = window.setInterval(() => shown.handle.look(), 50)
  return { ...shown, isSeen: () => shown.panel.checkVisibility({ checkVisibilityCSS: true }) }
}

const step = (title: string, selector: string): HelpContent => ({
  title,
  body: `About ${title}.`,
  actions: [],
  anchor: () => document.querySelector(selector) ?? undefined,
})
const STEPS = [step('Open', '#open'), step('Inside', '#inside'), step('After', '#after')]
const tour = () => helpAmong({ kind: 'tour', steps: STEPS, ...STEPS[0]! })

/** Whether a press at the middle of it would reach it. */
function isOnTop(panel: Element): boolean {
  const { left, top, width } = rect(panel)
  const hit = (panel.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + 20)
  return !!hit && panel.contains(hit)
}

beforeEach(() => {
  moment = createMoment(watch().page)
})
afterEach(() => {
  clearInterval(looking)
  moment.stop()
})

describe('a tour', () => {
  test('moves into the dialog of its step, and out again when that has closed', async () => {
    const get = page(PAGE)
    const box = get<HTMLDialogElement>('#box')
    const { handle, panel, press, steps } = tour()
    await press('Next')
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    box.showModal()
    await soon(() => expect(handle.element.parentElement).toBe(box))
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    await soon(() => expect(rect(panel).top - rect(get('#inside')).bottom).toBeCloseTo(10, -0.5))
    expect(isOnTop(panel)).toBe(true)
    // What comes after is behind the dialog: it can be read and used, and points at nothing.
    await press('Next')
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    expect(handle.element.parentElement).toBe(box)
    box.close()
    await soon(() => expect(handle.element.parentElement).toBe(document.body))
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    expect(isOnTop(panel)).toBe(true)
    await press('Done')
    expect(steps.at(-1)).toMatch('completed')
  })

  test('goes along when the user opens the dialog of what comes next, and waits there for them', async () => {
    const get = page(PAGE)
    const box = get<HTMLDialogElement>('#box')
    const { handle, panel, root, press, isSeen } = tour()
    box.showModal()
    await soon(() => expect(handle.element.parentElement).toBe(box))
    expect(root.getElementById('title')?.textContent).toBe('Open')
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    await press('Next')
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    box.remove()
    await soon(() => expect(handle.element.parentElement).toBe(document.body))
    expect([isSeen(), panel.dataset.placed]).toEqual([true, 'card'])
  })

  test('keeps the focus that the user has put into it, on its way in', async () => {
    const get = page(PAGE)
    const { handle, focused, control, press } = tour()
    get<HTMLDialogElement>('#box').show()
    await press('Next')
    get('#box').setAttribute('aria-modal', 'true')
    await soon(() => expect(handle.element.parentElement).toBe(get('#box')))
    expect(focused()).toBe(control('Next'))
    await keys('Escape')
    expect(handle.element.isConnected).toBe(false)
  })

  test('moves through dialogs that lie in each other', async () => {
    const get = page(
      PAGE.replace('</dialog>', '<dialog id="second"><button id="deep">OK</button></dialog></dialog>'),
    )
    const steps = [step('Inside', '#inside'), step('Deep', '#deep')]
    const { handle, panel, press, isSeen } = helpAmong({ kind: 'tour', steps, ...steps[0]! })
    get<HTMLDialogElement>('#box').showModal()
    await soon(() => expect(handle.element.parentElement).toBe(get('#box')))
    get<HTMLDialogElement>('#second').showModal()
    await soon(() => expect(handle.element.parentElement).toBe(get('#second')))
    await press('Next')
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    expect(isOnTop(panel)).toBe(true)
    get<HTMLDialogElement>('#second').close()
    await soon(() => expect(handle.element.parentElement).toBe(get('#box')))
    await press('Back')
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    expect([isSeen(), isOnTop(panel)]).toEqual([true, true])
  })
})

describe('other help', () => {
  test('is out of sight while a dialog is open that it is not about, and as it was afterwards', async () => {
    const get = page(PAGE)
    const { handle, panel, isSeen } = helpAmong({ kind: 'tip', anchor: () => get('#open') }, '#open')
    get<HTMLDialogElement>('#box').showModal()
    await soon(() => expect(isSeen()).toBe(false))
    expect(handle.element.parentElement).toBe(document.body)
    get<HTMLDialogElement>('#box').close()
    await soon(() => expect([isSeen(), panel.dataset.placed]).toEqual([true, 'tip']))
  })

  test('is in the dialog that its anchor is in, whatever its signal was about', async () => {
    const get = page(PAGE)
    get<HTMLDialogElement>('#box').showModal()
    const { handle, panel, press, steps } = helpAmong({ kind: 'tip', anchor: () => get('#inside') }, '#open')
    await soon(() => expect(handle.element.parentElement).toBe(get('#box')))
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    await press('Close')
    expect(steps).toEqual(['shown', 'dismissed by close'])
    expect(get<HTMLDialogElement>('#box').open).toBe(true)
  })

  test('is out of sight while what it stands in is inert', async () => {
    page(PAGE)
    const { handle, isSeen } = helpAmong({ kind: 'card' })
    handle.element.toggleAttribute('inert', true)
    await soon(() => expect(isSeen()).toBe(false))
    handle.element.toggleAttribute('inert', false)
    await soon(() => expect(isSeen()).toBe(true))
  })

  test('closes no menu that it is about, when it is used', async () => {
    const get = page(
      '<div id="menu" popover style="inset:200px auto auto 200px"><button id="item">Item</button></div>',
    )
    get('#menu').showPopover()
    const { panel, press, steps, handle } = helpAmong({
      kind: 'tip',
      anchor: () => get('#item'),
      actions: [{ kind: 'link', id: 'l', label: 'More', href: '#more' }],
    })
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    await press('More')
    expect(steps).toEqual(['shown', 'used by l'])
    expect(get('#menu').matches(':popover-open')).toBe(true)
    get('#menu').hidePopover()
    await soon(() =>
      expect([handle.element.parentElement, panel.dataset.placed]).toEqual([document.body, 'card']),
    )
  })
})

describe('the dialogs of libraries take help in and let it out:', () => {
  test('Radix, which hides all the rest', async () => {
    const open = await mount((isOpen) =>
      h(
        Radix.Root,
        { open: isOpen },
        h(
          Radix.Portal,
          null,
          h(Radix.Content, null, h(Radix.Title, null, 'Export'), h('input', { id: 'inside' })),
        ),
      ),
    )
    await expectInAndOut(open)
  })

  test('Headless UI, which makes all the rest inert', async () => {
    const open = await mount((isOpen) =>
      h(
        HeadlessUI.Dialog,
        { open: isOpen, onClose: () => {} },
        h(HeadlessUI.DialogPanel, null, h('input', { id: 'inside' })),
      ),
    )
    await expectInAndOut(open)
  })

  async function expectInAndOut(open: (isOpen: boolean) => void) {
    const { handle, panel, press, isSeen } = tour()
    const { element } = handle
    open(true)
    await soon(() => expect(element.closest('[role=dialog]')).not.toBeNull())
    await press('Next')
    await soon(() => expect(panel.dataset.placed).toBe('tip'))
    expect(element.closest('[inert],[aria-hidden=true]')).toBeNull()
    document.querySelector<HTMLElement>('#inside')!.focus()
    await keys('F6')
    // It is a dialog itself, and must not take itself for one that covers it.
    await pause(150)
    expect(handle.element.shadowRoot!.activeElement).not.toBeNull()
    open(false)
    await soon(() => expect(element.parentElement).toBe(document.body))
    await soon(() => expect(element.closest('[inert],[aria-hidden=true]')).toBeNull())
    await soon(() => expect(isSeen()).toBe(true))
  }
})

/** A React application that opens and closes a dialog. */
async function mount(draw: (isOpen: boolean) => ReturnType<typeof h>) {
  const get = page(`<div id="app"></div>${PAGE.split('<dialog')[0]!}`)
  let open!: (isOpen: boolean) => void
  const App = () => {
    const [isOpen, set] = useState(false)
    open = set
    return draw(isOpen)
  }
  const root = createRoot(get('#app'))
  root.render(h(App))
  onTestFinished(() => root.unmount())
  await soon(() => expect(open).toBeDefined())
  return (isOpen: boolean) => open(isOpen)
}
