import type { Text } from '../core/intervention.ts'
import type { HelpLabels } from './labels.ts'
import { resolveText } from './resolveText.ts'

/** The widget's own words as the config has them. */
export function buildLabels({
  messages,
  locales,
}: {
  readonly messages: { readonly [key: string]: Text }
  readonly locales: readonly string[]
}): Partial<HelpLabels> {
  const given = Object.entries(messages).map(([key, text]) => [key, resolveText(text, locales)])
  return Object.fromEntries(given) as Partial<HelpLabels>
}
