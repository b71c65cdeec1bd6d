import type { EngineState } from '../core/engineState.ts'
import type { Millis } from '../core/time.ts'
import type { Page } from '../dom/sensor.ts'
import type { Emit } from '../facade.ts'
import type { Told } from '../forward/createCloudEvent.ts'
import type { Carry } from '../storage/carry.ts'

/** A page that goes has this long to leave its state to the one that comes back. */
const RESTORE_TRIES = 5
const RESTORE_AGAIN: Millis = 100

/** Takes the visit along from one page load to the next, where it may. */
export interface Carrier {
  /** What the page before has left. */
  readonly found: Carried | undefined
  /** Begins to leave it behind, and to take it up when the user comes back. */
  start(needs: CarrierNeeds): void
  clear(): void
  stop(): void
}

export interface CarrierNeeds {
  /** What is to be carried now. */
  pack(): Carried
  /** The user went on elsewhere and has come back to this very document. */
  resume(state: EngineState): void
  /** Nobody has sent this yet. */
  unpack(told: readonly Told[]): void
}

interface Carried {
  /** Names the tab: one opened from it gets a copy of its storage, but is another. */
  readonly tab: string
  readonly state: EngineState
  /** What there was no time to send. */
  readonly told?: readonly Told[] | undefined
}

export function createCarrier(carry: Carry, page: Page, isAllowed: () => boolean, emit: Emit): Carrier {
  const take = () => readCarried(carry.take(), page.now())
  const found = isAllowed() ? take() : undefined
  const stops: (() => void)[] = []
  let restoring: ReturnType<typeof setTimeout> | undefined

  return {
    found,
    start({ pack, resume, unpack }) {
      let hiddenAt: Millis = 0
      if (found?.told) unpack(found.told)

      function save(): void {
        if (!isAllowed()) return
        const carried = pack()
        hiddenAt = carried.state.now
        if (carry.put({ sdk: __VERSION__, ...carried })) return
        emit('problem', {
          code: 'state-not-carried',
          message:
            'Failed to carry the visit over the page load: storage is denied or full, or the state too large.',
        })
      }

      /**
       * Back from the back/forward cache: pages visited meanwhile may have carried the state on. The last of them may
       * live in another process, and says goodbye there while this one is shown already.
       */
      function restore(tries: number): void {
        const newer = take()
        if (newer?.told) unpack(newer.told)
        if (newer && newer.state.now > hiddenAt) return resume(newer.state)
        if (tries > 1)
          restoring = setTimeout(
            page.guard('carry', () => restore(tries - 1)),
            RESTORE_AGAIN,
          )
      }

      const leave = page.guard('carry', save)
      const back = page.guard('carry', ({ persisted }: PageTransitionEvent) => {
        if (persisted && isAllowed()) restore(RESTORE_TRIES)
      })
      window.addEventListener('pagehide', leave)
      window.addEventListener('pageshow', back)
      stops.push(
        () => window.removeEventListener('pagehide', leave),
        () => window.removeEventListener('pageshow', back),
      )
    },
    clear: () => carry.clear(),
    stop() {
      clearTimeout(restoring)
      stops.forEach((stop) => stop())
    },
  }
}

/**
 * What was carried over the page load; nothing, where another version of this script carried it, or where the
 * clock has been set back since: time would stand still until it has caught up.
 */
function readCarried(value: unknown, now: Millis): Carried | undefined {
  const carried = value as (Partial<Carried> & { sdk?: unknown }) | undefined
  const isOurs = carried?.sdk === __VERSION__ && carried.state?.version === 1 && carried.state.now <= now
  return isOurs && typeof carried.tab === 'string' && carried.state
    ? { tab: carried.tab, state: carried.state, told: carried.told }
    : undefined
}
