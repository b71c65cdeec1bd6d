import type { Millis } from '../../core/time.ts'
import { CUSTOM, isFields, PLUGIN, type Fields, type RrwebEvent } from '../rrwebEvent.ts'
import { isNumber } from './isNumber.ts'
import { readSpan } from './spans.ts'

/** One thing that was asked of a server: by a script, or by the browser for a document, a script, a style sheet; or something was counted. */
export interface Request {
  readonly url: string
  readonly by: 'script' | 'document' | 'asset' | 'counter'
  /** What an asset is for: `script`, `css`, `link`. */
  readonly kind: string
  readonly method: string
  readonly status: number | undefined
  readonly from: Millis
  readonly to: Millis
}

/** All requests of a recording, for plug-ins tell of them when they have ended. */
export interface Network {
  /** Some plug-in has told of requests by scripts. */
  readonly isTold: boolean
  isOpen(since: Millis, now: Millis): boolean
  /** Something was asked for between these times, by a script or for another page. */
  hasAsked(since: Millis, until: Millis): boolean
  /** One that began since has ended between these times. */
  hasEnded(since: Millis, from: Millis, until: Millis): boolean
  /** How those were answered that began since; one failure is one. `aside` names what says nothing. */
  answered(
    since: Millis,
    now: Millis,
    isAside: (request: Request) => boolean,
  ): 'failed' | 'served' | undefined
  /** It broke off while the next document was on its way: that is what a page's leaving looks like. */
  isCalledOff(request: Request): boolean
  /** A document was asked for between these times. */
  hasAskedForPage(since: Millis, until: Millis): boolean
  /** Of the document that was loaded last. */
  statusAt(now: Millis): number | undefined
}

export function createNetwork(events: readonly RrwebEvent[]): Network {
  const all = events.flatMap(readRequests).sort((a, b) => a.from - b.from)
  const scripts = all.filter(({ by }) => by === 'script')
  const documents = all.filter(({ by }) => by === 'document')

  function since(from: Millis, until: Millis): Request[] {
    const found: Request[] = []
    for (let at = firstFrom(scripts, from); at < scripts.length && scripts[at]!.from <= until; at++)
      found.push(scripts[at]!)
    return found
  }

  const hasAskedForPage = (after: Millis, until: Millis) =>
    documents.some(({ from }) => from > after && from <= until)
  const isCalledOff = ({ status, to }: Request) =>
    status === 0 && documents.some((next) => next.from <= to && to <= next.to)

  return {
    isTold: events.some(tellsOfRequests),
    isOpen: (from, now) => since(from, now).some(({ to }) => to > now),
    hasAsked: (from, until) => since(from, until).length > 0 || hasAskedForPage(from, until),
    hasEnded: (began, from, until) => since(began, until).some(({ to }) => to >= from && to <= until),
    answered(from, now, isAside) {
      const ended = since(from, now).filter(({ to }) => to <= now)
      if (ended.some((one) => isFailed(one) && !isCalledOff(one) && !isAside(one))) return 'failed'
      return ended.some(({ status = 0 }) => status > 0 && status < 400) ? 'served' : undefined
    },
    isCalledOff,
    hasAskedForPage,
    statusAt(now) {
      const status = documents.filter(({ from }) => from <= now).at(-1)?.status
      return status === undefined || status === 0 ? undefined : status
    },
  }
}

function isFailed({ status }: Request): boolean {
  return status !== undefined && (status === 0 || status >= 400)
}

/** The first that began at this time or later. */
function firstFrom(requests: readonly Request[], from: Millis): number {
  let [low, high] = [0, requests.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (requests[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Of an event of a plug-in, in the words of a performance entry, or of one of Sentry's spans. */
export function readRequests({ type, timestamp, data }: RrwebEvent): Request[] {
  if (!isFields(data) || !isFields(data['payload'])) return []
  const { plugin, tag, payload } = data
  if (type === PLUGIN && typeof plugin === 'string' && isNetwork(plugin)) {
    const { requests } = payload
    return Array.isArray(requests)
      ? requests.filter(isFields).flatMap((one) => readEntry(one, timestamp))
      : []
  }
  const span = type === CUSTOM && typeof tag === 'string' ? readSpan(tag, payload) : undefined
  const { method = 'GET', statusCode } = span?.data ?? {}
  const by = span && byOf(SPANS[span.op], String(method), span.name)
  if (!by) return []
  const { name: url, from, to } = span
  return [
    { url, by, kind: span.op.slice(9), method: String(method), status: readStatus(statusCode), from, to },
  ]
}

const SPANS: { readonly [op: string]: Request['by'] } = {
  'resource.fetch': 'script',
  'resource.xhr': 'script',
  'resource.script': 'asset',
  'resource.css': 'asset',
  'resource.link': 'asset',
}

/** Whether the tool that has made the recording has looked at requests at all. */
function tellsOfRequests(event: RrwebEvent): boolean {
  const { plugin } = isFields(event.data) ? event.data : {}
  if (event.type === PLUGIN) return typeof plugin === 'string' && isNetwork(plugin)
  return event.type === CUSTOM && readRequests(event).some(({ by }) => by === 'script' || by === 'counter')
}

function isNetwork(plugin: string): boolean {
  return plugin.startsWith('rrweb/network') || plugin.startsWith('posthog/network')
}

function readEntry(entry: Fields, at: Millis): Request[] {
  const { name, url = name, method = 'GET', startTime, endTime, duration, timestamp, timeOrigin } = entry
  const kind = String(entry['initiatorType'])
  const by = typeof url === 'string' ? byOf(ENTRIES[kind], String(method), url) : undefined
  if (typeof url !== 'string' || !by) return []
  const start = isNumber(startTime) ? startTime : 0
  const took = isNumber(duration) ? duration : isNumber(endTime) ? Math.max(0, endTime - start) : 0
  const from = isNumber(timestamp) ? timestamp : isNumber(timeOrigin) ? timeOrigin + start : at - took
  const status = readStatus(entry['status'] ?? entry['responseStatus'])
  return [{ url, by, kind, method: String(method), status, from, to: from + took }]
}

/** Analytics are sent so as to outlive the page, of which no recording tells; but it calls where it collects by the same few names. */
function byOf(by: Request['by'] | undefined, method: string, url: string): Request['by'] | undefined {
  return by === 'script' && method === 'POST' && COUNTER.test(url) ? 'counter' : by
}

const COUNTER = /\/(collect|beacons?|telemetry|envelope)\/?(\?|#|$)/i

const ENTRIES: { readonly [initiatorType: string]: Request['by'] } = {
  fetch: 'script',
  xmlhttprequest: 'script',
  navigation: 'document',
  script: 'asset',
  css: 'asset',
  link: 'asset',
}

function readStatus(status: unknown): number | undefined {
  return isNumber(status) ? status : undefined
}
