import { DOUBLE_CLICK } from '../../core/acts/waits.ts'
import type { PageNode } from '../tree/pageNode.ts'
import type { Press } from './presses.ts'
import type { SelectedRange } from './steps.ts'
import { isIn } from './zone.ts'

/** The text that is marked on the page, as rrweb tells of it. */
export interface TextSelection {
  /** A press begins. */
  begin(): void
  /** Takes note of what is marked now. @returns Whether text was marked on purpose, or let go, after the press that is watched. */
  change(ranges: readonly SelectedRange[], watched: Pressed | undefined): boolean
}

interface Pressed {
  /** The newest first. */
  readonly presses: readonly Press[]
  /** Where they show feedback. */
  readonly pressed: readonly PageNode[]
}

/** A double click marks something of whatever it meets. */
export function createTextSelection(): TextSelection {
  let selected: SelectedRange | undefined
  let wasThere = false
  /** What is marked was not meant to be. */
  let isByChance = false

  return {
    begin: () => void (wasThere = !!selected),
    change(ranges, watched) {
      const had = selected
      selected = ranges.find(({ isEmpty }) => !isEmpty)
      if (!watched) return false
      const wasByChance = isByChance
      isByChance = false
      if (!selected) return !!had && wasThere && !wasByChance
      isByChance = isMarkedByChance(selected, watched)
      return !isByChance
    },
  }
}

function isMarkedByChance({ start, end }: SelectedRange, { presses, pressed }: Pressed): boolean {
  const [{ began, meant }, before] = presses as readonly [Press, Press?]
  const isTwice = !!before && began - before.began <= DOUBLE_CLICK
  return pressed.some((node) => isBetween(node, start, end)) || (isTwice && isAway(start, meant.origin))
}

/** A part of the node lies in what is marked. */
function isBetween(node: PageNode, start: PageNode, end: PageNode): boolean {
  if (isIn([node], start) || isIn([node], end)) return true
  let at = nextOf(start)
  for (let left = MARKED_READ; at && at !== end && left > 0; left--, at = nextOf(at))
    if (at === node) return true
  return false
}

const MARKED_READ = 500

/** In document order. */
function nextOf(node: PageNode): PageNode | null {
  if (node.firstChild) return node.firstChild
  let at: PageNode | null = node
  while (at && !at.nextSibling) at = at.parent
  return at?.nextSibling ?? null
}

function isAway(marked: PageNode, origin: PageNode): boolean {
  const block = blockOf(marked)
  // Everything is in the body: words that stand in it alone are near to nothing.
  return !isIn([origin], marked) && (block.localName === 'body' || !isIn([block], origin))
}

/** The paragraph that a text stands in, as far as tags tell. */
function blockOf(text: PageNode): PageNode {
  let at = text.parent ?? text
  while (at.parent && INLINE.test(at.localName)) at = at.parent
  return at
}

const INLINE = /^(a|abbr|b|button|code|em|i|label|mark|s|small|span|strong|sub|sup|u)$/
