import type { Duration } from './time.ts'

/**
 * A text, or one for each language. `{{trait}}` stands for what the host knows of the user, as it is, and `{{trait|there}}`
 * for that or, where it is not known, for "there";
 * `{{files, plural, one {# file} other {# files}}}`, `select`, `number`, `date` and `time` say how, as in ICU messages.
 */
export type Text = string | { readonly [language: string]: string }

/** The help itself, as the config describes it. */
export type InterventionConfig =
  TipConfig | CardConfig | BannerConfig | InlineConfig | TourConfig | SilentConfig

/** What is said, shown, and can be done about it. */
export interface ContentConfig {
  readonly title: Text
  /** Markdown-lite: `**bold**`, `_em_`, `code`, `[link](url)`, lists. */
  readonly body: Text
  readonly media?: MediaConfig
  readonly actions?: readonly ActionConfig[]
}

/** Beside the element that it is about; a card while that cannot be seen. */
export interface TipConfig extends ContentConfig {
  readonly kind: 'tip'
  /** `signal` (the default): the element that the signal is about; or a selector, where `>>>` leads into a frame or a shadow root. */
  readonly anchor?: string
  /** Begins as a dot that the user opens. Default: false. */
  readonly quiet?: boolean
}

/** In a corner. */
export interface CardConfig extends ContentConfig {
  readonly kind: 'card'
  /** Begins as a dot that the user opens. Default: false. */
  readonly quiet?: boolean
}

/** A bar over the page, which it does not push down. */
export interface BannerConfig extends ContentConfig {
  readonly kind: 'banner'
  /** Default: `top`. */
  readonly at?: 'top' | 'bottom'
  /** Decides about its sign. Default: `info`. */
  readonly tone?: Tone
}

export type Tone = 'info' | 'good' | 'trouble' | 'maintenance'

/** In a place that the page has set aside for it; a card where that is missing. */
export interface InlineConfig extends ContentConfig {
  readonly kind: 'inline'
  /** Selector of the place. */
  readonly slot: string
}

/** Several tips, one after the other, as fast as the user wants. */
export interface TourConfig {
  readonly kind: 'tour'
  /** From two to ten. */
  readonly steps: readonly TourStepConfig[]
}

export interface TourStepConfig extends ContentConfig {
  /** A selector; without one the step is a card. `signal`: the element that the signal is about. */
  readonly anchor?: string
}

/** Nobody sees it: the team is told, by an event, that help would have been due. */
export interface SilentConfig {
  readonly kind: 'silent'
  /** What it is about, for people of the team. */
  readonly title?: Text
  readonly body?: Text
}

export type MediaConfig = ImageConfig | VideoConfig

export interface ImageConfig {
  /** Its address: of this origin, or of one that the page's code allows for links. */
  readonly image: string
  /** What it shows, for those who do not see it. */
  readonly alt: Text
  readonly caption?: Text
  /** Width by height, so that nothing moves when it arrives. Default: 16 by 9. */
  readonly ratio?: number
}

export interface VideoConfig {
  /** Its address: of this origin, or of one that the page's code allows for links. */
  readonly video: string
  /** What it shows, for those who do not see it. */
  readonly alt: Text
  /**
   * WebVTT, by address, or one for each language: a video without captions is refused. From another origin they need CORS
   * headers, and the video then too.
   */
  readonly captions: Text
  readonly poster?: string
  readonly caption?: Text
  /** Width by height. Default: 16 by 9. */
  readonly ratio?: number
}

export type ActionConfig =
  | { readonly label: Text; readonly link: string }
  /** Of your help pages: opened within the help, or as a link where that cannot be. */
  | { readonly label: Text; readonly article: string }
  | RemedyActionConfig
  /** To a person, by the name that the page has given them. */
  | { readonly label: Text; readonly handover: string }
  /** To the next step of a tour, and to the one before. */
  | { readonly label: Text; readonly next: true }
  | { readonly label: Text; readonly back: true }
  | { readonly label: Text; readonly snooze: Duration }
  | { readonly label: Text; readonly dismiss: true }

/** What the page can do for the user, by the name that its code has given it. */
export interface RemedyActionConfig {
  readonly label: Text
  readonly remedy: string
  /** Before anything is shown, which then says what was done; only where the page's code allows it. Default: false. */
  readonly auto?: boolean
  /** Said when it has worked, and when it has not. */
  readonly done?: Text
  readonly failed?: Text
}

export interface ThemeConfig {
  readonly mode?: 'light' | 'dark' | 'auto'
  readonly accent?: string
  readonly surface?: string
  readonly text?: string
  readonly radius?: string
  readonly font?: string
}
