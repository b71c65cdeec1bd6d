import type { ComponentType } from 'preact'
import type { PageProps } from '../pages.ts'
import { goTo } from './goTo.ts'
import type { Article } from './readArticle.ts'

/** Shows the nodes of an article; they are moved into place, never written as text and read again. */
export function createArticleView(
  { content, lang, at, isWhole }: Article,
  address: string,
): ComponentType<PageProps> {
  let isReady = false
  return function ArticleView({ labels, linkTo, onUse }) {
    const fill = (element: HTMLElement | null) => {
      if (!element || isReady) return
      isReady = true
      for (const link of content.querySelectorAll('a')) settleLink(link, content, linkTo, labels.newTab)
      const images = [...content.querySelectorAll('img')].map((image) => settleImage(image, linkTo))
      // What is not here is where the article is.
      if (!isWhole || images.includes(false)) content.append(createWay(address, labels))
      element.append(content)
      // The help takes the focus when it has drawn this.
      if (at) requestAnimationFrame(() => goTo(element, at))
    }
    const follow = (event: MouseEvent & { readonly currentTarget: HTMLElement }) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link) return
      const { to } = link.dataset
      // Whoever wants it in a tab of its own gets it there.
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey
      if (to === undefined || !isPlain) return onUse('article')
      event.preventDefault()
      goTo(event.currentTarget, to)
    }
    return (
      <div class="article" part="article" lang={lang || undefined} dir="auto" ref={fill} onClick={follow} />
    )
  }
}

/** A page opens in a tab of its own: the one with the trouble stays. What may not be followed is left as its words. */
function settleLink(
  link: HTMLAnchorElement,
  content: DocumentFragment,
  linkTo: PageProps['linkTo'],
  newTab: string,
): void {
  const href = link.getAttribute('href')
  const { to } = link.dataset
  if (to !== undefined) {
    // What it leads to may have been a part of the page, and not of the article.
    if (!content.querySelector(`[data-at="${CSS.escape(to)}"]`)) link.replaceWith(...link.childNodes)
    return
  }
  const allowed = href === null ? undefined : linkTo(href)
  if (!allowed) return link.replaceWith(...link.childNodes)
  link.href = allowed.href
  // A mail or a call opens no tab.
  if (allowed.href.startsWith('http')) openElsewhere(link, newTab)
}

function openElsewhere(link: HTMLAnchorElement, newTab: string): void {
  link.target = '_blank'
  link.rel = 'noopener'
  const hint = document.createElement('span')
  hint.className = 'quiet'
  hint.textContent = ` (${newTab})`
  link.append(hint)
}

/** Whether it is there. */
function settleImage(image: HTMLImageElement, linkTo: PageProps['linkTo']): boolean {
  const src = image.getAttribute('src')
  const allowed = src === null ? undefined : linkTo(src)
  if (!allowed?.href.startsWith('http')) {
    image.replaceWith(image.alt)
    return false
  }
  image.loading = 'lazy'
  return true
}

function createWay(href: string, labels: PageProps['labels']): Element {
  const way = document.createElement('p')
  const link = document.createElement('a')
  link.href = href
  link.textContent = labels.openArticle
  openElsewhere(link, labels.newTab)
  way.append(link)
  return way
}
