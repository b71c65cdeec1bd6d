export const labels = {
  ask: 'Did this help?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you.',
}
