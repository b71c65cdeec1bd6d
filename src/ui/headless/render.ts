import type { BannerConfig } from '../../core/intervention.ts'
import type { HandoverDraft } from '../../handover/draft.ts'
import type { Block } from '../readMarkdown.ts'
import type { ReviewLabels } from '../review/labels.ts'
import type { HelpView, Media, Progress } from '../view.ts'

/**
 * Draws help in the host's own components. Called again whenever something has changed, with the same `container`; what
 * it returned last is called when the help is over.
 *
 * @example
 * createUnstuck({
 *   render(intervention, actions) {
 *     root ??= createRoot(intervention.container)
 *     root.render(<Help {...intervention} actions={actions} />)
 *     return () => root.unmount()
 *   },
 * })
 */
export type Render = (intervention: RenderedIntervention, actions: RenderActions) => void | (() => void)

/** What there is to draw. */
export interface RenderedIntervention {
  /** Names this offer, in all events. */
  readonly id: string
  /** As the config calls it. */
  readonly intervention: string
  readonly kind: HelpView['kind']
  /** Where to draw: a landmark named Help, in the page's body, in its open dialog, or in the slot. */
  readonly container: HTMLElement
  /** What it is about, as it is now; `undefined` while it is not on the page. */
  anchor(): Element | undefined
  readonly title: string
  /** Markdown-lite, read: draw it as nodes. */
  readonly body: readonly Block[]
  readonly media?: Media
  readonly actions: readonly RenderedAction[]
  /** Of a tour. */
  readonly progress?: Progress
  /** Of a banner. */
  readonly at?: BannerConfig['at']
  readonly tone?: BannerConfig['tone']
  /** Draw no more than a dot; {@link RenderActions.open} opens it. */
  readonly isClosed: boolean
  /** How a remedy has gone; `busy` where it takes long. */
  readonly note?: { readonly tone: 'done' | 'failed' | 'busy'; readonly text: string }
  /** Ask whether it has helped; once answered, say thanks. */
  readonly question?: 'asked' | 'answered'
  /** Offer the way never to be offered it again. */
  readonly refusable: boolean
  /** The config's own words for what is on every help. */
  readonly labels: { readonly [label: string]: string }
}

/** A button or a link to draw. */
export interface RenderedAction {
  readonly id: string
  readonly kind: 'link' | 'article' | 'handover' | 'remedy' | 'snooze' | 'dismiss' | 'next' | 'back'
  /** Changes with what comes of it: *Undo*, *Try again*. */
  readonly label: string
  /** Of a link or an article: may be followed as it is. */
  readonly href?: string
  readonly isBusy: boolean
  readonly isDone: boolean
}

/** What the user did. */
export interface RenderActions {
  /**
   * An action; of a link, that it was followed. Of a handover, our review opens in the place of what you have drawn, with
   * the way back to it; {@link review} is for those who draw that as well.
   */
  press(action: string): void
  /**
   * What a handover would pass on, for the user to write to, to read and to trim, in components of your own. Their press
   * there calls `pass`. Rejects where it cannot be had.
   *
   * @example
   * const review = await actions.review(action.id)
   * // … draw review.lines with a check box each, and a text box …
   * const { ok } = await review.pass({ text, lines: new Set(kept), recording: false })
   */
  review(action: string): Promise<RenderedReview>
  /** The dot was pressed. */
  open(): void
  /** The help was closed. */
  close(): void
  /**
   * It cannot be drawn, as a component learns that breaks after `render` has returned: it is put away, and nobody has
   * turned it down.
   */
  fail(error: unknown): void
  /** It is not to be offered again, ever. */
  never(): void
  /** Whether it has helped. */
  rate(answer: 'yes' | 'no'): void
}

/** What would be passed on, and to whoever takes over by {@link HandoverDraft.pass}. */
export interface RenderedReview extends HandoverDraft {
  /** The config's own words for what is on every review. */
  readonly labels: ReviewLabels
}
