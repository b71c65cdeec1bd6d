import type * as Deciding from '../deciding.ts'
import type { startClient } from '../client.ts'
import type { AnyDetector } from '../core/detector.ts'
import type { RequestsOptions } from '../dom/requests.ts'
import type { Sensor } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type * as Desk from '../handover/desk.ts'
import type * as Forwarding from '../forwarding.ts'
import type { openInspector } from '../inspector/openInspector.tsx'
import type { Compiled } from '../rules/compile.ts'
import type { describeCall, describeOption, describeProblem } from '../rules/sentences.ts'
import type * as Passing from './passing.ts'
import type { UnstuckOptions } from '../surface.ts'
import type * as Headless from '../ui/headless.ts'
import type { loadPieces, presentOffer } from '../ui/widget.ts'

/** What a build brings along: its sensors, and how its lazy parts are loaded. */
export interface Parts {
  /** What watches from the first moment. */
  readonly sensors: NamedSensors
  readonly load: {
    folding(): Promise<Folding>
    deciding(): Promise<typeof Deciding>
    handover(): Promise<typeof Desk>
    forwarding(): Promise<typeof Forwarding>
    widget(): Promise<Widget>
    headless(): Promise<typeof Headless>
    inspector(): Promise<{ readonly openInspector: typeof openInspector }>
    sentences(): Promise<{
      readonly describeProblem: typeof describeProblem
      readonly describeOption: typeof describeOption
      readonly describeCall: typeof describeCall
    }>
  }
}

/** A name may come again: it is one sensor. */
export type NamedSensors = readonly (readonly [name: string, create: (settings: RequestsOptions) => Sensor])[]

/** What makes signals of observations. */
export interface Folding {
  readonly startClient: typeof startClient
  /** What need not have watched before. */
  readonly sensors?: NamedSensors
  readonly detectors: readonly AnyDetector[]
}

export interface ClientParts {
  readonly detectors: readonly AnyDetector[]
  readonly load: Parts['load']
}

/** What puts help on the screen. */
export interface Widget {
  readonly loadPieces: typeof loadPieces
  readonly presentOffer: typeof presentOffer
}

/** What an instance runs with. */
export interface Given {
  readonly options: UnstuckOptions
  readonly parts: ClientParts
  readonly decider: Decider | undefined
  /** Those that the config leaves on. */
  readonly detectors: readonly AnyDetector[]
  readonly emit: Emit
}

/** What decides about help, and the config that it goes by. */
export type Decider = typeof Deciding & Partial<typeof Passing> & { readonly compiled: Compiled }
