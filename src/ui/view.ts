import type { HelpStep } from '../core/help.ts'
import type { BannerConfig, ThemeConfig } from '../core/intervention.ts'
import type { HandoverDraft } from '../handover/draft.ts'
import type { Dialogs } from './follow.ts'
import type { HelpLabels } from './labels.ts'
import type { Frame } from './frame.ts'
import type { HelpPage } from './pages.ts'

export type { HelpStep }

/**
 * One piece of help, ready for the screen: chosen, translated and interpolated. Every text in it is
 * Markdown-lite; the title and the labels are shown as its plain text.
 */
export interface HelpView extends HelpContent {
  readonly id: string
  /**
   * `tip` points at its anchor; `card` sits in a corner, or at the bottom of a phone; `banner` lies along an edge;
   * `inline` stands in a slot of the page; `tour` is several tips.
   */
  readonly kind: 'tip' | 'card' | 'banner' | 'inline' | 'tour'
  /** Of a tour; the first is what the view itself says. */
  readonly steps?: readonly HelpContent[]
  /** Begins as a dot that the user opens. */
  readonly quiet?: boolean
  /** Of a banner. */
  readonly edge?: BannerConfig['at']
  readonly tone?: BannerConfig['tone']
  /** Finds the place that the page has set aside for it. Until it is found, the help is shown as a card. */
  readonly slot?: () => Element | undefined
  /** Nobody asked for it, so the user may want no more of the kind: told as `dismissed` by {@link NEVER}. */
  readonly refusable?: boolean
  /** The host's own open dialog, when the trouble is inside it. Default: the body. */
  readonly container?: Element | undefined
  /** Those that come and go while it is open. */
  readonly dialogs?: Dialogs
  /** BCP 47 tag of the language that the texts are in. Default: the page's. */
  readonly locale?: string | undefined
  /** Which way that is written. Default: as the page. */
  readonly dir?: 'ltr' | 'rtl' | undefined
  readonly theme?: ThemeConfig
  /** The widget's own words, where they differ from {@link defaultLabels}. */
  readonly labels?: Partial<HelpLabels>
  /**
   * The key that moves focus into the help, such as `F6` or `Alt+Shift+H`. Default: `F6`. A letter alone would
   * be pressed by accident, and fail WCAG 2.1.4.
   */
  readonly shortcut?: string | undefined
  /** Origins that links may lead to, besides the page's own. */
  readonly allowLinks?: readonly string[]
  /** For the style element, in browsers without constructable style sheets. */
  readonly nonce?: string | undefined
}

/** What it says at once: a whole tip, or one step of a tour. */
export interface HelpContent {
  readonly title: string
  readonly body: string
  readonly media?: Media
  readonly actions: readonly HelpAction[]
  /**
   * Finds the element that a tip explains. It is asked again whenever that element has left the page, so that
   * a tip survives a re-render. Until it is found, the tip is shown as a card.
   */
  readonly anchor?: () => Element | undefined
}

/** A picture, or a video with captions. */
export interface Media {
  readonly src: string
  readonly alt: string
  readonly caption?: string
  readonly ratio?: number
  /** A video. */
  readonly captions?: string
  readonly poster?: string
}

/** How the dismissal is told that is for good. */
export const NEVER = 'never'

/** How it is told that somebody else has taken over: the help has done what it could. */
export const HANDOVER = 'handover'

/** What the user can do about it. The first that does something is the primary one. */
export type HelpAction = LinkAction | PageAction | RemedyAction | ClosingAction

/** Ways out and back, beside what helps. */
export const QUIET_ACTIONS: readonly HelpAction['kind'][] = ['snooze', 'dismiss', 'back']

export interface LinkAction {
  readonly kind: 'link'
  readonly id: string
  readonly label: string
  readonly href: string
}

/** Opens a page within the help: an article, or the review of what will be handed over. */
export interface PageAction {
  readonly kind: 'page'
  readonly id: string
  readonly label: string
  /** Where it leads as a link, while it cannot be opened here. */
  readonly href?: string
  load(frame: Frame): Promise<HelpPage>
  /** Of a handover, for whoever draws the review themselves. */
  draft?(): Promise<HandoverDraft>
  /** Something of the user's is in it. */
  isWritten?(): boolean
}

/** Something that the host can do for the user. */
export interface RemedyAction {
  readonly kind: 'remedy'
  readonly id: string
  readonly label: string
  run(): Promise<unknown>
  undo?(): Promise<unknown>
  /** It has run already, by itself. Default: `ready`. */
  readonly phase?: 'done' | 'failed'
  /** Said when it has worked. Default: the label `done`. */
  readonly done?: string
  /** Said when it has not. Default: the label `failed`. */
  readonly failed?: string
}

export interface ClosingAction {
  readonly kind: 'snooze' | 'dismiss' | 'next' | 'back'
  readonly id: string
  /** How it is told: of a snooze, how long it is in milliseconds. Default: its id. */
  readonly by?: string
  /** Default: the label `notNow`, or `next` and `back`. */
  readonly label?: string
}

/** What the widget tells its owner. */
export interface HelpHost {
  /** `by` names the action, the control or the reason; `progress` is where in a tour it happened. */
  on(step: HelpStep, by?: string, progress?: Progress): void
  onProblem(error: unknown): void
}

export interface Progress {
  readonly step: number
  readonly of: number
}

export interface HelpHandle {
  /** Removes every trace of the help; the second call does nothing. */
  close(why: string): void
  /** The user is at it, or is to be told of what was done for them: no goal that is reached should take it away. */
  isNeeded(): boolean
  /** Takes it to where it can be used now: no dialog says that it opens. */
  look(): void
  readonly element: Element
}
