import { describe, expect, test } from 'vitest'
import { help, page, rect, settle, soon } from './support.ts'

describe('help', () => {
  test('tells when it is shown, once its owner has the handle', async () => {
    const { steps } = help()
    expect(steps).toEqual([])
    await soon(() => expect(steps).toEqual(['shown']))
  })

  test('is marked, so that no sensor takes it for the page', () => {
    const { handle } = help({ id: 'a' })
    expect((handle.element as HTMLElement).dataset).toMatchObject({
      unstuckHelp: 'a',
      unstuckAmbient: '',
      unstuckIgnore: '',
    })
  })

  test('is in the top layer', () => {
    expect(help().panel.matches(':popover-open')).toBe(true)
  })

  test('does not move the page by a pixel', async () => {
    const get = page('<main style="display:grid;gap:40px"><p>One</p><p>Two</p></main>')
    document.body.style.cssText = 'display:flex;gap:40px;height:3000px'
    const before = [rect(get('main')), rect(document.body), document.documentElement.scrollWidth]
    help()
    await settle()
    expect([rect(get('main')), rect(document.body), document.documentElement.scrollWidth]).toEqual(before)
  })

  test('is closed by its owner, once, with the reason', async () => {
    const { handle, steps } = help()
    await soon(() => expect(steps).toEqual(['shown']))
    handle.close('friction-over')
    handle.close('again')
    expect(handle.element.isConnected).toBe(false)
    expect(steps).toEqual(['shown', 'closed by friction-over'])
  })

  test('is not reported as shown when it was closed at once', async () => {
    const { handle, steps } = help()
    handle.close('too-late')
    await settle()
    expect(steps).toEqual(['closed by too-late'])
  })

  test.each([
    ['its close button', 'Close', 'dismissed by close'],
    ['a dismiss action', 'No thanks', 'dismissed by no'],
    ['a snooze action', 'Not now', 'snoozed by later'],
  ])('is closed by the user with %s', async (_, name, step) => {
    const { press, handle, steps } = help({
      actions: [
        { kind: 'dismiss', id: 'no', label: 'No thanks' },
        { kind: 'snooze', id: 'later' },
      ],
    })
    await press(name)
    expect(steps).toEqual(['shown', step])
    expect(handle.element.isConnected).toBe(false)
  })

  test('gives up quietly when the page tears it out', async () => {
    const { handle, steps, problems } = help()
    await soon(() => expect(steps).toEqual(['shown']))
    handle.element.remove()
    await soon(() => expect(steps).toEqual(['shown', 'failed by removed']))
    expect(problems).toEqual([])
  })

  test('gives up quietly when an observer of the page tears it out at once', async () => {
    const guard = new MutationObserver(([record]) =>
      record?.addedNodes.forEach((node) => (node as Element).remove()),
    )
    guard.observe(document.body, { childList: true })
    const { steps } = help()
    await soon(() => expect(steps).toContain('failed by removed'))
    guard.disconnect()
  })

  test('gives up quietly in a container that has left the page', async () => {
    const { steps } = help({ container: document.createElement('div') })
    await soon(() => expect(steps).toContain('closed by hidden'))
  })

  test.each(['close', 'remove'] as const)('ends with the dialog that it is in: %s', async (end) => {
    const get = page('<dialog></dialog>')
    const box = get<HTMLDialogElement>('dialog')
    box.showModal()
    const { steps } = help({ container: box })
    await settle()
    box[end]()
    await soon(() => expect(steps).toEqual(['shown', 'closed by hidden']))
  })

  test('survives an owner that throws', async () => {
    const { handle, steps } = help()
    steps.push = () => {
      throw new Error('owner')
    }
    await settle()
    handle.close('done')
    expect(handle.element.isConnected).toBe(false)
  })

  test('says its own words in the language of the host', () => {
    const { control, root } = help({
      locale: 'de-CH',
      labels: { close: 'Schliessen', helpLandmark: 'Hilfe' },
    })
    expect(control('Schliessen')).toBeTruthy()
    expect(root.querySelector('[role=region]')?.ariaLabel).toBe('Hilfe')
    expect((root.host as HTMLElement).lang).toBe('de-CH')
  })
})

describe('text', () => {
  test('is shown as nodes, never as markup', () => {
    const { root } = help({
      title: '<b>Title</b>',
      body: '<img src=x onerror="window.hacked=1"> **bold** <script>window.hacked=1</script>\n\n- `<i>`',
    })
    expect(root.querySelector('h2')?.textContent).toBe('<b>Title</b>')
    expect(root.querySelector('img, script, i')).toBeNull()
    expect(root.querySelector('strong')?.textContent).toBe('bold')
    expect(root.querySelector('li code')?.textContent).toBe('<i>')
    expect(window).not.toHaveProperty('hacked')
  })

  test('links to the page itself in the same tab, and to allowed places in a new one', () => {
    const { control } = help({
      body: '[Here](/help) [There](https://help.example.com/x) [Write](mailto:a@example.com)',
      allowLinks: ['https://help.example.com'],
    })
    expect(control('Here')).toMatchObject({ href: `${location.origin}/help`, target: '', rel: '' })
    expect(control('There (opens in a new tab)')).toMatchObject({ target: '_blank', rel: 'noopener' })
    expect(control('Write')).toMatchObject({ href: 'mailto:a@example.com', target: '' })
  })

  test('shows a link that is not allowed as its words, and reports it once', () => {
    const { root, problems, control } = help({
      body: '[One](javascript:alert(1)) [Two](https://evil.example) [Two again](https://evil.example)',
      actions: [
        { kind: 'link', id: 'a', label: 'Three', href: 'https://evil.example/3' },
        { kind: 'link', id: 'b', label: 'Four', href: '/four' },
      ],
    })
    expect(root.querySelector('.body')?.textContent).toBe('One Two Two again')
    expect([...root.querySelectorAll('a')].map((link) => link.textContent)).toEqual(['Four'])
    expect(control('Four').classList).toContain('primary')
    expect(problems).toEqual([
      'Failed to link to "https://evil.example/3" in "card-help": its origin is not in allow.links.',
      'Failed to link to "javascript:alert(1)" in "card-help": its origin is not in allow.links.',
      'Failed to link to "https://evil.example" in "card-help": its origin is not in allow.links.',
    ])
  })

  test('keeps its links when the page has a base', () => {
    const base = document.createElement('base')
    base.dataset.test = ''
    base.href = 'https://evil.example/'
    document.head.append(base)
    const { control } = help({ body: '[Here](/help)' })
    expect(control('Here')).toMatchObject({ href: `${location.origin}/help` })
  })

  test('tells that a link was used', async () => {
    const { root, steps, control } = help({
      body: '[Here](#a)',
      actions: [{ kind: 'link', id: 'b', label: 'There', href: '#b' }],
    })
    root.addEventListener('click', (event) => event.preventDefault())
    await settle()
    control('Here').click()
    control('There').click()
    expect(steps).toEqual(['shown', 'used by link', 'used by b'])
  })
})
