import { own } from '../core/own.ts'
import type { Condition, Names, World } from './condition.ts'
import { createGlob } from './glob.ts'
import { nameTime } from './nameTime.ts'
import { pointTo, type Report } from './problem.ts'
import { readOneOf, readText, readTexts, readTime, type JsonObject } from './read.ts'
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

/** An element that a selector names, as the page has told of it; unknown until it has. */
export function compileElement(
  { element, is = 'visible' }: JsonObject,
  pointer: string,
  report: Report,
): Condition | undefined {
  const selector = readText(element, pointTo(pointer, 'element'), report)
  const wanted = readOneOf(is, ['visible', 'present'], pointTo(pointer, 'is'), report)
  if (selector === undefined || wanted === undefined) return undefined
  const look = ({ facts }: World) => own(facts.elements, selector)
  const judge = (world: World) => {
    const found = look(world)
    return found && (found === wanted || found === 'visible')
  }
  return {
    topics: [`element ${selector}`],
    elements: [selector],
    judge,
    trace: (world) => {
      const found = look(world)
      return {
        condition: `element ${selector}`,
        verdict: nameVerdict(judge(world)),
        ...(found && { value: found }),
        expected: wanted,
        says: found
          ? `"${selector}" ${found === 'present' && wanted === 'present' ? 'is on the page' : LOOKS[found]}`
          : `the page has not been searched for "${selector}" yet`,
      }
    },
  }
}

const LOOKS = {
  absent: 'is not on the page',
  present: 'is on the page, and not to be seen',
  visible: 'is to be seen',
}
