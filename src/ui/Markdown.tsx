import type { ComponentChildren } from 'preact'
import type { Link } from './links.ts'
import type { Block, Inline } from './readMarkdown.ts'

export interface MarkdownProps {
  readonly blocks: readonly Block[]
  readonly newTab: string
  linkTo(href: string): Link | undefined
  onFollow(): void
}

/** Markdown-lite as elements. A link that may not be followed is shown as its words. */
export function Markdown({ blocks, ...links }: MarkdownProps) {
  const inline = (children: readonly Inline[]) => children.map((child) => <Piece of={child} {...links} />)
  return (
    <>
      {blocks.map((block) => {
        if (block.type === 'paragraph') return <p>{inline(block.children)}</p>
        const List = block.ordered ? 'ol' : 'ul'
        return (
          <List>
            {block.items.map((item) => (
              <li>{inline(item)}</li>
            ))}
          </List>
        )
      })}
    </>
  )
}

type PieceProps = Omit<MarkdownProps, 'blocks'> & { readonly of: Inline }

function Piece({ of, ...links }: PieceProps): ComponentChildren {
  if (typeof of === 'string') return of
  if (of.type === 'code') return <code>{of.text}</code>
  const words = of.children.map((child) => <Piece of={child} {...links} />)
  if (of.type !== 'link') return <of.type>{words}</of.type>
  const link = links.linkTo(of.href)
  if (!link) return words
  return (
    <Anchor link={link} newTab={links.newTab} onClick={links.onFollow}>
      {words}
    </Anchor>
  )
}

interface AnchorProps {
  readonly link: Link
  readonly newTab: string
  readonly class?: string
  readonly part?: string
  readonly children: ComponentChildren
  onClick(): void
}

/** A link that says when it opens a new tab. */
export function Anchor({ link: { href, elsewhere }, newTab, children, ...props }: AnchorProps) {
  return (
    <a href={href} {...(elsewhere && { target: '_blank', rel: 'noopener' })} {...props}>
      {children}
      {elsewhere && <span class="quiet"> ({newTab})</span>}
    </a>
  )
}
