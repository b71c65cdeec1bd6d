import { describe, expect, test } from 'vitest'
import { dropNames } from '../../../src/recorder/dropNames.ts'
import { createEventMask, createInputMask, maskText, maskTyped } from '../../../src/recorder/mask.ts'
import { createAddressMask } from '../../../src/recorder/maskAddress.ts'
import { createNames, NAMES_KEPT } from '../../../src/recorder/maskWord.ts'
import { maskCss } from '../../../src/recorder/maskCss.ts'
import { weigh } from '../../../src/recorder/weigh.ts'

test.each([
  ['', ''],
  ['a', '•'],
  ['4111', '••••'],
  ['41111', '••••••••'],
  ['x'.repeat(5000), '•'.repeat(64)],
])('of %j that was typed, %j shows', (typed, shown) => {
  expect(createInputMask()(typed)).toBe(shown)
})

test('that a value has changed shows, and what it was and is does not', () => {
  const mask = createInputMask()
  const [quantity, other] = [{}, {}]
  expect(['1', '2', '2', '3', '1'].map((text) => mask(text, quantity))).toEqual(['•', '◦', '◦', '•', '◦'])
  expect(mask('7', other)).toBe('•')
})

test('a text keeps its shape', () => {
  expect(maskText('Jane Roe,\n42')).toBe('**** ****\n**')
})

/** What is left of the data of an event. */
function masked<T>(type: number, data: T): T {
  createEventMask()({ type, timestamp: 0, data })
  return data
}

describe('what rrweb leaves readable is masked', () => {
  const secret = () => ({
    tagName: 'a',
    attributes: { title: 'Jane', href: 'https://x.example/o?id=7&b=2#t=9', id: 'buy' },
  })
  const left = { title: '****', href: 'https://x.example/o?id=*&b=*#*', id: 'buy' }

  test('in a snapshot, however deep', () => {
    const { node } = masked(2, { node: { childNodes: [{ childNodes: [secret()] }] } })
    expect(node.childNodes[0]?.childNodes[0]?.attributes).toEqual(left)
  })

  test('in what comes, and what changes', () => {
    const data = masked(3, { source: 0, adds: [{ node: secret() }], attributes: [secret()] })
    expect(data.adds[0]?.node.attributes).toEqual(left)
    expect(data.attributes[0]?.attributes).toEqual(left)
  })

  test('in texts that stand in a shadow root by themselves', () => {
    const text = { id: 3, textContent: 'Jane Roe' }
    const { node } = masked(2, { node: { id: 1, childNodes: [{ id: 2, childNodes: [text] }] } })
    expect(node.childNodes[0]?.childNodes[0]?.textContent).toBe('**** ***')
    const added = masked(3, { source: 0, adds: [{ parentId: 2, node: { textContent: 'Roe' } }] })
    expect(added.adds[0]?.node.textContent).toBe('***')
    expect(masked(3, { source: 0, texts: [{ id: 3, value: 'Roe' }] }).texts[0]?.value).toBe('***')
  })

  test('in the address of the page, but for its route', () => {
    const { href } = masked(4, { href: 'https://x.example/shop?token=abc#/orders' })
    expect(href).toBe('https://x.example/shop?token=*#/orders')
  })

  test('in what a style sheet writes on the page, and not in what it looks like', () => {
    const css = '.a::before{content:"Jane";color:red}.b{content:"\\f101";font:"Inter";--font:"Inter",serif}'
    const left = '.a::before{content:"****";color:red}.b{content:"\\f101";font:"Inter";--font:"Inter",serif}'
    const style = { tagName: 'style', id: 1, childNodes: [{ id: 2, textContent: css }] }
    expect(masked(2, { node: style }).node.childNodes[0]?.textContent).toBe(left)
    expect(masked(3, { source: 8, adds: [{ rule: css }] }).adds[0]?.rule).toBe(left)
    expect(masked(3, { source: 15, styles: [{ rules: [{ rule: css }] }] }).styles[0]?.rules[0]?.rule).toBe(
      left,
    )
    expect(masked(3, { source: 8, replaceSync: css }).replaceSync).toBe(left)
    const set = { property: '--who', value: '"Jane"' }
    expect(masked(3, { source: 13, set }).set.value).toBe('"****"')
    const style2 = { style: { '--who': ['"Jane"', 'important'], color: 'red' } }
    const data = masked(3, { source: 0, attributes: [{ attributes: style2 }] })
    expect(data.attributes[0]?.attributes.style).toEqual({ '--who': ['"****"', 'important'], color: 'red' })
  })
})

