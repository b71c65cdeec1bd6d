import type { Duration } from './time.ts'

/** A text, or one for each language. */
export type Text = string | { readonly [language: string]: string }

/** The help itself, as the config describes it. */
export interface InterventionConfig {
  readonly kind: 'tip' | 'card'
  /** `signal` (the default for a tip): the element that the signal is about; or a selector. */
  readonly anchor?: string
  readonly title: Text
  /** Markdown-lite: `**bold**`, `_em_`, `code`, `[link](url)`, lists. */
  readonly body: Text
  readonly actions?: readonly ActionConfig[]
}

export type ActionConfig =
  | { readonly label: Text; readonly link: string }
  | { readonly label: Text; readonly remedy: string }
  | { readonly label: Text; readonly dismiss: true }
  | { readonly label: Text; readonly snooze: Duration }

export interface ThemeConfig {
  readonly mode?: 'light' | 'dark' | 'auto'
  readonly accent?: string
  readonly surface?: string
  readonly text?: string
  readonly radius?: string
  readonly font?: string
}
