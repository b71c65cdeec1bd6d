import type { ComponentType } from 'preact'
import type { HelpLabels } from './labels.ts'
import type { Link } from './links.ts'

/**
 * What opens within the help and takes the place of what it said: an article, a review. Each comes in a chunk of its
 * own; the frame around it (the way back, Escape, the focus) is the help's.
 */
export interface HelpPage {
  readonly title: string
  readonly View: ComponentType<PageProps>
  /** For what only this page has; put beside the help's own style. */
  readonly css?: string
}

export interface PageProps {
  readonly labels: HelpLabels
  linkTo(href: string): Link | undefined
  /** The user followed a link of it, or did what it is for; `by` names that. */
  onUse(by: string): void
  /** Back to what the help said. */
  onBack(): void
  /** Puts the help away: the page has done its work. */
  onDone(by: string): void
}
