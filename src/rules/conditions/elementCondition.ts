import { own } from '../../core/own.ts'
import { pointTo, type Report } from '../problem.ts'
import { readOneOf, readText, type JsonObject } from '../read.ts'
import type { Condition, World } from './condition.ts'
import { nameVerdict } from './trace.ts'

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
