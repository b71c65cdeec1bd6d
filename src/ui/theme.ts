import { readLuminance } from './luminance.ts'
import type { Shell } from './shell.ts'
import type { Theme } from './view.ts'

/** The property that a value must be valid for. `border-top-left-radius` of two values is harmless. */
const CHECKS = {
  accent: 'color',
  surface: 'color',
  text: 'color',
  radius: 'border-top-left-radius',
  font: 'font-family',
} as const

/** Below this luminance a surface takes light text: both reach 4.58:1 there. */
const DARK = 0.179

/** What WCAG 2.2 AA (1.4.3) asks of text. */
const READABLE = 4.5

/** Dresses the help as the host wants it, or else as the page looks. Values that CSS refuses are reported. */
export function applyTheme(
  shell: Shell,
  theme: Theme,
  container: Element,
  onProblem: (error: unknown) => void,
): void {
  const { element, status } = shell
  for (const [name, property] of Object.entries(CHECKS)) {
    const value = theme[name as keyof typeof CHECKS]
    if (value === undefined) continue
    if (CSS.supports(property, value)) element.style.setProperty(`--unstuck-${name}`, value)
    else onProblem(new Error(`Failed to apply theme.${name}: "${value}" is no valid CSS ${property}.`))
  }

  const font = getComputedStyle(container).fontFamily
  // A page that names no font has the browser's serif, which nobody chose.
  if (!/^["']?(times|serif)/i.test(font)) element.style.setProperty('--page-font', font)

  const surface = getComputedStyle(element).getPropertyValue('--unstuck-surface')
  const mode = theme.mode === 'light' || theme.mode === 'dark' ? theme.mode : undefined
  const luminance = readLuminance(status, surface) ?? readPageLuminance(status, container)
  element.dataset.unstuckMode = mode ?? (luminance < DARK ? 'dark' : 'light')
}

/** Replaces text that cannot be read on its surface, wherever the colours came from. */
export function keepReadable(
  { element, status }: Shell,
  panel: HTMLElement,
  onProblem: (error: unknown) => void,
): void {
  const { color, backgroundColor } = getComputedStyle(panel)
  const text = readLuminance(status, color)
  const surface = readLuminance(status, backgroundColor)
  if (text === undefined || surface === undefined) return
  const contrast = (Math.max(text, surface) + 0.05) / (Math.min(text, surface) + 0.05)
  if (contrast >= READABLE) return
  element.style.setProperty('--unstuck-text', surface < DARK ? '#fff' : '#000')
  onProblem(
    new Error(
      `Failed to use the theme's text colour: ${contrast.toFixed(1)}:1 on its surface, 4.5:1 is needed.`,
    ),
  )
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
