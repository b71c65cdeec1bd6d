import type { HelpLabels } from './labels.ts'

/**
 * One piece of help, ready for the screen: chosen, translated and interpolated. Every text in it is
 * Markdown-lite; the title and the labels are shown as its plain text.
 */
export interface HelpView {
  readonly id: string
  /** `tip` points at its anchor; `card` sits in a corner, or at the bottom of a phone. */
  readonly kind: 'tip' | 'card'
  readonly title: string
  readonly body: string
  readonly actions: readonly HelpAction[]
  /** Nobody asked for it, so the user may want no more of the kind: told as `dismissed` by {@link NEVER}. */
  readonly refusable?: boolean
  /**
   * Finds the element that a tip explains. It is asked again whenever that element has left the page, so that
   * a tip survives a re-render. Until it is found, the tip is shown as a card.
   */
  readonly anchor?: () => Element | undefined
  /** The host's own open dialog, when the trouble is inside it. Default: the body. */
  readonly container?: Element
  /** BCP 47 tag of the language that the texts are in; decides `lang` and the direction. Default: the page's. */
  readonly locale?: string
  readonly theme?: Theme
  /** The widget's own words, where they differ from {@link defaultLabels}. */
  readonly labels?: Partial<HelpLabels>
  /**
   * The key that moves focus into the help, such as `F6` or `Alt+Shift+H`. Default: `F6`. A letter alone would
   * be pressed by accident, and fail WCAG 2.1.4.
   */
  readonly shortcut?: string
  /** Origins that links may lead to, besides the page's own. */
  readonly allowLinks?: readonly string[]
  /** For the style element, in browsers without constructable style sheets. */
  readonly nonce?: string
}

/** How the dismissal is told that is for good. */
export const NEVER = 'never'

/** What the user can do about it. The first link or remedy is the primary one. */
export type HelpAction = LinkAction | RemedyAction | ClosingAction

export interface LinkAction {
  readonly kind: 'link'
  readonly id: string
  readonly label: string
  readonly href: string
}

/** Something that the host can do for the user. */
export interface RemedyAction {
  readonly kind: 'remedy'
  readonly id: string
  readonly label: string
  run(): Promise<unknown>
  undo?(): Promise<unknown>
  /** Said when it has worked. Default: the label `done`. */
  readonly done?: string
  /** Said when it has not. Default: the label `failed`. */
  readonly failed?: string
}

export interface ClosingAction {
  readonly kind: 'snooze' | 'dismiss'
  readonly id: string
  /** Default: the label `notNow`. */
  readonly label?: string
}

/** Colours, radius and font of the host; a value that CSS would not accept is left out. */
export interface Theme {
  /** `auto`, the default, follows what the page looks like, not what the device prefers. */
  readonly mode?: 'light' | 'dark' | 'auto'
  readonly accent?: string
  readonly surface?: string
  readonly text?: string
  readonly radius?: string
  readonly font?: string
}

/** What the widget tells its owner. */
export interface HelpHost {
  /** `by` names the action, the control or the reason. */
  on(step: HelpStep, by?: string): void
  onProblem(error: unknown): void
}

/**
 * ```
 * shown ─┬─ used ⇄ failed (an action) ─┬─▶ dismissed · snoozed   the user closed it
 *        └──────────────────────────────┼─▶ closed                its owner did
 *                                       └─▶ failed 'removed'      the page tore it out
 * ```
 */
export type HelpStep = 'shown' | 'used' | 'dismissed' | 'snoozed' | 'closed' | 'failed'

export interface HelpHandle {
  /** Removes every trace of the help; the second call does nothing. */
  close(why: string): void
  readonly element: Element
}
