import type { Effect } from '../core/decision.ts'
import type { Engine } from '../core/engine.ts'
import type { Observation, ObservationBodies } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import type { SharedPage } from '../dom/sharedPage.ts'

/** Feeds the engine: observations one after the other, and the clock when a deadline has come. */
export interface Driver {
  enqueue(observation: Observation): void
  /** An observation of now. */
  push<K extends keyof ObservationBodies>(type: K, body: ObservationBodies[K]): void
  stop(): void
}

export interface DriverOptions {
  readonly shared: SharedPage
  /** A timer was due then, and only runs now. */
  noteLate(due: Millis, now: Millis): void
  engine(): Engine
  /** Each observation as it goes into the log. */
  log(observation: Observation): void
  run(effect: Effect): void
}

/** `setTimeout` cannot wait longer. */
const LONGEST_TIMER: Millis = 2 ** 31 - 1

export function createDriver({ shared, noteLate, engine, log, run }: DriverOptions): Driver {
  const { page } = shared
  const queue: Observation[] = []
  const ring = page.guard('timer', tick)
  let running = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What the timer rings for. */
  let armed: Millis | undefined
  let looked: Millis | undefined

  /** Whatever folding sets off waits for its turn. */
  function enqueue(observation: Observation): void {
    if (stopped) return
    queue.push(observation)
    drain()
  }

  function drain(): void {
    if (running) return
    running = true
    try {
      for (let next = queue.shift(); next; next = queue.shift()) fold(next)
    } finally {
      running = false
      arm()
    }
  }

  function fold(observation: Observation): void {
    // A stall puts the deadline off, so there is nothing to judge yet.
    const before = observation.type === 'stalled' ? [] : lookBefore(observation.at)
    if (before.length > 0) return void queue.unshift(...before, observation)
    const { observation: stamped, effects } = engine().observe(observation)
    log(stamped)
    effects.forEach(run)
  }

  /** Before a deadline is judged: what happened until then, but was not announced. Looks once a deadline. */
  function lookBefore(now: Millis): Observation[] {
    const due = engine().nextDue()
    if (due === undefined || due > now || due === looked) return []
    looked = due
    const waiting = queue.splice(0)
    const wasRunning = running
    running = true
    // Its timer has not rung: what comes now may be the answer of a page that stood still.
    noteLate(due, page.now())
    shared.settle(Math.max(engine().now, due - 1))
    running = wasRunning
    const found = queue.splice(0)
    queue.push(...waiting)
    return found
  }

  /** One timer, for whatever is due next. One that rings too early is cheaper than one set anew by each observation. */
  function arm(): void {
    const due = stopped ? undefined : engine().nextDue()
    if (due === undefined || (armed !== undefined && armed <= due)) return
    clearTimeout(timer)
    armed = due
    timer = setTimeout(ring, Math.min(LONGEST_TIMER, Math.max(0, due - page.now())))
  }

  function tick(): void {
    const now = page.now()
    const due = armed!
    armed = undefined
    noteLate(due, now)
    queue.push(...lookBefore(now))
    drain()
    engine().advance(now).forEach(run)
    arm()
  }

  return {
    enqueue,
    push: (type, body) => enqueue({ ...body, type, at: page.now() } as unknown as Observation),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
