import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** The network goes and comes back, as the browser tells. */
export const startNetwork: Sensor = (page) => {
  const told = page.guard('network', ({ type }: Event) =>
    page.push({ type: 'network', at: page.now(), offline: type === 'offline' }),
  )
  return { stop: listen(page.window, 'offline online', told) }
}
