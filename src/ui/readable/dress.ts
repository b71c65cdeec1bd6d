import type { Shell } from '../shell.ts'
import type { ThemeConfig } from '../../core/intervention.ts'

/** The property that a value must be valid for. `border-top-left-radius` of two values is harmless. */
const CHECKS = {
  accent: 'color',
  surface: 'color',
  text: 'color',
  radius: 'border-top-left-radius',
  font: 'font-family',
} as const

/** Dresses the help as the config says. Values that CSS refuses are reported. */
export function dress({ element }: Shell, theme: ThemeConfig, onProblem: (error: unknown) => void): void {
  for (const [name, property] of Object.entries(CHECKS)) {
    const value = theme[name as keyof typeof CHECKS]
    if (value === undefined) continue
    if (CSS.supports(property, value)) element.style.setProperty(`--unstuck-${name}`, value)
    else onProblem(new Error(`Failed to apply theme.${name}: "${value}" is no valid CSS ${property}.`))
  }
}
