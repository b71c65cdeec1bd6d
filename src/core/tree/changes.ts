/** The tokens of a class that are new or gone, but for those that only show where pointer and focus are. */
export function changedTokens(before: string | null, after: string | null): string[] {
  const [from = [], to = []] = [before, after].map((list) => list?.split(/\s+/))
  return [...from, ...to].filter(
    (token) => token && from.includes(token) !== to.includes(token) && !FEEDBACK.test(token),
  )
}

/** Says where pointer and focus are, not what is the case. `active` and `pressed` may be either: they must last. */
export const FEEDBACK =
  /focus|hover|ripple|touch|visited|blur|pristine|dirty|activated|active-state|keyboard|mouse|pointer/i
/** Says "no". */
export const REFUSAL = /invalid|error|validated/i
/** Attributes that change nothing for anybody. React sets the name of an input anew whenever it draws it. */
export const SILENT =
  /^(id|name|tabindex|nonce|rel|for|title|aria-(describedby|labelledby|controls|owns|activedescendant))$/
/** Attributes that say what is the case. */
export const STATE =
  /^(aria-.+|disabled|checked|selected|open|hidden|value|src|srcset|href|xlink:href|d|readonly|inert)$/
/** Names of press effects. */
export const PRESS_EFFECT = /press|click|tap|down|anim|bounce|pulse|shake/i
/** A press effect that a script draws. */
export const MOTION = /transform|opacity|scale/

/** Nodes that nobody sees. */
export const UNSEEN = 'head,script,style,link,meta,base,title,template,noscript'
export const HIDDEN =
  '[hidden],[style*="display: none"],[style*="display:none"],:is(img,iframe):is([width="0"],[width="1"],[height="0"],[height="1"])'

/** A dialog that is announced at once is no alert. */
export const ALERTS = '[role=alert],[aria-live=assertive]:not([role$=dialog])'
/** What pages and libraries call the element that says "no", in any of their spellings. */
const called = (...words: string[]) =>
  words.flatMap((word) => [`[class*=${word} i]`, `[id*=${word} i]`]).join()
export const WORDS = called('error', 'invalid', 'danger')
export const ERRORS = `${WORDS},${called('fail', 'warn')}`
/** Libraries announce success with the same role; the class says what it is (`alert-success`). */
export const GOOD_NEWS = '[class*=success i],[class*=info i]'

/** Fields, and those that are marked as wrong. */
export const VALUED = 'input,select,textarea,[role=textbox],[role=combobox]'
export const INVALID = '[aria-invalid]:not([aria-invalid=false],[aria-invalid=""])'

/** It comes and goes with the pointer. When one comes it may still be the answer: "Copied!". */
export const TOOLTIP = '[role=tooltip],[popover=hint]'
