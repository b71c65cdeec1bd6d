import type { Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** Turns of a hand are a tenth of a second apart; looking more often only costs. */
export const POINTER_SAMPLED: Millis = 40
/** One observation for so much of the way. */
export const POINTER_TOLD: Millis = 500

/** The way of the mouse while no button is held: what is dragged or drawn is meant. */
export const startPointer: Sensor = (page) => {
  const { window } = page
  let points: [time: number, x: number, y: number][] = []
  let last = 0
  const tell = () => {
    const end = last
    const path = points.map(([time, x, y]) => [Math.round(end - time), x, y] as const)
    points = []
    if (path.length > 1) page.push({ type: 'pointer', at: page.now(), path })
  }
  const see = page.guard('pointer', (event: PointerEvent) => {
    const { timeStamp, buttons, pointerType } = event
    if (buttons > 0 || pointerType !== 'mouse' || page.guard.isTight()) {
      points = []
      return
    }
    if (points.length > 0 && timeStamp - last > POINTER_TOLD) points = []
    last = timeStamp
    points.push([timeStamp, Math.round(event.clientX), Math.round(event.clientY)])
    if (timeStamp - points[0]![0] >= POINTER_TOLD) tell()
  })
  // Most moves come too soon to be looked at, and cost no more than this.
  const move = (event: PointerEvent) => {
    if (event.timeStamp - last >= POINTER_SAMPLED) see(event)
  }
  return { stop: listen(window, 'pointermove', move) }
}
