import { describe, expect, test, vi } from 'vitest'
import { openArticle } from '../../../src/ui/article/openArticle.ts'
import { readArticle } from '../../../src/ui/article/readArticle.ts'
import { helpCentres } from './pages/helpCentres.ts'
import { help, page } from './support.ts'
import { soon } from '../../support/soon.ts'

const url = new URL('https://help.example/hc/en-us/articles/42-cards')
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')
const read = (html: string, hash = '', hasMoved = false) =>
  readArticle(parse(html), new URL(hash, url), hasMoved)
const textOf = ({ content }: { readonly content: DocumentFragment }) =>
  content.textContent.replace(/\s+/g, ' ').trim()
const article = (body: string) => read(`<title>Cards</title><h1>Cards</h1><article>${body}</article>`)
const htmlOf = (body: string) => {
  const box = document.createElement('div')
  box.append(article(body).content)
  return box.innerHTML
}

describe('an article of a help centre', () => {
  test.each(Object.entries(helpCentres))('is all of its text and none around it: %s', (_, centre) => {
    const found = read(centre.html)
    expect([found.title, textOf(found)]).toEqual([centre.title, centre.text])
  })

  test('has the title that its page is named by, though a section of it has a heading of the same rank', () => {
    const found = read(
      '<title>Cards – Acme</title><h1>Acme</h1><h1>Cards</h1><article><h1>Banks</h1><p>Compare.</p></article>',
    )
    expect([found.title, textOf(found)]).toEqual(['Cards', 'BanksCompare.'])
  })

  test('has no sign for its anchor in its title', () => {
    expect(read('<article><h1>Cards <a href="#cards">#</a></h1><p>Text</p></article>').title).toBe('Cards')
  })

  test('says in which language it is', () => {
    expect(read('<html lang="de"><article>Karten</article>').lang).toBe('de')
  })

  test('shows notes and warnings apart, each once', () => {
    expect(
      htmlOf('<div class="callout-yellow"><div class="callout__text"><p>Mind this.</p></div></div>'),
    ).toBe('<blockquote><div><p>Mind this.</p></div></blockquote>')
  })

  test('keeps the questions of an accordion, and no other button', () => {
    expect(
      textOf(article('<h3><button>Why?</button></h3><div hidden>Because.</div><button>Copy</button>')),
    ).toBe('Why?Because.')
  })

  test('keeps tables, lists, code and what folds out', () => {
    const html =
      '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>' +
      '<ol start="3"><li>One</li></ol><pre><code>a &lt; b</code></pre><details><summary>More</summary><p>Text</p></details>'
    expect(htmlOf(html)).toBe(html)
  })

  test('takes a picture that a script would fetch later', () => {
    expect(
      htmlOf('<p>Text</p><img src="data:image/gif;base64,R0" data-src="https://help.example/a.png" alt="A">'),
    ).toContain('src="https://help.example/a.png"')
  })

  test.each([
    ['a video', '<iframe src="https://www.youtube.com/embed/1"></iframe>', false],
    ['a film of its own', '<video src="a.mp4"></video>', false],
    ['nothing but text', '<p>More</p>', true],
  ])('knows whether it is whole without what cannot be shown: %s', (_, html, isWhole) => {
    expect(article(`<p>Text</p>${html}`).isWhole).toBe(isWhole)
  })
})

describe('instead of an article', () => {
  const signIn =
    '<main><h1>Sign in</h1><form><label>Email<input type="email"></label><button>Next</button></form></main>'

  test.each([
    ['a page to sign in by password', signIn.replace('email"', 'password"'), false],
    ['a page to sign in by mail, to which one was led', signIn, true],
  ])('%s is none', (_, html, hasMoved) => {
    expect(() => read(html, '', hasMoved)).toThrow('it asks to sign in')
  })

  test('an article with a form for news is one', () => {
    expect(textOf(read('<main><p>Text</p><form><input type="email"></form></main>'))).toBe('Text')
  })

  test('a page of a script alone is none', () => {
    expect(() =>
      read('<div id="root"></div><noscript>You need JavaScript.</noscript><script>x</script>'),
    ).toThrow('there is no text in it')
  })
})

describe('an address with a fragment', () => {
  const all =
    '<article><h1>Cards</h1><p>Much</p><h2 id="zip">The postcode</h2><p>This</p><p id="end"></p></article>'

  test.each([
    ['that names a heading leads to that, in all of it', '#zip', 'zip', 'MuchThe postcodeThis'],
    ['that names nothing shows all of it', '#nothing', 'nothing', 'MuchThe postcodeThis'],
    ['that is no name at all shows all of it', '#%', '', 'MuchThe postcodeThis'],
  ])('%s', (_, hash, at, text) => {
    const found = read(all, hash)
    expect([found.at, textOf(found), found.title]).toEqual([at, text, 'Cards'])
  })

  test('that names an anchor by its old attribute leads there', () => {
    const { at, content } = read('<article><p>Much</p><a name="zip"></a><p>This</p></article>', '#zip')
    expect([at, content.querySelector('[data-at=zip]')?.localName]).toEqual(['zip', 'a'])
  })
})

