import { describe, expect, test } from 'vitest'
import { help, page, settle, soon } from './support.ts'

/** WCAG's contrast between what two CSS colours look like, painted by the browser. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const canvas = new OffscreenCanvas(1, 1)
    const context = canvas.getContext('2d')!
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
      const value = byte / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const mode = ({ handle }: ReturnType<typeof help>) => (handle.element as HTMLElement).dataset.unstuckMode
const actions = [{ kind: 'link', id: 'a', label: 'Go', href: '/' }] as const

describe('light or dark', () => {
  test.each([
    ['light on a page without colours', '', 'light'],
    ['dark on a dark page', 'body { background: #111 }', 'dark'],
    ['dark on a page whose root is dark', 'html { background: oklch(20% 0 0) }', 'dark'],
    [
      'light on a white page of a dark device',
      'html { color-scheme: light dark } body { background: white }',
      'light',
    ],
    ['dark on a page that only says so', 'html { color-scheme: dark }', 'dark'],
    ['dark over a dark app in a page without colours', '#app { background: #111; height: 100vh }', 'dark'],
  ])('%s', (_, css, expected) => {
    page(`<style>${css}</style><div id="app"><p>a</p></div>`)
    expect(mode(help())).toBe(expected)
  })

  test('as the host wants it', () => {
    document.body.style.background = '#111'
    expect(mode(help({ theme: { mode: 'light' } }))).toBe('light')
    expect(mode(help({ theme: { surface: '#fff' } }))).toBe('light')
    expect(mode(help({ theme: { surface: '#000' } }))).toBe('dark')
  })
})

describe('the host’s colours', () => {
  test.each(
    [
      [
        '#000',
        '#fff',
        '#808080',
        '#777',
        '#4f46e5',
        '#6366f1',
        '#3b82f6',
        '#0ea5e9',
        '#10b981',
        '#f59e0b',
        '#ef4444',
      ],
      [
        '#ec4899',
        '#8b5cf6',
        '#84cc16',
        '#eab308',
        'yellow',
        'blue',
        'lime',
        'oklch(70% .3 150)',
        'color(display-p3 1 0 0)',
      ],
    ].flat(),
  )('give a primary button that can be read: %s', (accent) => {
    for (const look of ['light', 'dark'] as const) {
      const { control, handle } = help({ actions, theme: { accent, mode: look } })
      const { color, backgroundColor } = getComputedStyle(control('Go'))
      expect(contrast(color, backgroundColor)).toBeGreaterThanOrEqual(4.5)
      handle.close('next')
    }
  })

  test.each([
    ['#fff', '#999'],
    ['#fde68a', '#eab308'],
    ['#111', '#444'],
    ['#808080', '#888'],
    ['blue', 'purple'],
  ])('are corrected where text could not be read, and reported: %s', async (surface, text) => {
    const { panel, root, problems } = help({ theme: { surface, text } })
    await soon(() => expect(problems).toHaveLength(1))
    for (const element of [panel, root.querySelector('.body')!, root.querySelector('.close')!]) {
      expect(contrast(getComputedStyle(element).color, surface)).toBeGreaterThanOrEqual(4.5)
    }
    expect(problems[0]).toMatch(/^Failed to use the theme's text colour: \d\.\d:1 on its surface/)
  })

  test('are taken from custom properties of the page, too', async () => {
    page('<style>:root { --unstuck-surface: rgb(1, 2, 3); --unstuck-radius: 3px }</style>')
    const { panel } = help()
    expect(getComputedStyle(panel)).toMatchObject({ backgroundColor: 'rgb(1, 2, 3)', borderRadius: '3px' })
    await soon(() => expect(contrast(getComputedStyle(panel).color, 'rgb(1, 2, 3)')).toBeGreaterThan(7))
  })

  test('can be set part by part', () => {
    page('<style>[data-unstuck-help]::part(title) { color: rgb(9, 9, 9) }</style>')
    const { root } = help()
    expect(getComputedStyle(root.querySelector('h2')!).color).toBe('rgb(9, 9, 9)')
  })

  test.each([
    ['accent', 'red; background: url(//evil.example)'],
    ['surface', 'url(//evil.example/x.png)'],
    ['text', 'expression(alert(1))'],
    ['radius', 'url(x)'],
    ['font', 'x; } * { display: none'],
  ] as const)('are refused where they are none: %s', (name, value) => {
    const { handle, problems } = help({ theme: { [name]: value } })
    expect((handle.element as HTMLElement).style.getPropertyValue(`--unstuck-${name}`)).toBe('')
    expect(problems).toEqual([expect.stringContaining(`theme.${name}`)])
  })
})

describe('the font', () => {
  const font = ({ panel }: ReturnType<typeof help>) => getComputedStyle(panel).fontFamily

  test('is the page’s', () => {
    document.body.style.fontFamily = 'Inter, sans-serif'
    expect(font(help())).toBe('Inter, sans-serif')
  })
  test('is the system’s where the page has none', () => {
    expect(font(help())).toMatch(/^system-ui/)
  })
  test('is the theme’s', () => {
    document.body.style.fontFamily = 'Inter'
    expect(font(help({ theme: { font: 'Georgia, serif' } }))).toBe('Georgia, serif')
  })
  test('grows with the size that the user prefers, not with the page’s trick', async () => {
    document.documentElement.style.fontSize = '62.5%'
    const { panel } = help()
    await settle()
    expect(getComputedStyle(panel).fontSize).toBe('14px')
  })
})
