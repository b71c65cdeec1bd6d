/** What themes put behind a heading for readers to link to it by. */
const ANCHOR_SIGN = /\s*[#¶§]\s*$/

/**
 * The article's title, which is taken out of it. In most help centres it stands over the article, and the first heading
 * within is that of a section; so it is the heading that the page is named by. That of a part is the part's first.
 */
export function takeTitle(root: Element, place: Element, isPart: boolean): string {
  const name = textOf(root.querySelector('title'))
  const heading = isPart ? place.querySelector('h1, h2, h3, h4, h5, h6') : findHeading(root, place, name)
  const title = textOf(heading) || name
  if (heading && place.contains(heading)) heading.remove()
  return title
}

function findHeading(root: Element, place: Element, name: string): Element | null {
  const [named] = [...place.querySelectorAll('h1, h2'), ...root.querySelectorAll('h1, h2')]
    .filter((heading) => textOf(heading) !== '' && name.includes(textOf(heading)))
    .sort((one, other) => textOf(other).length - textOf(one).length)
  return named ?? place.querySelector('h1') ?? root.querySelector('h1')
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim().replace(ANCHOR_SIGN, '')
}
