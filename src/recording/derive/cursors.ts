import { parentOf } from '../../core/tree/across.ts'
import { TEXT } from '../../core/tree/element.ts'
import type { PageNode } from '../tree/pageNode.ts'
import { matchesSelector } from '../tree/selectors.ts'

/** Elements looked at for the cursor that they hand down. */
const LEVELS = 12
/** Rules that set a cursor; a page with more of them is not looked through further. */
const RULES_KEPT = 400

interface Rule {
  readonly selector: string
  readonly isPointer: boolean
}

/** Which elements show a hand, as far as the style sheets are in the recording. The last rule counts, whatever its weight. */
export interface Cursors {
  /** The element that makes what lies in it look as if it could be pressed. */
  findPointed(element: PageNode): PageNode | undefined
  /** Rules that came by script. */
  add(rules: readonly string[]): void
}

export function createCursors(sheets: () => Iterable<PageNode>): Cursors {
  const read = new WeakMap<PageNode, { text: string; rules: Rule[] }>()
  const added: Rule[] = []

  function rulesOf(sheet: PageNode): readonly Rule[] {
    const text = textOf(sheet)
    const known = read.get(sheet)
    if (known?.text === text) return known.rules
    const rules = readRules(text)
    read.set(sheet, { text, rules })
    return rules
  }

  /** What it says itself; nothing where it takes what it is handed down. */
  function cursorOf(element: PageNode, rules: readonly Rule[]): boolean | undefined {
    const inline = /(?:^|;)\s*cursor:\s*([\w-]+)/.exec(element.getAttribute('style') ?? '')?.[1]
    if (inline !== undefined) return inline === 'pointer'
    let found: boolean | undefined
    for (const { selector, isPointer } of rules) if (matchesSelector(element, selector)) found = isPointer
    return found
  }

  return {
    add: (rules) => void added.push(...rules.flatMap(readRules).slice(0, RULES_KEPT - added.length)),
    findPointed(element) {
      const rules = [...sheets()].filter(({ isConnected }) => isConnected).flatMap(rulesOf)
      const all = [...rules, ...added].slice(0, RULES_KEPT)
      let at: PageNode | undefined = element
      for (let level = 0; at && level < LEVELS; level++, at = parentOf(at)) {
        const cursor = cursorOf(at, all)
        if (cursor !== undefined) return cursor && !/^(html|body)$/.test(at.localName) ? at : undefined
      }
      return undefined
    },
  }
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
function readRules(text: string): Rule[] {
  const rules: Rule[] = []
  for (const piece of text.split('}')) {
    const open = piece.lastIndexOf('{')
    const value = open < 0 ? undefined : /(?:^|;)\s*cursor:\s*([\w-]+)/.exec(piece.slice(open + 1))?.[1]
    if (value === undefined || rules.length >= RULES_KEPT) continue
    const selector = piece
      .slice(0, open)
      .split(/[{;]/)
      .at(-1)!
      .replace(/\/\*[^]*?\*\//g, '')
      .trim()
    // The pointer is on what is pressed.
    const plain = selector.replace(
      /:(hover|active|focus(-visible|-within)?|where|link|any-link)\b/g,
      sayAlike,
    )
    if (plain && !plain.startsWith('@')) rules.push({ selector: plain, isPointer: value === 'pointer' })
  }
  return rules
}

function sayAlike(pseudo: string): string {
  return pseudo === ':where' ? ':is' : /link/.test(pseudo) ? '[href]' : ''
}
