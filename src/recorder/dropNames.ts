import type { Lost } from '../core/props.ts'
import { pathTemplate } from '../core/page.ts'

/**
 * The same without what is written on the page, or told of a person: names of elements, which may hold those of people, what looks
 * like somebody's number in a path, and traits and properties that are no plain word of the product's. What is found does not
 * hang on them; a rule that asks for one does not fire.
 */
export function dropNames<T>(payload: T): T {
  return JSON.parse(JSON.stringify(payload, withoutNames)) as T
}

function withoutNames(this: unknown, name: string, value: unknown): unknown {
  if (name === 'name' && isTarget(this)) return undefined
  if (name === 'path' && typeof value === 'string') return pathTemplate(value)
  const told = isObject(value) ? TOLD.find((one) => isObject(value[one])) : undefined
  return told && isObject(value) ? dropSaid(value, told) : value
}

const TOLD = ['traits', 'props'] as const

/** What goes is named among what was lost, so that nothing takes it for missing. */
function dropSaid(holder: { [name: string]: unknown }, told: (typeof TOLD)[number]): object {
  const said = Object.entries(holder[told] as object)
  const kept = said.filter(([name, value]) => !PERSONAL.test(name) && [value].flat().every(isPlain))
  if (kept.length === said.length) return holder
  const lost = said.map(([name]) => name).filter((name) => !kept.some(([one]) => one === name))
  const known = (holder['lost'] ?? []) as Lost
  return { ...holder, [told]: Object.fromEntries(kept), lost: [...known, ...lost] }
}

const PERSONAL = /name|mail|phone|street|address|birth|user|login/i

/** `free`, `de-DE`, 12; and neither Jane, nor what may be a number of hers. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) < 10_000
  return typeof value !== 'string' || (/^[a-z][\w.:-]{0,23}$/.test(value) && !/\d{5}/.test(value))
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === 'object' && value !== null
}

function isTarget(holder: unknown): boolean {
  const { key, tag } = holder as { key?: unknown; tag?: unknown }
  return typeof key === 'string' && typeof tag === 'string'
}
