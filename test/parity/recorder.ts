import { record } from '@rrweb/record'
import { getRecordConsolePlugin } from '@rrweb/rrweb-plugin-console-record'
import { createRecorder } from '../../src/recorder/createRecorder.ts'
import type { RrwebOptions, RrwebRecord } from '../../src/recorder/rrweb.ts'
import type { Unstuck } from '../../src/surface.ts'
import { RECORDED } from '../lab/recorded.ts'

/** Records a page of the lab from when unstuck runs until the page goes, with what the tools record beside rrweb. */
declare const unstuck: Unstuck

const plugins = [
  getRecordConsolePlugin({ level: ['error'] }),
  { name: 'rrweb/network@1', observer: watchRequests, options: {} },
]
const start = Object.assign((options: RrwebOptions) => record({ ...options, plugins } as never), {
  takeFullSnapshot: record.takeFullSnapshot,
}) as unknown as RrwebRecord
// What is typed is masked; what else would be is masked afterwards, so that both can be looked at.
const recorder = createRecorder(unstuck, {
  consent: 'granted',
  mask: 'marked',
  keep: 1e9,
  bytes: 1e9,
  record: start,
})
const give = () => console.debug(RECORDED + JSON.stringify(recorder.take()))
window.addEventListener('pagehide', give)
Object.assign(window, { giveRecording: give })

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
