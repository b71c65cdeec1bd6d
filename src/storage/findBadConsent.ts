const STATES: readonly unknown[] = ['pending', 'granted', 'denied']
const PARTS = ['carry', 'history', 'forward']

/** What of a given consent nobody can read; it counts as pending, which keeps and sends nothing. */
export function findBadConsent(given: unknown): readonly [name: string, state: unknown] | undefined {
  const isParts = typeof given === 'object' && given !== null
  const parts: [name: string, state: unknown][] = isParts ? Object.entries(given) : [['consent', given]]
  return parts.find(([name, state]) =>
    isParts
      ? !PARTS.includes(name) || !(state === undefined || STATES.includes(state))
      : !STATES.includes(state),
  )
}
