import type { CloudEvent } from './cloudEvent.ts'
import { createCloudEvent, type Source, type Told } from './createCloudEvent.ts'
import type { DropReason } from './drops.ts'
import { feed } from './feed.ts'
import type { ConsentState, Forward, Forwarding } from './forward.ts'
import type { Storing } from './journal.ts'
import { readForwarder } from './readForwarder.ts'
import { startForwarding } from './startForwarding.ts'
import { withoutPersonal } from './withoutPersonal.ts'

/** Everything that a host forwards with, started. */
export interface Forwards {
  send(told: Told): void
  consent(state: ConsentState, history: ConsentState): void
  lose(reason: DropReason, count: number): void
  stop(): void
}

/** Starts what the host forwards with, and hands it what of each event may leave the page. */
export function startForwards(
  forwards: readonly Forward[],
  source: Source,
  who: () => Pick<Told, 'visit' | 'user'>,
  storing: Storing,
): Forwards {
  const { window, onProblem, personal } = source
  const started = forwards.flatMap((forward) => {
    try {
      const forwarding = forward({
        window,
        post(options) {
          const read = readForwarder(options, source.read)
          return read ? startForwarding(read, source, { who, storing }) : { send() {} }
        },
      })
      return forwarding.consent ? forwarding : feed(forwarding, { window, onProblem })
    } catch (error) {
      onProblem({
        code: 'forward-failed',
        message: `Failed to start forwarding: ${String(error)}.`,
        error,
      })
      return []
    }
  })
  let made = 0

  return {
    send(told) {
      const event = withoutPersonal(told.event, personal)
      if (!event) return
      const nth = ++made
      const written: { [privacy: string]: CloudEvent } = {}
      for (const { privacy = 'strict', send } of started) {
        send((written[privacy] ??= createCloudEvent({ ...told, event }, nth, source, privacy)))
      }
    },
    consent: (...said) => each(({ consent }) => consent?.(...said)),
    lose: (...lost) => each(({ lose }) => lose?.(...lost)),
    stop: () => each(({ stop }) => stop?.()),
  }

  /** What the host has written may fail; the others are told all the same. */
  function each(tell: (forwarding: Forwarding) => void): void {
    for (const forwarding of started) {
      try {
        tell(forwarding)
      } catch (error) {
        onProblem({ code: 'forward-failed', message: `Failed to forward: ${String(error)}.`, error })
      }
    }
  }
}
