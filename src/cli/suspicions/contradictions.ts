import { writeJson } from '../../core/json.ts'
import { readDuration } from '../../core/time.ts'
import type { ConditionConfig, Config, RuleConfig, WindowConfig } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition, type Found } from './eachCondition.ts'
import { meetGlobs } from './meetGlobs.ts'
import { meetHours } from './meetHours.ts'

/** Conditions that each may hold, and never together. */
export const findContradictions: FindSuspicions = (config) =>
  (config.rules ?? []).flatMap((rule, i) => {
    const needed = eachCondition(rule, i).filter(({ isNeeded }) => isNeeded)
    return [
      ...doubtPages(rule, needed, config),
      ...doubtCounts(rule, needed),
      ...doubtHours(rule, i, needed),
      ...doubtItself(rule, needed),
    ]
  })

function neverFires({ id }: RuleConfig, pointer: string, why: string): Suspicion {
  return { code: 'never-fires', pointer, message: `"${id}" can never fire: ${why}` }
}

/** Nobody is on two pages at once. */
function doubtPages(rule: RuleConfig, needed: readonly Found[], config: Config): Suspicion[] {
  const pages = needed.flatMap(({ condition, pointer }) =>
    'page' in condition ? [{ list: [condition.page].flat(), pointer }] : [],
  )
  const [first, ...others] = pages
  const clash = others.find(({ list }) => !list.some((a) => first!.list.some((b) => meetPages(a, b, config))))
  return clash
    ? [
        neverFires(
          rule,
          clash.pointer,
          `nobody is on ${first!.list.join(' or ')} and on ${clash.list.join(' or ')} at once; for one or the other write one list, { "page": [ … ] }.`,
        ),
      ]
    : []
}

function meetPages(one: string, other: string, { pages }: Config): boolean {
  const globsOf = (page: string) =>
    pages?.names && Object.hasOwn(pages.names, page) ? [pages.names[page]!].flat() : undefined
  const isRoute = (page: string) => globsOf(page) === undefined && !/[/*]/.test(page)
  if (one === other) return true
  // A page has one route name, whatever its path.
  if (isRoute(one) || isRoute(other)) return isRoute(one) !== isRoute(other)
  const [a, b] = [globsOf(one) ?? [one], globsOf(other) ?? [other]]
  return a.some((glob) => b.some((with_) => meetGlobs(glob, with_)))
}

/** So often within a time, and not so often within a longer one. */
function doubtCounts(rule: RuleConfig, needed: readonly Found[]): Suspicion[] {
  const asked = needed.flatMap(({ condition }) => countOf(condition) ?? [])
  return needed.flatMap(({ condition, pointer }) => {
    const denied = 'not' in condition ? countOf(condition.not) : undefined
    const clash =
      denied &&
      asked.find(
        (one) =>
          one.what === denied.what && one.atLeast >= denied.atLeast && isWithin(one.within, denied.within),
      )
    // The same words for both are told as such.
    if (!clash || ('not' in condition && clash.written === writeJson(condition.not))) return []
    return [
      neverFires(
        rule,
        pointer,
        `what has happened within ${sayWindow(clash.within)} has happened within ${sayWindow(denied.within)}, too; "not" must be about a shorter time, or about something else.`,
      ),
    ]
  })
}

interface Count {
  readonly what: string
  readonly atLeast: number
  readonly within: WindowConfig
  readonly written: string
}

function countOf(condition: ConditionConfig): Count | undefined {
  if ('event' in condition && !('absent' in condition)) {
    const { event, where = {}, atLeast = 1, within = 'visit', days, visitsSince } = condition
    if (days !== undefined || visitsSince !== undefined) return undefined
    return { what: `event ${event} ${writeJson(where)}`, atLeast, within, written: writeJson(condition) }
  }
  if ('signal' in condition) {
    const { signal, where = {}, atLeast = 1, within = 'visit' } = condition
    return { what: `signal ${signal} ${writeJson(where)}`, atLeast, within, written: writeJson(condition) }
  }
  return undefined
}

/** Whether a window lies in another; how long a visit is nobody knows. */
function isWithin(inner: WindowConfig, outer: WindowConfig): boolean {
  if (outer === 'ever' || inner === outer) return true
  const [short, long] = [inner, outer].map((one) =>
    one === 'visit' || one === 'ever' ? undefined : readDuration(one),
  )
  return short !== undefined && long !== undefined && short <= long
}

function sayWindow(within: WindowConfig): string {
  return within === 'visit' ? 'this visit' : within === 'ever' ? 'all time' : String(within)
}

function doubtHours(rule: RuleConfig, index: number, needed: readonly Found[]): Suspicion[] {
  const asked = needed.flatMap(({ condition, pointer }) =>
    'hours' in condition ? [{ hours: condition.hours, pointer }] : [],
  )
  const [first, ...others] = asked
  const clash = others.find(({ hours }) => !meetHours(first!.hours, hours))
  if (clash)
    return [neverFires(rule, clash.pointer, 'its hours never come together; for one or the other use "any".')]
  const variants = typeof rule.show === 'string' ? [] : rule.show
  return variants.flatMap(({ hours, offer }, i) =>
    hours && asked.some((one) => !meetHours(one.hours, hours))
      ? [
          {
            code: 'never-offered',
            pointer: `/rules/${index}/show/${i}/hours`,
            message: `"${offer}" is never offered: its hours lie outside of those of the rule.`,
          },
        ]
      : [],
  )
}

/** The first help cannot wait for what becomes of it. */
function doubtItself(rule: RuleConfig, needed: readonly Found[]): Suspicion[] {
  return needed.flatMap(({ condition, pointer }) =>
    'outcome' in condition && condition.of === rule.id
      ? [
          neverFires(
            rule,
            `${pointer}/of`,
            'it waits for what became of its own help, which is shown only once it fires; name another rule.',
          ),
        ]
      : [],
  )
}
