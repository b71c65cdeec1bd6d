import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openArticle } from '../../../src/ui/article/openArticle.ts'
import type { HandoverDraft, HandoverKept } from '../../../src/handover/draft.ts'
import type { HelpLabels } from '../../../src/ui/labels.ts'
import { openReview } from '../../../src/ui/review/openReview.tsx'
import { resolveText } from '../../../src/ui/words/resolveText.ts'
import { PAYLOADS } from '../../support/payloads.ts'
import { help, page, settle } from './support.ts'
import { soon } from '../../support/soon.ts'

const hurt = vi.fn()
beforeEach(() => Object.assign(window, { hurt }))
afterEach(() => expect(hurt).not.toHaveBeenCalled())

/** What a help may be made of; anything else came out of a text. */
const OURS =
  'div section style h2 button svg path p ul ol li a strong em code span figure img video track figcaption i'
const foreign = (root: ParentNode) =>
  [...root.querySelectorAll('*')]
    .map((element) => element.localName)
    .filter((name) => !OURS.split(' ').includes(name))
const handlers = (root: ParentNode) =>
  [...root.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith('on')),
  )
const ways = (root: ParentNode) => [...root.querySelectorAll('a')].map(({ href }) => new URL(href))

describe('in every text, label, link and trait', () => {
  test.each(PAYLOADS)('%s is words', async (payload) => {
    page('<button>Pay</button>')
    const traits = { name: payload }
    const said = resolveText({ en: `${payload} {{name}}` }, ['en'], traits)
    const shown = [
      help({
        title: said,
        body: `${said}\n\n- ${payload}\n\n${resolveText('{{name}}', [], traits)}`,
        locale: payload,
        labels: { helpLandmark: payload, announcement: payload, close: payload, newTab: payload },
        actions: [
          { kind: 'link', id: payload, label: payload, href: payload },
          { kind: 'snooze', id: 'later', label: payload },
          { kind: 'remedy', id: 'r', label: payload, run: async () => {}, done: payload },
        ],
        media: { src: payload, alt: payload, caption: payload },
        theme: { accent: payload, font: payload, radius: payload },
      }),
      help({ kind: 'banner', title: payload, body: payload }),
      help({ quiet: true, title: payload, body: payload }),
      help({
        kind: 'tour',
        title: payload,
        body: payload,
        steps: [{ title: payload, body: payload, actions: [{ kind: 'next', id: payload, label: payload }] }],
        labels: { next: payload, finish: payload, progress: payload },
      }),
      help({ kind: 'inline', slot: () => document.body, title: payload, body: payload }),
      help({
        title: payload,
        body: payload,
        media: { src: payload, alt: payload, captions: payload, poster: payload },
      }),
    ]
    // A slot that is found is where it stands.
    expect(shown[4]!.panel.dataset.placed).toBe('inline')
    await settle(2)
    for (const { root, handle } of shown) {
      expect(foreign(root)).toEqual([])
      expect(handlers(root)).toEqual([])
      for (const way of ways(root)) expect(way.origin).toBe(location.origin)
      expect(handle.element.isConnected).toBe(true)
    }
    for (const link of shown[0]!.root.querySelectorAll('a'))
      link.addEventListener('click', (event) => event.preventDefault())
    for (const link of shown[0]!.root.querySelectorAll('a')) link.click()
  })
})

