import type { Duration } from '../core/time.ts'
import { buildView, type Presentation } from './buildView.ts'
import { mountHelp } from './mountHelp.tsx'
import { tellHost } from './tellHost.ts'
import type { HelpHandle } from './view.ts'

/** Puts an offer on the screen. */
export function presentOffer(presentation: Presentation): HelpHandle {
  const delays = new Map<string, Duration>()
  const view = buildView(presentation, delays)
  return mountHelp(view, tellHost(presentation.host, delays), presentation.pieces)
}
