import type { Millis } from '../core/time.ts'

/** A tab that was closed or has crashed keeps others from helping for so long. */
export const LEASE: Millis = 5000

/** Ends the claim. */
export type Release = () => void

/** What stands in where there are no Web Locks: an entry in storage, taken in one step. */
export interface Lease {
  /** Takes it, or keeps it for longer; false where another tab has it. */
  hold(by: string, now: Millis): Promise<boolean>
  letGo(by: string): Promise<void>
}

/**
 * The one place for help on the screens of this browser: at most one tab has it at a time. Plain-http intranets have
 * no Web Locks, and a sandboxed page may not ask for one; they take the lease.
 */
export async function takeClaim(
  locks: LockManager | undefined,
  lease: Lease | undefined,
  by: string,
): Promise<Release | undefined> {
  if (locks) {
    try {
      return await takeLock(locks)
    } catch {
      // Not here: the lease, then.
    }
  }
  return lease ? takeLease(lease, by) : () => {}
}

function takeLock(locks: LockManager): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null) => {
      if (!lock) return resolve(undefined)
      return new Promise<void>((release) => resolve(() => release()))
    }
    locks.request('unstuck', { ifAvailable: true }, hold).catch(reject)
  })
}

async function takeLease(lease: Lease, by: string): Promise<Release | undefined> {
  if (!(await lease.hold(by, Date.now()))) return undefined
  const timer = setInterval(() => void lease.hold(by, Date.now()).catch(() => {}), LEASE / 3)
  return () => {
    clearInterval(timer)
    void lease.letGo(by).catch(() => {})
  }
}

/** Whether a lease is over; one that ends later than any could was taken before the clock was set back. */
export function isOver(until: Millis, now: Millis): boolean {
  return until <= now || until > now + LEASE
}
