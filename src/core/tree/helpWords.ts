import { isSameSite } from '../sameSite.ts'

/** Addresses on a page of which more are a list of people, and work with them no call for help. */
export const ADDRESSES_OF_A_LIST = 3

/** The words that people look for, as part of an address or as a whole name: in the languages that we know them in. */
const WORDS =
  'help|help-?(cent(er|re)|desk)|support|customer-?(service|care|support)|contact(-?us)?|get-?(help|support)|faqs?|' +
  'hilfe|hilfe-?center|kontakt|kundenservice|kundendienst|aide|assistance|contactez-?nous|nous-?contacter|' +
  'ayuda|soporte|contacto|cont[aá]ctenos|aiuto|assistenza|contatti|contattaci|ajuda|suporte|contato|contacte-?nos|' +
  'hulp|klantenservice|hj[aä]lp|kundtj[aä]nst|hj[aæ]lp|kundeservice|tuki|apua|pomoc|pomo[cč]|wsparcie|podpora|' +
  'yard[iı]m|destek|помощь|поддержка|контакты|ヘルプ|サポート|お問い合わせ|帮助|支持|联系我们|도움말|고객센터'
const WORD = new RegExp(`^(${WORDS})$`, 'iu')
/** Buttons that open a chat say so in a few words. */
const CALL = new RegExp(
  `^((${WORDS})( us| now)?|(live )?chat( with us| now)?|ask (us|for help)|need help|(contact|talk to|call|e-?mail|message|chat with) (us|(our |customer )?(support|sales|service))|report a problem)[?!…]?$`,
  'iu',
)

/** What the host has marked. */
export const HELP_MARK = '[data-unstuck-help]'

/** A button of that name calls for help. */
export function isCall(name: string): boolean {
  return CALL.test(name)
}

/** A whole part of the path, or of the host's name, says so. */
export function isHelpAt(hostname: string, pathname: string): boolean {
  return [...hostname.split('.').slice(0, -2), ...pathname.split('/')].some((part) =>
    WORD.test(decode(part).replace(/\.\w{2,5}$/, '')),
  )
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Somebody to write or to call: of this product, or the only one on a page that lists no people. */
export function isHelpAddress(address: string, hostname: string, countAddresses: () => number): boolean {
  const [user = '', host = ''] = address.split('?')[0]!.split('@')
  if (!user) return false
  if (WORD.test(user) || (host && isSameSite(host, hostname))) return true
  return countAddresses() <= ADDRESSES_OF_A_LIST
}
