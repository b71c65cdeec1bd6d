import { createGlob } from '../glob.ts'
import { pointTo, type Report } from '../problem.ts'
import { readTexts, type JsonObject } from '../read.ts'
import type { Condition, Names, World } from './condition.ts'
import { nameVerdict } from './trace.ts'

/** A declared name, a route name, or a glob of the path. */
export function compilePage(
  { page: config }: JsonObject,
  pointer: string,
  report: Report,
  names: Names,
): Condition | undefined {
  const at = pointTo(pointer, 'page')
  const pages = readTexts(config, at, report)
  if (!pages) return undefined
  if (pages.length === 0) return report('empty', at)
  const globs = pages.map((page) => (names.pages.includes(page) ? undefined : createGlob(page)))
  const judge = ({ facts: { page } }: World) =>
    pages.some((one, i) => page.key === one || page.names.includes(one) || globs[i]?.(page.path))
  return {
    topics: ['page'],
    judge,
    trace: (world) => ({
      condition: 'page',
      verdict: nameVerdict(judge(world)),
      value: [world.facts.page.path, ...world.facts.page.names],
      expected: pages,
      says: `the user is on ${[world.facts.page.path, ...world.facts.page.names].join(', ')}${judge(world) ? '' : `; the rule asks for ${pages.join(' or ')}`}`,
    }),
  }
}
