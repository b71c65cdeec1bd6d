import type { Config } from '../../../rules/schema.ts'
import { meetGlobs } from '../meetGlobs.ts'
import type { FindClash } from './clash.ts'

/** Nobody is on two pages at once, nor on one and not on it. */
export const findClashingPages: FindClash = (way, _, config) => {
  const pages = way.flatMap(({ condition, pointer, isWanted }) =>
    'page' in condition ? [{ list: [condition.page].flat(), pointer, isWanted }] : [],
  )
  const [first, ...others] = pages.filter(({ isWanted }) => isWanted)
  if (!first) return undefined
  const clash = others.find(({ list }) => !list.some((a) => first.list.some((b) => meetPages(a, b, config))))
  if (clash)
    return {
      pointer: clash.pointer,
      why: `nobody is on ${first.list.join(' or ')} and on ${clash.list.join(' or ')} at once; for one or the other write one list, { "page": [ … ] }.`,
    }
  const denied = pages.find(
    ({ list, isWanted }) => !isWanted && first.list.every((page) => list.includes(page)),
  )
  return (
    denied && {
      pointer: denied.pointer,
      why: `it asks for ${first.list.join(' or ')}, and for not being there.`,
    }
  )
}

export function meetPages(one: string, other: string, { pages }: Config): boolean {
  const globsOf = (page: string) =>
    pages?.names && Object.hasOwn(pages.names, page) ? [pages.names[page]!].flat() : undefined
  const isRoute = (page: string) => globsOf(page) === undefined && !/[/*]/.test(page)
  if (one === other) return true
  // A page has one route name, whatever its path.
  if (isRoute(one) || isRoute(other)) return isRoute(one) !== isRoute(other)
  const [a, b] = [globsOf(one) ?? [one], globsOf(other) ?? [other]]
  return a.some((glob) => b.some((with_) => meetGlobs(glob, with_)))
}
