import { Fragment, type ReactNode } from 'react'
import type { Block, Inline } from 'unstuck'

/** The Markdown-lite of a config, which has been read already: there is no HTML in it, and no way to it. */
export function Words({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, i) => {
    if (block.type === 'paragraph') return <p key={i}>{block.children.map(draw)}</p>
    const List = block.ordered ? 'ol' : 'ul'
    return (
      <List key={i}>
        {block.items.map((item, at) => (
          <li key={at}>{item.map(draw)}</li>
        ))}
      </List>
    )
  })
}

function draw(word: Inline, key: number): ReactNode {
  if (typeof word === 'string') return <Fragment key={key}>{word}</Fragment>
  if (word.type === 'code') return <code key={key}>{word.text}</code>
  const children = word.children.map(draw)
  if (word.type === 'link')
    return (
      <a key={key} href={word.href}>
        {children}
      </a>
    )
  const Tag = word.type
  return <Tag key={key}>{children}</Tag>
}
