import { SECOND, type Millis } from '../core/time.ts'
import type { Handover, HandoverHost, Part } from './adapter.ts'
import type { HandoverContext } from './context.ts'
import type { NamedHandover } from './resolveHandovers.ts'

/** A chat script that has not come by then does not come; the user has waited long enough. */
export const READY_TIMEOUT: Millis = 5 * SECOND
/** Who has not opened by then says nothing: an interface that ignores calls answers none either. */
const ANSWER_TIMEOUT: Millis = 10 * SECOND
/** A minute's recording over a slow line takes its time. Who sends knows by itself when nothing moves any more. */
const SEND_TIMEOUT: Millis = 60 * SECOND

/** What became of a handover. */
export interface HandoverResult {
  readonly ok: boolean
  /** Who has taken over. */
  readonly via?: string
  /** They have it; else it is a draft that they show. */
  readonly sent?: true
  /** What did not get through: offered in another way, or lost. */
  readonly degraded: readonly Part[]
  /** The text is on the clipboard, for the user to paste. */
  readonly copied?: true
  readonly unseen?: true
  /** A number or name that the provider has given it. */
  readonly reference?: string
  /** Those who were asked and did not take over, and why. The last may be `unknown`: nobody was asked after it. */
  readonly refused: readonly Refusal[]
  /** It went no further down the list: this one may have it, or would send what the user takes for a draft. */
  readonly stop?: 'unknown' | 'would-send'
  readonly stoppedAt?: NamedHandover
}

export interface Refusal {
  readonly name: string
  readonly why: 'missing' | 'not-ready' | 'away' | 'refused' | 'failed' | 'silent' | 'unknown'
  /** What the host should know of; the rest is what chats are like. */
  readonly error?: unknown
}

/** What a handover needs of the page. */
export interface Desk {
  readonly window: Window & typeof globalThis
  /** The user knows that their press sends. */
  readonly maySend: boolean
  /** Who has taken over says that the user has written; `isSent`: by this very handover, and not in a chat that it opened. */
  onTicket(via: string, isSent: boolean): void
}

/**
 * Asks each in turn whether they are there, and passes the user on to the first who is. Never throws.
 *
 * ```
 *  missing, away, refused, failed ──▶ the next      nothing can have been received
 *  unknown ─────────────────────────▶ stop          it may have been: another one might make a second ticket of it
 *  sends, and the user expects a draft ─▶ stop      they are asked first
 * ```
 */
export async function handOver(
  handovers: readonly NamedHandover[],
  context: HandoverContext,
  host: Desk,
): Promise<HandoverResult> {
  const refused: Refusal[] = []
  for (const one of handovers) {
    const result = await tryOne(one, context, host)
    const stopped = { ok: false, degraded: [], refused, stoppedAt: one }
    if (result === WOULD_SEND) return { ...stopped, stop: 'would-send' }
    if ('ok' in result) return { ...result, refused }
    refused.push(result)
    if (result.why === 'unknown') return { ...stopped, stop: 'unknown' }
  }
  return { ok: false, degraded: [], refused }
}

const WOULD_SEND = Symbol('would send')

async function tryOne(
  one: NamedHandover,
  context: HandoverContext,
  { window, maySend, onTicket }: Desk,
): Promise<Refusal | Omit<HandoverResult, 'refused'> | typeof WOULD_SEND> {
  const { name, capabilities } = one
  try {
    if (one.detect?.() === false) return { name, why: 'missing' }
    if (one.ready && (await inTime(READY_TIMEOUT, one.ready(READY_TIMEOUT))) !== true)
      return { name, why: 'not-ready' }
    if (one.available) {
      const available = await inTime(ANSWER_TIMEOUT, one.available())
      if (available === false || available === LATE) return { name, why: 'away' }
    }
    // Who is only asked whether they are there opens by other means: the host's own.
    if (!one.handover) return { name, why: 'refused' }
    if (capabilities?.sends && !maySend) return WOULD_SEND
    // Before a chat opens: it takes the focus, and the clipboard is only for the page that has it.
    const early =
      capabilities?.draft === false && context.message !== '' && (await copy(context.message, window))
    const host: HandoverHost = { window, onTicket: () => onTicket(name, !!capabilities?.sends) }
    const timeout = capabilities?.sends ? SEND_TIMEOUT : ANSWER_TIMEOUT
    const answer = await inTime(timeout, one.handover(context, host))
    if (answer === LATE)
      return { name, why: capabilities?.sends === false ? 'silent' : 'unknown', error: 'it does not answer' }
    const said = typeof answer === 'object' ? answer : { ok: answer !== false }
    if (!said.ok && said.mayHaveArrived)
      return { name, why: 'unknown', error: 'it does not say whether it has arrived' }
    if (!said.ok) return { name, why: 'refused' }
    const degraded = said.degraded ?? findLost(context, capabilities)
    const copied = degraded.includes('draft') && (early || (await copy(context.message, window)))
    return {
      ok: true,
      via: name,
      degraded,
      ...(capabilities?.sends && { sent: true }),
      ...(copied && { copied }),
      ...(said.unseen && { unseen: true }),
      ...(said.reference !== undefined && { reference: said.reference }),
    }
  } catch (error) {
    return { name, why: 'failed', error: error ?? 'it broke' }
  }
}

/** What the context has and the provider has no place for. */
function findLost(context: HandoverContext, capabilities: Handover['capabilities']): Part[] {
  if (!capabilities) return []
  const lost: Part[] = []
  if (context.message !== '' && !capabilities.draft) lost.push('draft')
  // A draft says all of it in words.
  if (!capabilities.fields && !capabilities.draft) lost.push('fields')
  if (context.recording && !capabilities.recording) lost.push('recording')
  return lost
}

async function copy(text: string, { navigator }: Window): Promise<true | undefined> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not allowed, not a secure context, or there is none.
    return undefined
  }
}

const LATE = Symbol('late')

/** A promise that nobody waits for any longer still has its rejection heard. */
async function inTime<T>(timeout: Millis, value: T | Promise<T>): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), timeout)
  })
  try {
    return await Promise.race([Promise.resolve(value), late])
  } finally {
    clearTimeout(timer)
  }
}
