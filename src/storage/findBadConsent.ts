const STATES: readonly unknown[] = ['pending', 'granted', 'denied', undefined]
const PARTS = ['carry', 'history', 'forward']

/** What of a given consent nobody can read, in words; it counts as pending, which keeps and sends nothing. */
export function findBadConsent(given: unknown): string | undefined {
  const isParts = typeof given === 'object' && given !== null
  const parts: [name: string, state: unknown][] = isParts ? Object.entries(given) : [['consent', given]]
  const bad = parts.find(([name, state]) => !STATES.includes(state) || (isParts && !PARTS.includes(name)))
  return bad && `Failed to read "${bad[0]}: ${String(bad[1])}" as consent: ${ALLOWED}`
}

const ALLOWED =
  'say "pending", "granted" or "denied", for all or for each of "carry", "history" and "forward".'
