import type { InterventionConfig } from '../core/intervention.ts'
import type { Page } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type { HandoverStep } from '../forward/event.ts'
import type { HandoverDraft } from '../handover/draft.ts'
import type { HandoverResult } from '../handover/handOver.ts'
import { createNotes, type Notes } from '../handover/notes.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { Parts } from './parts.ts'

/** Hands the user over to whoever the host has named, with what they agree to share. */
export interface HandingOver {
  /** What has happened lately; nothing is kept where there is nobody to hand over to. */
  readonly notes: Notes | undefined
  /** This help was seen. */
  noteHelp(id: string, help: InterventionConfig | undefined): void
  /** `undefined`: the page names nobody of that name. */
  open(to: string): (() => Promise<HandoverDraft>) | undefined
}

export interface HandingOverOptions {
  readonly options: UnstuckOptions
  readonly page: Page
  load: Parts['load']['handover']
  readonly emit: Emit
  /** Path of the page. */
  path(): string
  onHandover(step: HandoverStep): void
  onTicket(channel: string): void
}

export function createHandingOver({ options, page, load, emit, ...needs }: HandingOverOptions): HandingOver {
  const targets = options.handover ?? {}
  const notes = Object.keys(targets).length > 0 ? createNotes() : undefined
  /** A chat says for every message that the user has written; it is one ticket, of the handover that it was asked for last. */
  let awaited: object | undefined

  async function open(to: string): Promise<HandoverDraft> {
    const steps = notes?.read(page.now()) ?? []
    const recording = readRecording()
    const { openDraft } = await load()
    const mine = {}
    let isTold = false
    return openDraft({
      target: targets[to]!,
      to,
      steps,
      path: needs.path(),
      release: options.release,
      locale: options.locale,
      recording,
      onAsk: () => void (awaited = mine),
      onResult: (result) => tell(to, result),
      onTicket: page.guard('handover', (via: string, isSent: boolean) => {
        if (isTold || (!isSent && awaited !== mine)) return
        isTold = true
        needs.onTicket(via)
      }),
    })
  }

  /** One that cannot be read, or holds nothing yet, keeps nobody from being helped. */
  function readRecording(): readonly unknown[] | undefined {
    try {
      const events = options.recording?.()
      return events?.length ? events : undefined
    } catch (error) {
      const message = `Failed to read the recording for a handover: ${String(error)}`
      emit('problem', { code: 'handover-failed', message, error })
      return undefined
    }
  }

  function tell(to: string, { ok, via, degraded, refused }: HandoverResult): void {
    for (const { name, error } of refused) {
      if (error === undefined) continue
      const message = `Failed to hand over to "${name}": ${String(error)}`
      emit('problem', { code: 'handover-failed', message, error })
    }
    needs.onHandover({
      at: page.now(),
      to,
      ok,
      ...(via !== undefined && { via }),
      degraded,
      refused: refused.map(({ name, why }) => `${name}: ${why}`),
    })
  }

  return {
    notes,
    noteHelp: (id, help) => notes?.noteHelp(page.now(), titleOf(help, options.locale) ?? id),
    open: (to) => (Object.hasOwn(targets, to) ? () => open(to) : undefined),
  }
}

/** As the user has read it, as near as that is known here. */
function titleOf(help: InterventionConfig | undefined, locale = ''): string | undefined {
  const title = help?.kind === 'tour' ? help.steps[0]?.title : help?.title
  if (title === undefined || typeof title === 'string') return title
  return title[locale] ?? title[locale.split('-')[0]!] ?? Object.values(title)[0]
}
