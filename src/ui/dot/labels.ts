export const labels = {
  open: 'Help: {title}',
}
