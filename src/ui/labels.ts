import type { labels as ofAsking } from './ask/labels.ts'
import type { labels as ofDoing } from './doing/labels.ts'
import type { labels as ofDot } from './dot/labels.ts'
import type { labels as ofTour } from './tour/labels.ts'

/**
 * The widget's own words; those of its pieces come with them. Config `messages` override them; `{title}`, `{key}`,
 * `{step}`, `{steps}` are filled in.
 */
export const defaultLabels = {
  helpLandmark: 'Help',
  announcement: 'Help available: {title}. Press {key} to reach it.',
  close: 'Close',
  notNow: 'Not now',
  never: 'Don’t offer help like this',
  newTab: 'opens in a new tab',
}

export type HelpLabels = {
  readonly [
    name in keyof (typeof defaultLabels & typeof ofAsking & typeof ofDoing & typeof ofDot & typeof ofTour)
  ]: string
}

/** What is said of help that has come. A title may be a question, or end with a full stop of its own. */
export function sayHelp(announcement: string, title: string, key: string): string {
  const label = /[.!?…。！？]$/.test(title) ? announcement.replace(/(\{title\})[.。]/, '$1') : announcement
  return fillIn(label, { title, key })
}

/** A label with its places filled in; what is filled in is never searched for places again. */
export function fillIn(label: string, values: { readonly [place: string]: string | number }): string {
  return label.replace(/\{(\w+)\}/g, (all, place: string) =>
    Object.hasOwn(values, place) ? String(values[place]) : all,
  )
}
