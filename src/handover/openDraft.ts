import type { HandoverTarget } from './adapter.ts'
import type { HandoverContext, Step } from './context.ts'
import type { HandoverDraft, HandoverEnd, HandoverKept } from './draft.ts'
import { handOver, type HandoverResult, type Refusal } from './handOver.ts'
import { nameDraft } from './nameDraft.ts'
import { type NamedHandover, resolveHandovers } from './resolveHandovers.ts'
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
  /** Somebody is about to be asked. */
  onAsk(): void
  onResult(result: HandoverResult): void
  /** The user has written; `isSent`: by this very handover. */
  onTicket(via: string, isSent: boolean): void
}

/**
 * What would be passed on, as it stands when the user asks for a person: what happens during the review is no part of it,
 * nor is the page that they may have gone to meanwhile.
 */
export function openDraft({ target, to, steps, recording, ...options }: DraftOptions): HandoverDraft {
  const handovers = resolveHandovers(target, to)
  const lines = tellStory(steps)
  const sayTime = createClock(options.locale)
  const about = {
    idempotencyKey: nameDraft(),
    subject: document.title,
    page: options.path,
    url: location.origin + location.pathname,
    release: options.release,
    sayTime,
  }
  let sends = handovers.find(isDetected)?.capabilities?.sends ?? false
  /** Those whom the next press asks. */
  let asked = handovers
  /** Who was asked before the user was asked whether it may be sent. */
  let before: readonly Refusal[] = []
  /** May have arrived: from then on this is sent again and nothing else, and others are asked only if the user says so. */
  let unsure: { readonly context: HandoverContext; readonly others: readonly NamedHandover[] } | undefined
  let passing: Promise<HandoverEnd> | undefined

  const write = (kept: HandoverKept) =>
    writeContext({
      ...about,
      text: kept.text,
      lines: lines.filter(({ id }) => kept.lines.has(id)),
      recording: kept.recording ? recording : undefined,
    })

  async function pass(kept: HandoverKept): Promise<HandoverEnd> {
    const context = unsure?.context ?? write(kept)
    const { message } = context
    if (sends && message === '' && !context.recording) return { ...NOTHING, isEmpty: true, message }
    options.onAsk()
    const list = (kept.elsewhere && unsure?.others) || asked
    const host = { window, maySend: sends, onTicket: options.onTicket }
    const result = await handOver(list, context, host)
    const rest = result.stoppedAt ? list.slice(list.indexOf(result.stoppedAt)) : []
    const refused = [...before, ...result.refused]
    if (result.stop === 'would-send') {
      before = refused
      asked = rest
      sends = true
      return { ...NOTHING, wouldSend: true, message, ...doubt() }
    }
    before = []
    if (result.stop === 'unknown') {
      unsure = { context, others: rest.slice(1) }
      asked = rest.slice(0, 1)
    }
    options.onResult({ ...result, refused })
    const { ok, sent, copied = false, unseen, reference } = result
    if (!ok) return { ...NOTHING, message, ...doubt() }
    return {
      ok,
      copied,
      message,
      ...(sent && { sent }),
      ...(result.degraded.includes('draft') && !copied && { isTextLost: true }),
      ...(unseen && { unseen }),
      ...(reference !== undefined && { reference }),
    }
  }

  const doubt = () =>
    unsure && { mayHaveArrived: true as const, ...(unsure.others.length > 0 && { hasOthers: true as const }) }

  return {
    lines: lines.map(({ id, text, step }) => ({ id, text, time: sayTime(step.at) })),
    ...(recording && { recording }),
    get sends() {
      return sends
    },
    pass(kept) {
      passing ??= pass(kept).then((end) => {
        if (!end.ok) passing = undefined
        return end
      })
      return passing
    },
  }
}

const NOTHING = { ok: false, copied: false } as const

/** Who throws is passed over here, and told of when they are asked. */
function isDetected(one: NamedHandover): boolean {
  try {
    return one.detect?.() !== false
  } catch {
    return false
  }
}

/** A language that no browser knows keeps nobody from being helped. */
function createClock(locale: string | undefined): (at: number) => string {
  const style = { timeStyle: 'short' } as const
  try {
    const clock = new Intl.DateTimeFormat(locale, style)
    return (at) => clock.format(at)
  } catch {
    const clock = new Intl.DateTimeFormat(undefined, style)
    return (at) => clock.format(at)
  }
}
