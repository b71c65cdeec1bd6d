/** The widget's own words. Config `messages` override them; `{title}` and `{key}` are filled in. */
export const defaultLabels = {
  helpLandmark: 'Help',
  announcement: 'Help available: {title}. Press {key} to reach it.',
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
}

export type HelpLabels = { readonly [name in keyof typeof defaultLabels]: string }
