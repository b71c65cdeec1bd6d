import type { CloudEvent } from './cloudEvent.ts'
import { writeJson } from '../core/json.ts'

/** How events are written into the body of a request. */
export interface Format {
  readonly contentType: string
  /** What stands before and after the events, which are joined by commas. */
  readonly head: string
  readonly foot: string
  write(event: CloudEvent): string
  /** How many of an accepted batch the server did not take, by what it says. */
  readRejected?(body: unknown): number
}

/** A JSON array of CloudEvents (https://github.com/cloudevents/spec, JSON batch format). */
export const cloudEvents: Format = {
  contentType: 'application/cloudevents-batch+json',
  head: '[',
  foot: ']',
  write: writeJson,
}
