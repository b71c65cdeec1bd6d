/** The host's dialogs, as they are now. */
export interface Dialogs {
  /** The open modal one that holds an element: whatever is outside it cannot be used. */
  containerFor(element: Element | undefined): Element | undefined
  /** Something lies over the page that help for an element must not be seen with. */
  isCovered(element: Element): boolean
  /** The element of the signal. */
  find(): Element | undefined
}

export interface FollowOptions {
  readonly element: HTMLElement
  readonly dialogs: Dialogs
  /** What the help points at. */
  readonly anchor: Element | undefined
  /** What a tour points at next: who has opened its dialog has gone ahead. */
  readonly next: Element | undefined
  /** Its place, unless what it is about is in a dialog. */
  readonly back: Element
  /** `isBehind`: what it points at cannot be reached from there. */
  move(place: Element, isBehind: boolean): void
}

/** Out of sight, for the style sheet of the help. */
export const COVERED = 'data-unstuck-covered'

/** A press beside these closes them, and help that stands beside its anchor is in them then. */
const CLOSED_BY_PRESS = ':popover-open:not([popover=manual])'

/**
 * Takes help to where it can be used: into the dialog of what it is about, out again once that has closed, and out of
 * sight while another one is open. Where it is already it stays: a dialog that it stands in does not cover it.
 */
export function follow({ element, dialogs, anchor, next, back, move }: FollowOptions): void {
  const { containerFor, isCovered, find } = dialogs
  const about = [anchor, next, find(), element.parentElement].find((one) => one && !isCovered(one))
  if (about) {
    const dialog = containerFor(about)
    const popover = 'popover' in element ? anchor?.closest(CLOSED_BY_PRESS) : undefined
    move(dialog ?? popover ?? back, !!anchor && containerFor(anchor) !== dialog)
  }
  element.toggleAttribute(COVERED, !about || !!element.closest('[inert]'))
}
