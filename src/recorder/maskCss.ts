import type { MaskAddress } from './maskAddress.ts'

/** Styles stay, as without them nothing can be played; what they write on the page, and what they ask for, does not. */
export function maskCss(css: string, maskAddress: MaskAddress): string {
  return css
    .replace(ADDRESS, (_, open: string, address: string) => open + maskSource(address, maskAddress))
    .replace(WRITTEN, (whole: string, name: string, words: string) =>
      FONTS.test(whole) ? whole : name + words.replace(LETTER, maskLetter),
    )
}

const ADDRESS = /(url\(\s*["']?)([^"')]*)/gi

/** Pictures in a style sheet are its author's. */
function maskSource(address: string, maskAddress: MaskAddress): string {
  return /^\s*data:/i.test(address) ? address : maskAddress(address)
}

/** `content`, and the properties of one's own that texts are handed over by. */
const WRITTEN =
  /((?:^|[\s;{])(?:content|--[\w-]+)\s*:\s*)((?:[^;"'{}]*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))+)/gi

/** Names of fonts are handed over so, too. */
const FONTS = /^[\s;{]*--[^]*(font|serif|system-ui|monospace)/i

/** Icons are written by their number, or lie beyond all alphabets. */
const LETTER = /(\\[0-9a-f]{1,6}\s?)|[\p{L}\p{N}]/giu

const maskLetter = (letter: string, icon: string | undefined) => icon ?? letter.replace(/./u, '*')
