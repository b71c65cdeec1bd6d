import type { FindSuspicions } from '../findSuspicions.ts'
import { eachText } from './eachText.ts'

/** Texts that lack a language in which others are written: those users read two languages in one piece of help. */
export const findMissingTranslations: FindSuspicions = (config) => {
  const texts = eachText(config)
  const all = new Set(texts.flatMap(({ text }) => (typeof text === 'string' ? [] : Object.keys(text))))
  return texts.flatMap(({ text, pointer }) => {
    if (typeof text === 'string') {
      // One text for everybody is a choice, unless others are translated.
      if (all.size < 2) return []
      return [
        {
          code: 'missing-translation',
          pointer,
          message: `Only one text for all languages, where others have ${list(all)}.`,
        },
      ]
    }
    const missing = [...all].filter((language) => !isCovered(language, text))
    if (missing.length === 0) return []
    return [{ code: 'missing-translation', pointer, message: `There is no text in ${list(missing)}.` }]
  })
}

/** As the page chooses: `de` is read by those in Austria too, and `de-AT` by those for whom there is no `de`. */
function isCovered(language: string, text: { readonly [language: string]: string }): boolean {
  const wanted = normalise(language)
  const [base] = wanted.split('-')
  const known = Object.keys(text).map(normalise)
  return known.some(
    (one) => one === wanted || one === base || (wanted === base && one.startsWith(`${base}-`)),
  )
}

function normalise(language: string): string {
  return language.replaceAll('_', '-').toLowerCase()
}

function list(languages: Iterable<string>): string {
  return [...languages].map((language) => `"${language}"`).join(', ')
}
