/** What would be passed on with the user, for them to see, write to and trim before anything is. */
export interface HandoverDraft {
  /** What happened, oldest first. */
  readonly lines: readonly { readonly id: string; readonly time: string; readonly text: string }[]
  /** Plays the last minute, if there is a recording of it. */
  readonly recording?: readonly unknown[]
  /** The press sends it, rather than opening a chat with a draft. */
  readonly sends: boolean
  /** Passes the user on with what they have kept. Never rejects. */
  pass(kept: HandoverKept): Promise<HandoverEnd>
}

export interface HandoverKept {
  /** In the user's own words; may be empty. */
  readonly text: string
  /** Ids of the lines. */
  readonly lines: ReadonlySet<string>
  readonly recording: boolean
}

export interface HandoverEnd {
  readonly ok: boolean
  /** The text is on the clipboard, since whoever takes over takes no draft. */
  readonly copied: boolean
  /** By what name it can be asked about. */
  readonly reference?: string
  /** The whole text, for those whom nobody took over. */
  readonly message: string
}
