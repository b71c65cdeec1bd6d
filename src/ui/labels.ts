/** The widget's own words. Config `messages` override them; `{title}`, `{key}`, `{step}`, `{steps}` are filled in. */
export const defaultLabels = {
  helpLandmark: 'Help',
  announcement: 'Help available: {title}. Press {key} to reach it.',
  open: 'Help: {title}',
  close: 'Close',
  notNow: 'Not now',
  never: 'Don’t offer help like this',
  newTab: 'opens in a new tab',
  busy: 'Working on it…',
  done: 'Done.',
  failed: 'That did not work.',
  retry: 'Try again',
  undo: 'Undo',
  undone: 'Undone.',
  next: 'Next',
  back: 'Back',
  finish: 'Done',
  progress: 'Step {step} of {steps}',
  loading: 'Loading…',
  backToHelp: 'Back',
  openArticle: 'Open the article',
  noArticle: 'This article cannot be shown here.',
  ask: 'Did this help?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you.',
}

export type HelpLabels = { readonly [name in keyof typeof defaultLabels]: string }

/** A label with its places filled in; what is filled in is never searched for places again. */
export function fillIn(label: string, values: { readonly [place: string]: string | number }): string {
  return label.replace(/\{(\w+)\}/g, (all, place: string) =>
    Object.hasOwn(values, place) ? String(values[place]) : all,
  )
}
