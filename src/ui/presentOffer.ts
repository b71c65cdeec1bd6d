import { buildView, type Presentation } from './buildView.ts'
import { mountHelp } from './mountHelp.tsx'
import type { HelpHandle } from './view.ts'

/** Puts an offer on the screen. */
export function presentOffer(presentation: Presentation): HelpHandle {
  return mountHelp(buildView(presentation), presentation.host, presentation.pieces)
}
