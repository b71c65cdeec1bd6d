import type { Text } from '../../core/intervention.ts'
import { fillIn, type Traits } from './fillIn.ts'
import { pickLocale } from './pickLocale.ts'

/** The text in the best language that there is, with the user's traits filled in. */
export function resolveText(text: Text, locales: readonly string[], traits: Traits = {}): string {
  const locale = pickLocale(text, locales)
  const source = typeof text === 'string' ? text : (text[locale ?? ''] ?? '')
  return fillIn(source, locale ?? locales[0], traits)
}
