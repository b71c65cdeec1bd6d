/** A text of the config: one string for everybody, or one a language. */
export type Text = string | { readonly [locale: string]: string }

/** What `{{name}}` may stand for. */
export type Traits = { readonly [name: string]: unknown }

/** Fills in the places that say how: loaded where a text has some. */
export type Format = (source: string, locale: string | undefined, traits: Traits) => string

/**
 * The text in the best language that there is, with the user's traits filled in as text: a trait that looks
 * like Markdown is escaped, so that it reads as it was typed. A trait that is missing leaves nothing.
 */
export function resolveText(
  text: Text,
  locales: readonly string[],
  traits: Traits = {},
  format?: Format,
): string {
  const locale = pickLocale(text, locales)
  const source = typeof text === 'string' ? text : (text[locale ?? ''] ?? '')
  return (format?.(source, locale ?? locales[0], traits) ?? source).replace(
    /\{\{\s*([\w.-]+)\s*\}\}/g,
    (_, name: string) => escapeMarkdown(readTrait(traits, name)),
  )
}

/**
 * The language that {@link resolveText} takes: each wanted one and its parents (`de-CH`, `de`), then a sister
 * (`de-AT`), then English, then whichever comes first. Undefined where the text has no languages.
 */
export function pickLocale(text: Text, locales: readonly string[]): string | undefined {
  if (typeof text === 'string') return undefined
  const offered = Object.keys(text).filter((key) => text[key])
  for (const wanted of [...locales, 'en'].map(normalise)) {
    for (let tag = wanted; tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
      const found = offered.find((key) => normalise(key) === tag)
      if (found) return found
    }
    const language = wanted.split('-')[0]
    const sister = offered.find((key) => normalise(key).split('-')[0] === language)
    if (sister) return sister
  }
  return offered[0]
}

function normalise(locale: string): string {
  return locale.replaceAll('_', '-').toLowerCase()
}

function readTrait(traits: Traits, name: string): string {
  const value = Object.hasOwn(traits, name) ? traits[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Line breaks go too: they would start a paragraph or a list. */
export function escapeMarkdown(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')
}
