/** Everything that is not in the code: the inputs that make a log replayable. */
export interface StartBody {
  readonly version: string
  /** Hash of the config that was in force. */
  readonly config: string
  /** Names this page load: makes ids unique over page loads. */
  readonly load: string
  readonly tab: string
  /** Somebody was on this site just before, and nothing was carried over: nobody knows what came there. */
  readonly follows?: true
  /** Minutes east of UTC. */
  readonly utcOffset: number
  /** The same of the time zones that the config names, as far as the browser knows them. */
  readonly zones?: { readonly [zone: string]: number }
  readonly mode: Mode
  /** The signals that are on. */
  readonly signals: readonly string[]
  /** A factor on all times of all detectors; 1 unless the user or the host asks for more. */
  readonly patience: number
}

/** `off`; `watch`: decides and reports, shows nothing; `on`. */
export type Mode = 'off' | 'watch' | 'on'
