import type { Node } from 'jsonc-parser'
import { pointTo } from '../rules/problem.ts'

/** Keys that an object has twice: JSON keeps the last one and says nothing. */
export function findDuplicateKeys(
  node: Node,
  pointer = '',
): { readonly pointer: string; readonly offset: number; readonly key: string }[] {
  if (node.type === 'array') {
    return (node.children ?? []).flatMap((item, i) => findDuplicateKeys(item, pointTo(pointer, i)))
  }
  if (node.type !== 'object') return []
  const seen = new Set<string>()
  return (node.children ?? []).flatMap(({ children: [name, value] = [] }) => {
    const key = String(name?.value)
    const at = pointTo(pointer, key)
    const again = seen.has(key) ? [{ pointer: at, offset: name?.offset ?? 0, key }] : []
    seen.add(key)
    return [...again, ...(value ? findDuplicateKeys(value, at) : [])]
  })
}
