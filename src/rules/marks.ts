import { pointTo, type Report } from './problem.ts'
import { optional, readSection, readText, readTexts, type JsonObject } from './read.ts'
import type { MarksConfig } from './schema.ts'

const LISTS = ['error', 'ambient', 'ignore', 'mask'] as const

/** What the attributes of elements say, by selector: for templates that nobody may edit. */
export type MarkLists = Pick<MarksConfig, 'name'> & {
  readonly [list in (typeof LISTS)[number]]?: readonly string[]
}

export function compileMarks(root: JsonObject, report: Report): MarkLists {
  const config = readSection(root, 'marks', report, [...LISTS, 'name'])
  const lists = Object.fromEntries(
    LISTS.map((key) => [
      key,
      optional(config[key], (list) => readTexts(list, pointTo('/marks', key), report)) ?? [],
    ]),
  )
  const names = readSection(config, 'name', report, undefined, '/marks')
  const name = Object.fromEntries(
    Object.entries(names).flatMap(([selector, text]) => {
      const read = readText(text, pointTo('/marks/name', selector), report)
      return read === undefined ? [] : [[selector, read]]
    }),
  )
  return { ...lists, name }
}
