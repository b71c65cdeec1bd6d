import { isSeen } from './isSeen.ts'

/**
 * The element that a selector of the config means. `>>>` leads into an open shadow root, or a frame of the same origin:
 * `#checkout >>> input[name=card]`. Nothing but that is searched: to look through all roots would cost too much. Of several
 * (a menu for phones and one for desks) the first that is seen.
 */
export function findBySelector(selector: string): Element | undefined {
  let place: ParentNode | null = document
  let found: Element | undefined
  for (const part of selector.split('>>>')) {
    const all: Element[] = [...(place?.querySelectorAll(part.trim()) ?? [])]
    found = all.find(isSeen) ?? all[0]
    place = found?.shadowRoot ?? (found as HTMLIFrameElement | undefined)?.contentDocument ?? null
  }
  return found
}
