import { sumUp } from './bag.mjs'

/** The number beside "Bag". */
export function startBagCount(badge) {
  const show = () => {
    const { count } = sumUp()
    badge.textContent = String(count)
    badge.hidden = count === 0
  }
  addEventListener('bag', show)
  show()
}
