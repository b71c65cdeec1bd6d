/** Which way a language is written. */
export function readDirection(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr'
}

/** Languages written from right to left, with those scripts that turn another language round. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)\b|-(arab|hebr)\b/i
