/**
 * Text of a recording for a terminal: what moves a cursor, rings, colours or turns letters round is made visible. Whoever is recorded writes
 * names of elements, paths and sessions.
 */
export function printable(text: string): string {
  return text.replace(UNSEEN, '\ufffd')
}

/** Controls, line and paragraph separators, and what sets the direction of text (https://trojansource.codes). */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu
