import { writeJson } from '../core/json.ts'
import { SECOND, type Millis } from '../core/time.ts'
import { computeBackOff } from './backOff.ts'
import { createCloudEvent } from './cloudEvent.ts'
import type { ForwardContext, ForwardEvent, Forwarding } from './event.ts'
import type { ForwarderOptions } from './forwarder.ts'
import { createPost } from './post.ts'
import { BATCH_EVENTS, createQueue, type Queued } from './queue.ts'

/** An event does not wait longer for company: who watches the log sees trouble while it lasts. */
export const FLUSH_AFTER: Millis = 5 * SECOND

/**
 * ```
 *           20 events or 5 s           all answered
 *   waiting ────────────────▶ a round ──────────────▶ waiting
 *      ▲                         │ one failed: the rest stays, in order
 *      └──────── back-off ◀──────┘
 * ```
 * When the page is hidden or we are stopped, a round of all there is goes out at once, back-off or not: it may be
 * the last.
 */
export function startForwarding(
  options: ForwarderOptions,
  context: ForwardContext,
  { flushAfter = FLUSH_AFTER, random = Math.random } = {},
): Forwarding {
  const { window } = context
  const queue = createQueue()
  const post = createPost(options, window)
  let consent: Parameters<Forwarding['consent']>[0] = 'pending'
  /** Ends when consent is denied: what was posted in an earlier one is not posted again. */
  let epoch = 0
  let stopped = false
  let made = 0
  let rounds = 0
  let failures = 0
  let backOffUntil: Millis = 0
  let timer: number | undefined
  let due: Millis = Infinity

  const now = (): Millis => window.performance.now()

  const disarm = () => {
    window.clearTimeout(timer)
    due = Infinity
  }

  /** One timer, for whatever is due first. A round arms it when it ends. */
  const arm = (delay = queue.size < BATCH_EVENTS ? flushAfter : 0) => {
    const at = failures > 0 ? backOffUntil : now() + delay
    if (stopped || rounds > 0 || consent !== 'granted' || !queue.isWaiting || at >= due) return
    disarm()
    due = at
    timer = window.setTimeout(flush, at - now())
  }

  const write = (event: Parameters<typeof createCloudEvent>[0]) =>
    createCloudEvent(event, `${context.load}-e${++made}`, context, options.privacy ?? 'strict')

  const enqueue = (event: ForwardEvent) => {
    try {
      const { beforeSend = (all) => all } = options
      const edited = beforeSend(write(event))
      const json = edited && writeJson(edited)
      if (json) return queue.push(json)
    } catch {
      // What could not be looked at does not leave the page.
    }
    queue.drop('before-send')
  }

  /** Posts, and looks after what was not accepted. The wait that a failing server asks for, if it failed. */
  const deliver = async (batch: readonly Queued[]): Promise<Millis | undefined> => {
    const sentIn = epoch
    const { status, retryAfter } = await post.send(batch)
    if (stopped || (status >= 200 && status < 300)) return undefined
    const refused = status >= 400 && status < 500 && status !== 408 && status !== 429
    if (sentIn !== epoch) queue.drop('denied', batch)
    else if (refused) refuse(batch, status)
    else queue.putBack(batch)
    return refused ? undefined : retryAfter
  }

  const refuse = (batch: readonly Queued[], status: number) => {
    queue.drop('refused', batch)
    const { length } = batch.filter(({ drops }) => !drops)
    if (length === 0) return
    context.onProblem({
      code: 'forward-refused',
      message: `Failed to forward ${length} events to ${options.url}: the server answered ${status}.`,
    })
  }

  const startRound = async (deliverAll: () => Promise<readonly (Millis | undefined)[]>) => {
    disarm()
    if (consent !== 'granted') return
    const drops = queue.takeDrops()
    if (drops.length > 0) {
      const report = write({ type: 'dropped', at: Date.now(), data: Object.fromEntries(drops) })
      queue.push(writeJson(report), drops)
    }
    rounds++
    const answers = await deliverAll()
    rounds--
    const asked = answers.filter((wait) => wait !== undefined)
    if (asked.length > 0) backOffUntil = now() + computeBackOff(++failures, Math.max(...asked), random())
    else if (answers.length > 0) failures = 0
    arm()
  }

  /** One after the other: in order, and no more than one for a server in trouble. What comes meanwhile waits. */
  const flush = () =>
    startRound(async () => {
      const answers: (Millis | undefined)[] = []
      for (let left = queue.size; left > 0 && answers.at(-1) === undefined && consent === 'granted';) {
        const batch = queue.take()
        if (batch.length === 0) break
        left -= batch.length
        answers.push(await deliver(batch))
      }
      return answers
    })

  /** All at once, as the page may not see an answer; but on a page that stays, only what may outlive it. */
  const flushAtOnce = () =>
    startRound(() => {
      const answers: Promise<Millis | undefined>[] = []
      while (queue.size > 0 && (stopped || post.hasRoom())) answers.push(deliver(queue.take()))
      return Promise.all(answers)
    })

  const hide = () => {
    if (window.document.visibilityState === 'hidden') void flushAtOnce()
  }
  window.document.addEventListener('visibilitychange', hide)
  window.addEventListener('pagehide', flushAtOnce)

  return {
    send(event) {
      if (stopped) return
      if (consent === 'denied') queue.drop('denied')
      else enqueue(event)
      arm()
    },
    consent(state) {
      if (stopped) return
      consent = state
      disarm()
      if (state === 'denied') {
        epoch++
        queue.clear('denied')
      }
      arm(0)
    },
    stop() {
      if (stopped) return
      stopped = true
      window.document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', flushAtOnce)
      void flushAtOnce()
    },
  }
}