describe('in the review of a handover', () => {
  test.each(PAYLOADS)('%s is words', async (payload) => {
    page('')
    const passed: HandoverKept[] = []
    const draft: HandoverDraft = {
      lines: [{ id: payload, time: payload, text: payload }],
      recording: [],
      sends: true,
      pass: async (kept) => {
        passed.push(kept)
        return { ok: true, copied: false, sent: true, reference: payload, message: payload }
      },
    }
    const words = { reviewText: payload, reviewLines: payload, reviewSend: payload, reviewReference: payload }
    const shown = help({
      labels: words as Partial<HelpLabels>,
      actions: [{ kind: 'page', id: 'talk', label: 'Talk', load: async () => openReview(draft, payload) }],
    })
    await shown.press('Talk')
    await soon(() => expect(shown.root.querySelector('form')).not.toBeNull())
    const ours = 'form label textarea fieldset legend input time'.split(' ')
    expect(foreign(shown.root).filter((name) => !ours.includes(name))).toEqual([])
    expect(shown.root.querySelector('h2')?.textContent).toBe(payload)
    expect(shown.root.querySelector('li')?.textContent).toContain(payload)
    shown.root.querySelector<HTMLElement>('button[type=submit]')!.click()
    await soon(() => expect(shown.root.querySelector('form')).toBeNull())
    expect(passed[0]?.lines).toEqual(new Set([payload]))
    expect(foreign(shown.root)).toEqual([])
    expect(handlers(shown.root)).toEqual([])
  })
})

