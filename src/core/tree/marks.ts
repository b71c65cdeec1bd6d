import type { TreeElement } from './element.ts'

/** What the host and the config say about parts of the page, as far as names depend on it. */
export interface TreeMarks {
  isMasked(element: TreeElement): boolean
  /** An error that the page shows. */
  isError(element: TreeElement): boolean
  /** The same as a selector, for those who look for one in a part of the page; empty where nothing is marked. */
  readonly errors: string
  name(element: TreeElement): string | undefined
}
