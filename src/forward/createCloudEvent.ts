import type { ForwardProblemCode } from '../core/problemCode.ts'
import type { CloudEvent, DroppedData } from './cloudEvent.ts'
import type { Declared, ForwardEvent } from './event.ts'
import type { ForwarderOptions } from './options.ts'
import { projectEvent } from './project.ts'

/** Where events come from, and what of them is public. */
export interface Source {
  readonly window: Window & typeof globalThis
  readonly version: string
  /** Hash of the config in force. */
  readonly config: string
  readonly release?: string
  /** Names this page load; event ids are unique over all loads. */
  readonly load: string
  readonly declared: Declared
  /** Signals that may only tell of a disability or a habit. */
  readonly personal: readonly string[]
  /** What of it fits; of the rest the host is told. */
  read(
    given: ForwarderOptions,
    fits: { readonly [option: string]: (value: unknown) => unknown },
  ): Partial<ForwarderOptions>
  onProblem(problem: {
    readonly code: ForwardProblemCode
    readonly message: string
    readonly error?: unknown
  }): void
}

/** An event, and whose it was when it happened. */
export interface Told {
  readonly event: ForwardEvent
  readonly visit: string
  /** Hash of the user's id. */
  readonly user: string | undefined
}

export function createCloudEvent(
  { event, visit, user }: Told,
  nth: number,
  source: Source,
  privacy: 'strict' | 'open',
): CloudEvent {
  return {
    ...envelopeOf(source, visit, user),
    id: `${source.load}-e${nth}`,
    type: `io.unstuck.${event.type}`,
    time: new Date(event.at).toISOString(),
    sequence: String(nth).padStart(7, '0'),
    data: projectEvent(event, source.declared, privacy),
  } as CloudEvent
}

/** Tells of what was not sent. */
export function createReport(
  data: DroppedData,
  nth: number,
  source: Source,
  { visit, user }: Pick<Told, 'visit' | 'user'>,
): CloudEvent {
  return {
    ...envelopeOf(source, visit, user),
    id: `${source.load}-d${nth}`,
    type: 'io.unstuck.dropped',
    time: new Date().toISOString(),
    data,
  }
}

function envelopeOf({ window, version, config, release }: Source, visit: string, user: string | undefined) {
  return {
    specversion: '1.0',
    source: window.location.origin,
    datacontenttype: 'application/json',
    sdkversion: version,
    confighash: config,
    visit,
    ...(release !== undefined && { release }),
    ...(user !== undefined && { user }),
  } as const
}
