type State = 'pending' | 'granted' | 'denied'

/** What may be kept and sent, part by part. */
export interface ConsentRecord {
  /** State over a page load. */
  readonly carry: State
  /** Caps over visits. */
  readonly history: State
  /** Events that leave the page. */
  readonly forward: State
}

/** One word for all parts, or some of them; what is not said stays as it was. `denied` of a user's beats the host. */
export function createConsent(
  given: State | Partial<ConsentRecord> | undefined,
  { before = NOTHING_SAID, gpc = false }: { readonly before?: ConsentRecord; readonly gpc?: boolean } = {},
): ConsentRecord {
  // A word for all of them, if only one that nobody knows: who says `false` has not said yes.
  const said =
    typeof given === 'object' && given !== null
      ? { ...before, ...given }
      : { carry: given, history: given, forward: given }
  const consent = { carry: read(said.carry), history: read(said.history), forward: read(said.forward) }
  return gpc ? { ...consent, forward: 'denied' } : consent
}

const NOTHING_SAID: ConsentRecord = { carry: 'pending', history: 'pending', forward: 'pending' }

/** Whatever is not a clear yes or no is neither. */
function read(state: unknown): State {
  return state === 'granted' || state === 'denied' ? state : 'pending'
}
