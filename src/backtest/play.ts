import type { Ask, Effect } from '../core/decision.ts'
import type { Engine } from '../core/engine.ts'
import type { Observation } from '../core/observation.ts'
import type { Answer } from '../core/observations/deciding.ts'
import { SECOND, type Millis } from '../core/time.ts'

/**
 * Help that nobody has really seen is taken away again after this long, or it would keep all other help off for the rest
 * of the recording: most cards are read in half that time, and no user is there to close it.
 */
export const READ_FOR: Millis = 30 * SECOND

/** What comes of a log as it is folded. */
export interface Audience {
  take(effect: Effect): void
  /** Nothing happens until then, but that time passes. */
  pass(until: Millis): void
}

/** The log holds everything that the engine was told that day, the replies to its questions too. */
export function playAsLived(engine: Engine, log: readonly Observation[], { take, pass }: Audience): void {
  for (const observation of log) {
    const until = timeBefore(observation)
    for (let due = engine.nextDue(); due !== undefined && due <= until; due = engine.nextDue()) {
      pass(due)
      engine.advance(due).forEach(take)
    }
    pass(until)
    engine.observe(observation).effects.forEach(take)
  }
}

export interface Page extends Audience {
  answerMoment(now: Millis, isRequesting: boolean): Answer
}

/** What this engine asks is replied to at once; what it shows appears, and is closed by nobody in {@link READ_FOR}. */
export function playAsSupposed(
  engine: Engine,
  log: readonly Observation[],
  { take, pass, answerMoment }: Page,
): void {
  /** What follows from what the engine wants done, in the order of its times. */
  const following: Observation[] = []

  function run(effect: Effect): void {
    take(effect)
    const at = engine.now
    if (effect.type === 'ask') {
      const answer = reply(effect.ask)
      if (answer) follow({ type: 'reply', at, ask: effect.ask.id, answer })
    } else if (effect.type === 'offer') {
      const offer = effect.offer.id
      follow({ type: 'help', at, offer, step: 'shown' })
      follow({ type: 'help', at: at + READ_FOR, offer, step: 'closed', by: 'assumed' })
    } else if (effect.type === 'withdraw') {
      follow({ type: 'help', at, offer: effect.offer, step: 'closed', by: effect.why })
    }
  }

  function reply(ask: Ask): Answer | undefined {
    switch (ask.question) {
      case 'moment':
        return answerMoment(engine.now, engine.isRequesting(engine.now))
      case 'slot':
        return { question: 'slot', granted: true }
      case 'form':
        // What became of a form is no matter of help: the page's own reply is in the log.
        return undefined
    }
  }

  function follow(observation: Observation): void {
    const later = following.findIndex(({ at }) => at > observation.at)
    following.splice(later < 0 ? following.length : later, 0, observation)
  }

  /** Deadlines and what follows from them, each at its own time. */
  function advance(until: Millis): void {
    for (;;) {
      const due = engine.nextDue() ?? Infinity
      const next = following[0]
      const soonest = Math.min(due, next?.at ?? Infinity)
      pass(Math.min(soonest, until))
      if (soonest > until) return
      if (next && next.at <= due) observe(following.shift()!)
      else engine.advance(due).forEach(run)
    }
  }

  function observe(observation: Observation): void {
    engine.observe(observation).effects.forEach(run)
  }

  for (const observation of log) {
    advance(timeBefore(observation))
    observe(observation)
  }
  advance(engine.now)
}

/** What a block of the main thread covers has not become due in it. */
function timeBefore(observation: Observation): Millis {
  return observation.type === 'stalled' ? Math.min(observation.from, observation.at) : observation.at
}
