import type { InlinePiece } from '../pieces.ts'
import { LOOK_EVERY_MS } from '../watchAnchor.ts'

/** A re-render takes no longer to bring its slot back. */
export const SLOT_GRACE_MS = 1000

/** In the flow of the page. Where the slot does not come back, what is left is shown as a card. */
export const inline: InlinePiece = {
  keepInSlot({ view, element, tell, onProblem }, onLost) {
    let lostAt = 0
    const look = () => {
      if (element.isConnected) return void (lostAt = 0)
      lostAt ||= performance.now()
      const slot = findSlot()
      if (slot) return slot.append(element)
      if (performance.now() - lostAt < SLOT_GRACE_MS) return
      stop()
      document.body.append(element)
      tell('moved', 'slot-gone')
      onLost()
    }
    const findSlot = () => {
      try {
        return view.slot?.()
      } catch (error) {
        return void onProblem(error)
      }
    }
    const stop = () => {
      clearInterval(timer)
      delete element.dataset.unstuckInline
    }
    element.dataset.unstuckInline = ''
    const timer = setInterval(look, LOOK_EVERY_MS)
    return stop
  },
}

/** As wide as its slot, flat, and no arrow. Printed, it leaves no gap. */
export const css = `
:host([data-unstuck-inline]) { position: static !important; width: auto !important; height: auto !important; z-index: auto !important; }
[data-placed=inline] { position: static; width: auto; max-width: none; box-shadow: none; background: color-mix(in srgb, var(--text) 4%, var(--surface)); }
[data-placed=inline] .scroll { max-height: none; }
[data-placed=inline] .head { background: none; }
[data-placed=inline] h2 { max-height: none; }
[data-placed=inline] .arrow { display: none; }
@media print { :host([data-unstuck-inline]) { display: none !important; } }
`
