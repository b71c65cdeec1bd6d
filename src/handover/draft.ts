/** What would be passed on with the user, for them to see, write to and trim before anything is. */
export interface HandoverDraft {
  /** What happened, oldest first. */
  readonly lines: readonly { readonly id: string; readonly time: string; readonly text: string }[]
  /** Plays the last minute, if there is a recording of it. */
  readonly recording?: readonly unknown[]
  /**
   * The next press sends it, rather than opening a chat with a draft. It becomes so where the chat turns out not to be
   * there and somebody is next to whom it is sent: the user is asked once more.
   */
  readonly sends: boolean
  /**
   * Passes the user on with what they have kept. Never rejects. While that is under way, and after it went well, another
   * call gets the same answer. After {@link HandoverEnd.mayHaveArrived} it is the same message that is sent again, under
   * the same key, whatever is kept then.
   */
  pass(kept: HandoverKept): Promise<HandoverEnd>
}

/** What the user has left in the review. */
export interface HandoverKept {
  /** In the user's own words; may be empty. */
  readonly text: string
  /** Ids of the lines. */
  readonly lines: ReadonlySet<string>
  readonly recording: boolean
  /** It may have arrived, and the user wants those to be asked who come after. */
  readonly elsewhere?: boolean
}

/** How a handover has ended. */
export interface HandoverEnd {
  readonly ok: boolean
  /** Somebody has it. Else what is open is a draft. */
  readonly sent?: true
  /** The text is on the clipboard, since whoever takes over takes no draft, or not all of it. */
  readonly copied: boolean
  /** It should be, and the browser did not let us: the user has to be given it. */
  readonly isTextLost?: true
  /** Whether anything has opened cannot be seen. */
  readonly unseen?: true
  /** By what name it can be asked about. */
  readonly reference?: string
  /** Nobody has said so, but it may be there: to try again makes no second ticket where the key is heeded. */
  readonly mayHaveArrived?: true
  /** There are others who could be asked, if the user wants that. */
  readonly hasOthers?: true
  /** Nothing has been passed on: the next would send it at once, and that was not what the user has agreed to. */
  readonly wouldSend?: true
  /** Nothing has been passed on: it would be sent, and there is nothing in it. */
  readonly isEmpty?: true
  /** The whole text, for those whom nobody took over. */
  readonly message: string
}
