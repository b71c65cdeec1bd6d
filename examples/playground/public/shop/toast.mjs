let hiding

/** Says something in passing. */
export function toast(text) {
  const place = document.querySelector('[data-toast]')
  place.textContent = text
  place.dataset.shown = ''
  clearTimeout(hiding)
  hiding = setTimeout(() => delete place.dataset.shown, 2400)
}
