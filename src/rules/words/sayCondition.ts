import type { ConditionConfig, EventCondition, EventStep, MatchConfig, SignalStep } from '../schema.ts'
import { OUTCOMES } from '../words.ts'
import { sayCount, sayFewer, sayWithin } from './sayCount.ts'
import { sayEvent } from './sayEvent.ts'
import { sayHours } from './sayHours.ts'
import { sayMatch, sayOf } from './sayMatch.ts'
import { sayPage, type PageNames } from './sayPage.ts'
import { saySignal } from './saySignal.ts'
import { sayTime } from './sayTime.ts'

/** A condition as a clause that can follow *when*: `the payment form is refused at least twice within 10 minutes`. */
export function sayCondition(condition: ConditionConfig, names: PageNames): string {
  if ('all' in condition) return joinParts(condition.all, names)
  if ('any' in condition) return condition.any.map((part) => sayPart(part, names)).join(' or ')
  if ('not' in condition) return sayNot(condition.not, names)
  if ('signal' in condition) return `${saySignal(condition, names)}${sayCount(condition)}`
  if ('event' in condition) return `${sayEvent(condition.event)}${sayWhere(condition)}${sayCount(condition)}`
  if ('absent' in condition) {
    const { absent, after, within } = condition
    return `${sayStep(absent, names, 'no')} within ${sayTime(within)} after ${sayStep(after, names)}`
  }
  if ('sequence' in condition) {
    const steps = condition.sequence.map((step) => sayStep(step, names))
    return `${steps.join(', and then ')}${sayWithin(condition.within)}`
  }
  if ('score' in condition) return `the friction of the ${condition.score} is at least ${condition.atLeast}`
  if ('page' in condition) return `the user is ${sayPage(condition.page, names)}`
  if ('timeOnPage' in condition)
    return `the user has been on the page for at least ${sayTime(condition.timeOnPage)}`
  if ('element' in condition)
    return `"${condition.element}" is ${condition.is === 'present' ? 'on the page' : 'to be seen'}`
  if ('outcome' in condition)
    return `after the help of ${condition.of} ${OUTCOMES[condition.outcome]}${sayWithin(condition.within)}`
  if ('handover' in condition) return sayHandover(condition.handover === 'available', condition.to)
  if ('hours' in condition) return sayHours(condition.hours)
  return sayAudience(condition.audience)
}

/** What is asked of the user, as a clause. */
function sayAudience(audience: MatchConfig): string {
  return Object.keys(audience).length === 0 ? 'the user is known' : sayOf(audience).user
}

function sayHandover(isThere: boolean, to = 'default'): string {
  if (to === 'default') return `${isThere ? 'somebody' : 'nobody'} is there to take over`
  return `${to} is ${isThere ? '' : 'not '}there to take over`
}

function sayStep(step: EventStep | SignalStep, names: PageNames, count?: 'no'): string {
  if (typeof step === 'string') return sayEvent(step, count)
  return 'signal' in step ? saySignal(step, names) : `${sayEvent(step.event, count)}${sayWhere(step)}`
}

function sayWhere({ where = {} }: { readonly where?: MatchConfig }): string {
  return Object.keys(where).length === 0 ? '' : ` (where ${sayMatch(where)})`
}

/** Inside of a list, a list stands in brackets, and so does what has commas of its own. */
function sayPart(condition: ConditionConfig, names: PageNames): string {
  const said = sayCondition(condition, names)
  const isList =
    'sequence' in condition ||
    ('all' in condition && condition.all.length > 1) ||
    ('any' in condition && condition.any.length > 1)
  return isList ? `(${said})` : said
}

/** The contrary in words of its own where there are any, or else with the whole condition behind *it is not so that*. */
function sayNot(condition: ConditionConfig, names: PageNames): string {
  if ('not' in condition) return sayCondition(condition.not, names)
  if ('event' in condition) {
    const said = sayNoEvent(condition)
    if (said !== undefined) return said
  }
  if ('score' in condition) return `the friction of the ${condition.score} is below ${condition.atLeast}`
  if ('page' in condition) return `the user is ${sayPage(condition.page, names, 'not')}`
  if ('timeOnPage' in condition)
    return `the user has been on the page for less than ${sayTime(condition.timeOnPage)}`
  if ('element' in condition)
    return `"${condition.element}" is not ${condition.is === 'present' ? 'on the page' : 'to be seen'}`
  if ('handover' in condition) return sayHandover(condition.handover !== 'available', condition.to)
  if ('hours' in condition) return sayHours(condition.hours, 'not')
  return `it is not so that ${sayPart(condition, names)}`
}

function sayNoEvent(condition: EventCondition): string | undefined {
  const { event, atLeast = 1, days = 1, visitsSince, within } = condition
  if (atLeast === 1 && days === 1 && visitsSince === undefined) {
    const isEver = within === 'ever' || (condition.days !== undefined && within === undefined)
    return `${sayEvent(event, isEver ? 'never' : 'no')}${sayWhere(condition)}${isEver ? '' : sayWithin(within)}`
  }
  const fewer = sayFewer(condition)
  return fewer && `${sayEvent(event)}${sayWhere(condition)}${fewer}`
}

/**
 * `a`, `a, and b`, `a, b, and c`. A page says where the friction before it is found, so no comma parts them; what has
 * happened over days has happened elsewhere, and the page says where the user is now.
 */
function joinParts(parts: readonly ConditionConfig[], names: PageNames): string {
  const on = parts.flatMap((part) => ('page' in part ? [sayPage(part.page, names)] : []))
  const off = parts.flatMap((part) =>
    'not' in part && 'page' in part.not ? [sayPage(part.not.page, names, 'not')] : [],
  )
  const places = [on, off].map((list) => list.join(' and ')).filter(Boolean)
  const where = places.join(' but ')
  const others = parts.filter((part) => !('page' in part || ('not' in part && 'page' in part.not)))
  const [first, ...rest] = others.map((part) => sayPart(part, names))
  if (places.length === 0) return [first, ...rest].join(', and ')
  if (on.length > 0 && others[0] && !isPast(others[0])) return [`${first} ${where}`, ...rest].join(', and ')
  return [...(first === undefined ? [] : [first, ...rest]), `the user is ${where}`].join(', and ')
}

function isPast(condition: ConditionConfig): boolean {
  if ('not' in condition) return isPast(condition.not)
  return ['event', 'absent', 'sequence', 'outcome'].some((kind) => kind in condition)
}
