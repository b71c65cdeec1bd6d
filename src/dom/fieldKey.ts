import type { Marks } from './sensor.ts'
import { GENERATED } from '../core/tree/target.ts'

const LONGEST = 40

/**
 * What a field is called by those who made it: its mark, name or id, and never what is in it. Rows of a table share
 * theirs; a field that nobody named is known by its kind.
 */
export function fieldKey(field: Element, marks: Marks): string {
  const id = field.getAttribute('id')
  const name = marks.name(field) || field.getAttribute('name') || (id && !GENERATED.test(id) && id)
  return (name || field.getAttribute('type') || field.localName).replace(/\d+/g, '#').slice(0, LONGEST)
}
