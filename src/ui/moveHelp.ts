import { follow } from './follow.ts'
import type { Frame } from './frame.ts'
import type { Shell } from './shell.ts'

/** Where help stands. */
export interface Stage {
  place: Element
  /** Its place, unless what it is about is in a dialog. */
  back: Element
  /** What it points at cannot be reached from there. */
  isBehind: boolean
}

/** Takes help to where it can be used, with the focus that is in it: loaded once something lies over the page. */
export function moveHelp(
  stage: Stage,
  { element, root }: Shell,
  { view: { dialogs, steps }, state }: Frame,
  find: () => Element | undefined,
  stand: () => void,
): void {
  const move = (place: Element, isBehind: boolean) => {
    if (stage.place === place && stage.isBehind === isBehind) return
    const focused = root.activeElement as HTMLElement | null
    if (stage.place !== place) {
      // What libraries put on all that is outside of a dialog.
      element.removeAttribute('inert')
      element.removeAttribute('aria-hidden')
      place.append(element)
    }
    Object.assign(stage, { place, isBehind })
    stand()
    focused?.focus({ preventScroll: true })
  }
  const next = steps?.[(state.progress?.at ?? 0) + 1]
  if (dialogs) follow({ dialogs, element, anchor: find(), next: next?.anchor?.(), back: stage.back, move })
}
