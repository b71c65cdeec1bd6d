/**
 * The element that a selector of the config means. `>>>` leads into an open shadow root, or a frame of the same origin:
 * `#checkout >>> input[name=card]`. Nothing but that is searched: to look through all roots would cost too much.
 */
export function findBySelector(selector: string): Element | undefined {
  let place: ParentNode | null = document
  let found: Element | null = null
  for (const part of selector.split('>>>')) {
    found = place?.querySelector(part.trim()) ?? null
    place = found?.shadowRoot ?? (found as HTMLIFrameElement | null)?.contentDocument ?? null
  }
  return found ?? undefined
}
