import type { Millis } from '../core/time.ts'
import type { HandoverTarget } from './adapter.ts'
import type { Step } from './context.ts'
import type { HandoverDraft } from './draft.ts'
import { handOver, type HandoverResult } from './handOver.ts'
import { resolveHandovers } from './resolveHandovers.ts'
import { tellStory } from './story.ts'
import { writeContext } from './writeContext.ts'

export interface DraftOptions {
  readonly target: HandoverTarget
  /** As the host has named it. */
  readonly to: string
  readonly steps: readonly Step[]
  /** Path of the page. */
  readonly path: string
  readonly release: string | undefined
  readonly locale: string | undefined
  readonly recording: readonly unknown[] | undefined
  onResult(result: HandoverResult): void
  onTicket(via: string): void
}

/**
 * What would be passed on, as it stands when the user asks for a person: what happens during the review is no part of it.
 *
 * @throws {TypeError} when the host has named somebody whom nobody knows.
 */
export function openDraft({ target, to, steps, recording, ...options }: DraftOptions): HandoverDraft {
  const handovers = resolveHandovers(target, to)
  const lines = tellStory(steps)
  const clock = new Intl.DateTimeFormat(options.locale, { timeStyle: 'short' })
  const sayTime = (at: Millis) => clock.format(at)
  const first = handovers.find((one) => one.detect?.() !== false)
  return {
    lines: lines.map(({ id, text, step }) => ({ id, text, time: sayTime(step.at) })),
    ...(recording && { recording }),
    sends: first?.capabilities?.sends ?? false,
    async pass(kept) {
      const { origin, pathname } = window.location
      const context = writeContext({
        text: kept.text,
        lines: lines.filter(({ id }) => kept.lines.has(id)),
        subject: document.title,
        page: options.path,
        url: origin + pathname,
        release: options.release,
        recording: kept.recording ? recording : undefined,
        sayTime,
      })
      const result = await handOver(handovers, context, { window, onTicket: options.onTicket })
      options.onResult(result)
      const { ok, copied = false, reference } = result
      return { ok, copied, message: context.message, ...(reference !== undefined && { reference }) }
    },
  }
}
