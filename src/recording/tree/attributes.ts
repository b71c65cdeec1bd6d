import { isFields, type Fields } from '../rrwebEvent.ts'

/** The attributes of an element in a snapshot; those that rrweb adds for its player begin with `rr_` and stay. */
export function readAttributes(attributes: unknown): Map<string, string> {
  const read = new Map<string, string>()
  if (!isFields(attributes)) return read
  for (const [name, value] of Object.entries(attributes)) {
    const text = toText(value)
    if (text !== null) read.set(name, text)
  }
  return read
}

/** One of them. */
export function readAttribute(attributes: Fields, name: string): string | null {
  const text = toText(attributes[name])
  return text !== null && Object.hasOwn(attributes, name) ? text : null
}

/** `null` is what an element does not have. */
export function toText(value: unknown): string | null {
  if (typeof value === 'string') return value
  return value === true ? '' : typeof value === 'number' ? String(value) : null
}

/** A style after some of its properties have changed: rrweb tells of those alone, of one that is gone by `false`. */
export function readStyle(before: string, changes: Fields): string {
  const properties = new Map<string, string>()
  for (const part of before.split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0) properties.set(part.slice(0, colon).trim(), part.slice(colon + 1).trim())
  }
  for (const [name, value] of Object.entries(changes)) {
    if (typeof value === 'string') properties.set(name, value)
    else if (Array.isArray(value)) properties.set(name, String(value[0]))
    else properties.delete(name)
  }
  return [...properties].map(([name, value]) => `${name}: ${value}`).join('; ')
}
