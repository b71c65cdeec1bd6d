import { maskEvent, maskText } from '../../src/recorder/mask.ts'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'

interface SerialNode {
  readonly id: number
  readonly tagName?: string
  textContent?: string
  readonly childNodes?: readonly SerialNode[]
}

interface Data {
  readonly node?: SerialNode
  readonly adds?: readonly { readonly parentId: number; readonly node: SerialNode }[]
  readonly texts?: readonly { readonly id: number; value: string | null }[]
}

/** The same recording as a tool that masks all texts would have made it. */
export function maskTexts(events: readonly RrwebEvent[]): RrwebEvent[] {
  const raw = new Set<number>()

  function mask(node: SerialNode, isRaw: boolean): void {
    if (isRaw) raw.add(node.id)
    else if (node.textContent !== undefined) node.textContent = maskText(node.textContent)
    const isCode = /^(style|script)$/i.test(node.tagName ?? '')
    if (isCode) raw.add(node.id)
    for (const child of node.childNodes ?? []) mask(child, isCode)
  }

  return structuredClone(events as RrwebEvent[]).map((event) => {
    const { node, adds = [], texts = [] } = (event.data ?? {}) as Data
    if (node) mask(node, false)
    for (const add of adds) mask(add.node, raw.has(add.parentId))
    for (const text of texts) if (text.value !== null && !raw.has(text.id)) text.value = maskText(text.value)
    maskEvent(event)
    return event
  })
}
