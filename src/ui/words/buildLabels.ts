import type { Text } from '../../core/intervention.ts'
import type { HelpLabels } from '../labels.ts'
import { resolveText } from './resolveText.ts'

/** The widget's own words as the config has them. Those that come out empty stay as the widget has them. */
export function buildLabels(
  messages: { readonly [key: string]: Text },
  locales: readonly string[],
): Partial<HelpLabels> {
  const given = Object.entries(messages).map(([key, text]) => [key, resolveText(text, locales)])
  return Object.fromEntries(given.filter(([, said]) => said)) as Partial<HelpLabels>
}
