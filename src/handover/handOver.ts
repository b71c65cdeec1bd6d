import { SECOND, type Millis } from '../core/time.ts'
import type { Handover, HandoverHost, Part } from './adapter.ts'
import type { HandoverContext } from './context.ts'
import type { NamedHandover } from './resolveHandovers.ts'

/** A chat script that has not come by then does not come; the user has waited long enough. */
export const READY_TIMEOUT: Millis = 5 * SECOND
/** Who has not opened by then says nothing: an interface that ignores calls answers none either. */
const ANSWER_TIMEOUT: Millis = 10 * SECOND

/** What became of a handover. */
export interface HandoverResult {
  readonly ok: boolean
  /** Who has taken over. */
  readonly via?: string
  /** What did not get through: offered in another way, or lost. */
  readonly degraded: readonly Part[]
  /** The text is on the clipboard, for the user to paste. */
  readonly copied?: true
  /** A number or name that the provider has given it. */
  readonly reference?: string
  /** Those who were asked and did not take over, and why. */
  readonly refused: readonly Refusal[]
}

export interface Refusal {
  readonly name: string
  readonly why: 'missing' | 'not-ready' | 'away' | 'refused' | 'failed' | 'silent'
  readonly error?: unknown
}

/** What a handover needs of the page. */
export interface Desk {
  readonly window: Window & typeof globalThis
  /** Who has taken over says that the user has written. */
  onTicket(via: string): void
}

/** Asks each in turn whether they are there, and passes the user on to the first who is. Never throws. */
export async function handOver(
  handovers: readonly NamedHandover[],
  context: HandoverContext,
  host: Desk,
): Promise<HandoverResult> {
  const refused: Refusal[] = []
  for (const one of handovers) {
    const result = await tryOne(one, context, host)
    if ('ok' in result) return { ...result, refused }
    refused.push(result)
  }
  return { ok: false, degraded: [], refused }
}

async function tryOne(
  one: NamedHandover,
  context: HandoverContext,
  { window, onTicket }: Desk,
): Promise<Refusal | Omit<HandoverResult, 'refused'>> {
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
    const host: HandoverHost = { window, onTicket: () => onTicket(name) }
    const answer = await inTime(ANSWER_TIMEOUT, one.handover(context, host))
    if (answer === LATE) return { name, why: 'silent' }
    if (answer === false || (typeof answer === 'object' && !answer.ok)) return { name, why: 'refused' }
    const degraded = (typeof answer === 'object' && answer.degraded) || findLost(context, capabilities)
    const copied = degraded.includes('draft') && (await copy(context.message, window))
    const reference = typeof answer === 'object' ? answer.reference : undefined
    return {
      ok: true,
      via: name,
      degraded,
      ...(copied && { copied }),
      ...(reference !== undefined && { reference }),
    }
  } catch (error) {
    return { name, why: 'failed', error }
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
