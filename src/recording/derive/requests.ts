import type { ResponseBody } from '../../core/observation.ts'
import { requestKey } from '../../core/requestKey.ts'
import { isSameSite } from '../../core/sameSite.ts'
import type { Millis } from '../../core/time.ts'
import { CUSTOM, isFields, PLUGIN, type Fields, type RrwebEvent } from '../rrwebEvent.ts'
import { readAddress } from './address.ts'
import type { Part, Rebuilt } from './rebuilt.ts'

interface Request {
  readonly url: string
  readonly method: string
  readonly status: number | undefined
  readonly from: Millis
  readonly to: Millis
}

/** What the handler of a press sends, it sends at once. */
const CAUSED: Millis = 30
/** Events are stamped by another clock than requests. */
const SKEW: Millis = 10
/** Presses remembered: a request is told of when it has ended, and those of the last minutes may have caused it. */
const PRESSES_KEPT = 400

/** Requests, as the network plug-ins of rrweb and PostHog, and Sentry's spans, tell of them when they have ended. */
export function createRequests(page: Rebuilt): Part {
  const presses: Millis[] = []
  if (!page.hasRequests) page.doubt('requests', 'rrweb records none without a network plug-in.')
  let made = 0

  function tell({ url, method, status, from, to }: Request): void {
    const address = readAddress(url, page.href)
    if (!/^https?:$/.test(address.protocol)) return
    const here = readAddress(page.href)
    const one = { id: `request${++made}`, key: requestKey(method, address, here.origin) }
    // From elsewhere nothing comes where somebody blocks it, and a `no-cors` says no more.
    const isTold = status !== undefined && (status > 0 || address.origin === here.origin)
    const judged = isTold && isSameSite(hostname(address.host), hostname(here.host))
    const isCaused = presses.some((at) => from >= at - SKEW && from - at <= CAUSED)
    page.push({
      type: 'request',
      at: from,
      ...one,
      ...(isCaused && { caused: true }),
      ...(!judged && { unawaited: true }),
    })
    const outcome = outcomeOf(status)
    page.push({
      type: 'response',
      at: to,
      ...one,
      outcome,
      judged,
      ...(status !== undefined && status > 0 && { status }),
    })
  }

  return {
    see(step) {
      if (step.kind === 'click') {
        presses.push(step.at)
        if (presses.length > PRESSES_KEPT) presses.shift()
        return
      }
      const found =
        step.kind === 'plugin'
          ? readPlugin(step.name, step.payload, step.at)
          : step.kind === 'custom'
            ? readSpan(step.tag, step.payload)
            : []
      found.forEach(tell)
    },
  }
}

/** Whether the tool that has made the recording has looked at requests at all. */
export function tellsOfRequests({ type, data }: RrwebEvent): boolean {
  if (!isFields(data)) return false
  const { plugin, tag, payload } = data
  if (type === PLUGIN) return typeof plugin === 'string' && isNetwork(plugin)
  return type === CUSTOM && typeof tag === 'string' && isFields(payload) && readSpan(tag, payload).length > 0
}

export function isNetwork(plugin: string): boolean {
  return plugin.startsWith('rrweb/network') || plugin.startsWith('posthog/network')
}

function outcomeOf(status: number | undefined): ResponseBody['outcome'] {
  if (status === undefined) return 'ok'
  return status === 0 || status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'ok'
}

function readPlugin(name: string, { requests }: Fields, at: Millis): Request[] {
  if (!isNetwork(name)) return []
  return Array.isArray(requests) ? requests.filter(isFields).flatMap((one) => readEntry(one, at)) : []
}

function readEntry(entry: Fields, at: Millis): Request[] {
  const {
    name,
    url = name,
    initiatorType,
    method = 'GET',
    startTime,
    endTime,
    duration,
    timestamp,
    timeOrigin,
  } = entry
  if (typeof url !== 'string' || !/^(fetch|xmlhttprequest)$/.test(String(initiatorType))) return []
  const start = isNumber(startTime) ? startTime : 0
  const took = isNumber(duration) ? duration : isNumber(endTime) ? Math.max(0, endTime - start) : 0
  const from = isNumber(timestamp) ? timestamp : isNumber(timeOrigin) ? timeOrigin + start : at - took
  return [
    {
      url,
      method: String(method),
      status: readStatus(entry['status'] ?? entry['responseStatus']),
      from,
      to: from + took,
    },
  ]
}

/** Sentry's, in seconds. */
function readSpan(tag: string, { op, description, startTimestamp, endTimestamp, data }: Fields): Request[] {
  if (tag !== 'performanceSpan' || !/^resource\.(fetch|xhr)$/.test(String(op))) return []
  if (typeof description !== 'string' || !isNumber(startTimestamp) || !isNumber(endTimestamp)) return []
  const { method = 'GET', statusCode } = isFields(data) ? data : {}
  const [from, to] = [startTimestamp * 1000, endTimestamp * 1000]
  return [
    {
      url: description,
      method: String(method),
      status: readStatus(statusCode),
      from,
      to: Math.max(from, to),
    },
  ]
}

function readStatus(status: unknown): number | undefined {
  return isNumber(status) ? status : undefined
}

function hostname(host: string): string {
  return host.replace(/^.*@/, '').replace(/:\d*$/, '')
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