describe('in an article', () => {
  const at = (html: string) => `/answer/help/cards?html=${encodeURIComponent(html)}`
  const read = async (html: string, address = at(html)) => {
    const shown = help({
      actions: [
        {
          kind: 'page',
          id: 'read',
          label: 'Read',
          load: () => openArticle(`${address}#part`, 'Read', vi.fn()),
        },
      ],
      allowLinks: ['https://cdn.example'],
    })
    await shown.press('Read')
    await soon(() => expect(shown.root.querySelector('.article')).not.toBeNull())
    return { ...shown, article: shown.root.querySelector('.article')! }
  }

  test('nothing that could run or pose is left of any of them', async () => {
    page('')
    const { article, root } = await read(
      `<h1>Cards</h1><p>Before</p>${PAYLOADS.join('<p>between</p>')}<p>After</p>`,
    )
    expect(article.textContent).toContain('Before')
    expect(handlers(article)).toEqual([])
    expect(
      article.querySelectorAll(
        'script, style, svg, math, iframe, object, embed, form, input, base, meta, link, template, [id], [style], [class]:not(.quiet)',
      ),
    ).toHaveLength(0)
    for (const way of ways(article)) expect(way.origin).toBe(location.origin)
    expect(root.querySelectorAll('#title')).toHaveLength(1)
  })

  test('nothing runs while an article is made ready to be made safe', async () => {
    page('')
    const hostile = `<h1>Cards</h1><p>Text</p>
      <div class="callout" onclick="hurt()"><img src="x" onerror="hurt()"><script>hurt()</script><p id="title">Mind this</p></div>
      <img data-src="javascript:hurt()" src="data:image/svg+xml,<svg onload=hurt()>" alt="A">
      <a href="#part" data-to="title" data-at="x">There</a><a href="#&quot;]" onclick="hurt()">Here</a>
      <a href="javascript:hurt()#title" id="javascript:hurt()">Away</a><a name="title" id="body">B</a>`
    const { article, root } = await read(`<article>${hostile}</article>`)
    expect(article.textContent).toContain('Mind this')
    for (const link of article.querySelectorAll('a')) if (link.target !== '_blank') link.click()
    expect(handlers(article)).toEqual([])
    expect(root.querySelectorAll('#title, #body')).toHaveLength(1)
    for (const way of ways(article)) expect(way.origin).toBe(location.origin)
  })

  test('a form that calls its fields as nodes are called is left out, or all of it', async () => {
    page('')
    const names = [
      'childNodes',
      'parentElement',
      'closest',
      'remove',
      'querySelector',
      'append',
      'attributes',
    ]
    const fields = names.map((name) => `<input name="${name}" onfocus="hurt()" autofocus>`).join('')
    const { article } = await read(
      `<article><p>Text</p><form class="callout" id="part">${fields}<p>x</p></form></article>`,
    )
    expect(article.querySelectorAll('form, input')).toHaveLength(0)
    expect(handlers(article)).toEqual([])
  })

  test('menus and footers are left out, addresses are made whole, and headings come under its title', async () => {
    page('')
    const { root, article, steps, press } = await read(`<title>Help</title><nav><a href="/">Home</a></nav>
      <main><h1>Cards</h1><h2>The postcode</h2><p>See <a href="zip">this</a>, <a href="https://evil.example">that</a>, <a href="#x">here</a>.</p>
      <img src="card.png" alt="A card"><img src="https://cdn.example/b.png" alt="B"><img src="https://evil.example/c.png" alt="C"></main><footer>Foot</footer>`)
    expect(root.getElementById('title')?.textContent).toBe('Cards')
    expect(article.textContent).not.toMatch(/Home|Foot/)
    expect([...article.querySelectorAll('h3')].map((each) => each.textContent)).toEqual(['The postcode'])
    const links = [...article.querySelectorAll('a')]
    expect(links.map(({ href, target, rel }) => [href.split('?')[0], target, rel])).toEqual([
      [`${location.origin}/answer/help/zip`, '_blank', 'noopener'],
      [`${location.origin}${at('').split('?')[0]}`, '_blank', 'noopener'],
    ])
    expect([...article.querySelectorAll('img')].map(({ src, alt }) => [src, alt])).toEqual([
      [`${location.origin}/answer/help/card.png`, 'A card'],
      ['https://cdn.example/b.png', 'B'],
    ])
    expect(root.activeElement).toBe(root.querySelector('[role=dialog]'))
    await press('Back')
    expect(root.getElementById('title')?.textContent).toBe('Card refused?')
    expect(steps).toEqual(['shown'])
  })

  test('a picture that may not be loaded is not even asked for', async () => {
    page('')
    const asked: string[] = []
    const seen = new PerformanceObserver((list) => list.getEntries().forEach(({ name }) => asked.push(name)))
    seen.observe({ type: 'resource' })
    const { article } = await read(
      '<main><p>See</p><img src="http://evil.invalid/c.png" alt="C"><img src="/none/allowed.png" alt="A"></main>',
    )
    await soon(() => expect(asked.join()).toContain('allowed.png'))
    seen.disconnect()
    expect(asked.filter((one) => one.startsWith('http://evil'))).toEqual([])
    expect(article.textContent).toMatch(/^SeeC/)
  })

  test('an article that has moved names what is beside its new place', async () => {
    page('')
    const place = '/answer/docs/cards/?html=<main><a href="zip">zip</a></main>'
    const { article } = await read(
      '',
      `/answer/help/cards?status=301&to=${encodeURIComponent(encodeURI(place))}`,
    )
    expect(ways(article).map(({ pathname }) => pathname)).toEqual(['/answer/docs/cards/zip'])
  })

  test('a link to a mail opens no tab, and says of none', async () => {
    page('')
    const { article } = await read('<main><p><a href="mailto:help@example.com">Mail</a></p></main>')
    const link = article.querySelector('a')!
    expect([link.target, link.textContent]).toEqual(['', 'Mail'])
  })

  test('an address with a fragment means that part', async () => {
    page('')
    const { article } = await read(
      '<main><h1>All</h1><p>Much</p><section id="part"><h2>Part</h2><p>This</p></section></main>',
    )
    expect(article.textContent).toBe('This')
  })

  test.each([
    ['the connection breaks', '/answer/help/cards?drop'],
    ['it is gone', '/answer/help/cards?status=404&html=no'],
    ['it is no page', '/answer/help/cards'],
    ['there is no text in it', '/answer/help/cards?html=<main></main>'],
  ])('where %s there is a link to it', async (_, address) => {
    page('')
    const problem = vi.fn()
    const load = () => openArticle(address, 'About cards', problem)
    const { press, root, steps } = help({ actions: [{ kind: 'page', id: 'read', label: 'Read', load }] })
    await press('Read')
    await soon(() => expect(root.querySelector('.article a')).not.toBeNull())
    const link = root.querySelector<HTMLAnchorElement>('.article a')!
    expect(link).toMatchObject({
      href: new URL(address, location.href).href,
      target: '_blank',
      rel: 'noopener',
    })
    expect(problem).toHaveBeenCalledOnce()
    link.addEventListener('click', (event) => event.preventDefault())
    link.click()
    expect(steps).toEqual(['shown', 'used by article'])
  })
})
