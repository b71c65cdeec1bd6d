import type { HelpPage } from '../pages.ts'
import { css } from './articleStyle.ts'
import { createArticleView } from './ArticleView.tsx'
import { createElsewhere } from './Elsewhere.tsx'
import { readArticle } from './readArticle.ts'

/** A help page with its pictures named is some 100 kB; whatever is longer than this is no article. */
const LONGEST_ARTICLE = 2_000_000
/** Whoever waits longer is quicker in a tab of its own. */
const ARTICLE_WITHIN_MS = 8000

/**
 * An article of the host's help pages as a page within the help, sanitised. Where it cannot be had (its origin sends no
 * CORS headers, the page's policy forbids it, it is gone), the page leads to it.
 */
export async function openArticle(
  href: string,
  label: string,
  onProblem: (error: unknown) => void,
): Promise<HelpPage> {
  const url = new URL(href, location.href)
  try {
    const [page, place] = await fetchArticle(url)
    const article = readArticle(page, place, place.pathname !== url.pathname)
    return { title: article.title || label, View: createArticleView(article, url.href), css }
  } catch (error) {
    onProblem(new Error(`Failed to open the article ${url.href} within the help: ${String(error)}`))
    return { title: label, View: createElsewhere(url.href), css }
  }
}

/**
 * The page, and where it was found: what it names by a relative address is beside that. The browser itself reads it,
 * in whatever charset it says. To parse text would need a policy of Trusted Types, and those that a strict page names are its own.
 */
function fetchArticle(url: URL): Promise<[page: Document, place: URL]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (why: string) => {
      reject(new Error(why))
      request.abort()
    }
    request.open('GET', url)
    request.responseType = 'document'
    request.timeout = ARTICLE_WITHIN_MS
    request.setRequestHeader('accept', 'text/html')
    request.onprogress = ({ loaded }) => loaded > LONGEST_ARTICLE && fail('it is too long')
    request.ontimeout = () => fail('it takes too long')
    request.onerror = () => fail('it cannot be had from here')
    request.onload = () => {
      const { status, responseXML: page } = request
      if (status < 200 || status > 299) return fail(`status ${status}`)
      const place = new URL(request.responseURL || url)
      place.hash = url.hash
      // Only the page's own code says whose articles are shown, and it has named another.
      if (place.origin !== url.origin) return fail(`it is at ${place.origin}`)
      const type = request.getResponseHeader('content-type') ?? ''
      if (!page || !type.includes('html')) return fail(`"${type}" is no HTML`)
      resolve([page, place])
    }
    // It is none of the requests that the user waits for, and that is how those who watch them know.
    Object.assign(request, { [Symbol.for('unstuck.own')]: true })
    request.send()
  })
}
