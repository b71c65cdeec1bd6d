import type { Signal } from '../core/signal.ts'
import { muteErrors } from '../dom/errors.ts'
import type { Page } from '../dom/sensor.ts'

/** The signal as an event of the element that it is about; an error in somebody's listener is no signal. */
export function announceSignal(page: Page, signal: Signal): void {
  const target = (signal.target && page.find(signal.target)) ?? window
  const event = new CustomEvent('unstuck:signal', { detail: signal, bubbles: true, composed: true })
  muteErrors(() => page.guard.aside(() => target.dispatchEvent(event)))
}
