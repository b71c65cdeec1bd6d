import type { Page } from 'playwright'
import type { Observed, ObservationType } from '../../../src/core/observation.ts'
import type { SignalType } from '../../../src/core/signal.ts'
import type { UnstuckEvents } from '../../../src/surface.ts'
import { MARK } from './record.ts'

/** What a page's instances have said, over all of its loads. */
export interface Heard {
  readonly all: readonly Told[]
  /** The first signal of that type; waits for it. */
  signal(type: SignalType): Promise<Told<'signal'>>
  /** The types of all, but for those that tell of the machine. */
  signals(): string[]
  /** The first observation of that type; waits for it. */
  observation<K extends ObservationType>(type: K, skip?: number): Promise<Observed<K>>
  observations<K extends ObservationType>(type: K): Observed<K>[]
  /** The first event that passes the test; waits for it. */
  next<K extends keyof UnstuckEvents>(
    type: K,
    test?: (event: UnstuckEvents[K], told: Told<K>) => boolean,
    timeout?: number,
  ): Promise<Told<K>>
  of<K extends keyof UnstuckEvents>(type: K): UnstuckEvents[K][]
  /** Console errors and warnings, uncaught errors, violations of the page's security policy. */
  readonly complaints: readonly string[]
}

export interface Told<K extends keyof UnstuckEvents = keyof UnstuckEvents> {
  readonly type: K
  /** Which of several instances. */
  readonly who: string
  /** When a listener in the page heard it, epoch milliseconds. */
  readonly at: number
  readonly event: UnstuckEvents[K]
}

/** What these tell of, on a busy machine, is the machine. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set(['slow-page', 'slow-interaction'])

/** Call it before the page is opened. */
export function hear(page: Page): Heard {
  const all: Told[] = []
  const complaints: string[] = []
  const waiting = new Set<() => void>()

  const listen = (json: string) => {
    const told = JSON.parse(json) as Told | { type: 'violation'; event: object }
    if (told.type === 'violation') complaints.push(`violation: ${JSON.stringify(told.event)}`)
    else all.push(told as Told)
    for (const look of waiting) look()
  }
  page.on('console', (message) => {
    const text = message.text()
    if (text.startsWith(MARK)) listen(text.slice(MARK.length))
    else if (/error|warning/.test(message.type())) complaints.push(`${message.type()}: ${text}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))

  const next: Heard['next'] = (type, test = () => true, timeout = 20_000) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look)
        reject(new Error(`No such ${type} came; heard: ${listOf(all)}`))
      }, timeout)
      const look = () => {
        const found = all.find((told) => told.type === type && test(told.event as never, told as never))
        if (!found) return
        clearTimeout(timer)
        waiting.delete(look)
        resolve(found as never)
      }
      waiting.add(look)
      look()
    })
  const of: Heard['of'] = (type) =>
    all.filter((told) => told.type === type).map(({ event }) => event) as never

  return {
    all,
    complaints,
    next,
    of,
    signal: (type) => next('signal', (signal) => signal.type === type),
    signals: () => of('signal').flatMap(({ type }) => (OF_THE_MACHINE.has(type) ? [] : type)),
    async observation(type, skip = 0) {
      let seen = 0
      const counted = new Set<unknown>()
      const { event } = await next('observation', (one) => {
        if (one.type !== type || counted.has(one)) return false
        counted.add(one)
        return ++seen > skip
      })
      return event as never
    },
    observations: (type) => of('observation').filter((one) => one.type === type) as never,
  }
}

function listOf(all: readonly Told[]): string {
  const lines = all.map(({ type, event }) => {
    const { at: _, ...rest } = event as unknown as Record<string, unknown>
    return `${type} ${JSON.stringify(rest).slice(0, 240)}`
  })
  return `\n${lines.join('\n') || 'nothing'}\n`
}