test('a style sheet whose text changes still is one', () => {
  const mask = createEventMask()
  const css = (text: string) => `p::before{color:red;content:"${text}"}`
  const style = { tagName: 'style', id: 1, childNodes: [{ id: 2, textContent: css('Jane') }] }
  mask({ type: 2, timestamp: 0, data: { node: style } })
  const data = { source: 0, texts: [{ id: 2, value: css('Roe') }] }
  mask({ type: 3, timestamp: 0, data })
  expect(data.texts[0]?.value).toBe(css('***'))
})

test('names are as many as any page has at once, and no more', () => {
  const nameOf = createNames()
  const first = nameOf('first')
  for (let nth = 0; nth < NAMES_KEPT - 1; nth++) nameOf(`${nth}`)
  expect([nameOf('first'), nameOf('0')]).toEqual([first, ':id2'])
  nameOf('one more')
  expect(nameOf('1')).toBe(`:id${NAMES_KEPT + 2}`)
})

test.each([
  // What products keep for themselves.
  ['data-owner', 'jane', '****'],
  ['data-state', 'open', 'open'],
  ['data-headlessui-state', 'open active', 'open active'],
  ['data-state', 'Jane Roe', '**** ***'],
  ['data-testid', 'SubmitOrder', 'SubmitOrder'],
  ['data-testid', 'open-chart-4711087', '******************'],
  ['data-bs-target', '#menu', '#menu'],
  ['data-bs-title', 'Jane', '****'],
  ['owner', 'jane', '****'],
  ['pattern', 'jane', '****'],
  ['contenteditable', 'true', 'true'],
  ['id', 'row-7', 'row-7'],
  ['id', 'row-4711087', ':id1'],
  ['aria-labelledby', 'head jane@example.org', 'head :id1'],
  ['class', 'row jane@example.org', 'row id1'],
  ['fill', 'url(#shade)', 'url(#shade)'],
  ['ng-init', "load('Jane')", '************'],
  ['variant', 'primary', 'primary'],
  ['onclick', 'open(7)', '*******'],
  ['srcdoc', '<p>Jane', undefined],
  ['aria-label', 'Jane', '****'],
  ['aria-expanded', 'true', 'true'],
  ['aria-valuenow', '7', '*'],
  ['class', 'card', 'card'],
  ['value', 'Jane', '****'],
  ['value', '••', '••'],
  ['src', '/photo.png?of=jane', '/photo.png?of=*'],
  ['src', 'data:image/png;base64,AAAA', 'data:'],
  ['style', 'background:url(/a?of=jane)', 'background:url(/a?of=*)'],
  ['viewBox', '0 0 24 24', '0 0 24 24'],
  ['d', 'M6.5 6.5l11 11', 'M6.5 6.5l11 11'],
])('of %s="%s" %s is left', (name, value, left) => {
  const { node } = masked(2, { node: { attributes: { [name]: value } } })
  expect(node.attributes[name]).toBe(left)
})

test('a number in an address is another for each, and the same for the same', () => {
  const maskAddress = createAddressMask(createNames())
  const addresses = [
    'https://x.example:8080/orders/8421377/edit',
    '/orders/8421378/edit',
    '/orders/8421377?tab=2',
    '/users/jane@example.org',
    '/assets/logo-3f2a9c1b88.png',
    '/2026/summer',
    'mailto:jane@example.org?subject=Chart',
    'sms:+49179182736',
    'https://jane:secret@x.example/Jane%20Roe',
    '/#/orders/8421377',
    '/#row-8421377',
    '/?of[jane@example.org]=1',
    '/avatars/8421377.png',
    '/files/jane.pdf',
  ]
  expect(addresses.map(maskAddress)).toEqual([
    'https://x.example:8080/orders/:id1/edit',
    '/orders/:id2/edit',
    '/orders/:id1?tab=*',
    '/users/:id3',
    '/assets/logo-3f2a9c1b88.png',
    '/:id4/summer',
    'mailto::id3?subject=*',
    'sms::id5',
    'https://*@x.example/:id6',
    '/#/orders/:id1',
    '/#:id7',
    '/?:id8=*',
    '/avatars/:id9',
    '/files/:id10',
  ])
})

