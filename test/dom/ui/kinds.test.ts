import { describe, expect, test } from 'vitest'
import { cdp, page as tab } from 'vitest/browser'
import { SLOT_GRACE_MS } from '../../../src/ui/inline/inline.ts'
import { ANCHOR_GRACE_MS } from '../../../src/ui/placing.ts'
import type { HelpContent, HelpView } from '../../../src/ui/view.ts'
import { arrived, help, keys, overlap, page, rect, settle, soon } from './support.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

describe('a banner', () => {
  test.each([
    [1000, 'top'],
    [320, 'top'],
    [1000, 'bottom'],
  ] as const)('lies %d px wide along the %s edge, in sight and on top', async (width, edge) => {
    await tab.viewport(width, 700)
    page('<main style="height:3000px">text</main>')
    const { panel, handle } = help({ kind: 'banner', edge, tone: 'trouble', body: 'We are **on it**.' })
    await arrived(panel)
    const { left, right, top, bottom } = rect(panel)
    expect(left).toBeGreaterThanOrEqual(12)
    expect(right).toBeLessThanOrEqual(width - 12)
    expect(edge === 'top' ? top : 700 - bottom).toBe(12)
    expect(Math.abs(left - (width - right))).toBeLessThan(2)
    expect(document.elementFromPoint((left + right) / 2, top + 4)).toBe(handle.element)
  })

  test.each([
    [1000, 3],
    [1000, 8],
    [320, 3],
  ])('%d px wide leaves its words room beside %d ways out', async (width, count) => {
    await tab.viewport(width, 700)
    page('')
    const actions = Array.from({ length: count }, (_, i) => ({
      kind: 'link' as const,
      id: `l${i}`,
      label: `A longer action ${i}`,
      href: '/s',
    }))
    const { panel, root } = help({
      kind: 'banner',
      body: 'Nothing is lost: it will run again soon.',
      actions,
    })
    await arrived(panel)
    const [words, all] = [rect(root.querySelector('.body p')!), rect(panel)]
    expect(words.width / all.width).toBeGreaterThan(0.55)
    const [sign, title] = [rect(root.querySelector('.tone svg')!), rect(root.querySelector('h2')!)]
    expect(Math.abs(sign.top + sign.bottom - title.top - title.bottom) / 2).toBeLessThan(3)
    for (const button of root.querySelectorAll('.actions a'))
      expect(rect(button).right).toBeLessThanOrEqual(all.right)
  })

  test('makes way for the focused element at its edge', async () => {
    const get = page('<input style="position:absolute;top:10px;left:400px">')
    const { panel } = help({ kind: 'banner' })
    get('input').focus()
    await arrived(panel)
    expect(panel.dataset.corner).toBe('bottom')
    expect(overlap(panel, get('input'))).toBe(false)
  })

  test('is closed like any help', async () => {
    page('')
    const { press, steps } = help({
      kind: 'banner',
      actions: [{ kind: 'link', id: 'l', label: 'Status', href: '/s' }],
    })
    await press('Close')
    expect(steps).toEqual(['shown', 'dismissed by close'])
  })
})

