import type { Millis } from '../core/time.ts'

/** What rrweb writes, as far as anybody may rely on it: files come from everywhere, so nothing below the time is believed. */
export interface RrwebEvent {
  readonly type: number
  readonly timestamp: Millis
  readonly data: unknown
}

/** rrweb's numbers; they are the format, and never change. */
export const CUSTOM = 5
export const PLUGIN = 6

export type Fields = { readonly [key: string]: unknown }

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Times before this are in seconds: some vendors write those of their own custom events so. */
const FIRST_MILLIS = 100_000_000_000

/** @returns Nothing where it is no event. */
export function readEvent(value: Fields): RrwebEvent | undefined {
  const { type, timestamp, data } = value
  if (typeof type !== 'number' || typeof timestamp !== 'number' || !Number.isFinite(timestamp))
    return undefined
  if (type < 0 || timestamp < 0 || timestamp > LAST_TIME) return undefined
  const isSeconds = type === CUSTOM && timestamp > FIRST_SECONDS && timestamp < FIRST_MILLIS
  return { type, timestamp: isSeconds ? timestamp * 1000 : timestamp, data }
}

/** Dates end there (https://tc39.es/ecma262/#sec-time-values-and-time-range). */
const LAST_TIME: Millis = 8.64e15
/** In seconds, the year 2001: what is smaller is counted from the start of a session that somebody has shifted to 0. */
const FIRST_SECONDS = 1_000_000_000
