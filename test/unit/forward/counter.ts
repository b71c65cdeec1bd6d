import { createQueue, type Answer, type QueueEffect, type QueueInput } from '../../../src/forward/queue.ts'
import type { Queued } from '../../../src/forward/waitingEvents.ts'

/** A queue, its clock, and the requests that it has asked for; chance is always in the middle. */
export function openCounter({
  consent = 'granted' as 'granted' | 'pending',
  isKept = false,
  wrapping = 2,
} = {}) {
  const reported: Record<string, number>[] = []
  const effects: QueueEffect[] = []
  let now = 1_000_000
  let made = 0
  const queue = createQueue({
    wrapping,
    random: () => 0.5,
    writeReport(drops) {
      reported.push(Object.fromEntries(drops))
      return JSON.stringify(Object.fromEntries(drops))
    },
  })
  const step = (input: QueueInput) => {
    const asked = queue.step(input, now)
    effects.push(...asked)
    return asked
  }
  const posts = () => effects.filter((effect) => effect.type === 'post')
  const names = (batch: readonly Queued[]) => batch.map(({ json }) => json)
  const answered = new Set<number>()
  step({ type: 'consent', state: consent, isKept })

  return {
    queue,
    step,
    effects,
    reported,
    posts,
    now: () => now,
    /** Events '1', '2', …, or one of a text. */
    push(count: number | string) {
      if (typeof count === 'string') return step({ type: 'event', json: count })
      for (let i = 0; i < count; i++) step({ type: 'event', json: String(++made) })
      return []
    },
    /** Time passes, and what is due happens. */
    wait(ms: number) {
      const until = now + ms
      while (queue.dueAt() <= until) {
        now = Math.max(now, queue.dueAt())
        step({ type: 'tick' })
      }
      now = until
    },
    /** The server answers the oldest request that waits, or the one of that number. */
    answer(status: number, more: Partial<Answer> = {}, nth?: number) {
      const { request } = posts().find((post) => (nth ? post.request === nth : !answered.has(post.request)))!
      answered.add(request)
      return step({ type: 'answer', request, answer: { status, retryAfter: 0, ...more } })
    },
    hide: () => step({ type: 'hide' }),
    consent: (state: 'pending' | 'granted' | 'denied', kept = false) =>
      step({ type: 'consent', state, isKept: kept }),
    /** What each request held. */
    sent: () => posts().map(({ batch }) => names(batch)),
    waiting: () => names(queue.look().waiting),
    drops: () => Object.fromEntries(queue.look().drops),
    /** What was asked of the store. */
    stored: () =>
      effects.flatMap((effect) =>
        effect.type === 'keep' || effect.type === 'forget' ? [[effect.type, ...names(effect.events)]] : [],
      ),
  }
}

/** '3', '4', '5'. */
export const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i))
