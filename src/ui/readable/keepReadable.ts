import { readLuminance } from '../luminance.ts'
import type { Shell } from '../shell.ts'
import { DARK } from '../theme.ts'

/** What WCAG 2.2 AA (1.4.3) asks of text. */
const READABLE = 4.5

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
