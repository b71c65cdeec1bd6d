/** Where larger text asks for more room than there is; of the others it is the same again. */
const LARGE =
  'tip with actions,remedy done,remedy failed,dot,card with lists,picture,banner,incident,inline,article,review'

/** Under which conditions the gallery is looked at. */
export const sheets = {
  desktop: { query: '?theme=light&dir=ltr', width: 2010 },
  dark: { query: '?theme=dark&dir=ltr', width: 2010 },
  'right-to-left': { query: '?theme=brand&dir=rtl', width: 2010 },
  phone: { query: '?theme=light&dir=ltr&size=phone', width: 1720 },
  'large-text': { query: `?theme=light&dir=ltr&size=large&states=${LARGE}`, width: 2010, largeText: true },
  'forced-colours': { query: '?theme=light&dir=ltr', width: 2010, forced: true },
}
