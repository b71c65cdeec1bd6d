import type { Page } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type { Attention } from './attention.ts'
import type { Driver } from './driver.ts'
import type { HandingOver } from './handingOver.ts'
import type { Remember } from './remember.ts'
import type { Forwarder } from './startForward.ts'

/** Whom what happens reaches: the engine's log, the host's listeners, the team's backend, memory, other tabs, a handover. */
export interface Reached {
  readonly page: Page
  readonly push: Driver['push']
  readonly emit: Emit
  readonly forwarding: Forwarder | undefined
  readonly remember: Remember
  readonly attention: Attention | undefined
  readonly handingOver: HandingOver | undefined
}
