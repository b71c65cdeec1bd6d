export const labels = {
  busy: 'Working on it…',
  done: 'Done.',
  failed: 'That did not work.',
  retry: 'Try again',
  undo: 'Undo',
  undone: 'Undone.',
  loading: 'Loading…',
  backToHelp: 'Back',
  openArticle: 'Open the article',
  noArticle: 'This article cannot be shown here.',
}
