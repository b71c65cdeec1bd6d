import type { ComponentType } from 'preact'
import { icon } from '../icons.tsx'
import { Anchor } from '../Markdown.tsx'
import type { PageProps } from '../pages.ts'

/** In the place of an article that cannot be shown here: the way to it. */
export function createElsewhere(href: string): ComponentType<PageProps> {
  return function Elsewhere({ labels, onUse }) {
    return (
      <div class="article">
        <p>{labels.noArticle}</p>
        <Anchor
          link={{ href, elsewhere: true }}
          newTab={labels.newTab}
          class="button primary"
          part="button primary"
          onClick={() => onUse('article')}
        >
          {labels.openArticle}
          {icon('M6 4h6v6m0-6-8 8')}
        </Anchor>
      </div>
    )
  }
}
