import { messageOf } from '../../core/messageOf.ts'
import { createParser } from 'css-selector-parser'
import { pointTo } from '../../rules/problem.ts'
import { isObject } from '../../rules/read.ts'
import type { Config } from '../../rules/schema.ts'
import type { FindSuspicions } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Selectors that no browser reads, or that fit no element: the page would look for nothing. */
export const findBadSelectors: FindSuspicions = (config) =>
  eachSelector(config).flatMap(({ selector, pointer, leadsIn }) => {
    const parts = leadsIn ? selector.split('>>>') : [selector]
    const why = parts.map((part) => doubtSelector(part.trim())).find((one) => one !== undefined)
    return why === undefined ? [] : [{ code: 'bad-selector', pointer, message: `"${selector}" ${why}` }]
  })

interface FoundSelector {
  readonly selector: string
  readonly pointer: string
  /** By `>>>` into frames and shadow roots. */
  readonly leadsIn?: true
}

function eachSelector({
  events = {},
  forms = {},
  marks = {},
  rules = [],
  interventions = {},
}: Config): FoundSelector[] {
  const { name = {}, ...lists } = marks
  return [
    ...Object.entries(events).flatMap(([event, how]) =>
      inKeys(how, ['click', 'element'], pointTo('/events', event)),
    ),
    ...Object.entries(forms).flatMap(([form, how]) =>
      inKeys(how, ['match', 'refused'], pointTo('/forms', form)),
    ),
    ...Object.keys(lists).flatMap((list) => inKeys(lists, [list], '/marks')),
    ...Object.keys(name).map((selector) => ({ selector, pointer: pointTo('/marks/name', selector) })),
    ...rules.flatMap((rule, i) =>
      eachCondition(rule, i).flatMap(({ condition, pointer }) => inKeys(condition, ['element'], pointer)),
    ),
    ...inInterventions(interventions, '/interventions').map((found) => ({
      ...found,
      leadsIn: true as const,
    })),
  ]
}

/** The texts under these keys, and those of the lists under them. */
function inKeys(object: object, keys: readonly string[], pointer: string): FoundSelector[] {
  return Object.entries(object)
    .filter(([key]) => keys.includes(key))
    .flatMap(([key, value]: [string, unknown]) => {
      const at = pointTo(pointer, key)
      if (!Array.isArray(value)) return typeof value === 'string' ? [{ selector: value, pointer: at }] : []
      return value.map((selector, i) => ({ selector: String(selector), pointer: pointTo(at, i) }))
    })
}

/** Anchors and slots, in the steps of a tour too. */
function inInterventions(value: unknown, pointer: string): FoundSelector[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => inInterventions(one, pointTo(pointer, i)))
  if (!isObject(value)) return []
  const own = inKeys(value, ['anchor', 'slot'], pointer).filter(({ selector }) => selector !== 'signal')
  return [...own, ...Object.keys(value).flatMap((key) => inInterventions(value[key], pointTo(pointer, key)))]
}

/** What every browser refuses. */
const parse = createParser({ syntax: 'progressive' })
/** What the standard knows; browsers know a few more. */
const parseStandard = createParser({ syntax: 'latest' })

function doubtSelector(selector: string): string | undefined {
  const broken = whyNot(parse, selector)
  if (broken !== undefined) return `is not a CSS selector: ${sayBroken(broken, selector)}.`
  const unknown = /Unknown pseudo-class: "([^"]+)"/.exec(whyNot(parseStandard, selector) ?? '')?.[1]
  if (unknown !== undefined && !unknown.startsWith('-') && !NEWER.includes(unknown))
    return `asks for ":${unknown}", which no browser knows; the page would find nothing.`
  return /(^|[^:])::/.test(selector)
    ? 'fits no element: what "::" leads to is only drawn by the browser.'
    : undefined
}

/** Younger than the standard that the parser goes by. */
const NEWER = ['open']

function whyNot(read: (selector: string) => unknown, selector: string): string | undefined {
  try {
    read(selector)
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}

/** The parser counts letters; people see the place. */
function sayBroken(message: string, selector: string): string {
  const at = Number(/Pos: (-?\d+)/.exec(message)?.[1] ?? -1)
  if (/end of input reached/.test(message)) return 'something is missing at its end'
  if (/Expected end of attribute/.test(message)) return 'a bracket or a quote is not closed'
  return at < 0 ? 'it is empty' : `it cannot be read from "${selector.slice(at)}" on`
}
