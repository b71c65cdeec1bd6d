import { MINUTE, SECOND, type Millis } from '../core/time.ts'
import type { Page } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { Driver } from './driver.ts'
import type { Parts } from './parts.ts'

/** A desk that fills up is noticed while it matters, and asking costs the host's server next to nothing. */
export const HANDOVER_EVERY: Millis = MINUTE
/** Whoever has not answered by then does not answer: nobody is sent to a chat that hangs. */
export const HANDOVER_TIMEOUT: Millis = 10 * SECOND

/** Asks the host who could take over, of those whom rules name; each answer that is new is logged. */
export interface Handovers {
  /** A page has begun, and nothing is known of anybody. */
  begin(): void
  stop(): void
}

export interface HandoversOptions {
  readonly page: Page
  readonly push: Driver['push']
  readonly emit: Emit
  /** Names that rules ask about. */
  readonly asked: readonly string[]
  readonly given: UnstuckOptions['handover']
  load: Parts['load']['handover']
}

export function createHandovers({ page, push, emit, asked, given = {}, load }: HandoversOptions): Handovers {
  const { document } = page.window
  const names = asked.filter((name) => {
    const isGiven = Object.hasOwn(given, name)
    if (!isGiven) {
      const message = `A rule asks for the handover "${name}", which the page does not bring along; name it in createUnstuck({ handover: { ${JSON.stringify(name)}: … } }), or it is never known.`
      emit('problem', { code: 'unknown-handover', message })
    }
    return isGiven
  })
  const known = new Map<string, boolean>()
  const failed = new Set<string>()
  const pending = new Set<string>()
  let lastAsked: Millis = -Infinity
  let timer: ReturnType<typeof setInterval> | undefined

  const askAll = page.guard('handover', () => {
    if (document.hidden) return
    lastAsked = page.now()
    for (const name of names) void ask(name)
  })
  const onVisible = () => {
    if (page.now() - lastAsked >= HANDOVER_EVERY) askAll()
  }

  async function ask(name: string): Promise<void> {
    if (pending.has(name)) return
    pending.add(name)
    try {
      learn(
        name,
        await inTime(async () => {
          const desk = await load()
          return desk.askAvailable(desk.resolveHandovers(given[name]!, name))
        }),
      )
    } catch (error) {
      // What was said a minute ago may be wrong by now; of whom nothing was ever said, nothing is known.
      if (known.has(name)) learn(name, false)
      if (!failed.has(name)) {
        const message = `Failed to ask whether the handover "${name}" is available: ${String(error)}`
        emit('problem', { code: 'handover-failed', message, error })
      }
      failed.add(name)
    }
    pending.delete(name)
  }

  function learn(name: string, answer: unknown): void {
    // Nobody tells: what is not known is never a reason to offer it.
    if (answer === undefined) return
    const available = answer === true
    if (!timer || known.get(name) === available) return
    known.set(name, available)
    push('handover', { to: name, available })
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
    document.removeEventListener('visibilitychange', onVisible)
  }

  return {
    begin() {
      stop()
      known.clear()
      lastAsked = -Infinity
      if (names.length === 0) return
      timer = setInterval(askAll, HANDOVER_EVERY)
      document.addEventListener('visibilitychange', onVisible)
      askAll()
    },
    stop,
  }
}

function inTime<T>(ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`no answer within ${HANDOVER_TIMEOUT / SECOND} s`))
    const timer = setTimeout(late, HANDOVER_TIMEOUT)
    ask()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
