export const labels = {
  busy: 'Working on it…',
  stillBusy: 'This takes longer than usual.',
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
