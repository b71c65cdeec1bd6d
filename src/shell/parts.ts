import type * as Deciding from '../deciding.ts'
import type { Feature } from '../features.ts'
import type * as Desk from '../handover/desk.ts'
import type * as Forwarding from '../forwarding.ts'
import type { openInspector } from '../inspector/openInspector.tsx'
import type { Compiled } from '../rules/compile.ts'
import type { describeOption, describeProblem } from '../rules/sentences.ts'
import type { loadPieces, presentOffer } from '../ui/widget.ts'

/** What a build brings along: its signals, and how its lazy parts are loaded. */
export interface Parts {
  readonly features: readonly Feature[]
  readonly load: {
    deciding(): Promise<typeof Deciding>
    handover(): Promise<typeof Desk>
    forwarding(): Promise<typeof Forwarding>
    widget(): Promise<Widget>
    inspector(): Promise<{ readonly openInspector: typeof openInspector }>
    sentences(): Promise<{
      readonly describeProblem: typeof describeProblem
      readonly describeOption: typeof describeOption
    }>
  }
}

/** What puts help on the screen. */
export interface Widget {
  readonly loadPieces: typeof loadPieces
  readonly presentOffer: typeof presentOffer
}

/** What decides about help, and the config that it goes by. */
export type Decider = typeof Deciding & { readonly compiled: Compiled }
