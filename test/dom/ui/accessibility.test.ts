import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cdp, page as tab, userEvent } from 'vitest/browser'
import { ANNOUNCE_AFTER_MS } from '../../../src/ui/announcer.ts'
import { openReview } from '../../../src/ui/review/openReview.tsx'
import type { HelpAction, HelpView } from '../../../src/ui/view.ts'
import { arrived, help, keys, overlap, page, rect, settle, soon } from './support.ts'

const actions: HelpAction[] = [
  { kind: 'remedy', id: 'retry', label: 'Try again', run: async () => {} },
  { kind: 'link', id: 'guide', label: 'Guide', href: '/guide' },
  { kind: 'snooze', id: 'later' },
]

const browser = (method: string, params: object) =>
  (cdp() as unknown as { send(method: string, params: object): Promise<void> }).send(method, params)

const emulate = (features: Record<string, string>) =>
  browser('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })

afterEach(() => emulate({}))

describe('help that appears', () => {
  test('leaves the focus where it is', async () => {
    const get = page('<input>')
    get('input').focus()
    help({ kind: 'tip', anchor: () => get('input'), actions })
    await settle()
    expect(document.activeElement).toBe(get('input'))
  })

  test('is announced once, politely, through a region that was there before', async () => {
    const { status, root } = help({ title: 'Card **refused**?' })
    expect(status.textContent).toBe('')
    expect(status.closest('[inert], [aria-hidden], [popover]')).toBeNull()
    const said: string[] = []
    new MutationObserver(() => said.push(status.textContent)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    await soon(() => expect(said).toEqual(['Help available: Card refused? Press F6 to reach it.']))
    await new Promise((resolve) => setTimeout(resolve, 2 * ANNOUNCE_AFTER_MS))
    expect(said).toHaveLength(1)
    expect(root.querySelectorAll('[role=status], [aria-live]')).toHaveLength(1)
  })

  test('is announced in the words and with the key of the host', async () => {
    const { status } = help({
      shortcut: 'Alt+H',
      labels: { announcement: '{key} öffnet „{title}“' },
      title: '$& {key}',
    })
    await soon(() => expect(status.textContent).toBe('Alt+H öffnet „$& {key}“'))
  })

  test('is a labelled dialog, not a modal one, in a landmark named Help', () => {
    const { panel } = help({ title: 'Card refused?' })
    expect(panel.getAttribute('role')).toBe('dialog')
    expect(panel.hasAttribute('aria-modal')).toBe(false)
    const named = (panel.getRootNode() as ShadowRoot).getElementById(panel.getAttribute('aria-labelledby')!)
    expect(named?.textContent).toBe('Card refused?')
    expect(panel.parentElement).toMatchObject({ role: 'region', ariaLabel: 'Help' })
  })

  test('says what language it is in, and which way that is read', () => {
    const { lang, dir } = help({ locale: 'ckb-IQ', dir: 'rtl' }).handle.element as HTMLElement
    expect([lang, dir]).toEqual(['ckb-IQ', 'rtl'])
  })

  test('says all of it in text, and asks for nothing about the user', async () => {
    const load = async () => openReview({ lines: [], recording: [], sends: true, pass: vi.fn() }, 'Talk')
    const { root, press } = help({ actions: [...actions, { kind: 'page', id: 'talk', label: 'Talk', load }] })
    expect(root.querySelectorAll('img, canvas, video, svg :not(path)')).toHaveLength(0)
    await press('Talk')
    await soon(() => expect(root.querySelector('form')).not.toBeNull())
    const fields = root.querySelectorAll('textarea, select, input:not([type=checkbox])')
    expect([...fields].map(({ localName }) => localName)).toEqual(['textarea'])
    expect(root.querySelectorAll('[autocomplete]')).toHaveLength(0)
  })

  test('stays until somebody closes it', async () => {
    const { handle } = help()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(handle.element.isConnected).toBe(true)
  })
})

describe('by keyboard', () => {
  const prevented: string[] = []
  const watch = (event: KeyboardEvent) =>
    queueMicrotask(() => event.defaultPrevented && prevented.push(event.key))

  test('F6 goes in, a second press is left to the browser', async () => {
    const get = page('<button>a</button>')
    get('button').focus()
    const { focused, panel } = help({ actions })
    window.addEventListener('keydown', watch, { capture: true })
    prevented.length = 0
    await keys('F6')
    expect(focused()).toBe(panel)
    expect(panel.matches(':focus-visible')).toBe(true)
    await keys('F6')
    expect(focused()).toBe(panel)
    window.removeEventListener('keydown', watch, { capture: true })
  })

  test('F6 in a frame of the page goes on to the browser: its keys are its own', async () => {
    const get = page('<iframe srcdoc="<input>"></iframe>')
    const frame = get<HTMLIFrameElement>('iframe')
    await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }))
    const inner = frame.contentDocument!
    const heard: string[] = []
    frame.contentWindow!.addEventListener('keydown', (event) => {
      heard.push(`${event.key} ${event.defaultPrevented ? 'taken' : 'free'}`)
    })
    const { focused } = help({ actions })
    inner.querySelector('input')!.focus()
    await keys('F6')
    expect([heard, focused()]).toEqual([['F6 free'], null])
    expect(inner.activeElement).toBe(inner.querySelector('input'))
  })

  test('another key can be chosen', async () => {
    const { focused, panel } = help({ shortcut: 'Alt+Shift+H' })
    await keys('F6')
    expect(focused()).toBeNull()
    await keys('Alt>}{Shift>}{H}{/Shift}{/Alt')
    expect(focused()).toBe(panel)
  })

  test.each([
    ['the character that AltGr writes', 'Alt+H', { key: 'ħ', code: 'KeyH', modifierAltGraph: true }],
    ['another modifier beside it', 'Alt+H', { key: 'H', code: 'KeyH', altKey: true, ctrlKey: true }],
    ['the letter alone', 'Alt+H', { key: 'h', code: 'KeyH' }],
    ['a word that is being composed', 'F6', { key: 'F6', code: 'F6', isComposing: true }],
    ['a field that a password manager fills in', 'F6', undefined],
  ])('leaves %s to the page', (_, shortcut, event) => {
    const { focused } = help({ shortcut })
    // What no browser can be driven to press here: they are sent as browsers send them.
    const sent = event
      ? new KeyboardEvent('keydown', { ...event, bubbles: true, cancelable: true })
      : new Event('keydown')
    document.body.dispatchEvent(sent)
    expect([focused(), sent.defaultPrevented]).toEqual([null, false])
  })

  test.each([
    ['h on a Mac, where it writes another letter', 'Alt+H', { key: '˙', code: 'KeyH', altKey: true }],
    ['h on a Russian keyboard', 'Alt+H', { key: 'р', code: 'KeyH', altKey: true }],
    ['1 on a Mac', 'Alt+1', { key: '¡', code: 'Digit1', altKey: true }],
    ['a named key', 'Ctrl+ArrowUp', { key: 'ArrowUp', code: 'ArrowUp', ctrlKey: true }],
  ])('knows %s', (_, shortcut, event) => {
    const { focused, panel } = help({ shortcut })
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true }))
    expect(focused()).toBe(panel)
  })

  test('all of it is reached, in the order in which it is read', async () => {
    const { focused } = help({ body: '[Fix it](/fix)', actions })
    const names = []
    await keys('F6')
    for (let i = 0; i < 5; i++) {
      await keys('Tab')
      const at = focused()
      names.push(at?.ariaLabel ?? at?.textContent)
    }
    expect(names).toEqual(['Close', 'Fix it', 'Try again', 'Guide', 'Not now'])
  })

  test('Escape inside closes and returns the focus', async () => {
    const get = page('<input><button>a</button>')
    get('button').focus()
    const { steps, handle } = help({ actions })
    await keys('F6', 'Tab', 'Escape')
    expect(steps.at(-1)).toBe('dismissed by escape')
    expect(handle.element.isConnected).toBe(false)
    expect(document.activeElement).toBe(get('button'))
  })

  test('Escape outside is the page’s', async () => {
    const get = page('<input>')
    get('input').focus()
    const { steps } = help()
    const pressed: string[] = []
    get('input').addEventListener('keydown', (event) => pressed.push(event.key))
    await keys('Escape')
    expect(pressed).toEqual(['Escape'])
    expect(steps).toEqual(['shown'])
  })

  test('Escape inside does not close the dialog that the help is in', async () => {
    const get = page('<dialog><input></dialog>')
    const dialog = get<HTMLDialogElement>('dialog')
    dialog.showModal()
    const { steps } = help({ container: dialog })
    await keys('F6', 'Escape')
    expect(steps.at(-1)).toBe('dismissed by escape')
    expect(dialog.open).toBe(true)
    expect(document.activeElement).toBe(get('input'))
    await keys('Escape')
    expect(dialog.open).toBe(false)
  })

  test('focus returns into a shadow root of the page', async () => {
    const get = page('<div id="host"></div>')
    const inner = document.createElement('input')
    get('#host').attachShadow({ mode: 'open' }).append(inner)
    inner.focus()
    help()
    await keys('F6', 'Escape')
    expect(get('#host').shadowRoot?.activeElement).toBe(inner)
  })

  test('focus returns when the owner closes it', async () => {
    const get = page('<input>')
    get('input').focus()
    const { handle } = help()
    await keys('F6')
    handle.close('friction-over')
    expect(document.activeElement).toBe(get('input'))
  })

  test('focus that is elsewhere stays there', async () => {
    const get = page('<input><button>a</button>')
    get('input').focus()
    const { handle } = help()
    await keys('F6')
    get('button').focus()
    handle.close('friction-over')
    expect(document.activeElement).toBe(get('button'))
  })

  test('the key does nothing behind a dialog that makes the help inert', async () => {
    const get = page('<dialog><input></dialog>')
    const { focused } = help()
    get<HTMLDialogElement>('dialog').showModal()
    await keys('F6')
    expect(focused()).toBeNull()
    expect(document.activeElement).toBe(get('input'))
  })
})

