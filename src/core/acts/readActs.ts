import type { Observed } from '../observation.ts'
import { own } from '../own.ts'
import type { Millis } from '../time.ts'
import { AFTER_REQUEST, BLAMED_WITHIN, PENDING_AT_MOST } from './waits.ts'
import { awakeBetween, latest, type ActRecord, type ActsState } from './actsState.ts'

/** The acts of the last while, to be looked things up in. */
export interface ActBook {
  readonly recent: readonly ActRecord[]
  find(id: string): ActRecord | undefined
  latest(test: (act: ActRecord) => boolean): ActRecord | undefined
  /**
   * The act to which something that happens now is put down: the latest within a second, or pending, or the one
   * whose request has just been answered.
   */
  cause(now: Millis): ActRecord | undefined
  /** The act that waits for this request, which is still under way. */
  causeOfRequest(id: string): ActRecord | undefined
  /** The act whose request has just ended. */
  causeOfResponse(id: string): ActRecord | undefined
  /** How long the page could do anything between the two: a frozen one cannot. */
  awake(from: Millis, to: Millis): Millis
}

/** As the signal of this type may see them, now and whenever it is asked later. */
export function readActs(read: () => ActsState, type: string): ActBook {
  const ours = (act: ActRecord | undefined) => (act?.ignored?.includes(type) ? undefined : act)
  const find = (id: string) => ours(read().acts.find((act) => act.id === id))
  const awake = (from: Millis, to: Millis) => awakeBetween(read(), from, to)
  const isBlamed = (act: ActRecord, now: Millis) =>
    act.inFlight > 0 || (awake(act.at, now) <= BLAMED_WITHIN && act.at <= now)
  return {
    awake,
    get recent() {
      return read().acts
    },
    find,
    latest: (test) => ours(latest(read().acts, test)),
    cause(now) {
      const { acts, ended } = read()
      const blamed = ours(latest(acts, (act) => isBlamed(act, now)))
      return blamed ?? (ended && now - ended.at <= AFTER_REQUEST ? find(ended.act) : undefined)
    },
    causeOfRequest(id) {
      const request = own(read().requests, id)
      return request?.pends ? find(request.act!) : undefined
    },
    causeOfResponse(id) {
      const { ended } = read()
      return ended?.id === id ? find(ended.act) : undefined
    },
  }
}

/** How long a request took that an act has caused; `undefined` for all others. */
export function durationOf({ ended }: ActsState, { id, at }: Observed<'response'>): Millis | undefined {
  return ended?.id === id ? at - ended.from : undefined
}

/** The user waits for a request. */
export function isRequesting({ acts }: ActsState, now: Millis): boolean {
  return acts.some((act) => act.inFlight > 0 && now - act.at < PENDING_AT_MOST)
}
