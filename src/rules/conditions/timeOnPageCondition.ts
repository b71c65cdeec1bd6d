import { nameTime } from '../nameTime.ts'
import { pointTo, type Report } from '../problem.ts'
import { readTime, type JsonObject } from '../read.ts'
import type { Condition, World } from './condition.ts'
import { nameVerdict } from './trace.ts'

/** So long on this page, with the page in sight. */
export function compileTimeOnPage(
  { timeOnPage }: JsonObject,
  pointer: string,
  report: Report,
): Condition | undefined {
  const least = readTime(timeOnPage, pointTo(pointer, 'timeOnPage'), report)
  if (least === undefined) return undefined
  const spent = ({ facts: { page }, now }: World) =>
    page.spent + (page.seenSince === undefined ? 0 : now - page.seenSince)
  const judge = (world: World) => spent(world) >= least
  return {
    topics: ['page', 'visibility'],
    judge,
    changesAt: (world) =>
      judge(world) || world.facts.page.seenSince === undefined ? undefined : world.now + least - spent(world),
    trace: (world) => ({
      condition: 'timeOnPage',
      verdict: nameVerdict(judge(world)),
      value: nameTime(spent(world)),
      expected: `at least ${nameTime(least)}`,
      says: `the user has been on this page for ${nameTime(spent(world))}${judge(world) ? '' : `; the rule asks for ${nameTime(least)}`}`,
    }),
  }
}
