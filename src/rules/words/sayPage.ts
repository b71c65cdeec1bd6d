/** The names of pages that the config declares. */
export interface PageNames {
  readonly pages: readonly string[]
}

/** Where somebody is: `on /a or in the checkout`, and with `not`: `neither on /a nor in the checkout`. */
export function sayPage(pages: string | readonly string[], names: PageNames, not?: 'not'): string {
  const list = [pages].flat()
  const joint = not && list.length > 1 ? 'nor' : 'or'
  const paths = list.filter((page) => !names.pages.includes(page))
  const named = list.filter((page) => names.pages.includes(page)).map((page) => `the ${page}`)
  const places = [
    ...(paths.length > 0 ? [`on ${paths.join(` ${joint} `)}`] : []),
    ...(named.length > 0 ? [`in ${named.join(` ${joint} `)}`] : []),
  ].join(` ${joint} `)
  return not ? `${list.length > 1 ? 'neither' : 'not'} ${places}` : places
}