test.each([
  'a{--icon:url("data:image/svg+xml,%3csvg fill=\'x\'")}b{--x:var(--y,1px)}',
  'a::after{content:"\\f101"}',
  '.a{background:url( data:image/png;base64,AA )}',
  '@font-face{font-family:"Jane";src:url(/a.woff2)}',
])('%s is left as it is', (css) => {
  expect(maskCss(css, createAddressMask(createNames()))).toBe(css)
})

test('what is made to take long does not', () => {
  const css = [
    'content:' + ' '.repeat(1e5),
    ' content:'.repeat(1e4),
    '--a:'.repeat(1e4),
    'url('.repeat(1e4),
    '"\\'.repeat(1e5),
  ]
  const addresses = ['?'.repeat(1e5), '#!'.repeat(1e5), '/a@'.repeat(1e5), '&a'.repeat(1e5)]
  const began = process.cpuUsage().user
  for (const one of css) maskCss(one, createAddressMask(createNames()))
  const long = ['x'.repeat(1e5) + ' @', 'a '.repeat(1e5), '5'.repeat(1e5)]
  for (const name of ['class', 'id', 'data-state', 'owner', 'href'])
    for (const value of long) masked(2, { node: { attributes: { [name]: value } } })
  addresses.map(createAddressMask(createNames()))
  // Microseconds; each of them took half a minute once.
  expect(process.cpuUsage().user - began).toBeLessThan(2e6)
})

describe('what is typed is masked whatever texts may stay readable', () => {
  const typed = <T>(type: number, data: T): T => {
    maskTyped({ type, timestamp: 0, data })
    return data
  }
  test('where a file was chosen', () => {
    const attributes = { type: 'file', value: 'C:\\fakepath\\jane.pdf' }
    const { node } = typed(2, { node: { tagName: 'input', attributes } })
    expect(node.attributes.value).toMatch(/^\*+$/)
  })
  test('where a script copies it into a field that is hidden', () => {
    const node = { tagName: 'input', attributes: { type: 'hidden', value: '4111' } }
    expect(typed(2, { node: structuredClone(node) }).node.attributes.value).toBe('****')
    expect(typed(3, { source: 5, text: '4111' }).text).toBe('****')
    expect(typed(3, { source: 5, text: '••••' }).text).toBe('••••')
    const changed = { source: 0, adds: [{ node }], attributes: [{ attributes: { value: '4111' } }] }
    const { adds, attributes } = typed(3, changed)
    expect([adds[0]?.node.attributes.value, attributes[0]?.attributes.value]).toEqual(['****', '****'])
  })
})

test('of what is embedded names go, and what is found does not hang on them', () => {
  const target = { key: 'k', tag: 'button', role: 'button', name: 'Chart of Jane' }
  const act = { type: 'act', id: 'a', target }
  const page = { type: 'page', path: '/patients/91827364', url: 'hash' }
  const error = { type: 'error', name: 'TypeError', fingerprint: 'f' }
  expect(dropNames({ of: 'x', nth: 0, all: [act, page, error] })).toEqual({
    of: 'x',
    nth: 0,
    all: [
      { ...act, target: { key: 'k', tag: 'button', role: 'button' } },
      { ...page, path: '/patients/:id' },
      error,
    ],
  })
})

test('of what is told of a person a word of the product is left', () => {
  const traits = { plan: 'free', seats: 3, beta: true, locale: 'de-DE', tags: ['new', 'big'] }
  const user = {
    type: 'user',
    traits: { ...traits, owner: 'Jane', email: 'x', since: 20260102, notes: ['Jane Roe'] },
  }
  expect(
    dropNames({ state: { user }, event: { name: 'saved', props: { by: 'Jane' }, lost: ['long'] } }),
  ).toEqual({
    state: { user: { type: 'user', traits, lost: ['owner', 'email', 'since', 'notes'] } },
    event: { name: 'saved', props: {}, lost: ['long', 'by'] },
  })
  expect(dropNames({ user: { traits } })).toEqual({ user: { traits } })
})

test.each([
  [[]],
  ['text'],
  [{ a: [1, null, 'b'], c: { d: 'e'.repeat(1000) } }],
  [{ positions: [{ x: 1, y: 2 }] }],
])('weighs %# about as its JSON', (value) => {
  const bytes = JSON.stringify(value).length
  expect(Math.abs(weigh(value) - bytes)).toBeLessThanOrEqual(16 + bytes * 0.5)
})
