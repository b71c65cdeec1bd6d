import type { PanelState } from './HelpPanel.tsx'
import type { HelpLabels } from './labels.ts'
import type { HelpContent, HelpStep, HelpView } from './view.ts'

/** Help on the screen, as its pieces see it. */
export interface Frame {
  readonly view: HelpView
  readonly labels: HelpLabels
  /** In the page; its shadow root holds the rest. */
  readonly element: HTMLElement
  readonly state: PanelState
  update(change: Partial<PanelState>): void
  /** Says something else from now on, beside what that is about. */
  show(content: HelpContent, change: Partial<PanelState>): void
  /** Adds to the style. */
  style(css: string | undefined): void
  say(text: string): void
  tell(step: HelpStep, by?: string): void
  /** Asks whether it has helped, if that may be asked. */
  question(): unknown
  /** Moves the focus in: the user has asked for it. */
  enter(): void
  end(step: HelpStep, by: string): void
  onProblem(error: unknown): void
}
