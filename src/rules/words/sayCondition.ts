import type { Outcome } from '../../core/observation.ts'
import type { ConditionConfig, EventStep, HoursConfig, SignalStep, Weekday } from '../schema.ts'
import { sayEvent } from './sayEvent.ts'
import { sayMatch } from './sayMatch.ts'
import { saySignal } from './saySignal.ts'
import { sayTime } from './sayTime.ts'

type Names = { readonly pages: readonly string[] }

/** A condition as a clause that can follow *when*: `the payment form is refused at least twice within 10 minutes`. */
export function sayCondition(condition: ConditionConfig, names: Names): string {
  if ('all' in condition) return joinParts(condition.all, names)
  if ('any' in condition) return condition.any.map((part) => sayPart(part, names)).join(' or ')
  if ('not' in condition) return sayNot(condition.not, names)
  if ('signal' in condition) return `${saySignal(condition)}${sayTimes(condition)}${sayWithin(condition)}`
  if ('event' in condition) {
    const { event, where, days, visitsSince, within } = condition
    const what = `${sayEvent(event)}${where ? ` (where ${sayMatch(where)})` : ''}`
    // Over days and visits, no end is what anybody expects.
    const isOverVisits = days !== undefined || visitsSince !== undefined
    const when = isOverVisits && within === 'ever' ? '' : sayWithin(condition)
    return `${what}${sayTimes(condition)}${sayDays(condition)}${when}`
  }
  if ('absent' in condition) {
    const { absent, after, within } = condition
    return `${sayStep(absent, 'no')} within ${sayTime(within)} after ${sayStep(after)}`
  }
  if ('sequence' in condition) {
    return `${condition.sequence.map((step) => sayStep(step)).join(', and then ')}${sayWithin(condition)}`
  }
  if ('score' in condition) return `the friction of the ${condition.score} is at least ${condition.atLeast}`
  if ('page' in condition) return sayPage(condition.page, names)
  if ('timeOnPage' in condition) return `somebody has been on the page for ${sayTime(condition.timeOnPage)}`
  if ('element' in condition) {
    return `"${condition.element}" is ${condition.is === 'present' ? 'on the page' : 'to be seen'}`
  }
  if ('outcome' in condition) {
    return `the help of ${condition.of} ${OUTCOMES[condition.outcome]}${sayWithin(condition)}`
  }
  if ('handover' in condition) {
    const who = condition.to === undefined || condition.to === 'default' ? 'somebody' : condition.to
    return condition.handover === 'available'
      ? `${who} is there to take over`
      : `${who} is not there to take over`
  }
  if ('hours' in condition) return sayHours(condition.hours)
  return `the user's ${sayMatch(condition.audience)}`
}

export function sayHours({ days, from, to, zone = 'user' }: HoursConfig): string {
  const where = zone === 'user' ? '' : zone.includes('/') ? ` in ${zone.replaceAll('_', ' ')}` : ` ${zone}`
  return `it is ${days ? `${sayDaysOfWeek(days)}, ` : ''}${from} to ${to}${where}`
}

/** Three and more in a row as people say them: `Monday to Friday`. */
function sayDaysOfWeek(days: readonly Weekday[]): string {
  const all = Object.keys(WEEKDAYS) as Weekday[]
  const at = days.map((day) => all.indexOf(day))
  const isRow = at.length > 2 && at.every((day, i) => i === 0 || day === at[i - 1]! + 1)
  if (isRow) return `${WEEKDAYS[days[0]!]} to ${WEEKDAYS[days.at(-1)!]}`
  return days.map((day) => WEEKDAYS[day]).join(' or ')
}

const WEEKDAYS: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const OUTCOMES: Record<Outcome, string> = {
  resolved: 'has helped',
  recurred: 'did not keep the trouble from coming back',
  'dismissed-resolved': 'was dismissed by a user who then managed',
  'dismissed-left': 'was dismissed by a user who then left',
  abandoned: 'was followed by nothing',
  escalated: 'ended in a ticket or a chat',
}

function sayStep(step: EventStep | SignalStep, count?: 'no'): string {
  if (typeof step === 'string') return sayEvent(step, count)
  if ('signal' in step) return saySignal(step)
  return `${sayEvent(step.event, count)}${step.where ? ` (where ${sayMatch(step.where)})` : ''}`
}

/** Inside of a list, a list stands in brackets. */
function sayPart(condition: ConditionConfig, names: Names): string {
  const said = sayCondition(condition, names)
  const isList =
    ('all' in condition && condition.all.length > 1) || ('any' in condition && condition.any.length > 1)
  return isList ? `(${said})` : said
}

function sayNot(condition: ConditionConfig, names: Names): string {
  if ('event' in condition && !condition.where && (condition.atLeast ?? 1) === 1) {
    const { event, within } = condition
    return within === 'ever' ? sayEvent(event, 'never') : `${sayEvent(event, 'no')}${sayWithin(condition)}`
  }
  if ('page' in condition) return `not ${sayPage(condition.page, names)}`
  return `it is not so that ${sayPart(condition, names)}`
}

function sayTimes({ atLeast = 1 }: { readonly atLeast?: number }): string {
  if (atLeast <= 1) return ''
  return atLeast === 2 ? ' at least twice' : ` at least ${atLeast} times`
}

function sayDays({
  days = 1,
  visitsSince = 0,
}: {
  readonly days?: number
  readonly visitsSince?: number
}): string {
  const since = visitsSince > 0 ? `, ${visitsSince} visit${visitsSince === 1 ? '' : 's'} ago or more` : ''
  return `${days > 1 ? ` on at least ${days} days` : ''}${since}`
}

function sayWithin({ within = 'visit' }: { readonly within?: number | string }): string {
  if (within === 'visit') return ''
  return within === 'ever' ? ' ever' : ` within ${sayTime(within as number)}`
}

function sayPage(pages: string | readonly string[], names: Names): string {
  const list = [pages].flat()
  const paths = list.filter((page) => !names.pages.includes(page))
  const named = list.filter((page) => names.pages.includes(page)).map((page) => `in the ${page}`)
  return [...(paths.length > 0 ? [`on ${paths.join(' or ')}`] : []), ...named].join(' or ')
}

/**
 * `a`, `a, and b`, `a, b, and c`. A page says where the friction before it is found, so no comma parts them; what has
 * happened over days has happened elsewhere, and the page says where the user is now.
 */
function joinParts(parts: readonly ConditionConfig[], names: Names): string {
  const places = parts.filter(isPlace).map((part) => sayPart(part, names))
  const others = parts.filter((part) => !isPlace(part))
  const [first, ...rest] = others.map((part) => sayPart(part, names))
  if (first === undefined) return places.join(' ')
  if (places.length === 0) return [first, ...rest].join(', and ')
  if (isPast(others[0]!)) return [first, ...rest, `the user is ${places.join(' ')}`].join(', and ')
  return [[first, ...places].join(' '), ...rest].join(', and ')
}

function isPlace(condition: ConditionConfig): boolean {
  return 'page' in condition || ('not' in condition && isPlace(condition.not))
}

function isPast(condition: ConditionConfig): boolean {
  if ('not' in condition) return isPast(condition.not)
  return ['event', 'absent', 'sequence', 'outcome'].some((kind) => kind in condition)
}
