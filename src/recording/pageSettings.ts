/** What a config says of the pages themselves; all else in it is for detectors and rules. */
export interface PageSettings {
  readonly marks: MarkPatterns
  /** The first that fits counts. */
  readonly forms: readonly FormPattern[]
  /** By name, those that only the page can tell of. */
  readonly events: { readonly [name: string]: { readonly click?: string; readonly element?: string } }
  /** Selectors that rules ask about. */
  readonly elements: readonly string[]
  /** Query parameters that make another page. */
  readonly keepQuery: readonly string[]
}

/** Selectors, for templates that nobody may edit. */
export interface MarkPatterns {
  readonly error?: readonly string[]
  readonly ambient?: readonly string[]
  readonly ignore?: readonly string[]
  readonly mask?: readonly string[]
  /** Selector → name. */
  readonly name?: { readonly [selector: string]: string }
}

export interface FormPattern {
  readonly name: string
  readonly match: string
  /** What the page shows when it refuses. */
  readonly refused?: string
}
