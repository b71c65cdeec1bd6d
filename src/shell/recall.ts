import type { MemoryBody } from '../core/observations/deciding.ts'
import type { Millis } from '../core/time.ts'
import type { Page } from '../dom/sensor.ts'
import type { Memory } from '../storage/memory.ts'

/** Storage that has not answered by then is treated as if there were none. */
export const MEMORY_WITHIN: Millis = 1000

/** Asks the browser what it remembers, where it may; help waits for the answer, but not for long. */
export interface Recall {
  /** Each asking takes the place of the one before: consent may have changed since. */
  ask(mayRemember: boolean, person?: string): void
  stop(): void
}

export function createRecall(
  page: Page,
  memory: Memory | undefined,
  tell: (body: MemoryBody) => void,
  onStranger: () => void,
): Recall {
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const settle = page.guard('memory', (mine: number, body: MemoryBody) => {
    if (mine !== asked) return
    stop()
    tell(body)
  })
  function stop(): void {
    asked++
    clearTimeout(timer)
  }

  return {
    ask(mayRemember, person) {
      stop()
      const mine = asked
      if (!memory || !mayRemember) return settle(mine, { scope: 'visit' })
      timer = setTimeout(() => settle(mine, { scope: 'visit', why: 'late' }), MEMORY_WITHIN)
      const read = async () => {
        // Before the caps of whoever was here last can count for this one.
        if (person !== undefined && (await memory.turnPerson(person)) && mine === asked) onStranger()
        return memory.read()
      }
      read().then(
        (remembered) => settle(mine, remembered ? { scope: 'browser', ...remembered } : { scope: 'visit' }),
        () => settle(mine, { scope: 'visit', why: 'failed' }),
      )
    },
    stop,
  }
}
