import type { Text } from '../core/intervention.ts'
import type { HelpLabels } from './labels.ts'
import { resolveText } from './resolveText.ts'

/** The widget's own words as the config has them. */
export function buildLabels({
  messages,
  locales,
}: {
  readonly messages: { readonly [key: string]: unknown }
  readonly locales: readonly string[]
}): Partial<HelpLabels> {
  const given = Object.entries(messages).flatMap(([key, text]) =>
    isText(text) ? [[key, resolveText(text, locales)]] : [],
  )
  return Object.fromEntries(given) as Partial<HelpLabels>
}

function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  )
}
