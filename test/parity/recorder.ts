import { record } from '@rrweb/record'
import { getRecordConsolePlugin } from '@rrweb/rrweb-plugin-console-record'
import { createRecorder } from '../../src/recorder/createRecorder.ts'
import type { RrwebEvent, RrwebOptions, RrwebRecord } from '../../src/recorder/rrweb.ts'
import type { Unstuck } from '../../src/surface.ts'
import { RECORDED } from '../lab/recorded.ts'

/** Records a page of the lab from when unstuck runs until the page goes, with what the tools record beside rrweb. */
declare const unstuck: Unstuck

const plugins = [
  getRecordConsolePlugin({ level: ['error'] }),
  { name: 'rrweb/network@1', observer: watchRequests, options: {} },
]
const byRrweb = new WeakSet<object>()
function begin({ emit, ...options }: RrwebOptions) {
  const hear = (event: RrwebEvent) => {
    byRrweb.add(event)
    emit(event)
  }
  return record({ ...options, emit: hear, plugins } as never)
}
const start = Object.assign(begin, {
  takeFullSnapshot: record.takeFullSnapshot,
  mirror: record.mirror,
}) as unknown as RrwebRecord
// What is typed is masked; what else would be is masked afterwards, so that both can be looked at.
const recorder = createRecorder(unstuck, {
  consent: 'granted',
  mask: 'marked',
  keep: 1e9,
  bytes: 1e9,
  record: start,
})
/** Those that no other recorder would have. */
const mark = (event: RrwebEvent) =>
  event.type === 5 || byRrweb.has(event) ? event : { ...event, ours: true }
const taken = () => JSON.stringify(recorder.take().map(mark))
// What a page says to the console as it goes may be lost; what it stores is there for the next.
window.addEventListener('pagehide', () => {
  const held = taken()
  if (held !== '[]') sessionStorage.setItem(RECORDED + performance.timeOrigin, held)
})
/** What was recorded, by page load. */
function giveRecordings(): string[] {
  const gone = Object.keys(sessionStorage).filter((key) => key.startsWith(RECORDED))
  const ofThis = RECORDED + performance.timeOrigin
  return [
    ...gone
      .filter((key) => key !== ofThis)
      .sort()
      .map((key) => sessionStorage.getItem(key)!),
    taken(),
  ]
}
Object.assign(window, { giveRecordings })

type Tell = (payload: object) => void

/** Tells of requests as PostHog's plug-in does: one after it has ended, in the words of a performance entry; of assets by those. */
function watchRequests(tell: Tell, win: typeof window): () => void {
  const { fetch } = win
  const observer = new PerformanceObserver((list) => {
    const requests = list.getEntries().map((entry) => ({
      ...(entry.toJSON() as PerformanceResourceTiming),
      timestamp: performance.timeOrigin + entry.startTime,
    }))
    const told = requests.filter(({ initiatorType }) => !/^(fetch|xmlhttprequest)$/.test(initiatorType))
    if (told.length > 0) tell({ requests: told })
  })
  for (const type of ['navigation', 'resource']) observer.observe({ type, buffered: true })
  const origin = performance.timeOrigin
  const say = (initiatorType: string, method: string, url: string, startTime: number, status: number) => {
    const endTime = performance.now()
    const times = { startTime, endTime, timeOrigin: origin, timestamp: origin + startTime }
    const request = {
      name: new URL(url, location.href).href,
      entryType: 'resource',
      initiatorType,
      method,
      status,
      ...times,
    }
    tell({ requests: [request] })
  }
  win.fetch = async (...args) => {
    const started = performance.now()
    const { method, url } = new Request(...args)
    try {
      const response = await Reflect.apply(fetch, win, args)
      say('fetch', method, url, started, response.status)
      return response
    } catch (error) {
      say('fetch', method, url, started, 0)
      throw error
    }
  }
  const { open, send } = XMLHttpRequest.prototype
  const asked = new WeakMap<XMLHttpRequest, [string, string]>()
  XMLHttpRequest.prototype.open = function (
    this: XMLHttpRequest,
    method: string,
    url: string | URL,
    ...rest: []
  ) {
    asked.set(this, [method, String(url)])
    return Reflect.apply(open, this, [method, url, ...rest])
  }
  XMLHttpRequest.prototype.send = function (body) {
    const started = performance.now()
    const [method, url] = asked.get(this) ?? ['GET', '']
    this.addEventListener('loadend', () => say('xmlhttprequest', method, url, started, this.status))
    return send.call(this, body)
  }
  return () => observer.disconnect()
}
