import type { WordsPiece } from '../pieces.ts'
import { buildLabels } from './buildLabels.ts'
import { chooseLanguage } from './chooseLanguage.ts'
import { readDirection } from './readDirection.ts'
import { resolveText } from './resolveText.ts'

/** Texts that are in several languages, or filled in, and words of the config's own in the place of the widget's. */
export const words: WordsPiece = ({ intervention, messages, locales, traits }) => {
  const { locale, locales: chosen } = chooseLanguage(intervention, locales)
  return {
    marked: {
      locale,
      dir: locale === undefined ? undefined : readDirection(locale),
      labels: buildLabels(messages, [...chosen, ...locales]),
    },
    say: (text) => resolveText(text, chosen, traits),
  }
}