describe('axe finds nothing wrong with', () => {
  const audit = async (root: Element) => {
    const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.failureSummary).join(' ')}`)
  }
  const views = {
    'a tip': { kind: 'tip', anchor: () => document.querySelector('button')! },
    'a card': { kind: 'card', body: 'Use the **billing** postcode.\n\n- `a`\n- [b](/b)' },
    'a dark card': { theme: { mode: 'dark' } },
    'a card in yellow': { theme: { surface: '#fde68a', accent: '#eab308' } },
    'a card in indigo': { theme: { accent: '#6366f1' } },
    'a card in a dark surface': { theme: { surface: '#1e1b4b', accent: '#f59e0b' } },
    'a card in Arabic': { locale: 'ar', dir: 'rtl' },
  } as const
  test.each(Object.entries(views))('%s', async (_, view) => {
    page('<main><h1>Pay</h1><button>Pay</button></main>')
    const { handle, panel } = help({ body: 'Text with a [link](/x).', actions, ...view })
    await arrived(panel)
    expect(await audit(handle.element)).toEqual([])
  })

  test.each([
    ['done', async () => {}],
    ['failed', () => Promise.reject(new Error('no'))],
    ['busy', () => new Promise(() => {})],
  ])('a remedy that is %s', async (_, run) => {
    const { handle, panel, press } = help({ actions: [{ kind: 'remedy', id: 'a', label: 'Try', run }] })
    await press('Try')
    await arrived(panel)
    expect(await audit(handle.element)).toEqual([])
  })
})

describe('the controls', () => {
  test('are large enough to hit', async () => {
    const { root } = help({ actions })
    await settle()
    for (const control of root.querySelectorAll('button, a')) {
      expect(rect(control).height).toBeGreaterThanOrEqual(32)
      expect(rect(control).width).toBeGreaterThanOrEqual(32)
    }
  })

  test('are larger for a finger', async () => {
    await browser('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 })
    try {
      const { root } = help({ actions, refusable: true })
      await settle()
      expect(matchMedia('(pointer: coarse)').matches).toBe(true)
      for (const control of root.querySelectorAll('button, a'))
        expect(rect(control).height).toBeGreaterThanOrEqual(control.classList.contains('never') ? 32 : 40)
    } finally {
      await browser('Emulation.setTouchEmulationEnabled', { enabled: false })
    }
  })

  test('act when they are let go, and not when they are pressed', async () => {
    const { control, steps, press } = help({ actions: [{ kind: 'dismiss', id: 'no', label: 'No' }] })
    await settle()
    for (const type of ['pointerdown', 'mousedown', 'touchstart'])
      control('No').dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    expect(steps).toEqual(['shown'])
    await press('No')
    expect(steps).toEqual(['shown', 'dismissed by no'])
  })

  test('show where the focus is', async () => {
    const { focused } = help({ body: '[Fix it](/fix)', actions })
    await keys('F6')
    for (let i = 0; i < 6; i++) {
      expect(getComputedStyle(focused()!)).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px' })
      await keys('Tab')
      if (!focused()) break
    }
  })
})

describe('it can be read', () => {
  test.each([
    [320, 256],
    [360, 640],
    [640, 350],
  ])('on a screen of %d × %d', async (width, height) => {
    await tab.viewport(width, height)
    const { panel, root } = help({
      title: 'A rather long title for a small screen',
      body: 'Some words. '.repeat(60),
      actions,
    })
    await arrived(panel)
    const place = rect(panel)
    expect(place.left).toBeGreaterThanOrEqual(0)
    expect(place.top).toBeGreaterThanOrEqual(0)
    expect(place.right).toBeLessThanOrEqual(width)
    expect(place.bottom).toBeLessThanOrEqual(height)
    const scroll = root.querySelector('.scroll')!
    expect(scroll.scrollWidth).toBe(scroll.clientWidth)
  })

  test.each<[string, number, Partial<HelpView>]>([
    ['a card', 375, {}],
    ['a card with a title of many lines', 375, { title: 'A rather long title. '.repeat(30) }],
    ['a banner', 375, { kind: 'banner' }],
    ['a wide banner', 900, { kind: 'banner' }],
  ])(
    'to the end of %s, with the way out in sight all the while, and over no words',
    async (_, width, more) => {
      await tab.viewport(width, 420)
      const body = Array.from({ length: 30 }, (_, i) => `Words of help, and [more](/help/${i}).`).join('\n\n')
      const { panel, root, control, focused } = help({ body, actions, ...more })
      await arrived(panel)
      const [scroll, head] = [root.querySelector('.scroll')!, root.querySelector('.head')!]
      const isBeside = () =>
        [...root.querySelectorAll('p')].every((words) => !overlap(words, control('Close')))
      for (const top of [0, 200, scroll.scrollHeight]) {
        scroll.scrollTop = top
        await settle(1)
        const { left, top: y, width: side } = rect(control('Close'))
        const found = root.elementFromPoint(left + side / 2, y + side / 2)
        expect(control('Close').contains(found)).toBe(true)
        expect(getComputedStyle(head).display === 'flex' || isBeside()).toBe(true)
      }
      expect(getComputedStyle(head).backgroundColor).toBe(getComputedStyle(panel).backgroundColor)
      // Whoever goes back by Tab sees what they come to.
      control('Try again').focus()
      for (let i = 0; i < 20; i++) {
        await userEvent.tab({ shift: true })
        expect(rect(focused()!).top).toBeGreaterThanOrEqual(rect(control('Close')).bottom - 12)
      }
    },
  )

  test('with the way out at the end of the line, in both directions', async () => {
    const distances = (['ltr', 'rtl'] as const).map((dir) => {
      const { panel, control } = help({ dir })
      const [outer, inner] = [rect(panel), rect(control('Close'))]
      return dir === 'ltr' ? outer.right - inner.right : inner.left - outer.left
    })
    expect(distances[0]).toBe(distances[1])
  })

  test('without motion, for those who do not want any', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    const { panel, press } = help({
      actions: [{ kind: 'remedy', id: 'a', label: 'Try', run: () => new Promise(() => {}) }],
    })
    await settle()
    expect(panel.getAnimations({ subtree: true })).toEqual([])
    await press('Try')
    expect(panel.getAnimations({ subtree: true })).toEqual([])
  })

  test('with motion that ends, and of the whole alone, for all others', async () => {
    const get = page('<i style="position:fixed;left:0;top:0;width:9px;height:9px"></i>')
    await userEvent.hover(get('i'))
    const { panel } = help({ theme: { mode: 'dark' }, actions })
    await settle(2)
    expect(panel.getAnimations({ subtree: true })).toHaveLength(1)
    await soon(() => expect(panel.getAnimations()).toEqual([]))
  })

  test('with borders, in forced colours', async () => {
    await emulate({ 'forced-colors': 'active' })
    const { panel, control } = help({ actions })
    await settle()
    for (const element of [panel, control('Try again'), control('Guide')]) {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
      expect(borderTopWidth).toBe('1px')
      expect(borderTopColor).not.toBe(backgroundColor)
    }
  })

  test('with the spacing that a user sets', async () => {
    const { root, panel } = help({
      body: 'Most banks ask for the billing postcode, not the one that you deliver to.',
      actions,
    })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    )
    root.adoptedStyleSheets.push(sheet)
    await settle()
    const scroll = root.querySelector('.scroll')!
    expect(scroll.scrollHeight).toBe(scroll.clientHeight)
    expect(rect(panel).top).toBeGreaterThan(0)
  })
})
