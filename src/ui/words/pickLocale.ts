import type { Text } from '../../core/intervention.ts'

export type Translations = Exclude<Text, string>

/**
 * The language of a text that a user reads: the first wanted one that there is, then English, then whichever comes
 * first. Undefined where the text has no languages.
 */
export function pickLocale(text: Text, locales: readonly string[]): string | undefined {
  if (typeof text === 'string') return undefined
  for (const wanted of [...locales, 'en']) {
    const found = findLocale(text, wanted)
    if (found !== undefined) return found
  }
  return Object.keys(text).find((key) => text[key])
}

/** One language, or a parent of it (`de-CH`, `de`), or else a sister (`de-AT`). */
export function findLocale(text: Translations, wanted: string): string | undefined {
  const offered = Object.keys(text).filter((key) => text[key])
  const find = (reads: (tag: string) => boolean) => offered.find((key) => reads(normalise(key)))
  for (let tag = normalise(wanted); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const found = find((key) => key === tag)
    if (found !== undefined) return found
  }
  const [language] = normalise(wanted).split('-')
  return find((key) => key.split('-')[0] === language)
}

function normalise(locale: string): string {
  return locale.replaceAll('_', '-').toLowerCase()
}
