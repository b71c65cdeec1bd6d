import { isFields, type Fields } from '../rrwebEvent.ts'
import type { Millis } from '../../core/time.ts'
import { isNumber } from './isNumber.ts'

/** What Sentry tells of by a span of time. */
export interface Span {
  readonly op: string
  readonly name: string
  readonly from: Millis
  readonly to: Millis
  readonly data: Fields
}

/** Sentry counts in seconds. */
export function readSpan(tag: string, payload: Fields): Span | undefined {
  const { op, description: name, startTimestamp, endTimestamp, data } = payload
  if (tag !== 'performanceSpan' || typeof op !== 'string' || typeof name !== 'string') return undefined
  if (!isNumber(startTimestamp) || !isNumber(endTimestamp)) return undefined
  const from = startTimestamp * 1000
  return { op, name, from, to: Math.max(from, endTimestamp * 1000), data: isFields(data) ? data : {} }
}
