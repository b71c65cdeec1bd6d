import { DOUBLE_CLICK } from '../core/acts/waits.ts'
import type { Press } from './presses.ts'
import type { Page } from './sensor.ts'
import { isIn } from './zone.ts'

/** The text that is marked on the page. */
export interface TextSelection {
  /** A press begins. */
  begin(): void
  /** After it has changed: text was marked on purpose, or let go. The newest press comes first, with where they show feedback. */
  isMeant(presses: readonly Press[], pressed: readonly Node[]): boolean
}

/**
 * A double click marks something of whatever it meets: the words of a dead button, or, through an empty layer, text that is
 * nowhere near.
 */
export function createTextSelection({ window }: Page): TextSelection {
  const { document } = window
  /** What is marked was not meant to be. */
  let isByChance = false
  let wasThere = false

  function isThere(): boolean {
    return document.getSelection()?.type === 'Range'
  }

  function isMeant(presses: readonly Press[], pressed: readonly Node[]): boolean {
    const wasByChance = isByChance
    isByChance = false
    const selection = document.getSelection()
    if (!selection?.anchorNode || !isThere()) return wasThere && !wasByChance
    const [{ began, meant }, before] = presses as readonly [Press, Press?]
    const range = selection.getRangeAt(0)
    const isTwice = !!before && began - before.began <= DOUBLE_CLICK
    isByChance =
      isIn(pressed, selection.anchorNode) ||
      pressed.some((node) => range.intersectsNode(node)) ||
      (isTwice && isAway(selection.anchorNode, meant.origin))
    return !isByChance
  }

  function isAway(marked: Node, origin: Element): boolean {
    const block = blockOf(marked)
    return (
      // Where no words are, none are marked but those that come next.
      !origin.textContent?.trim() ||
      (!isIn([origin], marked) &&
        // Everything is in the body: words that stand in it alone are near to nothing.
        (block.contains(document.body) || !isIn([block], origin)))
    )
  }

  /** The paragraph that a text stands in. */
  function blockOf(text: Node): Node {
    const { parentElement: around } = text
    return around && window.getComputedStyle(around).display === 'inline' ? blockOf(around) : (around ?? text)
  }

  return { begin: () => void (wasThere = isThere()), isMeant }
}
