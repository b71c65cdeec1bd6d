import { parentOf } from '../../core/tree/across.ts'
import { TEXT } from '../../core/tree/element.ts'
import type { PageNode } from '../tree/pageNode.ts'
import { readSelector } from '../tree/selectors.ts'

/** Elements looked at for the cursor that they hand down. */
const LEVELS = 12
/** Rules that set a cursor, or hide something; a page with more of them is not looked through further. */
const RULES_KEPT = 400

interface Rules {
  readonly pointers: Rule[]
  readonly displays: Rule[]
  readonly positions: Rule[]
}

interface Rule {
  readonly selector: string
  /** It shows a hand; it shows at all; it lies over the page. */
  readonly says: boolean
}

/** What style sheets say, as far as they are in the recording. The last rule counts, whatever its weight. */
export interface Styles {
  /** The element that makes what lies in it look as if it could be pressed. */
  findPointed(element: PageNode): PageNode | undefined
  /** Neither its markup nor a rule hides it. */
  isShownItself(element: PageNode): boolean
  /** Nor what holds it. Where it lies nobody knows. */
  isShown(element: PageNode): boolean
  /** It, or what holds it, lies over the page. */
  isFixed(element: PageNode): boolean
  /** Rules that came by script. */
  add(rules: readonly string[]): void
}

export function createStyles(sheets: () => Iterable<PageNode>): Styles {
  const read = new WeakMap<PageNode, { text: string; rules: Rules }>()
  const added: Rules[] = []
  const indexes = new Map<keyof Rules, { of: readonly Rules[]; index: RuleIndex }>()

  function rulesOf(sheet: PageNode): Rules {
    const text = textOf(sheet)
    const known = read.get(sheet)
    if (known?.text === text) return known.rules
    const rules = readRules(text)
    read.set(sheet, { text, rules })
    return rules
  }

  /** What the last rule says of it; nothing where none does. */
  function ask(which: keyof Rules, element: PageNode): boolean | undefined {
    const of = [...[...sheets()].filter(({ isConnected }) => isConnected).map(rulesOf), ...added]
    const known = indexes.get(which)
    const isSame = known?.of.length === of.length && known.of.every((rules, i) => rules === of[i])
    if (isSame) return known.index.ask(element)
    const index = createRuleIndex(of.flatMap((rules) => rules[which]).slice(0, RULES_KEPT))
    indexes.set(which, { of, index })
    return index.ask(element)
  }

  function isShownItself(element: PageNode): boolean {
    const says = INLINE_DISPLAY.exec(element.getAttribute('style') ?? '')?.[1]
    const isShown = says === undefined ? ask('displays', element) : says !== 'none'
    return isShown ?? !element.matches(HIDDEN_BY_MARKUP)
  }

  return {
    add(rules) {
      if (added.length < RULES_KEPT) added.push(readRules(rules.join('\n')))
    },
    isShownItself,
    findPointed(element) {
      let at: PageNode | undefined = element
      for (let level = 0; at && level < LEVELS; level++, at = parentOf(at)) {
        const says = INLINE_CURSOR.exec(at.getAttribute('style') ?? '')?.[1]
        const isPointer = says === undefined ? ask('pointers', at) : says === 'pointer'
        if (isPointer !== undefined) return isPointer && !/^(html|body)$/.test(at.localName) ? at : undefined
      }
      return undefined
    },
    isShown(element) {
      for (let at: PageNode | undefined = element; at; at = parentOf(at)) if (!isShownItself(at)) return false
      return true
    },
    isFixed(element) {
      for (let at: PageNode | undefined = element; at; at = parentOf(at)) {
        const says = INLINE_POSITION.exec(at.getAttribute('style') ?? '')?.[1]
        if (says === undefined ? ask('positions', at) : says === 'fixed') return true
      }
      return false
    },
  }
}

const INLINE_CURSOR = /(?:^|;)\s*cursor:\s*([\w-]+)/
const INLINE_DISPLAY = /(?:^|;)\s*display:\s*([\w-]+)/
const INLINE_POSITION = /(?:^|;)\s*position:\s*([\w-]+)/
const HIDDEN_BY_MARKUP = '[hidden],dialog:not([open]),details:not([open]) > :not(summary)'

interface RuleIndex {
  ask(element: PageNode): boolean | undefined
}

/** A rule is only tried on what bears the name that it ends with: a class, an id or a tag. */
function createRuleIndex(rules: readonly Rule[]): RuleIndex {
  const byName = new Map<string, number[]>()
  for (const [nth, { selector }] of rules.entries()) {
    for (const name of new Set(selector.split(',').map(endOf))) {
      const list = byName.get(name)
      if (list) list.push(nth)
      else byName.set(name, [nth])
    }
  }
  return {
    ask(element) {
      const { id, classList, localName } = element
      const names = [ANY, localName, `#${id}`, ...classList.map((name) => `.${name}`)]
      const nths = names.flatMap((name) => byName.get(name) ?? []).sort((a, b) => b - a)
      return nths.map((nth) => rules[nth]!).find(({ selector }) => readSelector(selector)(element))?.says
    },
  }
}

const ANY = '*'

function endOf(selector: string): string {
  const last = selector
    .trim()
    .split(/[\s>+~]+/)
    .at(-1)!
  // What stands in brackets may hold anything.
  if (/[[(\\|]/.test(selector)) return ANY
  return /[.#][\w-]+/.exec(last)?.[0] ?? /^[a-z][\w-]*/.exec(last)?.[0] ?? ANY
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
  const rules: Rules = { pointers: [], displays: [], positions: [] }
  for (const piece of text.split('}')) {
    const open = piece.lastIndexOf('{')
    if (open < 0) continue
    const block = piece.slice(open + 1)
    const cursor = INLINE_CURSOR.exec(block)?.[1]
    const display = INLINE_DISPLAY.exec(block)?.[1]
    const position = INLINE_POSITION.exec(block)?.[1]
    if (cursor === undefined && display === undefined && position === undefined) continue
    const selector = selectorOf(piece.slice(0, open))
    if (!selector || selector.startsWith('@')) continue
    if (cursor !== undefined) note(rules.pointers, selector, cursor === 'pointer')
    if (position !== undefined) note(rules.positions, selector, position === 'fixed')
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
