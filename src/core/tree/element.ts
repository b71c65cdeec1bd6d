/**
 * What is asked of an element to know what it is: the browser's own have all of it, and so have those of a page that is
 * rebuilt from a recording.
 */
export interface TreeElement extends TreeNode {
  readonly localName: string
  readonly id: string
  readonly classList: ArrayLike<string>
  /** Of a control, as the browser reads it. */
  readonly type?: string
  readonly labels?: ArrayLike<TreeElement> | null
  readonly alt?: string
  readonly parentElement: TreeElement | null
  readonly previousElementSibling: TreeElement | null
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  matches(selector: string): boolean
  closest(selector: string): TreeElement | null
  getRootNode(): TreeNode
}

export interface TreeNode {
  readonly nodeType: number
  readonly firstChild: TreeNode | null
  readonly nextSibling: TreeNode | null
}

export const ELEMENT = 1 as const
export const TEXT = 3 as const