describe('a tour', () => {
  const form = '<input id="a"><input id="b" style="position:absolute;top:1600px"><input id="c">'
  const step = (title: string, selector?: string, more: Partial<HelpContent> = {}): HelpContent => ({
    title,
    body: `About ${title}.`,
    actions: [],
    ...(selector && { anchor: () => document.querySelector(selector) ?? undefined }),
    ...more,
  })
  const tourOf = (...steps: HelpContent[]) => help({ kind: 'tour', steps, ...steps[0]! } as Partial<HelpView>)
  const title = (root: ShadowRoot) => root.getElementById('title')?.textContent

  test('goes from step to step, each beside what it is about, and ends when it was gone through', async () => {
    const get = page(form)
    const { root, panel, press, steps, control, focused } = tourOf(
      step('A', '#a'),
      step('B', '#b'),
      step('C'),
    )
    await arrived(panel)
    expect(title(root)).toBe('A')
    expect(() => control('Back')).toThrow()
    await press('Next')
    expect(title(root)).toBe('B')
    expect(focused()).toBe(control('Next'))
    await soon(() => {
      expect(panel.dataset.placed).toBe('tip')
      expect(Math.abs(rect(panel).top - rect(get('#b')).bottom)).toBeLessThan(700)
      expect(rect(get('#b')).bottom).toBeLessThanOrEqual(700)
    })
    await press('Next')
    expect(title(root)).toBe('C')
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    await press('Done')
    expect(steps).toEqual([
      'shown at 1/3',
      'stepped by next at 2/3',
      'stepped by next at 3/3',
      'completed by finish at 3/3',
    ])
  })

  test('brings what is under a header that stays into the middle', async () => {
    const get = page(`<header style="position:sticky;top:0;height:90px;background:#ddd">Shop</header>
      <button id="a">a</button><div style="height:900px"></div><button id="b">b</button><div style="height:1400px"></div>`)
    const { press } = tourOf(step('A', '#b'), step('B', '#a'))
    window.scrollTo(0, 600)
    await press('Next')
    await soon(() => expect(rect(get('#a')).top).toBeGreaterThanOrEqual(90))
  })

  test('goes back, keeps the focus inside, and tells where it was left', async () => {
    page(form)
    const { root, press, steps, focused } = tourOf(step('A', '#a'), step('B', '#c'))
    await press('Next')
    await press('Back')
    expect(title(root)).toBe('A')
    expect(focused()).not.toBeNull()
    await press('Next')
    await keys('Escape')
    expect(steps.at(-1)).toBe('dismissed by escape at 2/2')
  })

  test('says each step, and how far it is, to those who only hear it', async () => {
    page(form)
    const { root, press, status } = tourOf(step('A', '#a'), step('B', '#c'))
    expect(root.querySelector('.steps')?.textContent).toBe('Step 1 of 2')
    await press('Next')
    await soon(() => expect(status.textContent).toBe('Step 2 of 2: B'))
  })

  test('words its ways on as its author wants, beside other actions', async () => {
    page(form)
    const own = step('A', '#a', {
      actions: [
        { kind: 'link', id: 'more', label: 'Read more', href: '/more' },
        { kind: 'next', id: 'n', label: 'Got it' },
      ],
    })
    const { root, press } = tourOf(own, step('B'))
    expect([...root.querySelectorAll('.actions .button')].map((each) => each.textContent)).toEqual([
      'Read more',
      'Got it',
    ])
    await press('Got it')
    expect(title(root)).toBe('B')
  })
})

describe('help in a slot', () => {
  test('stands in the flow of the page, moves with a re-render, and is a card once its slot is gone', async () => {
    const get = page(
      '<main><p>Before</p><div id="slot" style="min-height:160px"></div><p id="after">After</p></main>',
    )
    const below = rect(get('#after')).top
    const { panel, handle, steps } = help({
      kind: 'inline',
      slot: () => document.querySelector('#slot') ?? undefined,
    })
    await settle()
    expect(get('#slot').contains(handle.element)).toBe(true)
    expect(rect(panel).width).toBe(rect(get('#slot')).width)
    expect(rect(get('#after')).top).toBe(below)
    get('#slot').outerHTML = '<div id="slot"></div>'
    await soon(() => expect(get('#slot').contains(handle.element)).toBe(true))
    expect(steps).toEqual(['shown'])
    get('#slot').remove()
    await wait(SLOT_GRACE_MS)
    await soon(() => expect(panel.dataset.placed).toBe('card'))
    expect(steps).toEqual(['shown', 'moved by slot-gone'])
    expect(rect(panel).right).toBe(1000 - 20)
  })

  test('leaves no gap in print', async () => {
    const get = page('<main><p>Before</p><div id="slot"></div><p id="after">After</p></main>')
    const before = rect(get('#after')).top
    help({ kind: 'inline', slot: () => get('#slot') })
    await settle()
    expect(rect(get('#after')).top).toBeGreaterThan(before)
    const { send } = cdp() as unknown as { send(method: string, params: object): Promise<void> }
    await send('Emulation.setEmulatedMedia', { media: 'print' })
    const printed = rect(get('#after')).top
    await send('Emulation.setEmulatedMedia', { media: '' })
    expect(printed).toBe(before)
  })

  test('is a card where there is no such slot, and says so', async () => {
    page('<main></main>')
    const { panel, steps } = help({ kind: 'inline', slot: () => undefined })
    await settle()
    expect(panel.dataset.placed).toBe('card')
    expect(steps).toEqual(['shown', 'moved by no-slot'])
  })
})

describe('quiet help', () => {
  test('is a dot beside its anchor, with its name, until the user opens it', async () => {
    const get = page('<button id="pay" style="position:absolute;left:300px;top:300px">Pay</button>')
    const { root, panel, steps, press, focused } = help({
      kind: 'tip',
      quiet: true,
      anchor: () => get('#pay'),
    })
    await arrived(panel)
    const control = root.querySelector<HTMLElement>('.dot')!
    expect(control.ariaLabel).toBe('Help: Card refused?')
    expect(root.querySelector('[role=dialog]')).toBeNull()
    expect(rect(panel).width).toBeLessThan(48)
    expect(rect(control).width).toBeGreaterThanOrEqual(24)
    expect(overlap(panel, get('#pay'))).toBe(false)
    await press('Help: Card refused?')
    await arrived(panel)
    expect(focused()).toBe(root.querySelector('[role=dialog]'))
    expect(overlap(panel, get('#pay'))).toBe(false)
    await press('Close')
    expect(steps).toEqual(['shown', 'opened', 'dismissed by close'])
  })

  test('is reached and left by keyboard like any other', async () => {
    const get = page('<input>')
    get('input').focus()
    const { root, steps, focused } = help({ quiet: true })
    await keys('F6')
    expect(focused()).toBe(root.querySelector('.dot'))
    await keys('Enter')
    expect(focused()).toBe(root.querySelector('[role=dialog]'))
    await keys('Escape')
    expect(steps).toEqual(['shown', 'opened', 'dismissed by escape'])
    expect(document.activeElement).toBe(get('input'))
  })
})

