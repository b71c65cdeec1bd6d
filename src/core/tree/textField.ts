/** Where people write something of more than a few keys, which is nobody's secret, as far as the markup says. */
export const TEXT_FIELDS =
  ':is(textarea,input:not([type]),input:is([type=text],[type=email],[type=tel],[type=url]):not([role=searchbox]))' +
  ':not([autocomplete*="cc-" i],[autocomplete*=password i],[autocomplete=one-time-code i])'

/** Where an author does not say so, the name does. */
export function isSecretOrSearch(names: string): boolean {
  return SECRET_NAME.test(names) || SEARCH_NAME.test(names)
}

const SECRET_NAME = /card.?(n|holder|code)|cc.?num|cv[cv]|iban|passw|secret|token|ssn|\b(otp|pin)\b/i
const SEARCH_NAME = /search|filter|query|\bq\b/i
