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
    const { title, content } = readArticle(...(await fetchArticle(url)))
    return { title: title || label, View: createArticleView(content), css }
  } catch (error) {
    onProblem(new Error(`Failed to open the article ${url.href} within the help: ${String(error)}`))
    return { title: label, View: createElsewhere(url.href), css }
  }
}

/** The text, and where it was found: what it names by a relative address is beside that. */
async function fetchArticle(url: URL): Promise<[text: string, place: URL]> {
  const response = await fetch(url, {
    headers: { accept: 'text/html' },
    signal: AbortSignal.timeout(ARTICLE_WITHIN_MS),
  })
  if (!response.ok) throw new Error(`status ${response.status}`)
  const place = new URL(response.url || url)
  place.hash = url.hash
  // Only the page's own code says whose articles are shown, and it has named another.
  if (place.origin !== url.origin) throw new Error(`it is at ${place.origin}`)
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('html')) throw new Error(`"${type}" is no HTML`)
  const text = await response.text()
  if (text.length > LONGEST_ARTICLE) throw new Error('it is too long')
  return [text, place]
}
