import { readLuminance } from './luminance.ts'
import type { Shell } from './shell.ts'
import type { ThemeConfig } from '../core/intervention.ts'

/** Below this luminance a surface takes light text: both reach 4.58:1 there. */
export const DARK = 0.179

/** Has the help look like the page, where the host says nothing else. Whether colours are the host's, and text might not be readable. */
export function applyTheme(
  { element, status }: Shell,
  { mode: wanted }: ThemeConfig,
  container: Element,
): boolean {
  const font = getComputedStyle(container).fontFamily
  // A page that names no font has the browser's serif, which nobody chose.
  if (!/^["']?(times|serif)/i.test(font)) element.style.setProperty('--page-font', font)

  const [surface = '', text] = ['surface', 'text'].map((name) =>
    getComputedStyle(element).getPropertyValue(`--unstuck-${name}`),
  )
  const mode = wanted === 'auto' ? undefined : wanted
  const luminance = readLuminance(status, surface) ?? readPageLuminance(status, container)
  element.dataset.unstuckMode = mode ?? (luminance < DARK ? 'dark' : 'light')
  return !!(surface || text)
}

/** The first opaque background behind the help; else what the page says of its colour scheme. */
function readPageLuminance(probe: HTMLElement, container: Element): number {
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
  for (const start of [container, middle]) {
    for (let at = start; at; at = at.parentElement) {
      const luminance = readLuminance(probe, getComputedStyle(at).backgroundColor)
      if (luminance !== undefined) return luminance
    }
  }
  const scheme = getComputedStyle(container).colorScheme
  const dark =
    scheme.includes('dark') &&
    (!scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches)
  return dark ? 0 : 1
}
