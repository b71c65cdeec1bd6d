/** Longer than the impatience of a quick shopper: whoever clicks on while it slides clicks into nothing. */
const SLIDE_TAKES = 450

/** A carousel that slides, and that swallows clicks while it does. */
export function startCarousel(root) {
  const track = root.querySelector('[data-track]')
  const dots = root.querySelector('[data-dots]')
  const slides = [...track.children]
  let current = 0
  let sliding = false

  dots.append(...slides.map((_, at) => createDot(at)))
  root.querySelector('[data-previous]').addEventListener('click', () => slideTo(current - 1))
  root.querySelector('[data-next]').addEventListener('click', () => slideTo(current + 1))
  mark()

  function slideTo(wanted) {
    if (sliding || wanted === current) return
    sliding = true
    current = (wanted + slides.length) % slides.length
    track.style.transition = `transform ${SLIDE_TAKES}ms cubic-bezier(.3,.7,.2,1)`
    track.style.transform = `translateX(${-100 * current}%)`
    setTimeout(() => {
      sliding = false
      mark()
    }, SLIDE_TAKES)
  }

  function mark() {
    slides.forEach((slide, at) => (slide.inert = at !== current))
    ;[...dots.children].forEach((dot, at) => dot.setAttribute('aria-current', String(at === current)))
  }

  function createDot(at) {
    const dot = document.createElement('button')
    dot.type = 'button'
    dot.ariaLabel = `Collection ${at + 1}`
    dot.addEventListener('click', () => slideTo(at))
    return dot
  }
}
