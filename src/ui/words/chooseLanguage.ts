import { findLocale, pickLocale, type Translations } from './pickLocale.ts'

/** What of a help is said to the user. */
const SAID = ['title', 'body', 'label', 'alt', 'caption', 'done', 'failed']

/**
 * Help speaks one language: the best of those that all of its texts are in, and no other. Where there is none, each text
 * goes by itself. `locale` is what it is marked with.
 */
export function chooseLanguage(
  help: unknown,
  locales: readonly string[],
): { readonly locales: readonly string[]; readonly locale: string | undefined } {
  const texts = findTranslations(help)
  const [first] = texts
  if (!first) return { locales, locale: undefined }
  const whole = [...locales, 'en', ...Object.keys(first)].find((wanted) =>
    texts.every((text) => findLocale(text, wanted) !== undefined),
  )
  const chosen = whole === undefined ? locales : [whole]
  return { locales: chosen, locale: pickLocale(first, chosen) }
}

function findTranslations(value: unknown): Translations[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (!SAID.includes(key)) return findTranslations(inner)
    return typeof inner === 'object' ? [inner as Translations] : []
  })
}
