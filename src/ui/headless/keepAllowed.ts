import type { Link } from '../links.ts'
import type { Block, Inline } from '../readMarkdown.ts'

type LinkTo = (href: string) => Link | undefined

/** The text with those links alone that may be followed, and whole addresses in them; of the others the words are left. */
export function keepAllowed(blocks: readonly Block[], linkTo: LinkTo): Block[] {
  return blocks.map((block) =>
    block.type === 'paragraph'
      ? { ...block, children: keepIn(block.children, linkTo) }
      : { ...block, items: block.items.map((item) => keepIn(item, linkTo)) },
  )
}

function keepIn(words: readonly Inline[], linkTo: LinkTo): Inline[] {
  return words.flatMap((word): Inline[] => {
    if (typeof word === 'string' || word.type === 'code') return [word]
    const children = keepIn(word.children, linkTo)
    if (word.type !== 'link') return [{ ...word, children }]
    const href = linkTo(word.href)?.href
    return href === undefined ? children : [{ ...word, href, children }]
  })
}
