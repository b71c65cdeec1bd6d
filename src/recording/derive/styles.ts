import { parentOf } from '../../core/tree/across.ts'
import { TEXT } from '../../core/tree/element.ts'
import type { PageNode } from '../tree/pageNode.ts'
import { matchesSelector } from '../tree/selectors.ts'

/** Elements looked at for the cursor that they hand down. */
const LEVELS = 12
/** Rules that set a cursor, or hide something; a page with more of them is not looked through further. */
const RULES_KEPT = 400

interface Rules {
  readonly pointers: Rule[]
  readonly displays: Rule[]
}

interface Rule {
  readonly selector: string
  /** It shows a hand; it shows at all. */
  readonly says: boolean
}

/** What style sheets say, as far as they are in the recording. The last rule counts, whatever its weight. */
export interface Styles {
  /** The element that makes what lies in it look as if it could be pressed. */
  findPointed(element: PageNode): PageNode | undefined
  /** Neither it nor what holds it is hidden by its markup or a rule. Where it lies nobody knows. */
  isShown(element: PageNode): boolean
  /** Rules that came by script. */
  add(rules: readonly string[]): void
}

export function createStyles(sheets: () => Iterable<PageNode>): Styles {
  const read = new WeakMap<PageNode, { text: string; rules: Rules }>()
  const added: Rules[] = []

  function rulesOf(sheet: PageNode): Rules {
    const text = textOf(sheet)
    const known = read.get(sheet)
    if (known?.text === text) return known.rules
    const rules = readRules(text)
    read.set(sheet, { text, rules })
    return rules
  }

  function listRules(which: keyof Rules): Rule[] {
    const all = [...sheets()].filter(({ isConnected }) => isConnected).map(rulesOf)
    return [...all, ...added].flatMap((rules) => rules[which]).slice(0, RULES_KEPT)
  }

  return {
    add: (rules) => void added.push(readRules(rules.slice(0, RULES_KEPT - added.length).join('\n'))),
    findPointed(element) {
      const rules = listRules('pointers')
      let at: PageNode | undefined = element
      for (let level = 0; at && level < LEVELS; level++, at = parentOf(at)) {
        const says = INLINE_CURSOR.exec(at.getAttribute('style') ?? '')?.[1]
        const isPointer = says === undefined ? lastOf(rules, at) : says === 'pointer'
        if (isPointer !== undefined) return isPointer && !/^(html|body)$/.test(at.localName) ? at : undefined
      }
      return undefined
    },
    isShown(element) {
      const rules = listRules('displays')
      for (let at: PageNode | undefined = element; at; at = parentOf(at)) {
        const says = INLINE_DISPLAY.exec(at.getAttribute('style') ?? '')?.[1]
        const isShown = says === undefined ? lastOf(rules, at) : says !== 'none'
        if (isShown === false || (isShown === undefined && at.matches(HIDDEN_BY_MARKUP))) return false
      }
      return true
    },
  }
}

const INLINE_CURSOR = /(?:^|;)\s*cursor:\s*([\w-]+)/
const INLINE_DISPLAY = /(?:^|;)\s*display:\s*([\w-]+)/
const HIDDEN_BY_MARKUP = '[hidden],dialog:not([open]),details:not([open]) > :not(summary)'

/** Nothing where no rule says anything of it. */
function lastOf(rules: readonly Rule[], element: PageNode): boolean | undefined {
  let found: boolean | undefined
  for (const { selector, says } of rules) if (matchesSelector(element, selector)) found = says
  return found
}

function textOf(sheet: PageNode): string {
  const whole = sheet.getAttribute('_cssText')
  if (whole !== null) return whole
  let text = ''
  for (let child = sheet.firstChild; child; child = child.nextSibling)
    if (child.nodeType === TEXT) text += child.data
  return text
}

/** Blocks end with a brace, and so do those that hold them: what stands before the last opening one names the block. */
function readRules(text: string): Rules {
  const rules: Rules = { pointers: [], displays: [] }
  for (const piece of text.split('}')) {
    const open = piece.lastIndexOf('{')
    if (open < 0) continue
    const block = piece.slice(open + 1)
    const cursor = INLINE_CURSOR.exec(block)?.[1]
    const display = INLINE_DISPLAY.exec(block)?.[1]
    if (cursor === undefined && display === undefined) continue
    const selector = selectorOf(piece.slice(0, open))
    if (!selector || selector.startsWith('@')) continue
    if (cursor !== undefined) note(rules.pointers, selector, cursor === 'pointer')
    // What shows under the pointer is not there yet.
    if (display !== undefined && !/:hover/.test(piece)) note(rules.displays, selector, display !== 'none')
  }
  return rules
}

function note(rules: Rule[], selector: string, says: boolean): void {
  if (rules.length < RULES_KEPT) rules.push({ selector, says })
}

/** The pointer is on what is pressed. */
function selectorOf(head: string): string {
  return head
    .split(/[{;]/)
    .at(-1)!
    .replace(/\/\*[^]*?\*\//g, '')
    .trim()
    .replace(/:(hover|active|focus(-visible|-within)?|where|link|any-link)\b/g, sayAlike)
}

function sayAlike(pseudo: string): string {
  return pseudo === ':where' ? ':is' : /link/.test(pseudo) ? '[href]' : ''
}