describe('a picture', () => {
  test('keeps its place before it has come, and has its words', async () => {
    page('')
    const { root, panel } = help({
      media: {
        src: '/examples/playground/public/images/kessel-flask.svg',
        alt: 'The back of a card',
        caption: 'Three digits',
        ratio: 2,
      },
    })
    await settle()
    const image = root.querySelector('img')!
    expect(image).toMatchObject({ alt: 'The back of a card', loading: 'lazy' })
    expect(rect(image).width / rect(image).height).toBeCloseTo(2, 1)
    expect(panel.textContent).toContain('Three digits')
  })

  test('of another origin, or in the address itself, is not loaded: its words are shown', async () => {
    page('')
    for (const src of ['https://elsewhere.example/x.png', dot, 'javascript:alert(1)']) {
      const { root, problems } = help({ media: { src, alt: 'The back of a card' } })
      await settle()
      expect(root.querySelector('img')).toBeNull()
      expect(root.querySelector('figure')?.textContent).toBe('The back of a card')
      expect(problems).toEqual([expect.stringContaining('allow.links')])
    }
  })
})

test('a video that cannot be played leaves its words, and the focus inside', async () => {
  const src = '/nowhere.mp4'
  const { root, panel, focused } = help({ media: { src, captions: '/how.vtt', alt: 'How to find it' } })
  const video = root.querySelector('video')
  if (!video) throw new Error('there is no video')
  video.focus()
  await video.play().catch(() => {})
  await soon(() => expect(root.querySelector('figure')?.textContent).toBe('How to find it'))
  expect(focused()).toBe(panel)
})

test('a video has captions, does not play by itself, and fetches nothing before it is played', async () => {
  page('')
  const { root } = help({ media: { src: '/how.mp4', captions: '/how.vtt', alt: 'How to find it' } })
  await settle()
  const video = root.querySelector('video')!
  expect(video).toMatchObject({
    preload: 'none',
    autoplay: false,
    controls: true,
    ariaLabel: 'How to find it',
  })
  expect(video.querySelector('track')).toMatchObject({ kind: 'captions', default: true })
})

test('captions of another origin are asked for in the one way that browsers allow', async () => {
  page('')
  const video = (captions: string) => {
    const { root } = help({
      media: { src: 'https://cdn.example/how.mp4', captions, alt: 'How' },
      allowLinks: ['https://cdn.example'],
    })
    return root.querySelector('video')!.crossOrigin
  }
  expect([video('/how.vtt'), video('https://cdn.example/how.vtt')]).toEqual([null, 'anonymous'])
})

describe('whether it has helped', () => {
  const fixed = { kind: 'remedy', id: 'fix', label: 'Fix it', run: async () => {} } as const

  test('is asked only after it was used, answered with one press, and thanked for', async () => {
    page('')
    const { root, press, steps, status } = help({ askable: true, actions: [fixed] })
    expect(root.querySelector('.ask')).toBeNull()
    await press('Fix it')
    await soon(() => expect(root.querySelector('.ask')?.textContent).toBe('Did this help?YesNo'))
    await press('Yes')
    expect(root.querySelector('.ask')?.textContent).toBe('Thank you.')
    await soon(() => expect(status.textContent).toBe('Thank you.'))
    expect(root.activeElement).not.toBeNull()
    expect(steps).toEqual(['shown', 'used by fix', 'asked', 'rated by yes'])
  })

  test('is not asked where that would be too often', async () => {
    page('')
    const { root, press } = help({ actions: [fixed] })
    await press('Fix it')
    await soon(() => expect(root.querySelector('.note')?.textContent).toBe('Done.'))
    expect(root.querySelector('.ask')).toBeNull()
  })
})

test('a tip whose anchor is gone for good says that it is a card now, once', async () => {
  const get = page('<button>a</button>')
  const { steps, panel } = help({ kind: 'tip', anchor: () => document.querySelector('button') ?? undefined })
  await settle()
  get('button').remove()
  await wait(ANCHOR_GRACE_MS)
  await soon(() => expect(steps).toEqual(['shown', 'moved by anchor-gone']))
  await wait(500)
  expect([panel.dataset.placed, steps.length]).toEqual(['card', 2])
})
