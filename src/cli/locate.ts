import { findNodeAtLocation, type Node } from 'jsonc-parser'
import { readPointer } from './sayPlace.ts'

/** A place in a text, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * Where a JSON pointer leads in the text: to the key that it names, or, where that is missing, to the innermost
 * object that should have it.
 */
export function locate(text: string, tree: Node | undefined, pointer: string): Place {
  const path = readPointer(pointer)
  for (let length = path.length; tree && length >= 0; length--) {
    const node = findNodeAtLocation(tree, toPath(tree, path.slice(0, length)))
    if (node) return placeOf(text, keyOf(node).offset)
  }
  return { line: 1, column: 1 }
}

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

/** Indices of lists are numbers for the parser; whether a part is one, only the list itself can tell. */
function toPath(tree: Node, parts: readonly string[]): (string | number)[] {
  const path: (string | number)[] = []
  for (const part of parts) {
    const isList = findNodeAtLocation(tree, path)?.type === 'array'
    path.push(isList ? Number(part) : part)
  }
  return path
}

/** The value of a property stands beside its key, and the key is what people look for. */
function keyOf(node: Node): Node {
  return node.parent?.type === 'property' ? (node.parent.children?.[0] ?? node) : node
}
