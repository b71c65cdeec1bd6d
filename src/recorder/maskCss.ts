import type { MaskAddress } from './maskAddress.ts'

/** Styles stay, as without them nothing can be played; what they write on the page, and what they ask for, does not. */
export function maskCss(css: string, maskAddress: MaskAddress): string {
  let writes = false
  return css.replace(
    PARTS,
    (part: string, open?: string, address = '', name?: string, ...rest: unknown[]) => {
      if (open !== undefined) return open + maskSource(address, maskAddress)
      if (name !== undefined) {
        const end = (rest[0] as number) + part.length
        writes = !FONTS.test(part + css.slice(end, end + VALUE_READ).replace(/[;}][^]*/, ''))
        return part
      }
      if (/^["']/.test(part)) return writes ? part.replace(LETTER, maskLetter) : part
      writes = false
      return part
    },
  )
}

/**
 * An address; what writes a text, and properties of one's own, by which texts are handed over; a text; where a declaration ends. Read in one
 * go: what looked for the end of each would take the square of the time for a style sheet that has none.
 */
const PARTS =
  /(url\(\s*)("[^"\n]*"?|'[^'\n]*'?|[^"')\s]*)|(?<=^|[\s;{])((?:content|quotes|symbols|prefix|suffix|list-style(?:-type)?|--[\w-]+)\s*:)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|[;{}]/gi

/** Pictures in a style sheet are its author's. */
function maskSource(address: string, maskAddress: MaskAddress): string {
  const [quote = ''] = /^["']/.exec(address) ?? []
  const bare = quote ? address.slice(1).replace(/["']$/, '') : address
  return /^\s*data:/i.test(bare) ? address : quote + maskAddress(bare) + quote
}

/** Names of fonts are handed over so, too. */
const FONTS = /^--[^]*(font|serif|system-ui|monospace)/i
/** A list of fonts is shorter. */
const VALUE_READ = 200

/** Icons are written by their number, or lie beyond all alphabets. */
const LETTER = /(\\[0-9a-f]{1,6}\s?)|[\p{L}\p{N}]/giu

const maskLetter = (letter: string, icon: string | undefined) => icon ?? letter.replace(/./u, '*')
