import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGallery } from '../gallery/openGallery.mjs'

let gallery: Awaited<ReturnType<typeof openGallery>>
beforeAll(async () => {
  gallery = await openGallery()
}, 60_000)
afterAll(() => gallery.close())

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What WCAG 1.4.12 lets every user do to every text. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'

/** What colours, fonts and radii can break; structure, names and roles are the same in every theme. */
const OF_THE_THEME = ['color-contrast', 'link-in-text-block', 'target-size']

describe('every state of the gallery', () => {
  test.each([
    ['light', {}],
    ['dark', { runOnly: OF_THE_THEME }],
    ['brand', { runOnly: OF_THE_THEME }],
  ])('is free of what axe finds (%s)', { timeout: 180_000 }, async (theme, only) => {
    const { page, frames } = await gallery.open(`?theme=${theme}&dir=ltr`, { width: 2010 })
    expect(frames.length).toBeGreaterThan(20)
    const found: string[] = []
    for (const frame of frames) {
      await frame.evaluate(axe)
      const { violations } = await frame.evaluate(
        (options) =>
          (
            window as unknown as { axe: { run(root: Element, options: object): Promise<AxeResults> } }
          ).axe.run(document.querySelector('[data-unstuck-help]')!, options),
        { ...only, rules: { region: { enabled: false }, 'target-size': { enabled: true } } },
      )
      const state = new URL(frame.url()).searchParams.get('state')
      found.push(...violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.failureSummary}`))
    }
    await page.close()
    expect(found).toEqual([])
  })

  test(
    'stays in sight and loses no word at 320 px, with wide spacing and text of 200 %',
    { timeout: 180_000 },
    async () => {
      const { page, frames } = await gallery.open('?theme=light&dir=ltr&size=phone', {
        width: 1720,
        largeText: true,
      })
      const found: string[] = []
      for (const frame of frames) {
        const problems = await frame.evaluate((css) => {
          const root = document.querySelector('[data-unstuck-help]')!.shadowRoot!
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(css)
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
          const panel = root.querySelector('.panel')!
          const scroll = panel.querySelector('.scroll')
          const { left, right } = panel.getBoundingClientRect()
          return [
            ...(left < 0 || right > innerWidth ? [`is from ${left} to ${right} px`] : []),
            ...(scroll && scroll.scrollWidth > scroll.clientWidth ? ['scrolls sideways'] : []),
            ...[...panel.querySelectorAll('button, a, h2, p, li')]
              .filter(
                (each) =>
                  each.scrollWidth > each.clientWidth + 1 &&
                  getComputedStyle(each).overflow === 'hidden' &&
                  !each.classList.contains('quiet'),
              )
              .map((each) => `cuts "${each.textContent}"`),
          ]
        }, SPACING)
        const state = new URL(frame.url()).searchParams.get('state')
        found.push(...problems.map((problem) => `${state}: ${problem}`))
      }
      await page.close()
      expect(found).toEqual([])
    },
  )
})
