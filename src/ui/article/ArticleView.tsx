import type { ComponentType } from 'preact'
import type { PageProps } from '../pages.ts'

/** Shows the nodes of an article; they are moved into place, never written as text and read again. */
export function createArticleView(content: DocumentFragment): ComponentType<PageProps> {
  let isReady = false
  return function ArticleView({ labels, linkTo, onUse }) {
    const fill = (element: HTMLElement | null) => {
      if (!element || isReady) return
      isReady = true
      for (const link of content.querySelectorAll('a')) settleLink(link, linkTo, labels.newTab)
      for (const image of content.querySelectorAll('img')) settleImage(image, linkTo)
      element.append(content)
    }
    const follow = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a')) onUse('article')
    }
    return <div class="article" part="article" dir="auto" ref={fill} onClick={follow} />
  }
}

/** A page opens in a tab of its own: the one with the trouble stays. What may not be followed is left as its words. */
function settleLink(link: HTMLAnchorElement, linkTo: PageProps['linkTo'], newTab: string): void {
  const href = link.getAttribute('href')
  const allowed = href === null ? undefined : linkTo(href)
  if (!allowed) return link.replaceWith(...link.childNodes)
  link.href = allowed.href
  // A mail or a call opens no tab.
  if (!allowed.href.startsWith('http')) return
  link.target = '_blank'
  link.rel = 'noopener'
  const hint = document.createElement('span')
  hint.className = 'quiet'
  hint.textContent = ` (${newTab})`
  link.append(hint)
}

function settleImage(image: HTMLImageElement, linkTo: PageProps['linkTo']): void {
  const src = image.getAttribute('src')
  const allowed = src === null ? undefined : linkTo(src)
  if (!allowed?.href.startsWith('http')) return image.replaceWith(image.alt)
  image.loading = 'lazy'
  image.removeAttribute('srcset')
}