describe('addresses in an article', () => {
  test('are meant as the page means them, with its base', () => {
    const { content } = read(
      '<base href="https://help.example/app/"><article><p>Text <a href="guide">a</a></p><img src="b.png" alt=""></article>',
    )
    expect(content.querySelector('a')!.getAttribute('href')).toBe('https://help.example/app/guide')
    expect(content.querySelector('img')!.getAttribute('src')).toBe('https://help.example/app/b.png')
  })

  test.each([
    ['by a fragment', '#zip', 'zip'],
    ['by its whole address', 'https://help.example/hc/en-us/articles/42-cards#zip', 'zip'],
    ['of another article', 'https://help.example/hc/en-us/articles/43#zip', null],
    ['to the top', '#', null],
  ])('lead to a place within %s: %s', (_, href, to) => {
    expect(
      article(`<p><a href="${href}">Go</a></p>`).content.querySelector('a')!.getAttribute('data-to'),
    ).toBe(to)
  })
})

test('what it asks for is no request of the user', async () => {
  const send = vi.spyOn(XMLHttpRequest.prototype, 'send')
  await openArticle('/answer/help/cards?status=404&html=no', 'Read', vi.fn())
  expect(send.mock.contexts.map((one) => Symbol.for('unstuck.own') in Object(one))).toEqual([true])
})

describe('within the help', () => {
  const at = (html: string) => `/answer/help/cards?html=${encodeURIComponent(html)}`
  async function show(html: string, hash = '') {
    page('')
    const before = location.href
    const load = () => openArticle(at(html) + hash, 'Read', vi.fn())
    const shown = help({ actions: [{ kind: 'page', id: 'read', label: 'Read', load }] })
    await shown.press('Read')
    await soon(() => expect(shown.root.querySelector('.article')).not.toBeNull())
    const scroller = shown.root.querySelector('.scroll')!
    return { ...shown, scroller, isSamePage: () => location.href === before }
  }
  const long = `<main><h1>Cards</h1><p><a href="#zip">The postcode</a></p>${'<p>Much</p>'.repeat(300)}<h2 id="zip">The postcode</h2><p>This</p>${'<p>More</p>'.repeat(300)}</main>`

  test('a table of contents leads to its sections, and leaves the page and its address alone', async () => {
    const { root, scroller, isSamePage, steps } = await show(long)
    const link = root.querySelector<HTMLAnchorElement>('.article a')!
    expect([link.target, link.textContent]).toEqual(['', 'The postcode'])
    link.click()
    expect(scroller.scrollTop).toBeGreaterThan(1000)
    const section = root.activeElement!
    expect(section.textContent).toBe('The postcode')
    // Under the way back, which stays in sight.
    const [top, head] = [section, root.querySelector('.head')!].map((each) => each.getBoundingClientRect())
    expect(top!.top - head!.bottom).toBeGreaterThanOrEqual(0)
    expect(head!.top - scroller.getBoundingClientRect().top).toBeLessThan(2)
    expect([isSamePage(), scrollY, steps]).toEqual([true, 0, ['shown']])
  })

  test('one is not read out as the description of its dialog', async () => {
    const { root } = await show('<main><h1>Cards</h1><p>Text</p></main>')
    const dialog = root.querySelector('[role=dialog]')!
    expect(root.getElementById(dialog.getAttribute('aria-labelledby')!)?.textContent).toBe('Cards')
    expect(root.getElementById(dialog.getAttribute('aria-describedby')!)).toBeNull()
  })

  test('one begins at the section that its address names', async () => {
    const { root, scroller } = await show(long, '#zip')
    await soon(() => expect(root.activeElement?.textContent).toBe('The postcode'))
    expect(scroller.scrollTop).toBeGreaterThan(1000)
  })

  test.each([
    ['a video', '<iframe src="https://videos.example/1"></iframe>'],
    ['a picture of an origin that is not allowed', '<img src="https://cdn.invalid/a.png" alt="">'],
  ])('one with %s leads to where it is whole', async (_, html) => {
    const { root } = await show(`<main><h1>Cards</h1><p>Text</p>${html}</main>`)
    const link = root.querySelector<HTMLAnchorElement>('.article > p:last-child > a')!
    expect([link.textContent, link.target, new URL(link.href).pathname]).toEqual([
      'Open the article (opens in a new tab)',
      '_blank',
      '/answer/help/cards',
    ])
  })

  test('a link that leads to what is not there is left as its words', async () => {
    const { root } = await show('<main><h1>Cards</h1><p><a href="#comments">Comments</a></p></main>')
    expect([root.querySelector('.article a'), root.querySelector('.article')!.textContent]).toEqual([
      null,
      'Comments',
    ])
  })
})
