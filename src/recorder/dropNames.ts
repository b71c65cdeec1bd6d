import { pathTemplate } from '../core/page.ts'

/**
 * The same without what is written on the page: names of elements, which may hold those of people, and what looks like somebody's
 * number in a path. What is found does not hang on them; a rule that asks for a name does not fire.
 */
export function dropNames<T>(payload: T): T {
  return JSON.parse(JSON.stringify(payload, withoutNames)) as T
}

function withoutNames(this: unknown, name: string, value: unknown): unknown {
  if (name === 'name' && isTarget(this)) return undefined
  if (name === 'path' && typeof value === 'string') return pathTemplate(value)
  return value
}

function isTarget(holder: unknown): boolean {
  const { key, tag } = holder as { key?: unknown; tag?: unknown }
  return typeof key === 'string' && typeof tag === 'string'
}
